using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5006Tests
{
    private const string Serving = "ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(null!);";

    [Fact]
    public Task Fires_on_the_creation_of_an_engine() =>
        Verify.Rule("FAIR5006", Cases.In("ml.Model.{|FAIR5006:CreatePredictionEngine|}<CaseRow, CasePrediction>(null!); engine.Predict(applicant);"));

    [Fact]
    public Task Fires_on_the_creation_of_a_pool() => Verify.Rule("FAIR5006", Packages.Pool + $$"""
        namespace Web
        {
            using Microsoft.Extensions.ML;
            {{Cases.Row}}
            class Startup
            {
                void Configure(IServiceProvider services) => services.{|FAIR5006:AddPredictionEnginePool|}<CaseRow, CasePrediction>().FromFile("m", "m.zip");
            }
        }
        """);

    [Fact]
    public Task An_engine_over_steps_that_only_reshape_text_serves_no_model() => Verify.Rule("FAIR3001,FAIR3004,FAIR5006", Cases.In("""
        var words = ml.Transforms.Text.NormalizeText("Text", "PersonId").Append(ml.Transforms.Text.TokenizeIntoWords("Words", "Text"));
        var tokenizer = words.Fit(view);
        ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(tokenizer).Predict(applicant);
        """));

    private static Task OfSeries(string body) => Verify.Rule("FAIR3001,FAIR3004,FAIR5006", "using Microsoft.ML.Transforms.TimeSeries;\n" + Cases.In(body, members: """
        void Save(TimeSeriesPredictionEngine<CaseRow, CasePrediction> given, MLContext ml) => given.CheckPoint(ml, "saved.zip");
        void Ask(TimeSeriesPredictionEngine<CaseRow, CasePrediction> given) => given.Predict();
        """), static state => state.Sources.Add(OtherPackages.Source));

    private const string Series = "var series = ml.Model.Load(path, out _).CreateTimeSeriesEngine<CaseRow, CasePrediction>(ml);";

    [Theory]
    [InlineData(Series + " Save(series, ml);")]
    [InlineData(Series + " series.CheckPoint(ml, path);")]
    [InlineData("ml.Model.Load(path, out _).CreateTimeSeriesEngine<CaseRow, CasePrediction>(ml).CheckPoint(ml, path);")]
    public Task An_engine_that_is_only_saved_serves_nobody(string saved) => OfSeries(saved.Replace("Load(", "{|FAIR3001:Load|}(", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("_ = series;")]
    [InlineData("Save(series, ml); Ask(series);")]
    [InlineData("series.CheckPoint(ml, path); series.Predict();")]
    [InlineData("series.CheckPoint(ml, path); engines.Add(series);")]
    public Task An_engine_that_is_asked_or_given_away_serves(string used) => OfSeries($"var engines = new List<object>(); {Series} {used}"
        .Replace("Load(", "{|FAIR3001:Load|}(", System.StringComparison.Ordinal)
        .Replace("CreateTimeSeriesEngine", "{|FAIR3004:{|FAIR3004:{|FAIR5006:CreateTimeSeriesEngine|}|}|}", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("ml.Transforms.Text.TokenizeIntoWords(\"Words\", \"PersonId\").Append(ml.Transforms.Text.ApplyWordEmbedding(\"V\", path, \"Words\"))")]
    [InlineData("ml.Transforms.Text.TokenizeIntoWords(\"Words\", \"PersonId\").Append(ml.Transforms.ApplyOnnxModel(path))")]
    [InlineData(Cases.Pipeline)]
    public Task A_trained_step_among_them_is_served(string pipeline) => Verify.Rule("FAIR5006", Packages.Onnx + Cases.In(
        $"ml.Model.{{|FAIR5006:CreatePredictionEngine|}}<CaseRow, CasePrediction>({pipeline}.Fit(view));"));

    [Theory]
    [InlineData("""ml.Transforms.Text.FeaturizeText("Features", "PersonId")""")]
    [InlineData("""ml.Transforms.Text.TokenizeIntoWords("Words", "PersonId").Append(ml.Transforms.Text.ProduceWordBags("Bags", "Words"))""")]
    [InlineData("""ml.Transforms.CustomMapping<CaseRow, CasePrediction>((row, made) => made.Score = row.Visits, null)""")]
    public Task An_engine_over_text_as_numbers_or_mapped_rows_serves_no_model(string pipeline) =>
        Verify.Rule("FAIR3001,FAIR3004,FAIR5006", Cases.In($"ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>({pipeline}.Fit(view)).Predict(applicant);"));

    [Fact]
    public Task Topics_are_a_model() => Verify.Rule("FAIR5006", Cases.In("""
        var topics = ml.Transforms.Text.FeaturizeText("Features", "PersonId").Append(ml.Transforms.Text.LatentDirichletAllocation("Topics", "Features"));
        ml.Model.{|FAIR5006:CreatePredictionEngine|}<CaseRow, CasePrediction>(topics.Fit(view)).Predict(applicant);
        """));

    [Theory]
    [InlineData("\"words.zip\"", "CreatePredictionEngine")]
    [InlineData("path", "{|FAIR5006:CreatePredictionEngine|}")]
    [InlineData("\"others.zip\"", "{|FAIR5006:CreatePredictionEngine|}")]
    public Task Steps_that_are_saved_and_loaded_again_are_the_same_steps(string path, string create) => Verify.Rule("FAIR5006", Cases.In($"""
        var words = ml.Transforms.Text.FeaturizeText("Features", "PersonId").Fit(view);
        ml.Model.Save(words, view.Schema, "words.zip");
        var loaded = ml.Model.Load({path}, out _);
        ml.Model.{create}<CaseRow, CasePrediction>(loaded).Predict(applicant);
        """));

    [Fact]
    public Task An_engine_that_is_only_asked_about_examples_is_watched_and_assessed_though_nobody_uses_it() => Verify.Rule("FAIR3001,FAIR3004,FAIR5006", Cases.In("""
        var made = ml.Model.{|FAIR3001:{|FAIR5006:CreatePredictionEngine|}|}<CaseRow, CasePrediction>(null!);
        made.Predict(new CaseRow { Visits = 3 });
        """));

    [Fact]
    public Task A_loaded_model_that_scores_examples_needs_nobody_who_answers() => Verify.Rule("FAIR3004", Cases.In("""
        ml.Model.Load("model.zip", out _).Transform(ml.Data.LoadFromEnumerable(new[] { new CaseRow { Visits = 3 } }));
        ml.Model.Load("model.zip", out _).{|FAIR3004:{|FAIR3004:Transform|}|}(ml.Data.LoadFromEnumerable(rows));
        """, onType: """[ResponsibleActor(Duty.Procure, "Analytics")]"""));

    [Fact]
    public async Task Is_silent_where_monitoring_is_declared_as_for_a_batch_that_runs_once()
    {
        foreach (var source in Cases.Covered(Serving, """Monitoring("Share of notices withdrawn", "Reviewed by hand after the one run", FirstReviewAfterDays = 28)"""))
        {
            await Verify.Rule("FAIR5006", source);
        }
    }

    [Theory]
    [InlineData("""[Monitoring("TBD", "Dashboard")]""")]
    [InlineData("""[Monitoring("Share of notices withdrawn", "-")]""")]
    public Task A_placeholder_watches_nothing(string annotation) =>
        Verify.Rule("FAIR5006", Cases.In(Serving.Replace("CreatePredictionEngine", "{|FAIR5006:CreatePredictionEngine|}", System.StringComparison.Ordinal), onMethod: annotation));

    [Fact]
    public void Is_silent_in_test_projects()
    {
        Assert.Single(Rows.Find("FAIR5006", Cases.In(Serving)));
        Assert.Empty(Rows.Find("FAIR5006", Cases.In(Serving), Options.Of("build_property.IsTestProject = true")));
    }

    [Theory]
    [InlineData("xunit.core")]
    [InlineData("nunit.framework")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework")]
    public async Task Is_silent_where_a_test_framework_is_referenced(string framework)
    {
        var reference = CSharpCompilation.Create(framework, references: Compile.Framework, options: new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
        var found = await Compile.Project(Cases.In(Serving)).AddReferences(reference).Analyze();
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "FAIR5006");
        Assert.Contains(found, static diagnostic => diagnostic.Id == "FAIR3001");
    }

    [Fact]
    public void Names_the_call() => Assert.Equal(
        "CreatePredictionEngine serves a model that nobody is declared to monitor: declare how with [Monitoring]", Rows.Find("FAIR5006", Cases.In(Serving)).Single().GetMessage());
}
