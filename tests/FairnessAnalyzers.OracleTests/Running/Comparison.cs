using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
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
internal sealed record Comparison(int Programs, IReadOnlyList<(GeneratedProgram Program, string Why)> Refused, IReadOnlyList<Disagreement> Disagreements)
{
    /// <summary>Every how manieth program is perturbed as well, besides all that have a stateful mapping.</summary>
    private const int PerturbEvery = 10;

    private const int PartSize = 200;

    internal static List<GeneratedProgram> Generate(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => ProgramBuilder.Build($"P{i}", Choices.Of(unchecked(seed * 1_000_003 + i))))];

    /// <summary>
    /// Compiles the programs, analyses them, and runs each, so many at a time: what is compiled is let go before the next are, since ML.NET's
    /// trees collect all garbage, again and again.
    /// </summary>
    internal static async Task<Comparison> Of(IReadOnlyList<GeneratedProgram> programs, TextWriter? log = null)
    {
        var parts = new List<Comparison>();
        foreach (var part in programs.Chunk(PartSize))
        {
            parts.Add(await OfPart(part, log));
        }

        return new(programs.Count, [.. parts.SelectMany(part => part.Refused)], [.. parts.SelectMany(part => part.Disagreements)]);
    }

    private static async Task<Comparison> OfPart(IReadOnlyList<GeneratedProgram> programs, TextWriter? log)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var (assembly, analysed) = await CompileAndAnalyse();
        using var rows = new Rows(assembly);
        var verdicts = new Verdict[programs.Count];
        Parallel.For(0, programs.Count, i =>
            verdicts[i] = Truth.Of(programs[i], assembly.GetType(programs[i].Name)!, rows, perturb: i % PerturbEvery == 0 || programs[i].MayThrow));
        var refused = new List<(GeneratedProgram Program, string Why)>();
        var disagreements = new List<Disagreement>();
        foreach (var (program, verdict) in programs.Zip(verdicts))
        {
            if (verdict.Failure is { } failure && !program.MayThrow)
            {
                refused.Add((program, failure));
            }
            else if (verdict.Contradiction is { } contradiction)
            {
                disagreements.Add(new(program, $"reference and ML.NET: {contradiction}", WithMlNet: true));
            }
            else if (Difference(program, analysed[program]) is { } difference)
            {
                disagreements.Add(new(program, difference, WithMlNet: false));
            }
        }

        Log($"ran, {refused.Count} refused by ML.NET, {verdicts.Count(v => v.Failure is not null) - refused.Count} more by its own faults, {disagreements.Count} disagreements");
        refused.ForEach(program => log?.WriteLine($"{program.Program.Name} refused: {program.Why}"));
        return new(programs.Count, refused, disagreements);

        async Task<(Assembly Assembly, Dictionary<GeneratedProgram, Account> Analysed)> CompileAndAnalyse()
        {
            var compiled = new Programs(programs);
            var assembly = compiled.Load();
            Log($"compiled {programs.Count} programs");
            var analysed = await Analysis.Of(compiled, Compile.AllAnalyzers());
            Log("analysed");
            return (assembly, analysed);
        }

        void Log(string what)
        {
            var now = Environment.CpuUsage.TotalTime;
            log?.WriteLine($"{watch.Elapsed.TotalSeconds,7:0.0} s, {(now - processor).TotalSeconds,7:0.0} s of processor  {what}");
            processor = now;
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

    private static string? Difference(GeneratedProgram program, Account analysed)
    {
        var expected = Account.Of(program);
        return analysed.Agrees(expected) ? null : $"the analysis says{Environment.NewLine}{analysed}{Environment.NewLine}but it is{Environment.NewLine}{expected}";
    }
}
