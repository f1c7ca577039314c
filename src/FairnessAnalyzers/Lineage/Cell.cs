using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// The content of one column at one point of a pipeline: a source column, or what a step computed from other cells, or something that
/// could not be followed. Cells form a graph from the features back to the sources.
/// </summary>
/// <param name="Use">The transform that wrote it; null for a source and where ways meet.</param>
internal sealed record Cell(TransformUse? Use, ImmutableArray<CellInput> Inputs)
{
    private static readonly ImmutableArray<CellInput> nothing = ImmutableArray<CellInput>.Empty;

    internal SourceColumn? Source { get; init; }

    internal Opaque? Unknown { get; init; }

    internal Enumeration? Enumeration { get; init; }

    internal static Cell Of(SourceColumn source, Enumeration? range = null) => new(null, nothing) { Source = source, Enumeration = range };

    internal static Cell Of(Opaque unknown) => new(null, nothing) { Unknown = unknown };

    internal static Cell Join(Cell left, Cell right) =>
        ReferenceEquals(left, right) ? left : new Cell(null, ImmutableArray.Create(new CellInput(left, null), new CellInput(right, null)));

    public bool Equals(Cell? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The sources that reach this cell, and what could not be followed on the way.</summary>
    /// <param name="file">The file under analysis: places are given in it.</param>
    /// <param name="otherwise">The place of a source that is named nowhere in that file.</param>
    /// <param name="naming">Which of the names on a source's way is its place.</param>
    internal Reached Trace(SyntaxTree file, SyntaxNode otherwise, Naming naming)
    {
        var sources = new Dictionary<(string, ISymbol?), SourceFlow>(SourceComparer.Instance);
        var unknown = ImmutableArray.CreateBuilder<Opaque>();
        var enumerations = ImmutableArray.CreateBuilder<Enumeration>();
        var texts = new Dictionary<(string, ISymbol?), SourceFlow>(SourceComparer.Instance);
        var scores = new Dictionary<(string, ISymbol?), SourceFlow>(SourceComparer.Instance);

        // The ways with and without a text featuriser, or a trainer, are walked apart: a column may take both. Of several ways the one with the fewest
        // transforms counts.
        var visited = new HashSet<(Cell Cell, bool Text, bool Score)>();
        var pending = new LinkedList<(Cell Cell, bool Text, bool Score, Step? Way)>();
        pending.AddFirst((this, false, false, null));
        while (pending.First is { Value: var (cell, isText, isScore, way) })
        {
            pending.RemoveFirst();
            if (!visited.Add((cell, isText, isScore)))
            {
                continue;
            }

            if (cell.Source is { } source)
            {
                var flow = FlowOf(source, way, file, otherwise, naming);
                var key = (source.Name, source.Member);
                if (!sources.TryGetValue(key, out var known))
                {
                    sources.Add(key, flow);
                }
                else if (!known.OfOtherRows.Prepend(known).Any(other => other.Source.Distance == source.Distance))
                {
                    sources[key] = known with { OfOtherRows = known.OfOtherRows.Add(flow) };
                }

                if (isText && !texts.ContainsKey(key))
                {
                    texts.Add(key, flow);
                }

                if (isScore && !scores.ContainsKey(key))
                {
                    scores.Add(key, flow);
                }
            }

            if (cell.Unknown is { } opaque && !unknown.Contains(opaque))
            {
                unknown.Add(opaque);
            }

            if (cell.Enumeration is { } enumeration && !enumerations.Contains(enumeration))
            {
                enumerations.Add(enumeration);
            }

            var text = isText || cell.Use is { FeaturizesText: true };
            var score = isScore || cell.Use is { Trains: true };
            var inputs = cell.Inputs.Where(input => !visited.Contains((input.Cell, text, score)))
                .Select(input => (input.Cell, text, score, (Step?)new Step(cell, input.Name, way)));
            if (cell.Use is not null)
            {
                inputs.ToList().ForEach(input => pending.AddLast(input));
            }
            else
            {
                // Where ways only meet there is no transform, and so no longer way.
                inputs.Reverse().ToList().ForEach(input => pending.AddFirst(input));
            }
        }

        var sorted = sources.Select(found => texts.TryGetValue(found.Key, out var text) ? found.Value with { ThroughText = text } : found.Value)
            .Select(flow => scores.TryGetValue((flow.Source.Name, flow.Source.Member), out var score) ? flow with { ThroughScore = score } : flow)
            .OrderBy(static flow => flow.Source, SourceOrder.Instance).ToImmutableArray();
        return new Reached(sorted, unknown.ToImmutable(), enumerations.ToImmutable());
    }

    private static SourceFlow FlowOf(SourceColumn source, Step? way, SyntaxTree file, SyntaxNode otherwise, Naming naming)
    {
        var path = ImmutableArray.CreateBuilder<TransformUse>();
        SyntaxNode? input = null;
        SyntaxNode? output = null;
        SyntaxNode? first = null;

        // The way runs from the source's end.
        for (var step = way; step is not null; step = step.Next)
        {
            if (step.Through.Use is { } use)
            {
                path.Add(use);
            }

            if (step.Name is { } name)
            {
                var here = name.Place.SyntaxTree == file ? name.Place : name.Argument is { } argument && argument.SyntaxTree == file ? argument : null;
                if (here is not null && name.Argument is not null)
                {
                    first ??= here;
                    (name.IsInput ? ref input : ref output) = here;
                }
            }
        }

        return new SourceFlow(source, path.ToImmutable(), (naming == Naming.OfSource ? first : input ?? output) ?? otherwise);
    }

    /// <summary>One edge on the way from a source to the features.</summary>
    private sealed record Step(Cell Through, InputName? Name, Step? Next);

    /// <summary>By name, and by the member's full name, which is written out only where two columns have one name.</summary>
    private sealed class SourceOrder : IComparer<SourceColumn>
    {
        internal static readonly SourceOrder Instance = new();

        public int Compare(SourceColumn x, SourceColumn y) => string.CompareOrdinal(x.Name, y.Name) is not 0 and var order ? order
            : string.CompareOrdinal(x.Member?.ToDisplayString(), y.Member?.ToDisplayString());
    }

    private sealed class SourceComparer : IEqualityComparer<(string Name, ISymbol? Member)>
    {
        internal static readonly SourceComparer Instance = new();

        public bool Equals((string Name, ISymbol? Member) x, (string Name, ISymbol? Member) y) =>
            x.Name == y.Name && SymbolEqualityComparer.Default.Equals(x.Member, y.Member);

        public int GetHashCode((string Name, ISymbol? Member) key) => key.Name.GetHashCode();
    }
}

/// <summary>A cell that another one is computed from, and how the step names it.</summary>
internal readonly record struct CellInput(Cell Cell, InputName? Name);

/// <summary>Which of the names that a column has on its way is the place of a finding.</summary>
internal enum Naming
{
    /// <summary>The one nearest to the trainer: the input of the step that writes the feature vector.</summary>
    OfInput,

    /// <summary>The first one: the source itself.</summary>
    OfSource,
}

/// <summary>How a step names an input.</summary>
/// <param name="IsInput">False where only the output is named, because the step works in place.</param>
internal sealed record InputName(SyntaxNode Place, SyntaxNode? Argument, bool IsInput);

/// <summary>What reaches a cell.</summary>
internal sealed record Reached(ImmutableArray<SourceFlow> Sources, ImmutableArray<Opaque> Unknown, ImmutableArray<Enumeration> Enumerations);
