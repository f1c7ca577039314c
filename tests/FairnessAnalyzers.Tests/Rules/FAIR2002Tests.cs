using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR2002Tests
{
    private const string Complete =
        "TargetParameter(\"Reconvicted of any offence\", Population = \"People on parole\", MeasuredBy = \"Courts of England and Wales\"";

    [Fact]
    public Task Fires_once_on_each_incomplete_attribute() => Verify.Rule("FAIR2002", """
        [assembly: {|FAIR2002:TargetParameter("Reconvicted of any offence", Column = "A")|}]
        [{|FAIR2002:TargetParameter("Reconvicted of any offence", Column = "B"), TargetParameter("Reconvicted of any offence", Column = "C")|}]
        class Row
        {
            [{|FAIR2002:TargetParameter("Reconvicted of any offence", MeasuredBy = "Courts of England and Wales")|}]
            public bool Reoffended { get; set; }

            [{|FAIR2002:TargetParameter("Reconvicted of any offence", Population = "People on parole")|}]
            public bool Field;

            [{|FAIR2002:TargetParameter("Reconvicted of any offence", Column = "Score")|}]
            void Method() { }
        }
        """.Replace("\"B\"), Target", "\"B\")|}, {|FAIR2002:Target"));

    [Theory]
    [InlineData("[" + Complete + ")] public bool Reoffended { get; set; }")]
    [InlineData("[" + Complete + ", Column = \"Reoffended\")] void Method() { }")]
    [InlineData("[Other.TargetParameter] public bool Reoffended { get; set; }")]
    public Task Silent_on_complete_ones_and_other_attributes(string member) => Verify.Rule("FAIR2002", $$"""
        class Row { {{member}} }
        namespace Other { class TargetParameterAttribute : Attribute { } }
        """);

    [Fact]
    public Task Silent_where_nothing_is_about_people() => Verify.Rule("FAIR2002", """
        [assembly: NotAboutPeople("Vibrations of wind turbines")]
        class Row { [TargetParameter("TODO")] public bool Broken { get; set; } }
        """);

    [Theory]
    [InlineData("\"TODO\"", "Outcome, Population and MeasuredBy")]
    [InlineData("\"reoffended\", Population = \"people on parole\", MeasuredBy = \"measured by\"", "Outcome and MeasuredBy")]
    [InlineData("\"Reconvicted\", Population = \"<Pending>\", MeasuredBy = null", "Population and MeasuredBy")]
    [InlineData("\"Reconvicted\", Population = \"people on parole\", MeasuredBy = \"courts\", Column = \"MeasuredBy\"", null)]
    public async Task Names_what_is_missing(string arguments, string? missing) => Assert.Equal(
        missing is null ? "" : $"FAIR2002 Warning: [TargetParameter] does not say {missing}",
        await Report.Lines("FAIR2002", Compile.Project($"class Row {{ [TargetParameter({arguments})] public bool Reoffended; }}")));

    [Fact]
    public async Task Carries_the_column_the_role_and_the_member()
    {
        var found = Assert.Single(await Report.Of("FAIR2002", Compile.Project("class Row { [TargetParameter(\"\"), ColumnName(\"Label\")] public bool Reoffended { get; set; } }")));
        Assert.Equal("Label", found.Properties["fairness.column"]);
        Assert.Equal("label", found.Properties["fairness.role"]);
        Assert.Equal("P:Row.Reoffended", found.Properties["fairness.symbol"]);
    }

    [Fact]
    public async Task Can_be_suppressed_by_attribute() => Assert.True(Assert.Single(await Report.Of("FAIR2002", Compile.Project("""
        class Row
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("FairnessTargets", "FAIR2002", Justification = "The register says it: TP-7.")]
            [TargetParameter("Reconvicted")] public bool Reoffended { get; set; }
        }
        """))).IsSuppressed);
}
