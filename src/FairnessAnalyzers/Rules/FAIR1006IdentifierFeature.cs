using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR1006: a number, name or address that singles out a person reaches a model. Rows are rightly grouped by one, and a recommender's matrix is
/// made of them.
/// </summary>
internal sealed class IdentifierFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.IdentifierFeature, ColumnKind.Identifier)
{
    internal override ColumnUse? Concerning(ColumnUse use, FairnessProject project) =>
        use.Role == ColumnRole.Group || (use.Role == ColumnRole.Feature && IsRecommender(use.Model)) ? null : base.Concerning(use, project);

    private static bool IsRecommender(TrainedModel model) =>
        model.Creation is IInvocationOperation creation && MlNetApi.Find(creation.TargetMethod)?.Effect == Effect.TrainsRecommender;
}
