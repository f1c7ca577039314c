using System.Collections.Immutable;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR2005: a model is trained to tell a protected characteristic.</summary>
internal sealed class ProtectedTargetRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.ProtectedTarget);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use is { Role: ColumnRole.Label, Meaning: { Kind: ColumnKind.Protected, IsAnswered: false } })
            {
                findings.Report(use.Find(
                    FairnessAnalyzers.Descriptors.ProtectedTarget, project, use.Column.Name, Finding.TrainerNames, use.Meaning.Characteristic ?? "",
                    $"{use.Meaning.Why}; say why people are to be told apart by it with [JustifiedFeature]"));
            }
        }
    }
}
