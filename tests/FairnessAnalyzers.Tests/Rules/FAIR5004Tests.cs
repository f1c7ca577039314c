using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5004Tests
{
    [Theory]
    [InlineData("FullyAutomated", "LegalBasis = \"Act 7 s.3\", Notice = \"By letter\", AppealRoute = \"Tribunal\"", null)]
    [InlineData("FullyAutomated", "LegalBasis = \"Act 7 s.3\", Notice = \"By letter\", AppealRoute = \"appeal route\"", "AppealRoute")]
    [InlineData("FullyAutomated", "Role = \"Nobody at all\"", "LegalBasis, Notice and AppealRoute")]
    [InlineData("InTheLoop", "Role = \"Case worker\"", null)]
    [InlineData("OnTheLoop", "Role = \"Case worker\"", null)]
    public async Task Asks_for_basis_notice_and_appeal_where_nobody_decides(string mode, string statements, string? missing) => Assert.Equal(
        missing is null ? "" : $"FAIR5004 Warning: [HumanOversight] declares a fully automated decision and does not say {missing}",
        await Report.Lines("FAIR5004", Compile.Project($"class C {{ [HumanOversight(OversightMode.{mode}, {statements})] void Decide() {{ }} }}")));

    [Fact]
    public Task Fires_on_the_attribute_once() => Verify.Rule("FAIR5004", """
        [assembly: {|FAIR5004:HumanOversight(OversightMode.FullyAutomated)|}]
        class C { void M() { [{|FAIR5004:HumanOversight(mode: OversightMode.FullyAutomated)|}] void Local() { } } }
        """);

    [Fact]
    public Task Silent_where_nothing_is_about_people() => Verify.Rule("FAIR5004", """
        [assembly: NotAboutPeople("Vibrations of wind turbines")]
        [HumanOversight(OversightMode.FullyAutomated)] class C { }
        """);
}
