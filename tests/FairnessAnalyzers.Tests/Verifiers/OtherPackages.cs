namespace FairnessAnalyzers.Tests.Verifiers;

/// <summary>
/// Declarations of the packages of ML.NET that the tests do not reference (Recommender, TimeSeries, AutoML, Vision, TorchSharp, TensorFlow,
/// Mkl.Components, Extensions.ML): the shapes of their API without their code. The analysis recognises them by their metadata names.
/// </summary>
internal static class OtherPackages
{
    internal const string Source = """
#nullable disable
using System; using System.Collections.Generic; using System.Collections.ObjectModel; using System.Threading.Tasks; using Microsoft.ML; using Microsoft.ML.Data; using Microsoft.ML.Trainers; using Microsoft.ML.Runtime;
namespace Microsoft.ML.Stubs { public abstract class Estimator<T> : IEstimator<T> where T : class, ITransformer { public T Fit(IDataView input) => throw null;
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => throw null; }
  public abstract class Trainer : Estimator<ITransformer> { } }
namespace Microsoft.ML.Trainers.Recommender { public sealed class MatrixFactorizationPredictionTransformer { } }
namespace Microsoft.ML.Trainers {
  public sealed class MatrixFactorizationTrainer : Stubs.Estimator<ITransformer> { public enum LossFunctionType { SquareLossRegression, SquareLossOneClass }
  public sealed class Options { public string MatrixColumnIndexColumnName;
    public string MatrixRowIndexColumnName;
    public string LabelColumnName;
    public LossFunctionType LossFunction;
    public double Lambda, Alpha, C, LearningRate;
    public int ApproximationRank, NumberOfIterations, NumberOfThreads;
    public bool Quiet, NonNegative; } }
  public sealed class OlsTrainer : Stubs.Trainer { public sealed class Options { public string LabelColumnName = "Label";
    public string FeatureColumnName = "Features";
    public string ExampleWeightColumnName; } }
  public sealed class SymbolicSgdLogisticRegressionBinaryTrainer : Stubs.Trainer { }
}
namespace Microsoft.ML {
  public static class RecommenderCatalog { public static RecommendationCatalog Recommendation(this MLContext ctx) => null; }
  public sealed class RecommendationCatalog { public RecommendationTrainers Trainers => null;
    public sealed class RecommendationTrainers { public MatrixFactorizationTrainer MatrixFactorization(string labelColumnName, string matrixColumnIndexColumnName, string matrixRowIndexColumnName, int approximationRank = 8, double learningRate = 0.1, int numberOfIterations = 20) => null;
    public MatrixFactorizationTrainer MatrixFactorization(MatrixFactorizationTrainer.Options options) => null; } public RegressionMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score") => null;
    public IReadOnlyList<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> CrossValidate(IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string samplingKeyColumnName = null, int? seed = null) => null; }
  public static class MklComponentsCatalog { public static OlsTrainer Ols(this RegressionCatalog.RegressionTrainers catalog, string labelColumnName = "Label", string featureColumnName = "Features", string exampleWeightColumnName = null) => null;
    public static OlsTrainer Ols(this RegressionCatalog.RegressionTrainers catalog, OlsTrainer.Options options) => null;
    public static SymbolicSgdLogisticRegressionBinaryTrainer SymbolicSgdLogisticRegression(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName = "Label", string featureColumnName = "Features", int numberOfIterations = 50) => null; }
  public static class TimeSeriesCatalog {
    public static Transforms.TimeSeries.IidChangePointEstimator DetectIidChangePoint(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, double confidence, int changeHistoryLength, int martingale = 0, double eps = 0.1) => null;
    public static Transforms.TimeSeries.IidChangePointEstimator DetectIidSpike(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, double confidence, int pvalueHistoryLength, int side = 0) => null;
    public static Transforms.TimeSeries.IidChangePointEstimator DetectChangePointBySsa(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, double confidence, int changeHistoryLength, int trainingWindowSize, int seasonalityWindowSize) => null;
    public static Transforms.TimeSeries.IidChangePointEstimator DetectSpikeBySsa(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, double confidence, int pvalueHistoryLength, int trainingWindowSize, int seasonalityWindowSize, int side = 0) => null;
    public static Transforms.TimeSeries.IidChangePointEstimator DetectAnomalyBySrCnn(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, int windowSize = 64, int backAddWindowSize = 5, int lookaheadWindowSize = 5, int averagingWindowSize = 3, int judgementWindowSize = 21, double threshold = 0.3) => null;
    public static IDataView DetectEntireAnomalyBySrCnn(this AnomalyDetectionCatalog catalog, IDataView input, string outputColumnName, string inputColumnName, double threshold = 0.3, int batchSize = 1024, double sensitivity = 99) => null;
    public static Transforms.TimeSeries.SsaForecastingEstimator ForecastBySsa(this ForecastingCatalog catalog, string outputColumnName, string inputColumnName, int windowSize, int seriesLength, int trainSize, int horizon, bool isAdaptive = false, float discountFactor = 1, string confidenceLowerBoundColumn = null, string confidenceUpperBoundColumn = null, float confidenceLevel = 0.95f, bool variableHorizon = false) => null;
    public static int DetectSeasonality(this AnomalyDetectionCatalog catalog, IDataView input, string inputColumnName, int seasonalityWindowSize = -1, double randomnessThreshold = 0.95) => 0;
  }
  public static class VisionCatalog { public static Vision.ImageClassificationTrainer ImageClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, Vision.ImageClassificationTrainer.Options options) => null;
    public static Vision.ImageClassificationTrainer ImageClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = "Label", string featureColumnName = "Features", string scoreColumnName = "Score", string predictedLabelColumnName = "PredictedLabel", IDataView validationSet = null) => null; }
  public static class TensorflowCatalog { public static Transforms.TensorFlowModel LoadTensorFlowModel(this ModelOperationsCatalog catalog, string modelLocation) => null;
    public static Transforms.TensorFlowModel LoadTensorFlowModel(this ModelOperationsCatalog catalog, string modelLocation, bool treatOutputAsBatched) => null; }
  public static class OnnxExportExtensions { public static void ConvertToOnnx(this ModelOperationsCatalog catalog, ITransformer transform, IDataView inputData, System.IO.Stream stream) { } }
}
namespace Microsoft.ML.Transforms { public sealed class TensorFlowEstimator : Stubs.Estimator<ITransformer> { }
  public sealed class TensorFlowModel { public TensorFlowEstimator ScoreTensorFlowModel(string outputColumnName, string inputColumnName, bool addBatchDimensionInput = false) => null;
    public TensorFlowEstimator ScoreTensorFlowModel(string[] outputColumnNames, string[] inputColumnNames, bool addBatchDimensionInput = false) => null;
    public DataViewSchema GetModelSchema() => null; } }
namespace Microsoft.ML.Transforms.TimeSeries { public sealed class IidChangePointEstimator : Stubs.Estimator<ITransformer> { }
  public sealed class SsaForecastingEstimator : Stubs.Estimator<SsaForecastingTransformer> { }
  public abstract class SsaForecastingTransformer : ITransformer { public abstract bool IsRowToRowMapper { get; }
  public abstract DataViewSchema GetOutputSchema(DataViewSchema i);
    public abstract IRowToRowMapper GetRowToRowMapper(DataViewSchema i);
    public abstract IDataView Transform(IDataView i);
    public abstract void Save(ModelSaveContext c); }
  public sealed class TimeSeriesPredictionEngine<TSrc, TDst> where TSrc : class where TDst : class, new() { public TDst Predict(TSrc e, int? horizon = null, float? confidenceLevel = null) => null;
    public TDst Predict(int? horizon = null, float? confidenceLevel = null) => null;
    public void CheckPoint(Runtime.IHostEnvironment env, string path) { } }
  public static class PredictionFunctionExtensions { public static TimeSeriesPredictionEngine<TSrc, TDst> CreateTimeSeriesEngine<TSrc, TDst>(this ITransformer transformer, Runtime.IHostEnvironment env, bool ignoreMissingColumns = false, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null) where TSrc : class where TDst : class, new() => null; } }
namespace Microsoft.ML.Vision { public sealed class ImageClassificationTrainer : Stubs.Trainer { public enum Architecture { ResnetV2101, InceptionV3, MobilenetV2, ResnetV250 }
  public sealed class EarlyStopping { }
  public sealed class ImageClassificationMetrics { }
  public sealed class Options { public string LabelColumnName = "Label";
    public string FeatureColumnName = "Features";
    public string PredictedLabelColumnName, ScoreColumnName, WorkspacePath;
    public Architecture Arch;
    public int Epoch, BatchSize;
    public float LearningRate;
    public IDataView ValidationSet;
    public Action<ImageClassificationMetrics> MetricsCallback;
    public bool TestOnTrainSet, ReuseTrainSetBottleneckCachedValues, ReuseValidationSetBottleneckCachedValues;
    public EarlyStopping EarlyStoppingCriteria; } } }
namespace Microsoft.ML.TorchSharp { public static class TorchSharpCatalog { public static NasBert.TextClassificationTrainer TextClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = "Label", string scoreColumnName = "Score", string outputColumnName = "PredictedLabel", string sentence1ColumnName = "Sentence1", string sentence2ColumnName = null, int batchSize = 32, int maxEpochs = 10, int architecture = 0, IDataView validationSet = null) => null;
    public static NasBert.TextClassificationTrainer SentenceSimilarity(this RegressionCatalog.RegressionTrainers catalog, string labelColumnName = "Label", string scoreColumnName = "Score", string sentence1ColumnName = "Sentence1", string sentence2ColumnName = "Sentence2", int batchSize = 32, int maxEpochs = 10, int architecture = 0, IDataView validationSet = null) => null; } }
namespace Microsoft.ML.TorchSharp.NasBert { public sealed class TextClassificationTrainer : Stubs.Trainer { } }
namespace Microsoft.ML.AutoML {
  public enum BinaryClassificationMetric { Accuracy, AreaUnderRocCurve, F1Score }
  public enum RegressionMetric { RSquared, MeanAbsoluteError }
  public enum MulticlassClassificationMetric { MicroAccuracy, MacroAccuracy }
  public enum BinaryClassificationTrainer { AveragedPerceptron, FastForest, FastTree, LbfgsLogisticRegression, LightGbm, SdcaLogisticRegression }
  public enum RegressionTrainer { FastForest, FastTree, LightGbm, Ols, LbfgsPoissonRegression, StochasticDualCoordinateAscent }
  public enum MulticlassClassificationTrainer { AveragedPerceptronOva, FastForestOva, FastTreeOva, LightGbm, LbfgsMaximumEntropy, SdcaMaximumEntropy, LinearSupportVectorMachinesOva }
  public enum CacheBeforeTrainer { Auto, On, Off }
  public class ExperimentSettings { public uint MaxExperimentTimeInSeconds { get; set; } public System.Threading.CancellationToken CancellationToken { get; set; } public System.IO.DirectoryInfo CacheDirectory { get; set; } public CacheBeforeTrainer CacheBeforeTrainer { get; set; } }
  public class BinaryExperimentSettings : ExperimentSettings { public BinaryClassificationMetric OptimizingMetric { get; set; } public ICollection<BinaryClassificationTrainer> Trainers => null; }
  public class RegressionExperimentSettings : ExperimentSettings { public RegressionMetric OptimizingMetric { get; set; } public ICollection<RegressionTrainer> Trainers => null; }
  public class MulticlassExperimentSettings : ExperimentSettings { public MulticlassClassificationMetric OptimizingMetric { get; set; } public ICollection<MulticlassClassificationTrainer> Trainers => null; }
  public sealed class ColumnInformation { public string LabelColumnName { get; set; } = "Label";
    public string UserIdColumnName { get; set; } public string ItemIdColumnName { get; set; } public string GroupIdColumnName { get; set; } public string ExampleWeightColumnName { get; set; } public string SamplingKeyColumnName { get; set; } public ICollection<string> CategoricalColumnNames { get; } = new Collection<string>();
    public ICollection<string> NumericColumnNames { get; } = new Collection<string>();
    public ICollection<string> TextColumnNames { get; } = new Collection<string>();
    public ICollection<string> IgnoredColumnNames { get; } = new Collection<string>();
    public ICollection<string> ImagePathColumnNames { get; } = new Collection<string>(); }
  public sealed class ColumnInferenceResults { public TextLoader.Options TextLoaderOptions { get; set; } public ColumnInformation ColumnInformation { get; set; } }
  public class RunDetail { public string TrainerName { get; } public double RuntimeInSeconds { get; } public IEstimator<ITransformer> Estimator { get; } }
  public sealed class RunDetail<T> : RunDetail { public T ValidationMetrics { get; } public ITransformer Model { get; } public Exception Exception { get; } }
  public sealed class CrossValidationRunDetail<T> : RunDetail { public IEnumerable<TrainResult<T>> Results { get; } }
  public class TrainResult<T> { public T ValidationMetrics { get; } public ITransformer Model { get; } }
  public class ExperimentResult<T> { public IEnumerable<RunDetail<T>> RunDetails { get; } public RunDetail<T> BestRun { get; } }
  public class CrossValidationExperimentResult<T> { public IEnumerable<CrossValidationRunDetail<T>> RunDetails { get; } public CrossValidationRunDetail<T> BestRun { get; } }
  public class ExperimentBase<TM, TS> { public ExperimentResult<TM> Execute(IDataView trainData, string labelColumnName = "Label", string samplingKeyColumn = null, IEstimator<ITransformer> preFeaturizer = null, IProgress<RunDetail<TM>> progressHandler = null) => null;
    public ExperimentResult<TM> Execute(IDataView trainData, ColumnInformation columnInformation, IEstimator<ITransformer> preFeaturizer = null, IProgress<RunDetail<TM>> progressHandler = null) => null;
    public ExperimentResult<TM> Execute(IDataView trainData, IDataView validationData, string labelColumnName = "Label", IEstimator<ITransformer> preFeaturizer = null, IProgress<RunDetail<TM>> progressHandler = null) => null;
    public ExperimentResult<TM> Execute(IDataView trainData, IDataView validationData, ColumnInformation columnInformation, IEstimator<ITransformer> preFeaturizer = null, IProgress<RunDetail<TM>> progressHandler = null) => null;
    public CrossValidationExperimentResult<TM> Execute(IDataView trainData, uint numberOfCVFolds, string labelColumnName = "Label", string samplingKeyColumn = null, IEstimator<ITransformer> preFeaturizer = null, IProgress<CrossValidationRunDetail<TM>> progressHandler = null) => null;
    public CrossValidationExperimentResult<TM> Execute(IDataView trainData, uint numberOfCVFolds, ColumnInformation columnInformation, IEstimator<ITransformer> preFeaturizer = null, IProgress<CrossValidationRunDetail<TM>> progressHandler = null) => null; }
  public sealed class BinaryClassificationExperiment : ExperimentBase<BinaryClassificationMetrics, BinaryExperimentSettings> { }
  public class RankingExperimentSettings : ExperimentSettings { }
  public sealed class RankingExperiment : ExperimentBase<RankingMetrics, RankingExperimentSettings> { }
  public sealed class RegressionExperiment : ExperimentBase<RegressionMetrics, RegressionExperimentSettings> { }
  public class RecommendationExperimentSettings : ExperimentSettings { public RegressionMetric OptimizingMetric { get; set; } }
  public sealed class RecommendationExperiment : ExperimentBase<RegressionMetrics, RecommendationExperimentSettings> { }
  public sealed class MulticlassClassificationExperiment : ExperimentBase<MulticlassClassificationMetrics, MulticlassExperimentSettings> { }
  public class TrialResult { public double Metric { get; } public ITransformer Model { get; } public double DurationInMilliseconds { get; } }
  public interface ISweepable { }
  public interface ISweepable<out T> : ISweepable { }
  public class SweepableEstimator : ISweepable<IEstimator<ITransformer>> { }
  public class SweepablePipeline : ISweepable<EstimatorChain<ITransformer>> { public SweepablePipeline Append(params ISweepable<IEstimator<ITransformer>>[] sweepables) => null; }
  public static class SweepableExtension { public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, SweepableEstimator estimator1) => null;
    public static SweepablePipeline Append(this SweepablePipeline pipeline, IEstimator<ITransformer> estimator) => null;
    public static SweepablePipeline Append(this SweepableEstimator estimator, SweepablePipeline estimator1) => null;
    public static SweepablePipeline Append(this SweepableEstimator estimator, IEstimator<ITransformer> estimator1) => null;
    public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, SweepablePipeline pipeline) => null;
    public static SweepablePipeline Append(this SweepableEstimator estimator, params SweepableEstimator[] estimators) => null;
    public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, params SweepableEstimator[] estimators) => null; }
  public class AutoMLExperiment { public TrialResult Run() => null;
    public Task<TrialResult> RunAsync(System.Threading.CancellationToken ct = default) => null;
    public AutoMLExperiment SetTrainingTimeInSeconds(uint s) => this;
    public AutoMLExperiment SetMaxModelToExplore(int n) => this; }
  public static class AutoMLExperimentExtension { public static AutoMLExperiment SetCostFrugalTuner(this AutoMLExperiment experiment) => null;
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, IDataView train, IDataView validation, bool subSamplingTrainDataset = false) => null;
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, DataOperationsCatalog.TrainTestData trainValidationSplit, bool subSamplingTrainDataset = false) => null;
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, IDataView dataset, int fold = 10, string samplingKeyColumnName = null) => null;
    public static AutoMLExperiment SetBinaryClassificationMetric(this AutoMLExperiment experiment, BinaryClassificationMetric metric, string labelColumn = "label", string predictedColumn = "PredictedLabel") => null;
    public static AutoMLExperiment SetRegressionMetric(this AutoMLExperiment experiment, RegressionMetric metric, string labelColumn = "Label", string scoreColumn = "Score") => null;
    public static AutoMLExperiment SetMulticlassClassificationMetric(this AutoMLExperiment experiment, MulticlassClassificationMetric metric, string labelColumn = "label", string predictedColumn = "PredictedLabel") => null;
    public static AutoMLExperiment SetPipeline(this AutoMLExperiment experiment, SweepablePipeline pipeline) => null; }
  public sealed class AutoCatalog {
    public RegressionExperiment CreateRegressionExperiment(uint maxExperimentTimeInSeconds) => null;
    public RegressionExperiment CreateRegressionExperiment(RegressionExperimentSettings s) => null;
    public RankingExperiment CreateRankingExperiment(uint maxExperimentTimeInSeconds) => null;
    public BinaryClassificationExperiment CreateBinaryClassificationExperiment(uint maxExperimentTimeInSeconds) => null;
    public BinaryClassificationExperiment CreateBinaryClassificationExperiment(BinaryExperimentSettings s) => null;
    public MulticlassClassificationExperiment CreateMulticlassClassificationExperiment(uint maxExperimentTimeInSeconds) => null;
    public MulticlassClassificationExperiment CreateMulticlassClassificationExperiment(MulticlassExperimentSettings s) => null;
    public RecommendationExperiment CreateRecommendationExperiment(uint maxExperimentTimeInSeconds) => null;
    public RecommendationExperiment CreateRecommendationExperiment(RecommendationExperimentSettings s) => null;
    public AutoMLExperiment CreateExperiment() => null;
    public ColumnInferenceResults InferColumns(string path, string labelColumnName = "Label", char? separatorChar = null, bool? allowQuoting = null, bool? allowSparse = null, bool trimWhitespace = false, bool groupColumns = true) => null;
    public ColumnInferenceResults InferColumns(string path, ColumnInformation columnInformation, char? separatorChar = null, bool? allowQuoting = null, bool? allowSparse = null, bool trimWhitespace = false, bool groupColumns = true) => null;
    public ColumnInferenceResults InferColumns(string path, uint labelColumnIndex, bool hasHeader = false, char? separatorChar = null) => null;
    public SweepablePipeline Featurizer(IDataView data, string outputColumnName = "Features", string[] catelogicalColumns = null, string[] numericColumns = null, string[] textColumns = null, string[] imagePathColumns = null, string[] excludeColumns = null) => null;
    public SweepablePipeline Featurizer(IDataView data, ColumnInformation columnInformation, string outputColumnName = "Features") => null;
    public SweepablePipeline BinaryClassification(string labelColumnName = "Label", string featureColumnName = "Features", string exampleWeightColumnName = null, bool useFastForest = true, bool useLgbm = true, bool useFastTree = true, bool useLbfgsLogisticRegression = true, bool useSdcaLogisticRegression = true) => null;
    public SweepablePipeline Regression(string labelColumnName = "Label", string featureColumnName = "Features", string exampleWeightColumnName = null, bool useFastForest = true, bool useLgbm = true, bool useFastTree = true, bool useLbfgsPoissonRegression = true, bool useSdca = true) => null;
    public SweepablePipeline MultiClassification(string labelColumnName = "Label", string featureColumnName = "Features", string exampleWeightColumnName = null, bool useFastForest = true, bool useLgbm = true, bool useFastTree = true, bool useLbfgsMaximumEntrophy = true, bool useLbfgsLogisticRegression = true, bool useSdcaMaximumEntrophy = true, bool useSdcaLogisticRegression = true) => null;
  }
  public static class MLContextExtension { public static AutoCatalog Auto(this MLContext mlContext) => null; }
}
namespace Microsoft.Extensions.ML {
  public class PredictionEnginePool<TData, TPrediction> where TData : class where TPrediction : class, new() { public PredictionEngine<TData, TPrediction> GetPredictionEngine() => null;
    public PredictionEngine<TData, TPrediction> GetPredictionEngine(string modelName) => null;
    public ITransformer GetModel() => null;
    public void ReturnPredictionEngine(PredictionEngine<TData, TPrediction> e) { } }
  public class PredictionEnginePoolBuilder<TData, TPrediction> where TData : class where TPrediction : class, new() { }
  public static class PredictionEnginePoolExtensions { public static TPrediction Predict<TData, TPrediction>(this PredictionEnginePool<TData, TPrediction> pool, TData example) where TData : class where TPrediction : class, new() => null;
    public static TPrediction Predict<TData, TPrediction>(this PredictionEnginePool<TData, TPrediction> pool, string modelName, TData example) where TData : class where TPrediction : class, new() => null; }
  public static class BuilderExtensions { public static PredictionEnginePoolBuilder<TData, TPrediction> FromFile<TData, TPrediction>(this PredictionEnginePoolBuilder<TData, TPrediction> builder, string filePath) where TData : class where TPrediction : class, new() => null;
    public static PredictionEnginePoolBuilder<TData, TPrediction> FromFile<TData, TPrediction>(this PredictionEnginePoolBuilder<TData, TPrediction> builder, string modelName, string filePath, bool watchForChanges) where TData : class where TPrediction : class, new() => null;
    public static PredictionEnginePoolBuilder<TData, TPrediction> FromUri<TData, TPrediction>(this PredictionEnginePoolBuilder<TData, TPrediction> builder, string uri) where TData : class where TPrediction : class, new() => null; }
}
""";
}
