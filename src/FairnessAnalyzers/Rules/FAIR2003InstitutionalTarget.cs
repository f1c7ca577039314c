using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR2003: a target that records what an institution did, and nobody says which behaviour it stands for.</summary>
internal sealed class InstitutionalTargetRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.InstitutionalTarget);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use is { Role: ColumnRole.Label, Meaning: { Kind: ColumnKind.ProcessOutcome or ColumnKind.Justice, IsNotSensitive: false } }
                && project.Declarations.OnColumn(Annotation.TargetParameter, use.Column, use.Model).All(static said => said.IsMissing("StandsInFor")))
            {
                findings.Report(use.Find(
                    FairnessAnalyzers.Descriptors.InstitutionalTarget, project, use.Column.Name, Finding.TrainerNames,
                    use.Meaning.IsLikely ? "may record" : "records", use.Meaning.Why));
            }
        }
    }
}
