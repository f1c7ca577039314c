using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>What a column holds: a number, a vector of numbers, a text, a vector of words, a truth value, or a key.</summary>
internal enum Kind { Number, Vector, Text, Words, Truth, Key }

/// <summary>The source columns that reach a place, and the shortest ways that each takes there: the transforms, joined by <c>&gt;</c>.</summary>
internal sealed record Ways(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> BySource)
{
    internal static readonly Ways None = Join([]);

    internal ImmutableSortedSet<string> Sources => [.. BySource.Keys];

    internal static Ways Of(string source) => new(ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal).Add(source, [""]));

    /// <summary>The ways from all of several columns.</summary>
    internal static Ways Join(IEnumerable<Ways> ways) => new(ways.SelectMany(one => one.BySource).GroupBy(source => source.Key)
        .ToImmutableSortedDictionary(source => source.Key, source => Shortest(source.SelectMany(one => one.Value)), StringComparer.Ordinal));

    /// <summary>These ways through one more transform.</summary>
    internal Ways Through(string transform) => new(BySource.ToImmutableSortedDictionary(
        source => source.Key, source => source.Value.Select(way => way.Length == 0 ? transform : $"{way}>{transform}").ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal));

    private static ImmutableSortedSet<string> Shortest(IEnumerable<string> ways) =>
        ways.GroupBy(way => way.Length == 0 ? 0 : way.Split('>').Length).MinBy(ways => ways.Key)!.ToImmutableSortedSet(StringComparer.Ordinal);
}

/// <summary>A column as the reference knows it.</summary>
/// <param name="Ways">The source columns whose values can change it, and how.</param>
/// <param name="Declared">What ML.NET itself declares: more where a custom mapping or an expression does not use all that it is given.</param>
/// <param name="Blunt">Whether a change of a source may leave its values as they are (binning, selection), so that perturbation can miss it.</param>
/// <param name="Values">How many different values it has at most; 0 where that is open.</param>
internal sealed record Column(Kind Kind, Ways Ways, ImmutableSortedSet<string> Declared, bool Blunt = false, int Values = 0)
{
    internal ImmutableSortedSet<string> Sources => Ways.Sources;

    internal static Column Source(string name, Kind kind, int values) => new(kind, Ways.Of(name), [name], false, values);
}

/// <summary>The columns that exist at a point of a pipeline, with the semantics of ML.NET: a write hides, a drop removes for good.</summary>
internal sealed record Columns(ImmutableSortedDictionary<string, Column> ByName)
{
    internal Column this[string name] => ByName[name];

    internal List<string> Of(params Kind[] kinds) => [.. ByName.Where(c => kinds.Contains(c.Value.Kind)).Select(c => c.Key)];

    /// <summary>One output that a transform computes from all inputs.</summary>
    internal Columns Write(string output, string transform, Kind kind, IReadOnlyCollection<string> inputs, bool blunt = false, int values = 0) =>
        Write(output, From(transform, kind, inputs, inputs, blunt) with { Values = values });

    internal Columns Write(string output, Column column) => new(ByName.SetItem(output, column));

    /// <summary>A column that a transform computes from some inputs of those that it declares.</summary>
    internal Column From(string transform, Kind kind, IEnumerable<string> used, IEnumerable<string> declared, bool blunt = false) => new(
        kind, Ways.Join(used.Select(name => ByName[name].Ways)).Through(transform), [.. declared.SelectMany(name => ByName[name].Declared)],
        blunt || declared.Any(name => ByName[name].Blunt));

    internal Columns Drop(IEnumerable<string> names) => new(ByName.RemoveRange(names));

    internal Columns Select(IEnumerable<string> names) => new(ByName.RemoveRange(ByName.Keys.Except(names)));
}
