using System.Collections.Generic;
using System.Collections.Immutable;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR3001: a model is trained, loaded or served, and nobody has said which assessment allows it. Reported on the first act of a member.</summary>
internal sealed class NoImpactAssessmentRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.NoImpactAssessment);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var act in project.Acts)
        {
            if (!act.IsCovered(project, Annotation.ImpactAssessment) && reported.Add(act.Call.Member))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.NoImpactAssessment, act.Call.Place, act.Call.Member, Said(act.Doing))
                {
                    Trainer = act.Trainers,
                });
            }
        }
    }

    private static string Said(Doing doing) => doing switch
    {
        Doing.Train => "trained",
        Doing.Load => "loaded",
        _ => "served",
    };
}
