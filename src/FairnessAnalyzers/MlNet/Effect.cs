namespace FairnessAnalyzers.MlNet;

/// <summary>What a method of ML.NET's API does. Estimators first, then data, models, AutoML. The names follow ML.NET's documentation.</summary>
internal enum Effect
{
    /// <summary>Known, and without meaning for columns, rows or models.</summary>
    Other,

    // Estimators that write each output from its input, or from all inputs.
    Copies, Concatenates, Encodes, Hashes, ConvertsType, MapsKeys, MapsValues, Normalizes, Imputes, IndicatesMissing, ProcessesText,
    FeaturizesText, ProcessesImages, LoadsImages, Projects, SelectsFeatures, EvaluatesExpression, FeaturizesTrees, ScoresExternalModel,
    ContributesFeatures, Calibrates, DetectsAnomalies, Forecasts,

    // Estimators with a rule of their own.
    Drops, Selects, MapsCustom,

    // Trainers.
    Trains, WrapsTrainer, TrainsText, TrainsImages,

    // Putting estimators together and running them.
    Appends, PassesThrough, Fits, TransformsData,

    // Data.
    LoadsText, CreatesTextLoader, LoadsEnumerable, LoadsBinary, LoadsSvmLight, CreatesDatabaseLoader, LoadsWithLoader, LoadsDataFrame,
    EditsDataFrame, FiltersRows, SamplesRows, SplitsRows, CachesData, TransformsDataView, ReadsData, SavesData,

    // Evaluation and explanation.
    Evaluates, CrossValidates, EvaluatesByGroup, ExplainsByPermutation,

    // Models as files and services.
    SavesModel, ExportsModel, LoadsModel, LoadsExternalModel, CreatesPredictionEngine, ServesFromPool, ChangesThreshold,

    // AutoML.
    InfersColumns, CreatesExperiment, RunsExperiment, SetsDataset, SetsMetric, SetsPipeline, SetsFairnessMetric, FeaturizesAll,
    CreatesSweepable, TrainsSweepable,
}

/// <summary>What a parameter or an <c>Options</c> field names.</summary>
internal enum ParameterRole
{
    None, Label, Feature, Weight, Group, Output, Input, Score, Probability, SamplingKey, Read, Names, Pairs, Excluded, Sensitive,
}

/// <summary>How far a person can see why a model predicts what it does: the family of its trainer.</summary>
internal enum TrainerFamily { None, Linear, Additive, Bayes, Prior, Distance, Tree, Wrapper, Opaque }
