using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Audit;

public class PragmaTests
{
    private const string Finding = "[TargetParameter(\"TODO\")] class Row { }";

    [Fact]
    public Task Fires_on_a_pragma_that_names_a_rule_whether_it_hides_one_or_not() => Verify.Rule("FAIR9003", """
        {|FAIR9003:#pragma warning disable FAIR1001|} // the minister asked
        class C { }
        #pragma warning restore FAIR1001
        {|FAIR9003:#pragma warning disable CA1000, fair1002, FAIR1003|}
        """);

    [Fact]
    public async Task Names_each_rule_once()
    {
        var found = Assert.Single(await Report.Of("FAIR9003", Compile.Project("#pragma warning disable FAIR1002, CA1000, FAIR1001, FAIR1002\nclass C { }")));
        Assert.Equal(
            "A pragma hides FAIR1002 and FAIR1001 without leaving a reason in the audit trail: use [SuppressMessage] with a Justification", found.GetMessage());
        Assert.Equal("FAIR1002,FAIR1001", found.Properties["rules"]);
    }

    [Theory]
    [InlineData("#pragma warning disable CA1000\n" + Finding)]
    [InlineData("#pragma warning disable\nclass C { }")]
    [InlineData("#pragma warning disable\nclass C { }\n#pragma warning restore\n" + Finding)]
    [InlineData("#pragma warning disable\nclass C { }\n#pragma warning restore FAIR2002\n" + Finding)]
    [InlineData(Finding + "\n#pragma warning disable\nclass C { }")]
    [InlineData("#pragma warning restore FAIR2002\n" + Finding)]
    [InlineData("#if NEVER\n#pragma warning disable FAIR2002\n#endif\n" + Finding)]
    [InlineData("#nullable disable warnings\n" + Finding)]
    public async Task Silent_where_it_names_none_and_hides_none(string source) => Assert.Equal("", await Report.Lines("FAIR9003", Compile.Project(source)));

    [Theory]
    [InlineData("#pragma warning disable\n" + Finding)]
    [InlineData("#pragma warning disable\n#pragma warning restore CA1000\n" + Finding + "\n" + Finding)]
    [InlineData("#pragma warning disable\n#pragma warning disable\n" + Finding)]
    public async Task Fires_once_on_a_pragma_that_names_none_and_hides_a_finding(string source)
    {
        var found = Assert.Single(await Report.Of("FAIR9003", Compile.Project(source)));
        Assert.StartsWith("A pragma hides FAIR2002 without", found.GetMessage());
        Assert.Equal(0, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("minimum")]
    [InlineData("strict")]
    public async Task A_hidden_finding_counts_at_every_severity(string level) =>
        Assert.Contains("FAIR9003 Warning", await Report.Lines("FAIR9003", Compile.Project("#pragma warning disable\n" + Finding), Report.Level(level)));

    [Theory]
    [InlineData("#pragma warning disable FAIR2002\n" + Finding)]
    [InlineData("#pragma warning disable\n" + Finding)]
    public async Task Level_none_is_silent(string source) => Assert.Equal("", await Report.Lines("FAIR", Compile.Project(source), Report.Level("none")));
}
