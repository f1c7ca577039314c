using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1001: a protected characteristic reaches a model.</summary>
internal sealed class ProtectedFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.ProtectedFeature, ColumnKind.Protected);
