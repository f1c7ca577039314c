using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3002Tests
{
    private const string Recommended =
        "AssessmentKind.Dpia, \"DPIA-2031-7\", Owner = \"Head of Risk\", ReviewBy = \"2027-03-31\", Purpose = \"Decide on support\", "
        + "LegalBasis = \"Act 7 s.3\", ConsequencesIfItGoesBadly = \"People stay inside for longer\"";

    private const string Strict = Recommended +
        ", ApprovedBy = \"Board\", ApprovedOn = \"2026-03-31\", AffectedGroups = new[] { \"People on parole\" }, "
        + "ConsequencesOfNotAttempting = \"Officers go on guessing\", PublicInterest = \"Fewer victims\"";

    [Fact]
    public Task Fires_on_the_attribute_once() => Verify.Rule("FAIR3002", """
        [assembly: {|FAIR3002:ImpactAssessment(AssessmentKind.Dpia, "DPIA-2031-7")|}]
        class Training { [{|FAIR3002:ImpactAssessment(AssessmentKind.Dpia, "")|}] void Train() { } }
        """);

    [Theory]
    [InlineData("minimum", "AssessmentKind.Other, \"DPIA-2031-7\"", null)]
    [InlineData("minimum", "AssessmentKind.Other, \"TBD\"", "Reference")]
    [InlineData("minimum", "AssessmentKind.Other, \"reference\"", "Reference")]
    [InlineData("recommended", "AssessmentKind.Other, \"DPIA-2031-7\"", "Owner, ReviewBy, Purpose, LegalBasis and ConsequencesIfItGoesBadly")]
    [InlineData("recommended", Recommended, null)]
    [InlineData("strict", Recommended, "ApprovedBy, ApprovedOn, AffectedGroups, ConsequencesOfNotAttempting and PublicInterest")]
    [InlineData("strict", Strict, null)]
    [InlineData("none", "AssessmentKind.Other, \"TBD\"", null)]
    public async Task The_level_decides_what_is_asked(string level, string arguments, string? missing) => Assert.Equal(
        missing is null ? "" : $"FAIR3002 Warning: [ImpactAssessment] does not say {missing}",
        await Report.Lines("FAIR3002", Compile.Project($"[ImpactAssessment({arguments})] class C {{ }}"), Report.Level(level)));

    [Theory]
    [InlineData("new[] { \"TODO\", \"-\" }", true)]
    [InlineData("new string[0]", true)]
    [InlineData("new[] { \"TODO\", \"People on parole\" }", false)]
    public async Task A_list_of_placeholders_is_missing(string groups, bool missing) => Assert.Equal(
        missing ? "FAIR3002 Warning: [ImpactAssessment] does not say AffectedGroups" : "",
        await Report.Lines("FAIR3002", Compile.Project($"[ImpactAssessment({Strict.Replace("new[] { \"People on parole\" }", groups)})] class C {{ }}"), Report.Level("strict")));

    [Theory]
    [InlineData("^DPIA-\\d{4}-\\d+$", null)]
    [InlineData("^EIA-", "FAIR3002 Warning: [ImpactAssessment] does not say a Reference that fits '^EIA-'")]
    [InlineData("(", null)]
    [InlineData("^(([A-Z0-9-])+.)+[?]$", "FAIR3002 Warning: [ImpactAssessment] does not say a Reference that fits '^(([A-Z0-9-])+.)+[?]$'")]
    public async Task The_project_may_say_what_a_reference_looks_like(string pattern, string? expected) => Assert.Equal(
        expected ?? "",
        await Report.Lines("FAIR3002", Compile.Project($"[ImpactAssessment({Recommended.Replace("DPIA-2031-7", "DPIA-2031-77777777777777777777777777777777")})] class C {{ }}"),
            Options.Of("fairness.assessment_reference_pattern = " + pattern)));
}
