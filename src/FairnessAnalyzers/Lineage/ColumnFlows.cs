using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// Runs columns through the steps of a chain: every write is strong (it hides the older column), every step reads its inputs from the columns
/// as they were, what is dropped is gone. Each step of a shared beginning is run once.
/// </summary>
internal sealed class ColumnFlows(CancellationToken cancellation)
{
    private readonly Dictionary<(Columns Start, Step Step), Columns> after = new(StartComparer.Instance);
    private readonly ConditionalWeakTable<Schema, Columns> starts = new();
    private readonly Dictionary<(SyntaxNode Place, string Name), MissingName> missing = [];
    private readonly HashSet<(SyntaxNode Place, string Name)> found = [];

    /// <summary>The names that are read where no such column exists, on whatever way and from whatever data the place is reached.</summary>
    internal IEnumerable<MissingName> Missing => missing.Where(entry => !found.Contains(entry.Key)).Select(static entry => entry.Value);

    /// <summary>The columns that a view shows.</summary>
    internal Columns Of(View view) => After(starts.GetValue(view.Schema, static schema => Columns.Of(schema)), view.Applied);

    /// <summary>The columns after the steps of a chain.</summary>
    internal Columns After(Columns start, Step? chain)
    {
        var pending = new Stack<Step>();
        var columns = start;
        for (var step = chain; step is not null; step = step.Previous)
        {
            if (after.TryGetValue((start, step), out var known))
            {
                columns = known;
                break;
            }

            pending.Push(step);
        }

        foreach (var step in pending)
        {
            cancellation.ThrowIfCancellationRequested();
            columns = Apply(columns, step);
            after[(start, step)] = columns;
        }

        return columns;
    }

    /// <summary>The trainers of a chain, each with the columns it is given. What several ways share is looked at once.</summary>
    internal IReadOnlyList<(TrainerStep Trainer, Columns Columns)> TrainersOf(Columns start, Step? chain)
    {
        var trainers = new List<(TrainerStep, Columns)>();
        var visited = new HashSet<(Columns, Step)>(StartComparer.Instance);
        var pending = new Stack<(Columns Start, Step? Chain)>();
        pending.Push((start, chain));
        while (pending.Count > 0)
        {
            var way = pending.Pop();
            for (var step = way.Chain; step is not null && visited.Add((way.Start, step)); step = step.Previous)
            {
                if (step is TrainerStep trainer)
                {
                    trainers.Add((trainer, After(way.Start, step.Previous)));
                }
                else if (step is JoinStep join)
                {
                    var before = After(way.Start, step.Previous);
                    foreach (var alternative in join.Alternatives)
                    {
                        pending.Push((before, alternative));
                    }
                }
            }
        }

        return trainers;
    }

    /// <summary>The cell that a role of a trainer reads: the columns it names, together; null where it names none.</summary>
    internal Cell? Read(Columns columns, ColumnNames names, TransformUse? use, string reader, ISymbol? member)
    {
        var inputs = ImmutableArray.CreateBuilder<CellInput>();
        foreach (var name in names.Names)
        {
            var cell = Find(columns, name, reader, member) ?? Cell.Of(Opaque.Missing(name));
            inputs.Add(new CellInput(cell, new InputName(name.Place, name.Argument, IsInput: true)));
        }

        if (names.Rest is { } rest)
        {
            inputs.Add(new CellInput(Cell.Of(rest), null));
        }

        return inputs.Count == 0 ? null : new Cell(use, inputs.ToImmutable()) { Enumeration = names.Enumeration };
    }

    private Columns Apply(Columns columns, Step step) => step switch
    {
        TransformStep transform => Apply(columns, transform),
        SelectionStep { Method.Effect: Effect.Drops } drop => Drop(columns, drop),
        SelectionStep select => Select(columns, select),
        TrainerStep trainer => Apply(columns, trainer),
        UnknownStep unknown => columns.Clouded(unknown.Why),
        JoinStep when !Evaluator.HasStack() => columns.Clouded(Opaque.Because("there are too many ways here", null)),
        JoinStep join => join.Alternatives.Select(alternative => After(columns, alternative)).Aggregate(Columns.Join),
        _ => columns,
    };

    private Columns Apply(Columns columns, TransformStep step)
    {
        var written = new List<KeyValuePair<string, Cell>>();
        var result = columns;
        foreach (var write in step.Writes)
        {
            // Inputs are read from the columns as they were before the step, whatever it writes.
            var inputs = ImmutableArray.CreateBuilder<CellInput>();
            var before = Sabotage.Has(Bug.PairsReadNew) ? columns.With(written) : columns;
            foreach (var name in Sabotage.Has(Bug.FirstInputOnly) ? write.Inputs.Names.Take(1) : write.Inputs.Names)
            {
                if (Find(before, name, step.Method.Name, null) is not { } cell)
                {
                    inputs.Add(new CellInput(Cell.Of(Opaque.Missing(name)), null));
                    result = result.Broken();
                }
                else
                {
                    // A step in place is no new naming of its column, whether or not it says the name twice.
                    var isInPlace = write.Output.Names.Length == 1 && write.Output.Names[0] is var output
                        && (ReferenceEquals(output.Place, name.Place) || (write.Inputs.Names.Length == 1 && output.Name == name.Name));
                    inputs.Add(new CellInput(OrCopied(cell, columns, step, write, name), new InputName(name.Place, name.Argument, !isInPlace)));
                }
            }

            foreach (var name in write.FitOnly.Names)
            {
                Find(columns, name, step.Method.Name, null);
            }

            if (write.Inputs.Rest is { } rest)
            {
                inputs.Add(new CellInput(Cell.Of(rest), null));
            }

            var computed = new Cell(step.Use, inputs.ToImmutable()) { Enumeration = write.Inputs.Enumeration };
            foreach (var output in write.Output.Names)
            {
                var weak = write.Output.Names.Length > 1 || Sabotage.Has(Bug.NoShadowing);
                var content = weak && columns.Find(output.Name) is { } old ? Cell.Join(computed, old) : computed;
                written.Add(new(output.Name, content));
            }

            if (write.Output.Rest is { } unknownOutput)
            {
                result = result.Clouded(unknownOutput);
            }
        }

        result = result.With(written);
        return step.Unknown is { } unknown ? result.Clouded(unknown) : result;
    }

