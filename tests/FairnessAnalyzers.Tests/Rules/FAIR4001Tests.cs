using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR4001Tests
{
    private static string Train(string load) => $"var data = {load}; {Cases.Pipeline}.Fit(data);";

    private const string Provenance = """DataProvenance("Housing register", PrimaryPurpose = "Waiting list", SamplingBasis = SamplingBasis.Census)""";

    [Theory]
    [InlineData("ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)")]
    [InlineData("ml.Data.{|FAIR4001:LoadFromEnumerable|}(rows)")]
    [InlineData("ml.Data.{|FAIR4001:LoadFromBinary|}(path)")]
    [InlineData("ml.Data.CreateTextLoader<CaseRow>().{|FAIR4001:Load|}(path)")]
    [InlineData("ml.Data.TrainTestSplit(ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)).TrainSet")]
    public Task Fires_on_the_load_whose_data_are_trained_on(string load) => Verify.Rule("FAIR4001", Cases.In(Train(load)));

    [Fact]
    public Task Fires_where_the_data_are_cross_validated() => Verify.Rule("FAIR4001", Cases.In($"""
        var data = ml.Data.{"{|FAIR4001:LoadFromTextFile|}"}<CaseRow>(path);
        ml.BinaryClassification.CrossValidate(data, {Cases.Pipeline}, labelColumnName: "Evicted");
        """));

    [Fact]
    public Task Is_silent_for_data_that_nothing_is_trained_on() => Verify.Rule("FAIR4001", Cases.In($"""
        {Cases.Pipeline}.Fit(view).Transform(ml.Data.LoadFromTextFile<CaseRow>(path));
        """));

    [Theory]
    [InlineData("ml.Data.LoadFromEnumerable(new[] { new CaseRow { Visits = 1 }, new CaseRow { Visits = 2, Evicted = true } })")]
    [InlineData("ml.Data.LoadFromEnumerable(new List<CaseRow> { new() { Visits = 1 }, new() { Evicted = true } })")]
    [InlineData("ml.Data.LoadFromEnumerable<CaseRow>([new CaseRow()])")]
    public Task Is_silent_for_rows_that_are_written_out_in_the_code(string load) => Verify.Rule("FAIR4001", Cases.In(Train(load)));

    [Fact]
    public async Task Is_silent_where_the_origin_is_declared()
    {
        foreach (var source in Cases.Covered(Train("ml.Data.LoadFromTextFile<CaseRow>(path)"), Provenance))
        {
            await Verify.Rule("FAIR4001", source);
        }
    }

    [Fact]
    public Task Is_silent_where_the_row_type_says_its_origin() => Verify.Rule(
        "FAIR4001", Cases.In(Train("ml.Data.LoadFromTextFile<CaseRow>(path)")).Replace("public class CaseRow", $"[{Provenance}] public class CaseRow", System.StringComparison.Ordinal));

    [Fact]
    public Task A_placeholder_is_no_origin() =>
        Verify.Rule("FAIR4001", Cases.In(Train("ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)"), onMethod: """[DataProvenance("TODO: source")]"""));

    [Fact]
    public void The_log_names_the_trainers()
    {
        var finding = Assert.Single(Rows.Find("FAIR4001", Cases.In($"""
            var data = ml.Data.LoadFromTextFile<CaseRow>(path);
            {Cases.Pipeline}.Fit(data);
            {Cases.Pipeline.Replace("SdcaLogisticRegression", "FastTree", System.StringComparison.Ordinal)}.Fit(data);
            """)));
        Assert.Contains("fairness.trainer=FastTree, SdcaLogisticRegression", Cases.Log(finding));
        Assert.StartsWith("LoadFromTextFile loads training data", finding.GetMessage(), System.StringComparison.Ordinal);
    }
}
