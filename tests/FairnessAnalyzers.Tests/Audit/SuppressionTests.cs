using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Audit;

public class SuppressionTests
{
    private const string Usings = "using System.Diagnostics.CodeAnalysis;\n";

    [Theory]
    [InlineData("SuppressMessage(\"Fairness\", \"FAIR1001\")")]
    [InlineData("SuppressMessage(\"FairnessFeatures\", \"FAIR1001:Protected characteristic used as a feature\")")]
    [InlineData("SuppressMessage(\"\", \"fair1001\")")]
    [InlineData("SuppressMessage(\"FairnessFeatures\", \"*\")")]
    [InlineData("SuppressMessage(checkId: \"FAIR1001\", category: \"Audit\")")]
    [InlineData("SuppressMessage(\"Fairness\", \"FAIR1001\", Justification = null)")]
    [InlineData("SuppressMessage(\"Fairness\", \"FAIR1001\", Justification = \" \")")]
    [InlineData("SuppressMessage(\"Fairness\", C.Id, Justification = C.Blank)")]
    [InlineData("SuppressMessageAttribute(\"Fairness\", \"FAIR1001\")")]
    [InlineData("UnconditionalSuppressMessage(\"Fairness\", \"FAIR1001\")")]
    [InlineData("System.Diagnostics.CodeAnalysis.SuppressMessage(\"Fairness\", \"FAIR1001\")")]
    [InlineData("Hide(\"Fairness\", \"FAIR1001\")")]
    [InlineData("HideEverywhere(\"Fairness\", \"FAIR1001\")")]
    [InlineData("\\u0053uppressMessage(\"Fairness\", \"FAIR1001\")")]
    public Task FAIR9001_fires_without_a_reason(string attribute) => Verify.Rule("FAIR9001", Usings + $$"""
        using Hide = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;
        class C
        {
            public const string Id = "FAIR1001", Blank = "";
            [{|FAIR9001:{{attribute}}|}] void M() { }
        }
        """, state => state.Sources.Add(("/Global.cs", "global using HideEverywhere = System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute;")));

