using System;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.OracleTests.Generation;

namespace FairnessAnalyzers.OracleTests.Traps;

/// <summary>A hand-written program on which a careless analysis would be wrong, with the sources that its model has.</summary>
/// <param name="Name">What the trap is, as a sentence.</param>
/// <param name="Body">Statements that have <c>ml</c>, <c>rows</c>, <c>data</c> and <c>trainer</c> at hand and make <c>pipeline</c>.</param>
/// <param name="Features">The sources of the features; null where the program is wrong, so that ML.NET cannot train it.</param>
internal sealed record Trap(string Name, string Body, string? Features)
{
    /// <summary>The trainer, where the body has one of its own.</summary>
    public string Trainer { get; init; } = "LbfgsLogisticRegression";

    public string Task { get; init; } = "BinaryClassification";

    /// <summary>The feature column; null where the trainer reads none.</summary>
    public string? FeatureColumn { get; init; } = "Features";

    /// <summary>The label column and its sources where they differ, as <c>Column</c> or <c>Column=Source</c>; null where the trainer reads none.</summary>
    public string? Label { get; init; } = "Approved";

    public string? Weight { get; init; }

    public string? Group { get; init; }

    /// <summary>What ML.NET itself declares, where it cannot see what a lambda or an expression uses.</summary>
    public string? Declared { get; init; }

    /// <summary>A model that is trained before, where there are two; its body is not looked at.</summary>
    public Trap? First { get; init; }

    /// <summary>Further members of the program's class.</summary>
    public string Members { get; init; } = "";

    /// <summary>The names that are read and do not exist.</summary>
    public string Missing { get; init; } = "";

    /// <summary>What the data have, where that is not all columns of the row type.</summary>
    public LoadedRows? Loaded { get; init; }

    /// <summary>Whether the body itself fits and returns its stages.</summary>
    public bool FitsItself { get; init; }

    /// <summary>The row type of the data.</summary>
    public string Row { get; init; } = "Applicant";

    public override string ToString() => Name;

    /// <summary>The program, as the generated ones are.</summary>
    internal GeneratedProgram ToProgram(int number)
    {
        var name = $"T{number}";
        var fit = FitsItself ? "" : "\n        var model = pipeline.Fit(data);\n        return new object[] { data, pipeline, model };";
        var source = $$"""
            public static class {{name}}
            {
                {{Members}}
                public static object[] Run(MLContext ml, IReadOnlyList<{{Row}}> rows)
                {
                    var data = ml.Data.LoadFromEnumerable(rows);
                    var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Approved", optimizationTolerance: 0.5f);
                    {{Body}}{{fit}}
                }
            }

            """.Replace("\r", "", StringComparison.Ordinal);
        var row = RowType.All.Single(r => r.Name == Row);
        return new GeneratedProgram(name, source, row, Loaded ?? LoadedRows.As(row), Features is null ? [] : First is null ? [Model] : [First.Model, Model], Choices.Replay([]));
    }

    private ExpectedModel Model => new(
        Trainer, Task, Flow(Label), FeatureColumn is null ? ExpectedFlow.Nothing : new ExpectedFlow(FeatureColumn, Somehow(Features), Set(Declared ?? Features), Declared is null), Flow(Weight), Flow(Group));

    private static ExpectedFlow? Flow(string? text)
    {
        var parts = text?.Split('=');
        return parts is null ? null : new ExpectedFlow(parts[0], Somehow(parts[^1]), Set(parts[^1]), false);
    }

    private static Ways Somehow(string? names) => new(Set(names).ToImmutableSortedDictionary(name => name, _ => ImmutableSortedSet<string>.Empty, StringComparer.Ordinal));

    private static ImmutableSortedSet<string> Set(string? names) => [.. (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
