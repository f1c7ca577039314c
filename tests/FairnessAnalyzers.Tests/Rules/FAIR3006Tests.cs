using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3006Tests
{
    [Theory]
    [InlineData("""ml.Model.{|FAIR3006:Load|}("bought.zip", out _);""")]
    [InlineData("""ml.Model.{|FAIR3006:LoadWithDataLoader|}("bought.zip", out _);""")]
    [InlineData("""ml.Model.{|FAIR3006:Load|}(path, out _);""")]
    [InlineData("""using var file = File.OpenRead("bought.zip"); ml.Model.{|FAIR3006:Load|}(file, out _);""")]
    [InlineData("""ml.Transforms.Text.{|FAIR3006:ApplyWordEmbedding|}("Visits", modelKind: WordEmbeddingEstimator.PretrainedModelKind.GloVe50D);""")]
    [InlineData("""ml.Model.{|FAIR3006:Load|}("bought.zip", out _); ml.Model.Save(null!, view.Schema, "own.zip");""")]
    public Task Fires_on_a_model_that_the_project_does_not_save(string body) => Verify.Rule("FAIR3006", Cases.In(body));

    [Theory]
    [InlineData("""ml.Model.Save(null!, view.Schema, "own.zip"); ml.Model.Load("own.zip", out _);""")]
    [InlineData("""ml.Model.Save(null!, view.Schema, path); ml.Model.Load(path, out _);""")]
    [InlineData("""ml.Model.Save(null!, view.Schema, "own.zip"); ml.Model.Load(path, out _);""")]
    [InlineData("""ml.Model.Save(null!, view.Schema, Own); ml.Model.Load("own.zip", out _);""")]
    [InlineData("""using (var to = File.Create("own.zip")) ml.Model.Save(null!, view.Schema, to); using var from = File.OpenRead("own.zip"); ml.Model.Load(from, out _);""")]
    public Task Is_silent_for_a_model_that_the_project_may_have_saved(string body) =>
        Verify.Rule("FAIR3006", Cases.In(body, members: """private static readonly string Own = "own.zip";"""));

    [Fact]
    public Task A_checkpoint_of_a_time_series_engine_is_saved() => Verify.Rule("FAIR3006", "using Microsoft.ML.Transforms.TimeSeries;\n" + Cases.In("""
        ITransformer forecaster = null!;
        forecaster.CreateTimeSeriesEngine<CaseRow, CasePrediction>(ml).CheckPoint(ml, "own.zip");
        ml.Model.Load("own.zip", out _);
        """), static state => state.Sources.Add(OtherPackages.Source));

    [Fact]
    public async Task Is_silent_where_the_supplier_is_recorded_as_for_a_model_of_a_sibling_repository()
    {
        foreach (var source in Cases.Covered("""ml.Model.Load("bought.zip", out _);""", """ExternalModel("Our own analytics team", OriginContext = "trained in the repository Eviction.Training")"""))
        {
            await Verify.Rule("FAIR3006", source);
        }
    }

    [Fact]
    public Task A_placeholder_is_no_supplier() =>
        Verify.Rule("FAIR3006", Cases.In("""ml.Model.{|FAIR3006:Load|}("bought.zip", out _);""", onMethod: """[ExternalModel("<supplier>")]"""));

    [Fact]
    public Task A_network_is_external_unless_the_project_exports_it() => Verify.Rule("FAIR3006", Packages.Onnx + """
        class Scoring
        {
            IEstimator<ITransformer> Bought(MLContext ml) => ml.Transforms.{|FAIR3006:ApplyOnnxModel|}("bought.onnx");

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

    [Fact]
    public Task A_pool_brings_in_a_model_from_a_file_or_an_address() => Verify.Rule("FAIR3006", Packages.Pool + $$"""
        namespace Web
        {
            using Microsoft.Extensions.ML;
            {{Cases.Row}}
            class Startup
            {
                void Configure(IServiceProvider services)
                {
                    services.AddPredictionEnginePool<CaseRow, CasePrediction>().{|FAIR3006:FromFile|}("m", "bought.zip");
                    services.AddPredictionEnginePool<CaseRow, CasePrediction>().{|FAIR3006:FromUri|}("m", "https://example.org/m.zip");
                }

                void Save(MLContext ml, ITransformer model, string path, DataViewSchema schema) => ml.Model.Save(model, schema, "other.zip");
            }
        }
        """);

    [Fact]
    public void Names_the_call()
    {
        var finding = Assert.Single(Rows.Find("FAIR3006", Cases.In("""ml.Model.Load("bought.zip", out _);""")));
        Assert.Equal("Load brings in a model that this project does not make: record where it comes from with [ExternalModel]", finding.GetMessage());
    }
}
