using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR5004: a decision that is declared to be fully automated, without its legal basis, its notice or its route of appeal.</summary>
internal sealed class UnlawfulAutomationRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnlawfulAutomation);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var oversight in Statements.DeclarationsOf(project, Annotation.HumanOversight).Where(static said => said.Choice("Mode") == "FullyAutomated"))
        {
            var missing = Statements.MissingFrom(oversight, "LegalBasis", "Notice", "AppealRoute").ToList();
            if (missing.Count > 0)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnlawfulAutomation, oversight.Place, Statements.MemberOf(oversight), Statements.List(missing)));
            }
        }
    }
}