    /// <summary>
    /// What an input holds. Feature selection first copies the columns that keep all their slots and then reads the others, so that an input that
    /// the same step writes is either the old column or its copy, as the data have it.
    /// </summary>
    private static Cell OrCopied(Cell cell, Columns columns, TransformStep step, ColumnWrite write, ColumnName input) =>
        step.Method.Effect != Effect.SelectsFeatures
            ? cell
            : step.Writes.Where(other => other != write && other.Output.Names.Any(output => output.Name == input.Name))
                .SelectMany(static other => other.Inputs.Names).Select(copied => columns.Find(copied.Name)).OfType<Cell>().Aggregate(cell, Cell.Join);

    private Columns Drop(Columns columns, SelectionStep step)
    {
        if (Sabotage.Has(Bug.IgnoresDrops))
        {
            return columns;
        }

        foreach (var name in step.Names.Names)
        {
            Find(columns, name, step.Method.Name, null);
        }

        // Columns that may be dropped are kept: what is dropped and read again is ML.NET's error, not a flow.
        return columns.Without(step.Names.Names.Select(static n => n.Name));
    }

    private Columns Select(Columns columns, SelectionStep step)
    {
        if (step.Names.Rest is not null || Sabotage.Has(Bug.IgnoresDrops))
        {
            return columns;
        }

        foreach (var name in step.Names.Names)
        {
            Find(columns, name, step.Method.Name, null);
        }

        return columns.Only(step.Names.Names.Select(static n => n.Name));
    }

    private Columns Apply(Columns columns, TrainerStep step)
    {
        var features = (Sabotage.Has(Bug.ForgetsStacking) ? null : FeaturesOf(columns, step, step.Use)) ?? new Cell(step.Use, ImmutableArray<CellInput>.Empty);
        return columns.With(step.Roles.OutputsOf(step.Method).Select(output => new KeyValuePair<string, Cell>(output, features)));
    }

    /// <summary>What a trainer's features are: the columns it names, or, for AutoML, every column that is not excluded.</summary>
    internal Cell? FeaturesOf(Columns columns, TrainerStep step, TransformUse? use)
    {
        var roles = step.Roles;
        if (!roles.AllColumns)
        {
            return Read(columns, roles.Features, use, step.Method.Name, roles.Member);
        }

        var excluded = new HashSet<string>(roles.Excluded.Names.Concat(roles.Label?.Names ?? ImmutableArray<ColumnName>.Empty)
            .Concat(roles.Weight?.Names ?? ImmutableArray<ColumnName>.Empty).Concat(roles.Group?.Names ?? ImmutableArray<ColumnName>.Empty).Select(static n => n.Name));
        var inputs = columns.Names.Where(name => !excluded.Contains(name)).OrderBy(static name => name, System.StringComparer.Ordinal)
            .Select(name => new CellInput(columns.Find(name)!, null)).ToImmutableArray();

        // One cause is said once: what is not known of the data may be what is not known of the columns to leave out.
        if (!columns.IsKnown && roles.Excluded.Rest?.Why != columns.WhyUnknown)
        {
            inputs = inputs.Add(new CellInput(Cell.Of(Opaque.Because($"it takes every column of the data, and {columns.WhyUnknown}", step.Place)), null));
        }

        if (roles.Excluded.Rest is { } rest)
        {
            inputs = inputs.Add(new CellInput(Cell.Of(rest), null));
        }

        return new Cell(use, inputs) { Enumeration = new Enumeration(step.Place, $"{step.Method.Name} takes every column of the data that is not excluded") };
    }

    private Cell? Find(Columns columns, ColumnName name, string reader, ISymbol? member)
    {
        var cell = columns.Find(name.Name);
        if (cell is not null)
        {
            found.Add((name.Place, name.Name));
        }
        else if (columns.IsKnown)
        {
            missing[(name.Place, name.Name)] = new MissingName(name, reader, columns, member);
        }

        return cell;
    }

    private sealed class StartComparer : IEqualityComparer<(Columns Start, Step Step)>
    {
        internal static readonly StartComparer Instance = new();

        public bool Equals((Columns Start, Step Step) x, (Columns Start, Step Step) y) => ReferenceEquals(x.Start, y.Start) && ReferenceEquals(x.Step, y.Step);

        public int GetHashCode((Columns Start, Step Step) key) => RuntimeHelpers.GetHashCode(key.Step);
    }
}

/// <summary>A read of a column that does not exist.</summary>
internal sealed record MissingName(ColumnName Name, string Reader, Columns Columns, ISymbol? Member);
