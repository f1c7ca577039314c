using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.Audit;

public class ConfigurationTests
{
    [Fact]
    public async Task A_wrong_option_is_reported_once_at_the_first_file()
    {
        var project = Compile.Project("// A comment\nclass A { }", "class B { }");
        var found = Assert.Single(await Report.Of("FAIR9009", project, Options.Of("fairness.minimum_confidence = certain")));
        Assert.Equal("'certain' is no value of fairness.minimum_confidence: expected high, medium or low", found.GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal(("Test0.cs", 1), (found.Location.SourceTree!.FilePath, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("build_property.FairnessToday = soon", "'soon' is no value of FairnessToday")]
    [InlineData("build_property.FairnessAnalysisLevel = highest", "'highest' is no value of FairnessAnalysisLevel")]
    [InlineData("build_property.FairnessJurisdiction = uk, atlantis", "'atlantis' is no value of FairnessJurisdiction")]
    public async Task A_wrong_property_is_reported(string line, string message) =>
        Assert.StartsWith("FAIR9009 Warning: " + message, await Report.Lines("FAIR9009", Compile.Project("class A { }"), Options.Of(line)));

    [Theory]
    [InlineData("FAIR1001 | M:C.M | Race | until=2027-03-31", "A line of FairnessBaseline.txt is 'id | symbol | column | until=date | reason', and this one has 4 of 5 parts")]
    [InlineData("FAIR1 | M:C.M | Race | until=2027-03-31 | Known since 2024", "A line of FairnessBaseline.txt begins with the id of a rule, and this one does not")]
    [InlineData("FAIR1001 | M:C.M | Race | | Known since 2024", "A known finding needs a day on which it ends: until=2027-03-31")]
    [InlineData("FAIR1001 | M:C.M | Race | 2027-03-31 | Known since 2024", "A known finding needs a day on which it ends: until=2027-03-31")]
    [InlineData("FAIR1001 | M:C.M | Race | until=soon | Known since 2024", "A known finding needs a day on which it ends: until=2027-03-31")]
    [InlineData("FAIR1001 | M:C.M | Race | until=2027-03-31 | TODO", "A known finding needs a reason")]
    [InlineData("FAIR1001 | M:C.M | Race | until=2027-03-31 |", "A known finding needs a reason")]
    public async Task A_malformed_line_of_a_baseline_is_reported_at_its_place(string line, string message)
    {
        var found = Assert.Single(await Report.Of("FAIR9009", Compile.Project("class A { }"),
            Options.With([("/src/FairnessBaseline.txt", "# Known findings\n\n" + line + "\nFAIR1001 | | | until=2027-03-31 | Known since 2024\n")])));
        Assert.Equal(message, found.GetMessage());
        Assert.Equal(("/src/FairnessBaseline.txt", 2), (found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("/src/FairnessVocabulary.csv")]
    [InlineData("/src/housing.fairnessvocabulary.csv")]
    public async Task A_malformed_line_of_a_vocabulary_is_reported_at_its_place(string path)
    {
        const string text = "term,kind,characteristic,legal_basis,rationale,source,languages,not_when\nestate,proxy,race,,Stands for it,Study,,\nblock,sortof,race,,Stands for it,Study,,\n";
        var found = Assert.Single(await Report.Of("FAIR9009", Compile.Project("class A { }"), Options.With([(path, text)])));
        var place = found.Location.GetLineSpan();
        Assert.Equal((path, 2, 6, 12), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Character));
        Assert.Equal("sortof", text.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task A_vocabulary_that_is_none_at_all_is_reported_and_breaks_nothing() => Assert.All(
        await Report.Of("FAIR9009", Compile.Project("class A { }"), Options.With([("FairnessVocabulary.csv", "\0\r\u2028\n\"x"), ("Other.csv", "term")])),
        found => Assert.Equal(("FAIR9009", "FairnessVocabulary.csv"), (found.Id, found.Location.GetLineSpan().Path)));

    [Theory]
    [InlineData("FairnessBaseline.txt")]
    [InlineData("/anywhere/fairnessbaseline.TXT")]
    public async Task Known_findings_become_information_with_a_mark(string path)
    {
        var found = Assert.Single(await Baselined("FAIR2002 | T:Row | Reoffended | until=2027-03-31 | Known since 2024 | see the register", path));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("true", found.Properties["fairness.baselined"]);
        Assert.Equal("[TargetParameter] does not say MeasuredBy", found.GetMessage());
    }

    [Theory]
    [InlineData("FAIR2003 | T:Row | Reoffended | until=2027-03-31 | Known since 2024")]
    [InlineData("FAIR2002 | T:Other | Reoffended | until=2027-03-31 | Known since 2024")]
    [InlineData("FAIR2002 | T:Row | Other | until=2027-03-31 | Known since 2024")]
    [InlineData("FAIR2002 | T:Row | | until=2027-03-31 | Known since 2024")]
    [InlineData("FAIR2002 | T:Row | Reoffended | until=2027-03-31 | TBD")]
    [InlineData("FAIR2002 | T:Row | Reoffended | until=2027-03-30 | Ended yesterday")]
    public async Task Others_stay_as_they_are(string line)
    {
        var found = Assert.Single(await Baselined(line));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.DoesNotContain("fairness.baselined", found.Properties.Keys);
    }

    [Fact]
    public async Task Findings_about_the_audit_trail_can_be_known_as_well()
    {
        var found = Assert.Single(await Report.Of(
            "FAIR9001", Compile.Project("class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"F\", \"FAIR1001\")] void M() { } }"),
            Options.With([("FairnessBaseline.txt", "fair9001 | M:C.M | - | until=2027-03-31 | Known since 2024")])));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public async Task A_known_finding_is_not_hidden_by_a_pragma_or_by_NoWarn()
    {
        var project = Compile.Project("#pragma warning disable\n" + Row).With(o => o.WithSpecificDiagnosticOptions([new("FAIR2002", ReportDiagnostic.Suppress)]));
        var found = await Report.Of("FAIR2002,FAIR9003", project, Options.With([("FairnessBaseline.txt", "FAIR2002 | T:Row | Reoffended | until=2027-03-31 | Known since 2024")]));
        Assert.Equal(("FAIR2002", DiagnosticSeverity.Info, false), (Assert.Single(found).Id, found[0].Severity, found[0].IsSuppressed));
    }

    private const string Row = "[TargetParameter(\"Reconvicted of any offence\", Column = \"Reoffended\", Population = \"People on parole\")] class Row { public bool Reoffended; }";

    private static async Task<Diagnostic[]> Baselined(string line, string path = "FairnessBaseline.txt") =>
        [.. await Report.Of("FAIR2002", Compile.Project(Row), Options.With([(path, line)], "build_property.FairnessToday=2027-03-31"))];
}
