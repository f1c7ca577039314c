using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR2002: a documented target that does not say what it measures, of whom, or who records it.</summary>
internal sealed class IncompleteTargetRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.IncompleteTarget);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var target in Statements.DeclarationsOf(project, Annotation.TargetParameter))
        {
            var missing = Statements.MissingFrom(target, "Outcome", "Population", "MeasuredBy").ToList();
            if (missing.Count > 0)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.IncompleteTarget, target.Place, Statements.MemberOf(target), Statements.List(missing))
                {
                    Column = Statements.ColumnOf(target),
                    Role = "label",
                });
            }
        }
    }
}
