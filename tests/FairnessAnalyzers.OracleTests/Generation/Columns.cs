using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>What a column holds: a number, a vector of numbers, a text, a vector of words, a truth value, or a key.</summary>
internal enum Kind { Number, Vector, Text, Words, Truth, Key }

/// <summary>A column as the reference knows it.</summary>
/// <param name="Sources">The source columns whose values can change it.</param>
/// <param name="Declared">What ML.NET itself declares: more where a custom mapping or an expression does not use all that it is given.</param>
/// <param name="Blunt">Whether a change of a source may leave its values as they are (binning, selection), so that perturbation can miss it.</param>
/// <param name="Values">How many different values it has at most; 0 where that is open.</param>
internal sealed record Column(Kind Kind, ImmutableSortedSet<string> Sources, ImmutableSortedSet<string> Declared, bool Blunt = false, int Values = 0)
{
    internal static Column Source(string name, Kind kind, int values) => new(kind, [name], [name], false, values);
}

/// <summary>The columns that exist at a point of a pipeline, with the semantics of ML.NET: a write hides, a drop removes for good.</summary>
internal sealed record Columns(ImmutableSortedDictionary<string, Column> ByName)
{
    internal Column this[string name] => ByName[name];

    internal List<string> Of(params Kind[] kinds) => [.. ByName.Where(c => kinds.Contains(c.Value.Kind)).Select(c => c.Key)];

    /// <summary>One output computed from all inputs.</summary>
    internal Columns Write(string output, Kind kind, IReadOnlyCollection<string> inputs, bool blunt = false, int values = 0) =>
        Write(output, From(kind, inputs, inputs, blunt) with { Values = values });

    internal Columns Write(string output, Column column) => new(ByName.SetItem(output, column));

    /// <summary>A column that uses some inputs of those that it declares.</summary>
    internal Column From(Kind kind, IEnumerable<string> used, IEnumerable<string> declared, bool blunt = false) => new(
        kind, [.. used.SelectMany(name => ByName[name].Sources)], [.. declared.SelectMany(name => ByName[name].Declared)],
        blunt || declared.Any(name => ByName[name].Blunt));

    internal Columns Drop(IEnumerable<string> names) => new(ByName.RemoveRange(names));

    internal Columns Select(IEnumerable<string> names) => new(ByName.RemoveRange(ByName.Keys.Except(names)));
}
