using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5001Tests
{
    private static string Trained(string features, string label = "\"Label\"") => $$"""
        ml.Transforms.Concatenate("Features", "Distance", {{features}}).Append(ml.BinaryClassification.Trainers.FastTree({{label}})).Fit(data);
        """;

    [Theory]
    [InlineData("public float PriorRiskScore { get; set; }", "PriorRiskScore")]
    [InlineData("public float PredictedLabel { get; set; }", "PredictedLabel")]
    [InlineData("public float Probability { get; set; }", "Probability")]
    [InlineData("[ModelOutput] public float Z7 { get; set; }", "Z7")]
    public Task Fires_on_a_feature_that_a_model_wrote(string member, string column) =>
        Verify.Rule("FAIR5001", Rows.Training(member, Trained($$"""{|FAIR5001:"{{column}}"|}""")));

    [Fact]
    public Task Fires_on_a_target_that_a_model_wrote() =>
        Verify.Rule("FAIR5001", Rows.Training("public bool PredictedLabel { get; set; }", Trained("\"Distance\"", "{|FAIR5001:\"PredictedLabel\"|}")));

    [Theory]
    [InlineData("public float Score { get; set; }", "Score")]
    [InlineData("[NotSensitive(\"Points in the pub quiz\")] public float PriorRiskScore { get; set; }", "PriorRiskScore")]
    public Task Is_silent_for_a_bare_score_and_for_what_is_declared_to_be_something_else(string member, string column) =>
        Verify.Rule("FAIR5001", Rows.Training(member, Trained($"\"{column}\"")));

    [Fact]
    public Task Fires_on_a_score_that_crossed_a_fit() => Verify.Rule("FAIR5001", Rows.Training("", """
        var first = ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression()).Fit(data);
        var scored = first.Transform(data);
        ml.Transforms.Concatenate("Features2", {|FAIR5001:"Score"|}).Append(ml.BinaryClassification.Trainers.FastTree("Label", "Features2")).Fit(scored);
        """));

    [Fact]
    public Task Fires_on_a_score_whose_sources_are_features_beside_it() => Verify.Rule("FAIR5001", Rows.Training("", """
        var first = ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression()).Fit(data);
        var scored = first.Transform(data);
        ml.Transforms.Concatenate("Features2", "Distance", {|FAIR5001:"Score"|}).Append(ml.BinaryClassification.Trainers.FastTree("Label", "Features2")).Fit(scored);
        """));

    [Theory]
    [InlineData("rows.Select(row => { var answer = engine.Predict(row); return new { row.Visits, Label = answer.PredictedLabel }; })")]
    [InlineData("rows.Select(row => new { row.Visits, Label = engine.Predict(row).PredictedLabel })")]
    [InlineData("from row in rows let answer = engine.Predict(row) where answer.Score > 0.9f select new { row.Visits, Label = answer.PredictedLabel }")]
    [InlineData("rows.Zip(rows.Select(engine.Predict), (row, answer) => new { row.Visits, Label = answer.PredictedLabel })")]
    public async Task Fires_on_rows_that_predictions_are_written_into(string made)
    {
        var source = Cases.In($"var data = ml.Data.LoadFromEnumerable({made});"
            + """ml.Transforms.Concatenate("Features", "Visits").Append(ml.BinaryClassification.Trainers.{|FAIR5001:FastTree|}()).Fit(data);""");
        await Verify.Rule("FAIR5001", source);
        await Verify.Rule("FAIR1008", source.Replace("{|FAIR5001:FastTree|}", "FastTree", System.StringComparison.Ordinal));
    }

    [Fact]
    public Task Is_silent_for_trainers_stacked_in_one_pipeline() => Verify.Rule("FAIR5001", Rows.Training("", """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression())
            .Append(ml.Transforms.Concatenate("Features2", "Score")).Append(ml.BinaryClassification.Trainers.FastTree("Label", "Features2")).Fit(data);
        """));

    [Fact]
    public Task Fires_on_rows_made_of_predictions() => Verify.Rule("FAIR5001", $$"""
        {{Cases.Row}}
        public class Retraining
        {
            void Run(MLContext ml, IEnumerable<CasePrediction> answers, ITransformer model)
            {
                var engine = ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model);
                var data = ml.Data.LoadFromEnumerable(answers);
                ml.Transforms.Concatenate("Features", {|FAIR5001:"Score"|}).Append(ml.BinaryClassification.Trainers.FastTree({|FAIR5001:"PredictedLabel"|})).Fit(data);
            }
        }
        """);

    [Theory]
    [InlineData("[FeedbackLoop(FeedbackKind.Model, \"Loop assessed in DPIA-7\")] public class Training")]
    [InlineData("[FeedbackLoop(FeedbackKind.None, \"The score is frozen since 2019\")] public class Training")]
    public Task Is_silent_where_the_loop_is_declared(string declared) => Verify.Rule(
        "FAIR5001", Rows.Training("public float PriorRiskScore { get; set; }", Trained("\"PriorRiskScore\"")).Replace("public class Training", declared, System.StringComparison.Ordinal));

    [Fact]
    public Task A_placeholder_assesses_nothing() => Verify.Rule("FAIR5001", Rows.Training("public float PriorRiskScore { get; set; }", Trained("{|FAIR5001:\"PriorRiskScore\"|}"))
        .Replace("public class Training", "[FeedbackLoop(FeedbackKind.Model, \"...\")] public class Training", System.StringComparison.Ordinal));

    [Fact]
    public void The_log_names_the_column_and_the_way_there()
    {
        var finding = Assert.Single(Rows.Find("FAIR5001", Rows.Training("public float PriorRiskScore { get; set; }", Trained("\"PriorRiskScore\""))));
        Assert.Equal("Column 'PriorRiskScore' is by its name the output of a model and is used to train FastTree: declare the loop with [FeedbackLoop]", finding.GetMessage());
        Assert.Equal(
            ["fairness.characteristic=model-output", "fairness.column=PriorRiskScore", "fairness.kind=modelOutput", "fairness.symbol=M:Training.Train(Microsoft.ML.MLContext,System.String)", "fairness.trainer=FastTree"],
            Cases.Log(finding));
        Assert.Equal(["PriorRiskScore", "Concatenate", "FastTree"], Rows.Way(finding));
    }
}
