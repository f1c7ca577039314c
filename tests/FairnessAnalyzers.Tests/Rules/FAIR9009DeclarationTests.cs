using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR9009DeclarationTests
{
    private const string Pipeline = """
        object Train(MLContext ml)
        {
            var data = ml.Data.LoadFromTextFile<Row>("cases.csv");
            return ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        }
        """;

    private const string Row = "class Row { [LoadColumn(0)] public float Age; [LoadColumn(1), ColumnName(\"Label\")] public bool Reoffended; }\n";

    [Fact]
    public Task Fires_on_each_date_that_is_none() => Verify.Rule("FAIR9009", """
        [ImpactAssessment(AssessmentKind.Dpia, "DPIA-7", ApprovedOn = {|FAIR9009:"31/03/2027"|}, ReviewBy = {|FAIR9009:"next spring"|})]
        [DataProvenance("Register", RetainUntil = {|FAIR9009:"2027-13-01"|}), RowFilter("*", "Duplicates", DecidedOn = {|FAIR9009:"yesterday"|})]
        [GroupEvaluation("Report", PerformedOn = {|FAIR9009:"2027"|})]
        class C { [DecisionThreshold("Why", ReviewBy = {|FAIR9009:Bad|})] const string Bad = "soon"; }
        """);

    [Fact]
    public Task Silent_on_dates_and_where_a_date_is_missing() => Verify.Rule("FAIR9009", """
        [ImpactAssessment(AssessmentKind.Dpia, "DPIA-7", ApprovedOn = "2026-03-31", ReviewBy = "TODO"), DataProvenance("Register", RetainUntil = null, Period = "31/03/2027")]
        [JustifiedFeature("Why", Column = "Any", ReviewBy = "")]
        class C { }
        """);

    [Fact]
    public async Task Says_what_is_wrong_with_a_date() => Assert.Equal(
        "FAIR9009 Warning: ReviewBy = 'next spring' is no ISO 8601 date such as 2027-03-31",
        await Report.Lines("FAIR9009", Compile.Project("[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", ReviewBy = \"next spring\")] class C { }")));

    [Fact]
    public Task Fires_on_a_column_that_the_row_type_does_not_have() => Verify.Rule("FAIR9009",
        "[NotSensitive(\"Why\", Column = {|FAIR9009:\"Agge\"|}), TargetParameter(\"What\", Column = {|FAIR9009:\"label\"|}), "
        + "FreeText(Column = \"Age\"), ModelOutput(Column = \"Label\"), PersonIdentifier(Column = \"Reoffended\")]\n" + Row);

    [Fact]
    public Task Fires_on_a_column_that_no_covered_model_reads_from() => Verify.Rule("FAIR9009", Row + """
        [TargetParameter("What", Column = {|FAIR9009:"Reofended"|}), TargetParameter("What", Column = "Reoffended")]
        class C
        {
            [JustifiedFeature("Why", Column = {|FAIR9009:"Features"|}), JustifiedFeature("Why", Column = "Age")]
        """ + Pipeline + "}");

    [Theory]
    [InlineData("[NotSensitive(\"Why\", Column = \"Anything\")] class Unrelated { }")]
    [InlineData("class C { [NotSensitive(\"Why\", Column = \"Anything\")] object Train(MLContext ml, IDataView data) => ml.BinaryClassification.Trainers.FastTree().Fit(data); }")]
    [InlineData("[assembly: NotSensitive(\"Why\", Column = \"Anything\")] class C { object Train(MLContext ml, IDataView data) => ml.BinaryClassification.Trainers.FastTree().Fit(data); }")]
    [InlineData("class C { [RowFilter(\"Derived\", \"Filters may read what a transform wrote\")] " + Pipeline + "} " + Row)]
    public Task Silent_where_no_schema_is_known_or_the_column_may_be_derived(string source) => Verify.Rule("FAIR9009", source);

    [Fact]
    public async Task Carries_the_name_and_the_severity_of_its_level()
    {
        var found = Assert.Single(await Report.Of("FAIR9009", Compile.Project("[NotSensitive(\"Why\", Column = \"Agge\")]" + Row), Report.Level("strict")));
        Assert.Equal("Column = 'Agge' names no column or member of Row", found.GetMessage());
        Assert.Equal("Agge", found.Properties["fairness.column"]);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task Runs_also_where_nothing_is_about_people() => Assert.Contains("Agge", await Report.Lines(
        "FAIR9009", Compile.Project("[assembly: NotAboutPeople(\"Wind turbines\")] [NotSensitive(\"Why\", Column = \"Agge\")]" + Row)));
}
