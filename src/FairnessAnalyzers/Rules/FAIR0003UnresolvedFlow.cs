using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR0003: what the analysis could not follow, and why; silence would look like an all-clear. A column that does not exist is FAIR0002's.</summary>
internal sealed class UnresolvedFlowRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnresolvedFlow);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var missing = new HashSet<SyntaxNode>(project.MissingColumns.Select(static missing => missing.Place));
        foreach (var model in project.Models)
        {
            foreach (var unresolved in model.Unresolved.Where(unresolved => unresolved.Missing is not { } name || !missing.Contains(name)))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnresolvedFlow, unresolved.Place.GetLocation(), model.Member, unresolved.What, Finding.TrainerNames, unresolved.Why)
                {
                    Trainer = model.Trainer,
                });
            }
        }

        foreach (var unseen in project.Unseen)
        {
            var name = ApiCall.NameOf(unseen.Call.Syntax);
            findings.Report(new Finding(
                FairnessAnalyzers.Descriptors.UnresolvedFlow, name.Identifier.GetLocation(), project.MemberContaining(name), "estimator", $"'{name.Identifier.ValueText}'", unseen.Why));
        }
    }
}
