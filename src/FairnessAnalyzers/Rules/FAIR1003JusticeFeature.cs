using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1003: what police and courts did reaches a model as if it were what the person did.</summary>
internal sealed class JusticeFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.JusticeFeature, ColumnKind.Justice);
