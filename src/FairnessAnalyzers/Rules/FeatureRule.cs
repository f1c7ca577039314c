using System.Collections.Immutable;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Asks why a column of one kind is a feature, an example weight or a row group, unless the team has said why, or that the column is nothing of
/// the sort.
/// </summary>
/// <param name="kind">The kind of column that the rule is about.</param>
internal abstract class FeatureRule(DiagnosticDescriptor descriptor, ColumnKind kind) : Rule
{
    protected const string Advice = "remove it, or say why it stays with [JustifiedFeature]";

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(descriptor);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use.Role != ColumnRole.Label && !use.Meaning.IsAnswered && Concerning(use, project) is { } concern)
            {
                findings.Report(concern.Find(descriptor, project, Arguments(use, concern)));
            }
        }
    }

    /// <summary>The arguments of the message: the column, its characteristic, its role, the trainers, why it matters and what to do.</summary>
    /// <param name="use">The use as it was found.</param>
    /// <param name="concern">The use as this rule sees it.</param>
    protected virtual object[] Arguments(ColumnUse use, ColumnUse concern) =>
        [concern.Column.Name, concern.Meaning.Characteristic ?? "", concern.RoleInWords, Finding.TrainerNames, $"{concern.Meaning.Why}; {Advice}"];

    /// <summary>The use as this rule sees it; null where it is none of the rule's business.</summary>
    internal virtual ColumnUse? Concerning(ColumnUse use, FairnessProject project) => use.Meaning.Kind == kind ? use : null;
}
