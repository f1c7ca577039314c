using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR0003: what the analysis could not follow, and why; silence would look like an all-clear.</summary>
internal sealed class UnresolvedFlowRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnresolvedFlow);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var model in project.Models)
        {
            foreach (var unresolved in model.Unresolved)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnresolvedFlow, unresolved.Place.GetLocation(), model.Member, unresolved.What, Finding.TrainerNames, unresolved.Why)
                {
                    Trainer = model.Trainer,
                });
            }
        }
    }
}
