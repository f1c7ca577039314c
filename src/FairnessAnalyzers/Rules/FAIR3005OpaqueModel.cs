using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR3005: a model of a kind that gives no reasons, in a type that never asks ML.NET to explain one. Reported on the trainer, or on the call
/// that scores a model made elsewhere.
/// </summary>
internal sealed class OpaqueModelRule : Rule
{
    private const string Opaque = "gives no reasons for its predictions";

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.OpaqueModel);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var explaining = new HashSet<ISymbol?>(
            project.Calls.Where(static call => call.Api.Effect is Effect.ContributesFeatures or Effect.ExplainsByPermutation).Select(static call => TypeOf(call.Member)),
            SymbolEqualityComparer.Default);
        foreach (var model in project.Models)
        {
            if (IsOpaque(model, project) && !IsKnownBetter(model, project) && !ProjectDeclarations.PlacesOf(model).Any(place => explaining.Contains(TypeOf(place)))
                && project.Declarations.Covering(model, Annotation.ModelExplanation, Says).IsEmpty)
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.OpaqueModel, model.Place.Identifier.GetLocation(), model.Member, Finding.TrainerNames,
                    IsChosenLater(model) ? "may choose a model that gives no reasons" : Opaque)
                {
                    Trainer = model.Trainer,
                });
            }
        }

        // A model that the project exports itself is asked about where it is trained.
        var external = new HashSet<MlNetCall>(ExternalModel.Of(project));
        foreach (var call in project.Calls.Where(call => call.Api.Name == "ScoreTensorFlowModel" || (call.Api.Name == "ApplyOnnxModel" && external.Contains(call))))
        {
            if (!explaining.Contains(TypeOf(call.Member)) && !call.IsCovered(project, Annotation.ModelExplanation, Says))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.OpaqueModel, call.Place, call.Member, call.Api.Name, Opaque));
            }
        }
    }

    private static bool Says(Declaration said) => !said.IsMissing("Method");

    private static ISymbol? TypeOf(ISymbol member) => member is INamedTypeSymbol type ? type.OriginalDefinition : member.ContainingType?.OriginalDefinition;

    private static bool IsOpaque(TrainedModel model, FairnessProject project)
    {
        var creation = model.Creation as IInvocationOperation;
        var family = creation is null ? null : MlNetApi.Find(creation.TargetMethod)?.Family;
        if (family == TrainerFamily.Wrapper)
        {
            // A wrapper is as opaque as the trainer inside; of one that is not seen nothing is claimed.
            creation = model.Inner;
            family = creation is null ? null : MlNetApi.Find(creation.TargetMethod)?.Family;
        }

        return family switch
        {
            TrainerFamily.Tree => !HasOneTree(creation!, project),
            TrainerFamily.Opaque => true,

            // An AutoML experiment may end with any trainer that it is not told to leave out.
            TrainerFamily.None => creation is null || ExperimentTrainers.FamiliesOf(creation)?.Any(GivesNoReasons) != false,
            _ => false,
        };
    }

    /// <summary>Whether an experiment is yet to choose the trainer.</summary>
    private static bool IsChosenLater(TrainedModel model) =>
        model.Creation is IInvocationOperation creation && MlNetApi.Find(creation.TargetMethod)?.Family == TrainerFamily.None;

    private static bool GivesNoReasons(TrainerFamily family) => family is TrainerFamily.Tree or TrainerFamily.Opaque or TrainerFamily.Wrapper or TrainerFamily.None;

    /// <summary>Whether a model is known only by the call that runs its experiment, and another by the call that creates that experiment: it is the same.</summary>
    private static bool IsKnownBetter(TrainedModel model, FairnessProject project) =>
        model.Creation is IInvocationOperation run && MlNetApi.Find(run.TargetMethod)?.Effect == Effect.RunsExperiment
        && project.Models.Any(other => other.Creation?.Syntax != run.Syntax && other.Training.Any(call => call.Syntax == run.Syntax));

    private static bool HasOneTree(IInvocationOperation trainer, FairnessProject project)
    {
        var count = Expressions.ArgumentOf(trainer, "numberOfTrees") ?? Expressions.ArgumentOf(trainer, "numberOfIterations")
            ?? OptionOf(Expressions.ArgumentOf(trainer, "options"));
        return Expressions.ConstantOf(count, project) is { HasValue: true, Value: 1 };
    }

    private static IOperation? OptionOf(IOperation? options)
    {
        if (options is not null && Expressions.Bare(options) is ILocalReferenceOperation local)
        {
            options = Expressions.ValuesOf(local).FirstOrDefault();
        }

        return options is not null && Expressions.Bare(options) is IObjectCreationOperation { Initializer: { } initializer }
            ? initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(static set => Expressions.SymbolOf(set.Target)?.Name is "NumberOfTrees" or "NumberOfIterations")?.Value
            : null;
    }
}
