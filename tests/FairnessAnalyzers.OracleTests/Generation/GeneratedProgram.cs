using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>One random program: its text, and what the reference says of its models.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Row">The type of the rows that it is given.</param>
/// <param name="Loaded">How it loads them.</param>
/// <param name="Models">The models it trains, in the order of its estimators.</param>
internal sealed record GeneratedProgram(string Name, string Source, RowType Row, LoadedRows Loaded, ImmutableArray<ExpectedModel> Models, Choices Choices)
{
    /// <summary>
    /// Whether ML.NET may refuse what is right, so that the reference alone decides: a stateful mapping throws where a cursor wants none of its
    /// outputs, and a field-aware factorization machine takes its weight for one more feature vector.
    /// </summary>
    internal bool MayThrow { get; init; }

    /// <summary>What a program is judged by when the smallest of several is wanted.</summary>
    internal (int, int) Size => (Source.Count(c => c == '\n'), Source.Length);
}

/// <summary>How a program loads its rows.</summary>
/// <param name="Type">The row type that its models have; null where no type stands behind the columns.</param>
/// <param name="Members">The members behind the source columns, by the columns' names; a column without one is missing.</param>
/// <param name="Replaceable">Whether other rows of the same class can be put through the fitted pipeline.</param>
internal sealed record LoadedRows(string? Type, IReadOnlyDictionary<string, string> Members, bool Replaceable)
{
    internal static LoadedRows As(RowType row) => new(row.Name, row.Columns.ToDictionary(c => c.Name, c => c.Member), true);

    /// <summary>The same columns by name alone.</summary>
    internal LoadedRows Untyped => this with { Type = null, Members = ImmutableDictionary<string, string>.Empty };
}

/// <summary>A model that ML.NET trains when the program runs.</summary>
internal sealed record ExpectedModel(string Trainer, string Task, ExpectedFlow? Label, ExpectedFlow Features, ExpectedFlow? Weight, ExpectedFlow? Group);

/// <summary>The columns that a trainer reads in one role, and their sources.</summary>
/// <param name="Column">The column that the trainer reads, several joined by a comma; null where it reads none.</param>
internal sealed record ExpectedFlow(string? Column, Ways Ways, ImmutableSortedSet<string> Declared, bool Blunt)
{
    internal static readonly ExpectedFlow Nothing = new(null, Ways.None, [], false);

    internal ImmutableSortedSet<string> Sources => Ways.Sources;

    internal static ExpectedFlow Of(Columns columns, params string[] names) => new(
        string.Join(",", names), Ways.Join(names.Select(name => columns[name].Ways)), [.. names.SelectMany(name => columns[name].Declared)],
        names.Any(name => columns[name].Blunt));
}
