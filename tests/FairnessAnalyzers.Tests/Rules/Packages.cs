namespace FairnessAnalyzers.Tests.Rules;

/// <summary>What packages that the tests do not reference declare, as far as rules know them by name.</summary>
internal static class Packages
{
    /// <summary>Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxConverter.</summary>
    internal const string Onnx = """
        namespace Microsoft.ML
        {
            public static class OnnxCatalog
            {
                public static IEstimator<ITransformer> ApplyOnnxModel(this TransformsCatalog catalog, string modelFile, int? gpuDeviceId = null) => null!;
            }

            public static class OnnxExportExtensions
            {
                public static void ConvertToOnnx(this ModelOperationsCatalog catalog, ITransformer transform, IDataView inputData, Stream stream) { }
            }
        }

        """;

    /// <summary>Microsoft.Extensions.ML.</summary>
    internal const string Pool = """
        namespace Microsoft.Extensions.ML
        {
            public class PredictionEnginePool<TData, TPrediction> where TData : class where TPrediction : class, new()
            {
                public TPrediction Predict(TData row) => new();
            }

            public class PredictionEnginePoolBuilder<TData, TPrediction>;

            public static class ServiceCollectionExtensions
            {
                public static PredictionEnginePoolBuilder<TData, TPrediction> AddPredictionEnginePool<TData, TPrediction>(this IServiceProvider services) => null!;
            }

            public static class BuilderExtensions
            {
                public static PredictionEnginePoolBuilder<TData, TPrediction> FromFile<TData, TPrediction>(
                    this PredictionEnginePoolBuilder<TData, TPrediction> builder, string modelName, string filePath, bool watchForChanges = true) => builder;
                public static PredictionEnginePoolBuilder<TData, TPrediction> FromUri<TData, TPrediction>(
                    this PredictionEnginePoolBuilder<TData, TPrediction> builder, string modelName, string uri) => builder;
            }
        }

        """;

    /// <summary>Microsoft.ML.Fairlearn.</summary>
    internal const string Fairlearn = """
        namespace Microsoft.ML.Fairlearn
        {
            public class FairlearnMetricCatalog
            {
                public object BinaryClassification(IDataView eval, string labelColumn, string predictedColumn, string sensitiveFeatureColumn) => null!;
            }

            public class FairlearnCatalog { public FairlearnMetricCatalog Metric => new(); }

            public static class MLContextExtension { public static FairlearnCatalog Fairlearn(this MLContext context) => new(); }
        }

        """;
}
