using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>One program on which the analysis, the reference and ML.NET do not say the same.</summary>
/// <param name="WithMlNet">Whether already the reference and ML.NET differ, which is a fault of the tests.</param>
internal sealed record Disagreement(GeneratedProgram Program, string What, bool WithMlNet);

/// <summary>What came of comparing many programs.</summary>
/// <param name="Refused">The programs that ML.NET itself could not train, such as a clustering of too few rows: they prove nothing.</param>
internal sealed record Comparison(int Programs, IReadOnlyList<GeneratedProgram> Refused, IReadOnlyList<Disagreement> Disagreements)
{
    /// <summary>Every how manieth program is perturbed as well.</summary>
    private const int PerturbEvery = 10;

    internal static List<GeneratedProgram> Generate(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => ProgramBuilder.Build($"P{i}", Choices.Of(unchecked(seed * 1_000_003 + i))))];

    /// <summary>Compiles the programs once, analyses them once, runs each once.</summary>
    internal static async Task<Comparison> Of(IReadOnlyList<GeneratedProgram> programs, TextWriter? log = null)
    {
        var watch = Stopwatch.StartNew();
        var compiled = new Programs(programs);
        var assembly = compiled.Load();
        Log($"compiled {programs.Count} programs");
        var analysed = await Analysis.Of(compiled, Compile.AllAnalyzers());
        Log("analysed");
        using var rows = new Rows(assembly);
        var refused = new List<GeneratedProgram>();
        var disagreements = new List<Disagreement>();
        for (var i = 0; i < programs.Count; i++)
        {
            var program = programs[i];
            switch (Truth.Of(program, assembly.GetType(program.Name)!, rows, perturb: i % PerturbEvery == 0))
            {
                case { Failure: not null }:
                    refused.Add(program);
                    break;
                case { Contradiction: { } contradiction }:
                    disagreements.Add(new(program, $"reference and ML.NET: {contradiction}", WithMlNet: true));
                    break;
                default:
                    if (Difference(program, analysed[program]) is { } difference)
                    {
                        disagreements.Add(new(program, difference, WithMlNet: false));
                    }

                    break;
            }
        }

        Log($"ran, {refused.Count} refused by ML.NET, {disagreements.Count} disagreements");
        return new(programs.Count, refused, disagreements);

        void Log(string what)
        {
            log?.WriteLine($"{watch.Elapsed.TotalSeconds,7:0.0} s  {what}");
            watch.Restart();
        }
    }

    /// <summary>The programs on which the analysis alone differs from the reference.</summary>
    internal static async Task<List<Disagreement>> WithReference(Programs programs, DiagnosticAnalyzer[] analyzers)
    {
        var analysed = await Analysis.Of(programs, analyzers);
        return [.. programs.All.Select(program => (program, Difference(program, analysed[program]))).Where(p => p.Item2 is not null).Select(p => new Disagreement(p.program, p.Item2!, WithMlNet: false))];
    }

    /// <summary>A smaller program with a disagreement of the same sort.</summary>
    internal static Task<Disagreement> Shrink(Disagreement disagreement) => Shrinker.Shrink(disagreement, async candidates =>
        disagreement.WithMlNet ? [.. (await Of(candidates)).Disagreements.Where(d => d.WithMlNet)] : await WithReference(new Programs(candidates), Compile.AllAnalyzers()));

    private static string? Difference(GeneratedProgram program, string analysed)
    {
        var expected = Analysis.Expected(program);
        return analysed == expected ? null : $"the analysis says{Environment.NewLine}{analysed}{Environment.NewLine}but it is{Environment.NewLine}{expected}";
    }
}
