using System.Collections.Immutable;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>A column name as an argument gives it.</summary>
/// <param name="Place">The expression that names it; the API call's name where a default names it.</param>
/// <param name="Argument">The argument it came in; null where a default names it.</param>
internal sealed record ColumnName(string Name, SyntaxNode Place, SyntaxNode? Argument);

/// <summary>The column names of an argument, and why there may be others.</summary>
internal readonly record struct ColumnNames(ImmutableArray<ColumnName> Names, Opaque? Rest)
{
    internal static readonly ColumnNames None = new(ImmutableArray<ColumnName>.Empty, null);

    /// <summary>Where names were taken from a schema or a type instead of being listed.</summary>
    internal Enumeration? Enumeration { get; init; }
}

/// <summary>One step of an estimator chain. A chain is its last step; steps are shared between chains that grow from the same beginning.</summary>
internal abstract class Step(Step? previous)
{
    internal Step? Previous { get; } = previous;

    /// <summary>A chain that may be any of these.</summary>
    internal static Step? Join(ImmutableArray<Step?> alternatives) => new JoinStep(alternatives);

    /// <summary>This chain, and then another one.</summary>
    internal static Step? Append(Step? first, Step? then)
    {
        if (then is null || first is null)
        {
            return then ?? first;
        }

        var pending = new System.Collections.Generic.Stack<Step>();
        for (var step = then; step is not null; step = step.Previous)
        {
            pending.Push(step);
        }

        foreach (var step in pending)
        {
            first = step.After(first);
        }

        return first;
    }

    /// <summary>The same step after another beginning.</summary>
    internal abstract Step After(Step? previous);
}

/// <summary>Some way or other through several chains.</summary>
internal sealed class JoinStep(ImmutableArray<Step?> alternatives, Step? previous = null) : Step(previous)
{
    internal ImmutableArray<Step?> Alternatives { get; } = alternatives;

    internal override Step After(Step? previous) => new JoinStep(Alternatives, previous);
}

/// <summary>A step that could not be followed: it may read and write any column.</summary>
internal sealed class UnknownStep(Opaque why, Step? previous = null) : Step(previous)
{
    internal Opaque Why { get; } = why;

    internal override Step After(Step? previous) => new UnknownStep(Why, previous);
}

/// <summary>A step made by one call of the API.</summary>
internal abstract class ApiStep(SimpleNameSyntax place, MlNetMethod method, Step? previous) : Step(previous)
{
    /// <summary>The method's name, as written.</summary>
    internal SimpleNameSyntax Place { get; } = place;

    internal MlNetMethod Method { get; } = method;

    internal TransformUse Use { get; } = new(method.Name, place) { FeaturizesText = method.Effect == Effect.FeaturizesText, Trains = method.IsTrainer };
}

/// <summary>One output column and what it is computed from.</summary>
internal sealed record ColumnWrite(ColumnNames Output, ColumnNames Inputs)
{
    /// <summary>Columns that only <c>Fit</c> reads: they must exist, and do not flow.</summary>
    internal ColumnNames FitOnly { get; init; } = ColumnNames.None;
}

/// <summary>A transform: it reads all its inputs from the columns as they were, then writes its outputs.</summary>
internal sealed class TransformStep(SimpleNameSyntax place, MlNetMethod method, ImmutableArray<ColumnWrite> writes, Opaque? unknown, Step? previous = null)
    : ApiStep(place, method, previous)
{
    internal ImmutableArray<ColumnWrite> Writes { get; } = writes;

    /// <summary>Why the step may write further columns; null when <see cref="Writes"/> are all.</summary>
    internal Opaque? Unknown { get; } = unknown;

    internal override Step After(Step? previous) => new TransformStep(Place, Method, Writes, Unknown, previous);
}

/// <summary><c>DropColumns</c> and <c>SelectColumns</c>.</summary>
internal sealed class SelectionStep(SimpleNameSyntax place, MlNetMethod method, ColumnNames names, Step? previous = null) : ApiStep(place, method, previous)
{
    internal ColumnNames Names { get; } = names;

    internal override Step After(Step? previous) => new SelectionStep(Place, Method, Names, previous);
}

/// <summary>A trainer.</summary>
internal sealed class TrainerStep(SimpleNameSyntax place, MlNetMethod method, TrainerRoles roles, Step? previous = null) : ApiStep(place, method, previous)
{
    internal TrainerRoles Roles { get; } = roles;

    internal override Step After(Step? previous) => new TrainerStep(Place, Method, Roles, previous);
}

/// <summary>The columns a trainer reads, by role; null where it has no such role.</summary>
internal sealed record TrainerRoles(
    IOperation Creation, ISymbol Member, string? Task, ColumnNames? Label, ColumnNames Features, ColumnNames? Weight, ColumnNames? Group)
{
    internal IInvocationOperation? Inner { get; init; }

    /// <summary>The label of the trainer inside a wrapper: it must exist, and is not trained on.</summary>
    internal ColumnNames InnerLabel { get; init; } = ColumnNames.None;

    /// <summary>Whether features are every column that is not excluded, as AutoML takes them.</summary>
    internal bool AllColumns { get; init; }

    internal ColumnNames Excluded { get; init; } = ColumnNames.None;

    /// <summary>The columns that its model adds, by its task.</summary>
    internal ImmutableArray<string> OutputsOf(MlNetMethod method) => Task switch
    {
        "BinaryClassification" when !method.IsUncalibrated => ImmutableArray.Create("Score", "PredictedLabel", "Probability"),
        "BinaryClassification" or "MulticlassClassification" or "Clustering" or "AnomalyDetection" => ImmutableArray.Create("Score", "PredictedLabel"),
        "Regression" or "Ranking" or "Recommendation" => ImmutableArray.Create("Score"),
        _ => ImmutableArray.Create("Score", "PredictedLabel", "Probability"),
    };
}
