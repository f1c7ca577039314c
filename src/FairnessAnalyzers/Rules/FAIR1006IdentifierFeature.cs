using System.Linq;
using System.Text.RegularExpressions;
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
    private static readonly Regex isNumberOfThing = new("(Id|ID|_id)$", RegexOptions.CultureInvariant);

    internal override ColumnUse? Concerning(ColumnUse use, FairnessProject project) =>
        use.Role == ColumnRole.Group || (use.Role == ColumnRole.Feature && IsRecommender(use.Model, project)) ? null : base.Concerning(use, project);

    /// <summary>Whether a recommender's matrix is made of a column: every row and every column of it must be known when it is asked.</summary>
    internal static bool IsOfMatrix(SourceColumn column, FairnessProject project) => project.Uses.Any(use =>
        use.Role == ColumnRole.Feature && use.Column.Name == column.Name && IsRecommender(use.Model, project)
        && SymbolEqualityComparer.Default.Equals(use.Column.Member, column.Member));

    /// <summary>Whether a model fills in a matrix, by its trainer or by an AutoML experiment: all that it learns from are the numbers of rows and columns.</summary>
    private static bool IsRecommender(TrainedModel model, FairnessProject project) => model.Task == "Recommendation" || IsOfPairs(model, project);

    /// <summary>Whether a factorisation machine is given who and what by their numbers, and nothing else: these are the rows and columns of a matrix.</summary>
    private static bool IsOfPairs(TrainedModel model, FairnessProject project)
    {
        if (model is not { Trainer: "FieldAwareFactorizationMachine", Features: { Complete: true, Sources.Length: 2 } })
        {
            return false;
        }

        var features = project.Uses.Where(use => ReferenceEquals(use.Model, model) && use.Role == ColumnRole.Feature).ToList();
        return features.Exists(static use => use.Meaning.Kind == ColumnKind.Identifier)
            && features.Exists(static use => use.Meaning.Kind is null && isNumberOfThing.IsMatch(use.Column.Name));
    }
}
