using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Rules;

/// <summary>What a column is to a fairness question: what the team says of it, else what its name says.</summary>
/// <param name="Kind">Null for an ordinary column, and for one that the team declares not to be sensitive.</param>
/// <param name="Characteristic">What it records or stands for, e.g. <c>race</c>; null for an ordinary column.</param>
/// <param name="Legal">Short citations, separated by "; "; may be empty.</param>
/// <param name="Why">Why it matters, on what ground, and how that was read from the code: one clause without a final stop.</param>
internal sealed record ColumnMeaning(ColumnKind? Kind, string? Characteristic, string Legal, string Why)
{
    internal static readonly ColumnMeaning Ordinary = new(null, null, "", "");

    /// <summary>Whether the name says so no more than likely; what an annotation says is sure.</summary>
    internal bool IsLikely { get; init; }

    /// <summary>The <c>[JustifiedFeature]</c> of the column, whatever it says; null where it has none.</summary>
    internal Declaration? Justification { get; init; }

    /// <summary>Whether somebody declared, for a reason, that the column is not sensitive.</summary>
    internal bool IsNotSensitive { get; init; }

    /// <summary>Whether somebody gave a reason for using the column. A placeholder is none.</summary>
    internal bool IsJustified => Justification is { } said && !said.IsMissing("Reason");

    /// <summary>Whether the team has answered the question that the column raises.</summary>
    internal bool IsAnswered => IsJustified || IsNotSensitive;
}
