using System;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Tests.Verifiers;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Tests.Declarations;

public class FairnessOptionsTests
{
    [Fact]
    public void Nothing_said_means_the_defaults()
    {
        var options = Read();
        Assert.Equal(FairnessLevel.Recommended, options.Level);
        Assert.Equal("uk eu us ca au un", string.Join(" ", options.Jurisdictions));
        Assert.Null(options.Today);
        Assert.False(options.IsTestProject);
        Assert.Empty(options.Problems);
        var file = options.In(CSharpSyntaxTree.ParseText(""));
        Assert.Equal(20, file.MinJustificationLength);
        Assert.Equal(Confidence.Medium, file.MinimumConfidence);
        Assert.Equal(9, file.VocabularyLanguages.Length);
        Assert.Null(file.AssessmentReferencePattern);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("none", "None")]
    [InlineData("Minimum", "Minimum")]
    [InlineData("recommended", "Recommended")]
    [InlineData(" STRICT ", "Strict")]
    [InlineData("", "Recommended")]
    public void The_level_is_read(string text, string level) =>
        Assert.Equal(level, Read("build_property.FairnessAnalysisLevel=" + text).Level.ToString());

    [Fact]
    public void Properties_and_options_are_read()
    {
        var options = Read(
            "build_property.FairnessJurisdiction=EU;uk", "build_property.FairnessToday=2027-03-31", "build_property.IsTestProject=True",
            "fairness.min_justification_length=5", "fairness.minimum_confidence=High", "fairness.vocabulary_languages=nl, en",
            "fairness.assessment_reference_pattern=^DPIA-\\d+$");
        Assert.Equal("uk eu", string.Join(" ", options.Jurisdictions));
        Assert.Equal(new DateTime(2027, 3, 31), options.Today);
        Assert.True(options.IsTestProject);
        Assert.Equal(5, options.Global.MinJustificationLength);
        Assert.Equal(Confidence.High, options.Global.MinimumConfidence);
        Assert.Equal("en nl", string.Join(" ", options.Global.VocabularyLanguages));
        Assert.Equal("^DPIA-\\d+$", options.Global.AssessmentReferencePattern?.ToString());
        Assert.Empty(options.Problems.Concat(options.Global.Problems));
        var vocabulary = options.VocabularyIn(CSharpSyntaxTree.ParseText(""));
        Assert.Equal(("uk eu", "en nl", Confidence.High),
            (string.Join(" ", vocabulary.Jurisdictions), string.Join(" ", vocabulary.Languages), vocabulary.MinimumConfidence));
    }

    [Theory]
    [InlineData("build_property.FairnessAnalysisLevel=max", "'max' is no value of FairnessAnalysisLevel: expected none, minimum, recommended or strict")]
    [InlineData("build_property.FairnessJurisdiction=eu,mars", "'mars' is no value of FairnessJurisdiction: expected any of uk, eu, us, ca, au, un")]
    [InlineData("build_property.FairnessToday=tomorrow", "'tomorrow' is no value of FairnessToday: expected an ISO 8601 date such as 2027-03-31")]
    [InlineData("fairness.min_justification_length=-1", "'-1' is no value of fairness.min_justification_length: expected a whole number")]
    [InlineData("fairness.minimum_confidence=certain", "'certain' is no value of fairness.minimum_confidence: expected high, medium or low")]
    [InlineData("fairness.vocabulary_languages=tlh", "'tlh' is no value of fairness.vocabulary_languages: expected any of en, fr, de, es, it, nl, sv, pt, pl")]
    [InlineData("fairness.assessment_reference_pattern=(", "'(' is no value of fairness.assessment_reference_pattern: expected a .NET regular expression")]
    [InlineData("fairness.min_confidence=low", "'low' is no value of fairness.min_confidence: expected one of the options "
        + "fairness.min_justification_length, fairness.minimum_confidence, fairness.vocabulary_languages, fairness.assessment_reference_pattern")]
    public void A_wrong_value_is_a_problem_and_the_default_holds(string line, string problem)
    {
        var options = Read(line);
        Assert.Equal(problem, Assert.Single(options.Problems.Concat(options.Global.Problems)).ToString());
        Assert.Equal(FairnessLevel.Recommended, options.Level);
        Assert.Equal(20, options.Global.MinJustificationLength);
        Assert.Equal(Confidence.Medium, options.Global.MinimumConfidence);
        Assert.Equal(9, options.Global.VocabularyLanguages.Length);
    }

    private static FairnessOptions Read(params string[] lines) => FairnessOptions.Read(Options.Of(lines).AnalyzerConfigOptionsProvider);
}
