using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR3004: a model is built, procured or used and no role answers for it. Reported once per duty and member, on the act: Build for training,
/// Procure where a model comes from outside, Use and Oversee for serving: an engine, a pool, or a loaded model that scores rows.
/// </summary>
internal sealed class NoResponsibleActorRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.NoResponsibleActor);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var reported = new HashSet<(string Duty, string Member)>();
        foreach (var (act, duty) in Duties(project))
        {
            var member = act.Call.Member;
            if (!act.IsCovered(project, Annotation.ResponsibleActor, said => said.Choice("Duty") == duty && !said.IsMissing("Role"))
                && reported.Add((duty, member.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + member.GetDocumentationCommentId())))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.NoResponsibleActor, act.Call.Place, member, Doing(duty), duty)
                {
                    Trainer = act.Trainers,
                    Topic = duty,
                    ForFix = ImmutableDictionary<string, string?>.Empty.Add("duty", duty),
                });
            }
        }
    }

    private static IEnumerable<(Act Act, string Duty)> Duties(FairnessProject project)
    {
        foreach (var act in project.Acts)
        {
            if (act.Doing == Rules.Doing.Train)
            {
                yield return (act, "Build");
            }
            else if (act.Doing == Rules.Doing.Serve && !project.Examples.AreAllOf(act.Call.Operation, orForecasts: false))
            {
                yield return (act, "Use");
                yield return (act, "Oversee");
            }
        }

        foreach (var call in Serving.Scoring(project))
        {
            var act = new Act(call, Rules.Doing.Score, ImmutableArray<Lineage.TrainedModel>.Empty);
            yield return (act, "Use");
            yield return (act, "Oversee");
        }

        foreach (var call in ExternalModel.Of(project))
        {
            yield return (new Act(call, Rules.Doing.Load, ImmutableArray<Lineage.TrainedModel>.Empty), "Procure");
        }
    }

    private static string Doing(string duty) => duty switch
    {
        "Build" => "building",
        "Procure" => "procuring",
        "Use" => "using",
        _ => "overseeing",
    };
}
