using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5005Tests
{
    private const string Predict = "var prediction = engine.Predict(applicant); ";

    private const string Members = """
        private const float Limit = 0.8f;
        private static readonly float Cut = 0.8f;
        [DecisionThreshold("Agreed with the tenants' council", ErrorTradeOff = "3 wrong visits for one missed")] private const float Agreed = 0.8f;
        private readonly float chosen = 0.8f;
        private static float Risk(PredictionEngine<CaseRow, CasePrediction> asked, CaseRow row) => asked.Predict(row).Score * 100;
        private static readonly List<Told> Shown = [];
        private sealed class Told(float chance) { public float Risk { get; } = chance; public int Band { get; } = chance > Agreed ? 2 : 1; public float Visits { get; set; } }
        private static void Show(PredictionEngine<CaseRow, CasePrediction> asked, CaseRow row) => Shown.Add(new Told(asked.Predict(row).Score));
        private static int Band(PredictionEngine<CaseRow, CasePrediction> asked, CaseRow row) => asked.Predict(row).Score > Agreed ? 2 : 1;
        """;

    private static string In(string body, string onMethod = "") => Cases.In(Predict + body, onMethod, members: Members);

    [Theory]
    [InlineData("var risky = {|FAIR5005:prediction.Score > 0.8f|};")]
    [InlineData("var risky = {|FAIR5005:prediction.Probability >= Limit|};")]
    [InlineData("var risky = {|FAIR5005:Cut < prediction.Score|};")]
    [InlineData("var score = prediction.Score; var risky = {|FAIR5005:score > 0.5|};")]
    [InlineData("var risky = {|FAIR5005:prediction.Score * 100 > 80|};")]
    [InlineData("var risky = prediction.Score is {|FAIR5005:> 0.8f|};")]
    [InlineData("var risky = prediction is { Score: {|FAIR5005:> 0.8f|} };")]
    [InlineData("var band = prediction.Score switch { {|FAIR5005:> 0.8f|} => 2, _ => 1 };")]
    [InlineData("var risky = prediction is { PredictedLabel: true, Probability: {|FAIR5005:>= 0.9f|} and {|FAIR5005:< 1|} };")]
    [InlineData("switch (prediction) { case { Score: {|FAIR5005:> 0.8f|} }: break; }")]
    [InlineData("var risky = prediction is { Score: var score } && {|FAIR5005:score > 0.8f|};")]
    [InlineData("var (id, score) = (applicant.PersonId, prediction.Score); var risky = {|FAIR5005:score > 0.8f|};")]
    [InlineData("var (label, score) = prediction; var risky = {|FAIR5005:score > 0.8f|};")]
    [InlineData("var risky = prediction is (true, {|FAIR5005:> 0.8f|});")]
    [InlineData("foreach (var (label, score) in rows.Select(engine.Predict)) { var risky = {|FAIR5005:score > 0.8f|}; }")]
    [InlineData("var risky = (applicant.Age, prediction.Score) is (> 65, {|FAIR5005:> 0.8f|});")]
    [InlineData("var risky = {|FAIR5005:Risk(engine, applicant) > 80|};")]
    [InlineData("var sure = applicant.Evicted ? prediction.Score : 1 - prediction.Score; var risky = {|FAIR5005:sure < 0.95|};")]
    [InlineData("var sure = new Many().Score switch { [var only] => only, { Length: > 1 } many => many[0], _ => prediction.Score }; var risky = {|FAIR5005:sure < 0.95|};")]
    [InlineData("float? known = null; var risky = {|FAIR5005:(known ?? prediction.Score) < 0.95|};")]
    [InlineData("switch (prediction.Probability) { case float p when {|FAIR5005:p < .5|}: break; case float p when {|FAIR5005:p > .7|}: break; }")]
    [InlineData("float limit = 0.075f; var risky = {|FAIR5005:prediction.Score < limit|};")]
    [InlineData("var told = new Told(engine.Predict(applicant).Score); var risky = {|FAIR5005:told.Risk > 0.5f|};")]
    [InlineData("var high = Shown.Count(one => {|FAIR5005:one.Risk >= 0.8|});")]
    [InlineData("ml.BinaryClassification.{|FAIR5005:ChangeModelThreshold|}(Calibrated, 0.7f);")]
    [InlineData("if (applicant.Age > 65) {|FAIR5005:prediction.PredictedLabel = false|};")]
    [InlineData("if (applicant.Age > 65) { {|FAIR5005:prediction.PredictedLabel = false|}; }")]
    [InlineData("{|FAIR5005:prediction.PredictedLabel = applicant.Age > 65 ? false : prediction.PredictedLabel|};")]
    public Task Fires_on_cut_offs_and_overrides(string body) => Verify.Rule("FAIR5005", WithModel(In(body)));

    [Theory]
    [InlineData("var made = new CasePrediction { PredictedLabel = false, Score = 0 }; if (applicant.Age > 65) { made.Score = 1; made.PredictedLabel = true; }")]
    [InlineData("var made = new CasePrediction(); switch (applicant.Age) { case > 65: made.PredictedLabel = true; break; }")]
    [InlineData("var made = new CasePrediction { PredictedLabel = prediction.PredictedLabel }; if (applicant.Age > 65) {|FAIR5005:made.PredictedLabel = true|};")]
    [InlineData("var made = new CasePrediction(); made.PredictedLabel = prediction.Score > Agreed; if (applicant.Age > 65) {|FAIR5005:made.PredictedLabel = true|};")]
    [InlineData("var made = new CasePrediction(); if (applicant.Age > 18) made = engine.Predict(applicant); if (applicant.Age > 65) {|FAIR5005:made.PredictedLabel = true|};")]
    [InlineData("var made = new CasePrediction(); engine.Predict(applicant, ref made); if (applicant.Age > 65) {|FAIR5005:made.PredictedLabel = true|};")]
    public Task An_object_that_rules_fill_in_overrides_no_model(string body) => Verify.Rule("FAIR5005", WithModel(In(body)));

    [Theory]
    [InlineData("var risky = prediction.Score > Agreed;")]
    [InlineData("var high = Band(engine, applicant) == 2;")]
    [InlineData("ml.BinaryClassification.ChangeModelThreshold(Calibrated, Agreed);")]
    [InlineData("var risky = prediction.Score > chosen;")]
    [InlineData("float best = 0; foreach (var row in rows) { var score = engine.Predict(row).Score; if (score > best) best = score; }")]
    [InlineData("var told = new Told(engine.Predict(applicant).Score); var high = told.Band == 2 || told.Visits > 3;")]
    [InlineData("var same = prediction.PredictedLabel == true;")]
    [InlineData("var close = Math.Abs(applicant.Visits) < 0.1;")]
    [InlineData("var empty = new Many().Score.Length > 0 || new Many().Score != null;")]
    [InlineData("prediction.PredictedLabel = false;")]
    [InlineData("if (applicant.Age > 65) prediction.PredictedLabel = applicant.Evicted;")]
    [InlineData("if (applicant.Age > 65) prediction = new CasePrediction { PredictedLabel = false };")]
    public Task Is_silent_for_documented_constants_and_for_what_is_no_cut_off(string body) => Verify.Rule("FAIR5005", WithModel(In(body)));

    [Fact]
    public Task Members_that_are_made_of_each_other_end()
    {
        var circles = string.Concat(System.Linq.Enumerable.Repeat("one.Risk = other.Chance; other.Chance = Math.Max(one.Risk, 0); ", 60));
        return Verify.Rule("FAIR5005", Cases.In($$"""
            var told = new Shown { Risk = 1 }; Fill(told, told, engine.Predict(applicant)); var risky = Risk(told) > 0.5f;
            void Fill(Shown one, Shown other, CasePrediction prediction) { one.Chance = prediction.PredictedLabel ? 1 : 0; {{circles}} }
            """, members: """
            private static float Risk(Shown shown) => shown.Risk;
            private sealed class Shown { public float Risk { get; set; } public float Chance { get; set; } }
            """));
    }

    [Fact]
    public async Task Is_silent_where_the_cut_off_is_documented()
    {
        foreach (var source in Cases.Covered(Predict + "var risky = prediction.Score > 0.8f;", """DecisionThreshold("Agreed with the tenants' council")"""))
        {
            await Verify.Rule("FAIR5005", source);
        }
    }

    [Fact]
    public Task The_score_that_another_project_gives_is_compared_with_a_cut_off() => Verify.Rule(
        "FAIR5005", "class Program { bool Run() => {|FAIR5005:new Output().Score > 0.5f|}; }",
        static state => state.AdditionalReferences.Add(Compile.Project("""public class Output { [ColumnName("Score")] public float Score { get; set; } }""").WithAssemblyName("Models").ToMetadataReference()));

    [Fact]
    public Task A_placeholder_documents_nothing() =>
        Verify.Rule("FAIR5005", In("var risky = {|FAIR5005:prediction.Score > 0.8f|};", onMethod: """[DecisionThreshold("n/a")]"""));

    [Fact]
    public void The_number_is_never_printed()
    {
        var finding = Assert.Single(Rows.Find("FAIR5005", In("var risky = prediction.Score > 0.8125f;")));
        Assert.Equal("The score of a prediction is compared with a fixed cut-off: say why, and who decided, with [DecisionThreshold]", finding.GetMessage());
        Assert.DoesNotContain("8125", finding + string.Concat(finding.Properties.Values), System.StringComparison.Ordinal);
        Assert.Equal("modelOutput", finding.Properties["fairness.kind"]);
    }

    private static string WithModel(string source) => source.Replace("public void Evict", """
        private BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>> Calibrated => null!;
        public class Many { public float[] Score { get; set; } = []; }
        private object Engine(MLContext ml) => ml.Model.CreatePredictionEngine<CaseRow, Many>(null!);
        public void Evict
        """, System.StringComparison.Ordinal) + """

        public static class Parts
        {
            public static void Deconstruct(this CasePrediction prediction, out bool label, out float score)
            {
                label = prediction.PredictedLabel;
                score = prediction.Score;
            }
        }
        """;
}
