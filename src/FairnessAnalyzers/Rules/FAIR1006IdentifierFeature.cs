using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR1006: a number, name or address that singles out a person reaches a model. Rows are rightly grouped by one, and a recommender's matrix is
/// made of them.
/// </summary>
internal sealed class IdentifierFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.IdentifierFeature, ColumnKind.Identifier)
{
    internal override ColumnUse? Concerning(ColumnUse use, FairnessProject project) =>
        use.Role == ColumnRole.Group || (use.Role == ColumnRole.Feature && IsRecommender(use.Model)) ? null : base.Concerning(use, project);

    /// <summary>Whether a recommender's matrix is made of a column: every row and every column of it must be known when it is asked.</summary>
    internal static bool IsOfMatrix(SourceColumn column, FairnessProject project) => project.Uses.Any(use =>
        use.Role == ColumnRole.Feature && use.Column.Name == column.Name && IsRecommender(use.Model)
        && SymbolEqualityComparer.Default.Equals(use.Column.Member, column.Member));

    /// <summary>Whether a model fills in a matrix, by its trainer or by an AutoML experiment: all that it learns from are the numbers of rows and columns.</summary>
    private static bool IsRecommender(TrainedModel model) => model.Task == "Recommendation";
}