    [Theory]
    [InlineData("[SuppressMessage(\"Fairness\", \"FAIR1001\", Justification = \"Needed for travel time, see the register.\")] void M() { }")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\")] void M() { }")]
    [InlineData("[SuppressMessage(\"Design\", \"FAIRLY1001\")] void M() { }")]
    [InlineData("[Other.SuppressMessage(\"Fairness\", \"FAIR1001\")] void M() { }")]
    public Task FAIR9001_is_silent_with_one_or_about_other_rules(string member) => Verify.Rule("FAIR9001", Usings + $$"""
        class C { {{member}} }
        namespace Other { class SuppressMessageAttribute(string category, string checkId) : Attribute { } }
        """);

    [Fact]
    public Task FAIR9001_is_reported_wherever_an_attribute_can_stand() => Verify.Rule("FAIR9001", Usings + """
        [module: {|FAIR9001:SuppressMessage("Fairness", "FAIR1001", Scope = "type", Target = "~T:C")|}]
        [assembly: {|FAIR9001:SuppressMessage("Fairness", "FAIR1001", Scope = "type", Target = "~T:C")|}]
        [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}]
        class C
        {
            [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] int f, g;
            [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] int P { [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] get => 1; }
            [return: {|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] int M([{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] int p)
            {
                [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] void Local() { }
                Action a = [{|FAIR9001:SuppressMessage("Fairness", "FAIR1001")|}] () => { };
                return 1;
            }
        }
        """);

    [Theory]
    [InlineData("<Pending>", "it is a placeholder")]
    [InlineData("TODO", "it is a placeholder")]
    [InlineData("justification", "it is a placeholder")]
    [InlineData("[by=Head of Risk; ref=DPIA-7] n/a", "it is a placeholder")]
    [InlineData("[by=Head of Risk; ref=DPIA-7]", "it has no words after its head")]
    [InlineData("Protected characteristic used as a feature.", "it repeats the rule's title")]
    [InlineData("It is all right.", "it has 16 characters of the 20 that are asked for")]
    [InlineData("[by=Head of Risk; ref=DPIA-7] It is all right.", "it has 16 characters of the 20 that are asked for")]
    public async Task FAIR9002_names_why_the_reason_says_nothing(string justification, string why) =>
        Assert.Equal("FAIR9002 Warning: The justification for suppressing FAIR1001 says nothing: " + why, await Suppressed(justification));

    [Fact]
    public async Task FAIR9002_asks_for_the_length_that_the_project_chose()
    {
        const string justification = "[by=Head of Risk; ref=DPIA-7] It is all right.";
        Assert.Equal("", await Suppressed(justification, "fairness.min_justification_length = 16"));
        Assert.Contains("16 characters of the 17", await Suppressed(justification, "fairness.min_justification_length = 17"));
    }

    [Fact]
    public async Task A_complete_justification_is_silent() => Assert.Equal("", await Suppressed(
        "[kind=accepted-risk; by=Head of Risk Analytics; ref=DPIA-2031-7; until=2027-03-31] District kept for travel time.", "build_property.FairnessToday=2027-03-31"));

    [Theory]
    [InlineData("District kept for travel time.", "does not say by whom it was approved (by) and where it is recorded (ref)")]
    [InlineData("[by=Head of Risk] District kept for travel time.", "does not say where it is recorded (ref)")]
    [InlineData("[by=TBD; ref=DPIA-7] District kept for travel time.", "does not say by whom it was approved (by)")]
    public async Task FAIR9006_is_information_where_nobody_approved(string justification, string fault) => Assert.Equal(
        $"FAIR9006 Info: The justification for suppressing FAIR1001 {fault} in its head, [by=role; ref=DPIA-7; until=2027-03-31]", await Suppressed(justification));

    [Theory]
    [InlineData("minimum", "Warning")]
    [InlineData("recommended", "Warning")]
    [InlineData("strict", "Error")]
    public async Task FAIR9006_is_as_severe_as_the_level_where_it_has_expired(string level, string severity)
    {
        const string justification = "[by=Head of Risk; ref=DPIA-7; until=2027-03-31] District kept for travel time.";
        Assert.Equal(
            $"FAIR9006 {severity}: The justification for suppressing FAIR1001 ended on 2027-03-31",
            await Suppressed(justification, "build_property.FairnessToday=2027-04-01", "build_property.FairnessAnalysisLevel=" + level));
        Assert.Equal("", await Suppressed(justification, "build_property.FairnessAnalysisLevel=" + level));
    }

    [Theory]
    [InlineData("[by=Head; ref=DPIA-7; until=next year] District kept for travel time.", "until=next year is no ISO 8601 date such as 2027-03-31")]
    [InlineData("[by=Head; ref=DPIA-7; kind=whim] District kept for travel time.",
        "kind=whim is none of accepted-risk, false-positive, mitigated-elsewhere, legal-requirement, not-a-person")]
    public async Task FAIR9009_names_what_the_head_gets_wrong(string justification, string fault) =>
        Assert.Equal("FAIR9009 Warning: " + fault, await Suppressed(justification));

    [Theory]
    [InlineData("none", "")]
    [InlineData("minimum", "FAIR9001 Warning")]
    [InlineData("recommended", "FAIR9001 Warning")]
    [InlineData("strict", "FAIR9001 Error")]
    public async Task The_level_decides_how_severe_a_missing_reason_is(string level, string expected)
    {
        var found = await Report.Of("FAIR9", Compile.Project(Usings + "class C { [SuppressMessage(\"F\", \"FAIR1001\")] void M() { } }"), Report.Level(level));
        Assert.Equal(expected, string.Join(" ", found.Select(d => $"{d.Id} {d.Severity}")));
    }

    [Fact]
    public async Task Findings_name_the_member_that_is_suppressed()
    {
        var found = await Report.Of("FAIR9001", Compile.Project(Usings + "namespace N { class C { [SuppressMessage(\"F\", \"FAIR1001\")] void M(int p) { } } }"));
        Assert.Equal("M:N.C.M(System.Int32)", Assert.Single(found).Properties["fairness.symbol"]);
    }

    [Theory]
    [InlineData("assembly", "assembly")]
    [InlineData("module", "module")]
    public async Task FAIR9004_fires_on_a_suppression_of_everything(string target, string whole) => Assert.Equal(
        $"FAIR9004 Warning: FAIR1001 is switched off by an attribute on the whole {whole}: suppress it where it is found, with a Justification",
        await Report.Lines("FAIR9", Compile.Project(Usings +
            $"[{target}: SuppressMessage(\"F\", \"FAIR1001\", Scope = \"module\", Justification = \"[by=Head; ref=DPIA-7] District kept for travel time.\")]")));

    [Fact]
    public async Task Without_ML_NET_nothing_is_said() => Assert.Equal("", await Report.Lines("FAIR", Compile.Project(mlNet: false, Usings + """
        #pragma warning disable FAIR1001
        class C { [SuppressMessage("F", "FAIR1001")] void M() { } }
        """)));

    private static Task<string> Suppressed(string justification, params string[] options) => Report.Lines(
        "FAIR9", Compile.Project(Usings + $"class C {{ [SuppressMessage(\"F\", \"FAIR1001\", Justification = \"{justification}\")] void M() {{ }} }}"), Options.Of(options));
}
