using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
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
            else if (!IsDeclared(selection, selection.Reads) && !RowSplit.HasHalf(selection))
            {
                var column = selection.Columns is { Count: 1 } one ? one[0] : null;
                findings.Report(selection.Find(FairnessAnalyzers.Descriptors.UnexplainedFilter, column, selection.Name));
            }
        }
    }

    private static bool IsDeclared(RowSelection selection, System.Func<Declaration, bool> fits) =>
        !selection.Project.Declarations.Covering(selection.Scope, Annotation.RowFilter, said => !said.IsMissing("Reason") && fits(said)).IsEmpty;
}
