using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5007Tests
{
    private const string Load = "var data = ml.Data.LoadFromTextFile<CaseRow>(path); ";
    private const string Train = Load + $"var model = {Cases.Pipeline}.Fit(data); ";

    [Theory]
    [InlineData("ml.BinaryClassification.{|FAIR5007:Evaluate|}(model.Transform(data), \"Evicted\");")]
    [InlineData("var split = ml.Data.TrainTestSplit(data); var scored = model.Transform(split.TestSet); ml.BinaryClassification.{|FAIR5007:EvaluateNonCalibrated|}(scored, \"Evicted\");")]
    [InlineData("ml.BinaryClassification.{|FAIR5007:Evaluate|}(view, \"Evicted\");")]
    [InlineData($"""ml.BinaryClassification.{"{|FAIR5007:CrossValidate|}"}(data, {Cases.Pipeline}, labelColumnName: "Evicted");""")]
    [InlineData("ml.BinaryClassification.{|FAIR5007:Evaluate|}(model.Transform(ml.Data.FilterRowsByColumn(data, \"Visits\", lowerBound: 1)), \"Evicted\");")]
    public Task Fires_where_people_of_protected_groups_are_measured_together(string evaluate) => Verify.Rule("FAIR5007", Cases.In(Train + evaluate));

    [Theory]
    [InlineData("ml.BinaryClassification.Evaluate(model.Transform(ml.Data.FilterRowsByColumn(data, \"Age\", lowerBound: 65)), \"Evicted\");")]
    [InlineData("ml.BinaryClassification.Evaluate(model.Transform(ml.Data.LoadFromEnumerable(rows.Where(row => row.Sex == \"F\"))), \"Evicted\");")]
    [InlineData("foreach (var group in rows.GroupBy(row => row.Sex)) ml.BinaryClassification.Evaluate(model.Transform(ml.Data.LoadFromEnumerable(group)), \"Evicted\");")]
    public Task Is_silent_where_something_is_evaluated_by_one_of_them(string byGroup) =>
        Verify.Rule("FAIR5007", Cases.In(Train + "ml.BinaryClassification.Evaluate(model.Transform(data), \"Evicted\");" + byGroup));

    [Theory]
    [InlineData("", "var data = ml.Data.FilterRowsByColumn(ml.Data.LoadFromTextFile<CaseRow>(path), \"Age\", lowerBound: 18);", "{|FAIR5007:Evaluate|}", "data")]
    [InlineData("", "var data = ml.Data.LoadFromEnumerable(rows.Where(row => row.Age >= 18));", "{|FAIR5007:Evaluate|}", "ml.Data.TrainTestSplit(data).TestSet")]
    [InlineData("", "var data = ml.Data.FilterRowsByColumn(ml.Data.LoadFromTextFile<CaseRow>(path), \"Age\", lowerBound: 18);", "Evaluate", "ml.Data.FilterRowsByColumn(data, \"Age\", lowerBound: 65)")]
    [InlineData("foreach (var sex in new[] { \"f\", \"m\" })", "var data = ml.Data.LoadFromEnumerable(rows.Where(row => row.Sex == sex));", "Evaluate", "data")]
    public Task What_the_training_data_have_passed_as_well_is_cleaning(string loop, string load, string evaluate, string evaluated) => Verify.Rule("FAIR5007", Cases.In(
        $"{loop} {{ {load} var model = {Cases.Pipeline}.Fit(data); ml.BinaryClassification.{evaluate}(model.Transform({evaluated}), \"Evicted\"); }}"));

    [Theory]
    [InlineData("\"Sex\"", "Evaluate")]
    [InlineData("path", "Evaluate")]
    [InlineData("\"Visits\"", "{|FAIR5007:Evaluate|}")]
    public Task The_metrics_of_Fairlearn_evaluate_by_the_column_they_are_given(string column, string evaluate) => Verify.Rule("FAIR5007", Packages.Fairlearn + $$"""
        namespace Council
        {
            using Microsoft.ML.Fairlearn;
            {{Cases.Row}}
            class Training
            {
                void Run(MLContext ml, string path)
                {
                    {{Train}}
                    ml.BinaryClassification.{{evaluate}}(model.Transform(data), "Evicted");
                    ml.Fairlearn().Metric.BinaryClassification(model.Transform(data), "Evicted", "PredictedLabel", {{column}});
                }
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_the_only_protected_column_is_what_is_predicted() => Verify.Rule("FAIR5007", """
        public class Patient { [LoadColumn(0)] public float Temperature { get; set; } [LoadColumn(1)] public string Disease { get; set; } = ""; }
        class Training
        {
            void Run(MLContext ml, string path)
            {
                var data = ml.Data.LoadFromTextFile<Patient>(path);
                var model = ml.Transforms.Conversion.MapValueToKey("Label", "Disease").Append(ml.Transforms.Concatenate("Features", "Temperature"))
                    .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy()).Fit(data);
                ml.MulticlassClassification.Evaluate(model.Transform(data));
            }
        }
        """);

    [Fact]
    public Task Is_silent_for_rows_without_protected_columns() => Verify.Rule("FAIR5007", """
        public class Room { [LoadColumn(0)] public float Area { get; set; } }
        public class Rooms { void Measure(MLContext ml, string path, ITransformer model) => ml.Regression.Evaluate(model.Transform(ml.Data.LoadFromTextFile<Room>(path))); }
        """);

    [Fact]
    public async Task Is_silent_where_the_evaluation_is_declared_as_done_with_another_tool()
    {
        foreach (var source in Cases.Covered(Train + "ml.BinaryClassification.Evaluate(model.Transform(data), \"Evicted\");", """GroupEvaluation("Equality report 2031, notebook by-group.ipynb")"""))
        {
            await Verify.Rule("FAIR5007", source);
        }
    }

    [Fact]
    public Task A_placeholder_reports_nothing() => Verify.Rule(
        "FAIR5007", Cases.In(Train + "ml.BinaryClassification.{|FAIR5007:Evaluate|}(model.Transform(data), \"Evicted\");", onMethod: """[GroupEvaluation("TODO")]"""));

    [Fact]
    public void Names_the_groups()
    {
        var finding = Rows.Find("FAIR5007", Cases.In(Train + "ml.BinaryClassification.Evaluate(model.Transform(data), \"Evicted\");")).Single();
        Assert.Equal(
            "Evaluate measures the model on everybody at once although the rows hold 'Age', 'Sex' (age, sex): evaluate by group, or declare where with [GroupEvaluation]",
            finding.GetMessage());
        Assert.Equal("protected", finding.Properties["fairness.kind"]);
        Assert.Equal("age, sex", finding.Properties["fairness.characteristic"]);
    }
}
