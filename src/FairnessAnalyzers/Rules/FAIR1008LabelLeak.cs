using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1008: a model is given the answer that it is to predict.</summary>
internal sealed class LabelLeakRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.LabelLeak);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use.Role == ColumnRole.Feature && use.Model.Label is { } label && label.Sources.Any(source => IsSame(source.Source, use.Column)))
            {
                findings.Report(use.Find(FairnessAnalyzers.Descriptors.LabelLeak, project, use.Column.Name, Finding.TrainerNames, Through(use, project)));
            }
        }
    }

    /// <summary>The column as which it reaches the features, where the code there names another than the target's own; empty elsewhere.</summary>
    private static string Through(ColumnUse use, FairnessProject project) =>
        project.ModelOf(use.Flow.Place.SyntaxTree).GetConstantValue(use.Flow.Place, project.Cancellation).Value is string named && named != use.Column.Name
            ? $", through '{named}'" : "";

    private static bool IsSame(SourceColumn left, SourceColumn right) =>
        left.Name == right.Name && SymbolEqualityComparer.Default.Equals(left.Member, right.Member);
}
