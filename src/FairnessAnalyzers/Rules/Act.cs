using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>What somebody does with a model.</summary>
internal enum Doing
{
    /// <summary><c>Fit</c> of an estimator that contains a trainer, <c>CrossValidate</c>, an AutoML experiment.</summary>
    Train,

    /// <summary><c>Model.Load</c> and <c>Model.LoadWithDataLoader</c>.</summary>
    Load,

    /// <summary>The creation of a prediction engine or of a pool of them.</summary>
    Serve,

    /// <summary><c>Transform</c> of a loaded model, on rows that no model is then trained on.</summary>
    Score,
}

/// <summary>A call for which somebody must answer: it trains, loads or serves a model.</summary>
/// <param name="Models">The models that it trains; none where it loads or serves.</param>
internal sealed record Act(MlNetCall Call, Doing Doing, ImmutableArray<TrainedModel> Models)
{
    /// <summary>Finds the acts of a project, in source order.</summary>
    internal static IEnumerable<Act> In(FairnessProject project)
    {
        var trained = project.Models.SelectMany(static model => model.Training.Select(call => (call.Syntax, Model: model)))
            .ToLookup(static training => training.Syntax, static training => training.Model);
        foreach (var call in project.Calls)
        {
            if (DoingOf(call) is { } doing)
            {
                var models = trained[call.Operation.Syntax].ToImmutableArray();

                // A Fit that no trainer reaches trains no model, it fits transforms.
                if (call.Api.Effect == Effect.Fits ? !models.IsEmpty : doing != Doing.Serve || !Serving.ServesNobody(call.Operation, project))
                {
                    yield return new Act(call, doing, models);
                }
            }
        }
    }

    /// <summary>The names of the trainers; null where no model is known.</summary>
    internal string? Trainers => TrainersOf(Models);

    /// <summary>The names of the trainers of some models, each once; null where there is none.</summary>
    internal static string? TrainersOf(IEnumerable<TrainedModel> models)
    {
        var names = string.Join(", ", new SortedSet<string>(models.Select(static model => model.Trainer), System.StringComparer.Ordinal));
        return names.Length == 0 ? null : names;
    }

    /// <summary>Whether an annotation covers the act: its place, or the places where the trainers of all its models are created.</summary>
    internal bool IsCovered(FairnessProject project, string annotation, System.Func<Declaration, bool>? fits = null) =>
        Call.IsCovered(project, annotation, fits)
        || (!Models.IsEmpty && Models.All(model => !project.Declarations.Covering(model.Member, annotation, fits).IsEmpty));

    private static Doing? DoingOf(MlNetCall call) => call.Api.Effect switch
    {
        Effect.Fits or Effect.CrossValidates or Effect.RunsExperiment => Doing.Train,
        Effect.LoadsModel => Doing.Load,
        Effect.CreatesPredictionEngine => Doing.Serve,
        Effect.ServesFromPool when call.Api.Name == "AddPredictionEnginePool" => Doing.Serve,
        _ => null,
    };
}
