using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3005Tests
{
    private static string Trained(string trainer, string more = "") =>
        $"""var model = ml.Transforms.Concatenate("Features", "Visits").Append({trainer}).Fit(view); {more}""";

    [Theory]
    [InlineData("""ml.BinaryClassification.Trainers.{|FAIR3005:FastTree|}("Evicted")""")]
    [InlineData("""ml.BinaryClassification.Trainers.{|FAIR3005:FastForest|}("Evicted", numberOfTrees: 10)""")]
    [InlineData("""ml.BinaryClassification.Trainers.{|FAIR3005:LdSvm|}("Evicted")""")]
    [InlineData("""ml.BinaryClassification.Trainers.{|FAIR3005:FieldAwareFactorizationMachine|}("Features", "Evicted")""")]
    [InlineData("""ml.BinaryClassification.Trainers.{|FAIR3005:LightGbm|}(new LightGbmBinaryTrainer.Options { LabelColumnName = "Evicted" })""")]
    [InlineData("""ml.MulticlassClassification.Trainers.{|FAIR3005:OneVersusAll|}(ml.BinaryClassification.Trainers.FastTree(), "Evicted")""")]
    public Task Fires_on_a_trainer_whose_model_gives_no_reasons(string trainer) => Verify.Rule("FAIR3005", Cases.In(Trained(trainer)));

    [Theory]
    [InlineData("""ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted")""")]
    [InlineData("""ml.BinaryClassification.Trainers.Gam("Evicted")""")]
    [InlineData("""ml.BinaryClassification.Trainers.Prior("Evicted")""")]
    [InlineData("""ml.MulticlassClassification.Trainers.NaiveBayes("Evicted")""")]
    [InlineData("""ml.Clustering.Trainers.KMeans()""")]
    [InlineData("""ml.AnomalyDetection.Trainers.RandomizedPca()""")]
    [InlineData("""ml.BinaryClassification.Trainers.FastTree("Evicted", numberOfTrees: 1)""")]
    [InlineData("""ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options { LabelColumnName = "Evicted", NumberOfTrees = 1 })""")]
    [InlineData("""ml.BinaryClassification.Trainers.LightGbm("Evicted", numberOfIterations: 1)""")]
    [InlineData("""ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.SdcaLogisticRegression(), "Evicted")""")]
    public Task Is_silent_where_a_person_can_read_the_model(string trainer) => Verify.Rule("FAIR3005", Cases.In(Trained(trainer)));

    [Theory]
    [InlineData("ml.BinaryClassification.PermutationFeatureImportance(model.LastTransformer, view, \"Evicted\");")]
    [InlineData("ml.Transforms.CalculateFeatureContribution(model.LastTransformer).Fit(view);")]
    public Task Is_silent_where_the_same_type_asks_for_an_explanation(string explained) =>
        Verify.Rule("FAIR3005", Cases.In(Trained("""ml.BinaryClassification.Trainers.FastTree("Evicted")""", explained)));

    [Fact]
    public Task An_explanation_of_another_type_is_none_of_this_model() => Verify.Rule("FAIR3005", Cases.In(Trained("""ml.BinaryClassification.Trainers.{|FAIR3005:FastTree|}("Evicted")""")) + """

        class Elsewhere
        {
            void Explain(MLContext ml, ITransformer model, IDataView view) => ml.Regression.PermutationFeatureImportance(model, view, "Evicted");
        }
        """);

    [Fact]
    public async Task Is_silent_where_the_explanation_is_declared()
    {
        foreach (var source in Cases.Covered(Trained("""ml.BinaryClassification.Trainers.FastTree("Evicted")"""), """ModelExplanation("Reason codes from a surrogate scorecard")"""))
        {
            await Verify.Rule("FAIR3005", source);
        }
    }

    [Fact]
    public Task A_placeholder_explains_nothing() => Verify.Rule(
        "FAIR3005", Cases.In(Trained("""ml.BinaryClassification.Trainers.{|FAIR3005:FastTree|}("Evicted")"""), onMethod: """[ModelExplanation("TODO")]"""));

    [Fact]
    public void The_log_names_the_trainer()
    {
        var finding = Assert.Single(Rows.Find("FAIR3005", Cases.In(Trained("""ml.BinaryClassification.Trainers.FastTree("Evicted")"""))));
        Assert.Equal("FastTree", finding.Properties["fairness.trainer"]);
        Assert.StartsWith("FastTree gives no reasons", finding.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_has_chosen_nothing_yet()
    {
        var source = "using Microsoft.ML.AutoML;\n" + Cases.In("ml.Auto().CreateBinaryClassificationExperiment(60)" + Run);
        var found = Assert.Single(await Report.Of("FAIR3005", Compile.Project(source, OtherPackages.Source), Report.Level("strict")));
        Assert.StartsWith("CreateBinaryClassificationExperiment may choose a model that gives no reasons and nothing here explains it", found.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public Task Scoring_a_network_made_elsewhere_is_opaque() => Verify.Rule("FAIR3005", Packages.Onnx + """
        class Scoring
        {
            IEstimator<ITransformer> Net(MLContext ml) => ml.Transforms.{|FAIR3005:ApplyOnnxModel|}("net.onnx");
        }
        """);

    [Fact]
    public Task Scoring_a_model_that_the_project_exports_is_asked_about_where_it_is_trained() => Verify.Rule("FAIR3005", Packages.Onnx + """
        class Scoring
        {
            IEstimator<ITransformer> Own(MLContext ml, ITransformer model, IDataView data)
            {
                using (var file = File.Create("own.onnx"))
                {
                    ml.Model.ConvertToOnnx(model, data, file);
                }

                return ml.Transforms.ApplyOnnxModel("own.onnx");
            }
        }
        """);

    private static Task Experiment(string body, string members = "") => Verify.Rule(
        "FAIR3005", "using Microsoft.ML.AutoML;\n" + Cases.In(body, members: members), static state => state.Sources.Add(OtherPackages.Source));

    private const string Settings = "var settings = new BinaryExperimentSettings { MaxExperimentTimeInSeconds = 60 };";
    private const string Run = ".Execute(view, \"Evicted\");";

    [Theory]
    [InlineData("settings.Trainers.Clear(); settings.Trainers.Add(BinaryClassificationTrainer.SdcaLogisticRegression);")]
    [InlineData("settings.Trainers.Clear(); settings.Trainers.Add(BinaryClassificationTrainer.AveragedPerceptron); settings.Trainers.Add(BinaryClassificationTrainer.LbfgsLogisticRegression);")]
    public Task An_experiment_that_may_only_end_with_a_readable_trainer_is_readable(string choice) =>
        Experiment($"{Settings} {choice} ml.Auto().CreateBinaryClassificationExperiment(settings){Run}");

    [Theory]
    [InlineData("Regression", "StochasticDualCoordinateAscent")]
    [InlineData("Multiclass", "LinearSupportVectorMachinesOva")]
    public Task A_readable_trainer_may_be_spelled_out(string task, string trainer)
    {
        var kind = task == "Multiclass" ? "MulticlassClassification" : task;
        return Experiment($"var settings = new {task}ExperimentSettings(); settings.Trainers.Clear(); settings.Trainers.Add({kind}Trainer.{trainer}); ml.Auto().Create{kind}Experiment(settings){Run}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("settings.Trainers.Remove(BinaryClassificationTrainer.FastTree);")]
    [InlineData("settings.Trainers.Add(BinaryClassificationTrainer.SdcaLogisticRegression);")]
    [InlineData("settings.Trainers.Clear(); settings.Trainers.Add(BinaryClassificationTrainer.SdcaLogisticRegression); settings.Trainers.Add(BinaryClassificationTrainer.LightGbm);")]
    [InlineData("if (rows.Any()) { settings.Trainers.Clear(); } settings.Trainers.Add(BinaryClassificationTrainer.SdcaLogisticRegression);")]
    [InlineData("settings.Trainers.Clear(); settings.Trainers.Add((BinaryClassificationTrainer)path.Length);")]
    [InlineData("settings.Trainers.Clear(); settings.Trainers.Add(BinaryClassificationTrainer.SdcaLogisticRegression); Change(settings); void Change(BinaryExperimentSettings given) => given.Trainers.Add(default);")]
    public Task Any_other_experiment_may_end_with_an_opaque_one(string choice) =>
        Experiment($"{Settings} {choice} ml.Auto().{{|FAIR3005:CreateBinaryClassificationExperiment|}}(settings){Run}");

    [Fact]
    public Task An_experiment_that_may_have_been_created_elsewhere_is_reported_once() => Experiment("if (rows.Any()) { SetUp(ml); } Learn(view);", """
        private BinaryClassificationExperiment experiment;
        public Council(BinaryClassificationExperiment given) => experiment = given;
        private void SetUp(MLContext ml) => experiment = ml.Auto().{|FAIR3005:CreateBinaryClassificationExperiment|}(60);
        private void Learn(IDataView view) => experiment.Execute(view, "Evicted");
        """);
}
