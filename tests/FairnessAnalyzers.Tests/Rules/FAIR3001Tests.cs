using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3001Tests
{
    private const string Row = """
        public class CaseRow
        {
            [LoadColumn(0)] public float Visits { get; set; }
            [LoadColumn(1)] public bool Evicted { get; set; }
        }

        public class CasePrediction { public bool PredictedLabel { get; set; } }

        """;

    private const string Pipeline =
        """ml.Transforms.Concatenate("Features", "Visits").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted"))""";

    private static string Training(string onFit, string onMethod = "", string onType = "", string onAssembly = "") => $$"""
        {{onAssembly}}
        {{Row}}
        {{onType}}
        partial class Model
        {
            {{onMethod}}
            ITransformer Train(MLContext ml, IDataView data) => {{Pipeline}}.{{onFit}}(data);
        }
        """;

    private const string Assessed = """ImpactAssessment(AssessmentKind.Dpia, "DPIA-2031-7")""";

    [Fact]
    public Task Fires_on_the_fit_of_an_estimator_that_contains_a_trainer() => Verify.Rule("FAIR3001", Training("{|FAIR3001:Fit|}"));

    [Fact]
    public Task An_assessment_on_the_method_covers_it() => Verify.Rule("FAIR3001", Training("Fit", onMethod: $"[{Assessed}]"));

    [Fact]
    public Task An_assessment_on_the_type_covers_it() => Verify.Rule("FAIR3001", Training("Fit", onType: $"[{Assessed}]"));

    [Fact]
    public Task An_assessment_on_the_assembly_covers_it() => Verify.Rule("FAIR3001", Training("Fit", onAssembly: $"[assembly: {Assessed}]"));

    [Fact]
    public Task An_assessment_on_another_part_of_the_type_covers_it() =>
        Verify.Rule("FAIR3001", Training("Fit") + $"\n[{Assessed}] partial class Model;");

    [Fact]
    public Task An_assessment_on_a_base_type_covers_nothing() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        [{{Assessed}}]
        abstract class Base;

        class Model : Base
        {
            ITransformer Train(MLContext ml, IDataView data) => {{Pipeline}}.{|FAIR3001:Fit|}(data);
        }
        """);

    [Fact]
    public Task An_assessment_where_the_trainer_is_created_covers_its_fit() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        class Pipelines
        {
            [{{Assessed}}]
            internal static IEstimator<ITransformer> Eviction(MLContext ml) => {{Pipeline}};
        }

        class Model
        {
            ITransformer Train(MLContext ml, IDataView data) => Pipelines.Eviction(ml).Fit(data);
        }
        """);

    [Fact]
    public Task Only_the_first_act_of_a_member_is_reported() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        class Model
        {
            void Run(MLContext ml, IDataView data)
            {
                var pipeline = {{Pipeline}};
                ml.BinaryClassification.{|FAIR3001:CrossValidate|}(data, pipeline, labelColumnName: "Evicted");
                var model = pipeline.Fit(data);
                ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model);
            }
        }
        """);

    [Fact]
    public Task Every_member_has_its_own_first_act() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        class Model
        {
            private readonly MLContext ml = new();
            private readonly ITransformer loaded;

            Model() => loaded = ml.Model.{|FAIR3001:Load|}("m.zip", out _);

            ITransformer Other => ml.Model.{|FAIR3001:Load|}("o.zip", out _);

            bool Ask(CaseRow row) => ml.Model.{|FAIR3001:CreatePredictionEngine|}<CaseRow, CasePrediction>(loaded).Predict(row).PredictedLabel;
        }
        """);

    [Fact]
    public Task A_lambda_and_a_local_function_belong_to_their_method() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        class Model
        {
            void Run(MLContext ml, IDataView data)
            {
                Func<ITransformer> train = () => {{Pipeline}}.{|FAIR3001:Fit|}(data);
                train();
                Local();
                void Local() => ml.Model.Load("m.zip", out _);
            }

            [{{Assessed}}]
            void Assessed(MLContext ml, IDataView data)
            {
                Func<ITransformer> train = () => {{Pipeline}}.Fit(data);
                train();
                Local();
                void Local() => ml.Model.Load("m.zip", out _);
            }
        }
        """);

    [Fact]
    public Task A_fit_that_runs_in_the_background_is_an_act() => Verify.Rule("FAIR3001", $$"""
        {{Row}}
        class Model
        {
            System.Threading.Tasks.Task Run(MLContext ml, IDataView data) =>
                System.Threading.Tasks.Task.Run(() => {{Pipeline}}.{|FAIR3001:Fit|}(data));
        }
        """);

    [Fact]
    public Task Fitting_transforms_alone_trains_no_model() => Verify.Rule("FAIR3001", """
        class Prep
        {
            ITransformer Fit(MLContext ml, IDataView data) => ml.Transforms.NormalizeMinMax("Visits").Fit(data);
        }
        """);

    [Fact]
    public Task A_generic_helper_that_nobody_gives_a_trainer_trains_no_model() => Verify.Rule("FAIR3001", """
        static class Helper
        {
            internal static ITransformer Train(IEstimator<ITransformer> pipeline, IDataView data) => pipeline.Fit(data);
        }
        """);

    [Fact]
    public Task A_project_that_is_not_about_people_is_not_asked() => Verify.Rule(
        "FAIR3001", Training("Fit", onAssembly: """[assembly: NotAboutPeople("Wear of bearings in pumps")]"""));

    [Fact]
    public Task Statements_of_a_program_are_covered_by_the_assembly() => Verify.Rule("FAIR3001", $"""
        [assembly: {Assessed}]
        var ml = new MLContext();
        ml.Model.Load("m.zip", out _);
        """, state => state.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public Task Statements_of_a_program_are_a_member() => Verify.Rule("FAIR3001", """
        var ml = new MLContext();
        ml.Model.{|FAIR3001:Load|}("m.zip", out _);
        ml.Model.Load("n.zip", out _);
        """, state => state.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public async Task Names_the_trainer_and_the_member()
    {
        var found = await Compile.Project(Training("Fit")).Analyze();
        var finding = Assert.Single(found, diagnostic => diagnostic.Id == "FAIR3001");
        Assert.Equal("A model is trained here without an impact assessment: declare it with [ImpactAssessment]", finding.GetMessage());
        Assert.Equal(
            ["fairness.symbol=M:Model.Train(Microsoft.ML.MLContext,Microsoft.ML.IDataView)", "fairness.trainer=SdcaLogisticRegression"],
            finding.Properties.Select(property => $"{property.Key}={property.Value}").Order());
    }
}
