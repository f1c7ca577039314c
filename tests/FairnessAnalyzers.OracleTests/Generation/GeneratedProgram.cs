using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>One random program: its text, and what the reference says of its models.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Models">The models it trains, in the order of its estimators.</param>
/// <param name="TakesRows">Whether other rows of the same class can be put through the fitted pipeline.</param>
internal sealed record GeneratedProgram(string Name, string Source, RowType Row, ImmutableArray<ExpectedModel> Models, bool TakesRows, Choices Choices)
{
    /// <summary>What a program is judged by when the smallest of several is wanted.</summary>
    internal (int, int) Size => (Source.Count(c => c == '\n'), Source.Length);
}

/// <summary>A model that ML.NET trains when the program runs.</summary>
internal sealed record ExpectedModel(string Trainer, ExpectedFlow? Label, ExpectedFlow Features, ExpectedFlow? Weight, ExpectedFlow? Group);

/// <summary>The columns that a trainer reads in one role, and their sources.</summary>
/// <param name="Column">The column that the trainer reads, several joined by a comma; null where it reads none.</param>
internal sealed record ExpectedFlow(string? Column, ImmutableSortedSet<string> Sources, ImmutableSortedSet<string> Declared, bool Blunt)
{
    internal static readonly ExpectedFlow Nothing = new(null, [], [], false);

    internal static ExpectedFlow Of(Columns columns, params string[] names) => new(
        string.Join(",", names), [.. names.SelectMany(name => columns[name].Sources)], [.. names.SelectMany(name => columns[name].Declared)],
        names.Any(name => columns[name].Blunt));
}
