using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR4005Tests
{
    private static string Train(string data) => $"var data = {data}; {Cases.Pipeline}.Fit(data);";

    private static string Imputed(string transform) => $$"""
        var data = ml.Data.LoadFromTextFile<CaseRow>(path);
        ml.Transforms.{{transform}}.Append(ml.Transforms.Concatenate("Features", "Visits", "Age"))
            .Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted")).Fit(data);
        """;

    [Theory]
    [InlineData("""ml.Data.{|FAIR4005:FilterRowsByMissingValues|}(ml.Data.LoadFromTextFile<CaseRow>(path), "Age")""")]
    [InlineData("""ml.Data.{|FAIR4005:FilterRowsByColumn|}(ml.Data.LoadFromTextFile<CaseRow>(path), "Age", lowerBound: 18)""")]
    [InlineData("""ml.Data.LoadFromEnumerable(rows.{|FAIR4005:Where|}(row => row.Sex == "F"))""")]
    public Task Fires_where_rows_go_by_a_protected_column(string data) => Verify.Rule("FAIR4005", Cases.In(Train(data)));

    [Theory]
    [InlineData("""{|FAIR4005:ReplaceMissingValues|}("Age")""")]
    [InlineData("""{|FAIR4005:ReplaceMissingValues|}(new[] { new InputOutputColumnPair("Age"), new InputOutputColumnPair("Visits") })""")]
    public Task Fires_where_missing_values_of_one_are_handled(string transform) => Verify.Rule("FAIR4005", Cases.In(Imputed(transform)));

    [Fact]
    public Task Indicating_missing_values_counts_as_well() => Verify.Rule("FAIR4005", Cases.In("""
        var data = ml.Data.LoadFromTextFile<CaseRow>(path);
        ml.Transforms.{|FAIR4005:IndicateMissingValues|}("Unknown", "Age").Append(ml.Transforms.Conversion.ConvertType("Flag", "Unknown"))
            .Append(ml.Transforms.Concatenate("Features", "Visits", "Flag")).Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted")).Fit(data);
        """));

    [Fact]
    public Task Is_silent_for_ordinary_columns() => Verify.Rule("FAIR4005", Cases.In(
        Imputed("""ReplaceMissingValues("Visits")""") + """ml.Data.FilterRowsByMissingValues(view, "Visits");"""));

    [Fact]
    public Task Is_silent_for_a_whole_vector() => Verify.Rule("FAIR4005", Cases.In("""
        var data = ml.Data.LoadFromTextFile<CaseRow>(path);
        ml.Transforms.Concatenate("Features", "Visits", "Age").Append(ml.Transforms.ReplaceMissingValues("Features"))
            .Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted")).Fit(data);
        """));

    [Fact]
    public async Task Is_silent_where_the_effect_on_the_group_is_recorded_as_for_a_deliberate_subgroup_model()
    {
        foreach (var source in Cases.Covered(
            Train("""ml.Data.LoadFromEnumerable(rows.Where(row => row.Sex == "F"))"""), """RowFilter("Sex", "The service is for women", Impact = "Men have a model of their own")"""))
        {
            await Verify.Rule("FAIR4005", source);
        }
    }

    [Fact]
    public Task A_star_names_no_group() => Verify.Rule("FAIR4005", Cases.In(
        Train("""ml.Data.LoadFromEnumerable(rows.{|FAIR4005:Where|}(row => row.Sex == "F"))"""), onMethod: """[RowFilter("*", "Incomplete records")]"""));

    [Fact]
    public void Stands_beside_the_question_for_a_reason()
    {
        var source = Cases.In(Train("""ml.Data.LoadFromEnumerable(rows.Where(row => row.Sex == "F"))"""));
        Assert.Single(Rows.Find("FAIR4003", source));
        var finding = Assert.Single(Rows.Find("FAIR4005", source));
        Assert.Equal("Where drops rows by 'Sex' (sex): record the effect on that group with [RowFilter]", finding.GetMessage());
        Assert.Equal(["characteristic=sex", "column=Sex", "kind=protected"], Cases.Log(finding).Take(3).Select(static entry => entry["fairness.".Length..]));
        Assert.Contains("Equality Act", Assert.Single(Rows.Find("FAIR4005", Cases.In(Train("ml.Data.LoadFromEnumerable(rows.Where(row => row.Age > 18))")))).Properties["fairness.legal"], System.StringComparison.Ordinal);
    }
}
