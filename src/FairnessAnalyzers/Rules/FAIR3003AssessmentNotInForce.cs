using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR3003: an impact assessment that is not in force: a draft, a withdrawn or an expired one under which a model is trained, saved or served,
/// or one whose review is overdue.
/// </summary>
internal sealed class AssessmentNotInForceRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.AssessmentNotInForce);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var acts = ActsUnderAssessments(project);
        foreach (var assessment in Statements.DeclarationsOf(project, Annotation.ImpactAssessment))
        {
            List<string> reasons = [];
            if (assessment.Choice("Status") is ("Draft" or "Withdrawn" or "Expired") and var status
                && acts.TryGetValue((assessment.On, assessment.Place), out var act))
            {
                reasons.Add($"its status is {status} while a model is {act} under it");
            }

            if (project.Options.Today is { } today && IsoDate.Parse(assessment.Text("ReviewBy")) is { } due && due < today)
            {
                reasons.Add($"its review was due by {IsoDate.Format(due)}");
            }

            if (reasons.Count > 0)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.AssessmentNotInForce, assessment.Place, Statements.MemberOf(assessment),
                    assessment.Text("Reference") ?? "", Statements.List(reasons)));
            }
        }
    }

    /// <summary>For each assessment what is first done under it: trained, saved or served.</summary>
    private static Dictionary<(ISymbol On, Location Place), string> ActsUnderAssessments(FairnessProject project)
    {
        Dictionary<(ISymbol, Location), string> acts = [];
        foreach (var (member, act) in project.Models.SelectMany(ProjectDeclarations.PlacesOf).Select(static place => (place, "trained"))
            .Concat(project.Calls.Select(static call => (call.Member, ActOf(call)!)).Where(static call => call.Item2 is not null)))
        {
            foreach (var assessment in project.Declarations.Covering(member, Annotation.ImpactAssessment))
            {
                if (!acts.ContainsKey((assessment.On, assessment.Place)))
                {
                    acts.Add((assessment.On, assessment.Place), act);
                }
            }
        }

        return acts;
    }

    private static string? ActOf(MlNetCall call) => call.Api.Effect switch
    {
        Effect.CrossValidates or Effect.RunsExperiment => "trained",
        Effect.SavesModel or Effect.ExportsModel => "saved",
        Effect.LoadsModel or Effect.CreatesPredictionEngine or Effect.ServesFromPool => "served",
        _ => null,
    };
}
