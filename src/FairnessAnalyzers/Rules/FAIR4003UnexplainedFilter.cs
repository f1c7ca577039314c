using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR4003: rows are removed before training and no <c>[RowFilter]</c> records why. FAIR4004 in its place where the filter singles out a person: it compares
/// an identifier with a constant, or with a list of a few of them.
/// </summary>
internal sealed class UnexplainedFilterRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnexplainedFilter, FairnessAnalyzers.Descriptors.IndividualFilter);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var selection in RowSelection.Of(project))
        {
            if (SingledOut.By(selection) is { } identifier)
            {
                if (!IsDeclared(selection, static said => said.Choice("Kind") == "Individual"))
                {
                    findings.Report(selection.Find(FairnessAnalyzers.Descriptors.IndividualFilter, identifier, selection.Name, identifier.Name));
                }
            }
            else if (!IsDeclared(selection, selection.Reads) && !RowSplit.HasHalf(selection) && !IsWhatIsNormal(selection))
            {
                var column = selection.Columns is { Count: 1 } one ? one[0] : null;
                findings.Report(selection.Find(FairnessAnalyzers.Descriptors.UnexplainedFilter, column, selection.Name));
            }
        }
    }

    /// <summary>
    /// Whether a filter by the truth leaves the examples of what is normal: a detector of anomalies learns from nothing else, and has no label by which it
    /// could tell. The truth is the column that an evaluation of anomalies is given, else "Label".
    /// </summary>
    private static bool IsWhatIsNormal(RowSelection selection) =>
        !selection.Models.IsEmpty && selection.Models.All(static model => model is { Task: "AnomalyDetection", Label: null })
        && selection.Columns is { Count: 1 } columns && (RowSelection.IsNamed(columns[0], "Label")
            || selection.Project.Calls.Any(call => call.Api.Effect == Effect.Evaluates && call.Operation.TargetMethod.ContainingType.Name == "AnomalyDetectionCatalog"
                && Expressions.ConstantOf(Expressions.ArgumentOf(call.Operation, "labelColumnName"), selection.Project) is { HasValue: true, Value: string truth }
                && RowSelection.IsNamed(columns[0], truth)));

    private static bool IsDeclared(RowSelection selection, System.Func<Declaration, bool> fits) =>
        !selection.Project.Declarations.Covering(selection.Scope, Annotation.RowFilter, said => !said.IsMissing("Reason") && fits(said)).IsEmpty;
}
