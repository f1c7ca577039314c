using System.Collections.Immutable;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR2001: nobody says what a model's target measures. A model without a label has none.</summary>
internal sealed class UndocumentedTargetRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UndocumentedTarget);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use.Role == ColumnRole.Label && project.Declarations.OnColumn(Annotation.TargetParameter, use.Column, use.Model).IsEmpty)
            {
                findings.Report(use.Find(FairnessAnalyzers.Descriptors.UndocumentedTarget, project, use.Column.Name, Finding.TrainerNames));
            }
        }
    }
}
