using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1008: a model is given the answer that it is to predict. The answer of another row, as that of the day before, is none of this
/// one; what a projection reads from the cell that the answer is read from, is.</summary>
internal sealed class LabelLeakRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.LabelLeak);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses.Where(static use => use.Role == ColumnRole.Feature))
        {
            var answers = use.Model.Label?.Sources.SelectMany(FlowsOf).ToList() ?? [];
            if (FlowsOf(use.Flow).FirstOrDefault(flow => answers.Exists(answer => IsSame(answer.Source, flow.Source))) is { } leaking)
            {
                var leak = use with { Flow = leaking };
                findings.Report(leak.Find(FairnessAnalyzers.Descriptors.LabelLeak, project, use.Column.Name, Finding.TrainerNames, Through(leak, project)));
            }
            else if (answers.Find(answer => RawCell.Share(answer.Source.Cells, use.Column.Cells)) is { } filled)
            {
                findings.Report(use.Find(FairnessAnalyzers.Descriptors.LabelLeak, project, filled.Source.Name, Finding.TrainerNames, $", through '{use.Column.Name}'"));
            }
        }
    }

    private static IEnumerable<SourceFlow> FlowsOf(SourceFlow flow) => flow.OfOtherRows.Prepend(flow);

    /// <summary>The column as which it reaches the features, where the code there names another than the target's own; empty elsewhere.</summary>
    private static string Through(ColumnUse use, FairnessProject project) =>
        project.ModelOf(use.Flow.Place.SyntaxTree).GetConstantValue(use.Flow.Place, project.Cancellation).Value is string named && named != use.Column.Name
            ? $", through '{named}'" : "";

    private static bool IsSame(SourceColumn left, SourceColumn right) =>
        left.Name == right.Name && left.Distance == right.Distance && SymbolEqualityComparer.Default.Equals(left.Member, right.Member);
}
