using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1002: what stands in for a protected characteristic reaches a model.</summary>
internal sealed class ProxyFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.ProxyFeature, ColumnKind.Proxy);
