using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR4005: rows are dropped, or missing values filled in or flagged, by a protected characteristic, and nobody recorded what that does to the
/// group.
/// </summary>
internal sealed class ProtectedFilterRule : Rule
{
    /// <summary>The transforms that handle missing values; the filter that drops rows with them is among the selections.</summary>
    private static readonly HashSet<string> imputing = ["ReplaceMissingValues", "IndicateMissingValues"];

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.ProtectedFilter);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var selection in RowSelection.Of(project))
        {
            foreach (var column in selection.Columns ?? [])
            {
                if (selection.MeaningOf(column) is { Kind: ColumnKind.Protected } meaning && !IsDeclared(project, selection.Scope, column))
                {
                    findings.Report(selection.Find(FairnessAnalyzers.Descriptors.ProtectedFilter, column, selection.Name, "drops rows by", column.Name, meaning.Characteristic ?? ""));
                }
            }
        }

        foreach (var use in project.Uses.Where(static use => use.Meaning.Kind == ColumnKind.Protected))
        {
            // Past a concatenation it is the whole vector that is filled in, and no column in particular.
            foreach (var transform in use.Flow.Path.TakeWhile(static transform => transform.Name != "Concatenate"))
            {
                if (imputing.Contains(transform.Name) && !IsDeclared(project, project.ScopeOf(transform.Place), use.Column))
                {
                    findings.Report(new Finding(
                        FairnessAnalyzers.Descriptors.ProtectedFilter, transform.Place.GetLocation(), project.MemberContaining(transform.Place),
                        transform.Name, transform.Name == "IndicateMissingValues" ? "flags missing" : "fills in missing", use.Column.Name, use.Meaning.Characteristic ?? "")
                    {
                        Column = use.Column.Name,
                        Kind = ColumnKind.Protected.Spelling(),
                        Characteristic = use.Meaning.Characteristic,
                        Legal = use.Meaning.Legal.Length == 0 ? null : use.Meaning.Legal,
                        Trainer = use.Model.Trainer,
                    });
                }
            }
        }
    }

    private static bool IsDeclared(FairnessProject project, ISymbol scope, SourceColumn column) =>
        !project.Declarations.Covering(scope, Annotation.RowFilter, said => !said.IsMissing("Reason") && RowSelection.IsNamed(column, said.Text("Column"))).IsEmpty;
}
