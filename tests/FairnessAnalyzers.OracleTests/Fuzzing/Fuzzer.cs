using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Running;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.OracleTests.Fuzzing;

/// <summary>A variant on which the analyzers broke.</summary>
internal sealed record Breakage(string Variant, string What, string Source);

/// <summary>
/// Breaks working programs in small ways (see <see cref="Mutation"/>) and checks what must hold whatever stands in the editor: no analyzer
/// throws, none takes longer than a second, and two analyses at the same time report the same.
/// </summary>
internal sealed class Fuzzer
{
    private const int MeasuredAgain = 3;
    private const int GeneratedPrograms = 200;
    private const int WarmUp = 20;

    private readonly int seed;
    private readonly TimeSpan limit;
    private readonly List<(string Name, string Source)> programs;

    /// <param name="seconds">How long one analysis may take; a slow one is measured again alone before it is called too slow.</param>
    internal Fuzzer(int seed, double seconds = 1)
    {
        this.seed = seed;
        limit = TimeSpan.FromSeconds(seconds);
        var generated = Comparison.Generate(GeneratedPrograms, seed).Select(program => ($"{program.Name} of seed {seed}", program.Row.Source() + "\n" + program.Source));
        programs = [.. Samples.All, .. generated];
    }

    /// <summary>Analyses so many variants and gives those on which something broke.</summary>
    internal async Task<IReadOnlyList<Breakage>> Run(int count, TextWriter? log = null)
    {
        var breakages = new List<Breakage>();
        var slowest = TimeSpan.Zero;
        var findings = 0L;
        var unbound = 0;

        // The first analyses of a process compile the analyzers themselves.
        foreach (var (_, source) in programs.Take(WarmUp))
        {
            await Analyse(Compile.Project(source));
        }

        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked(seed * 1_000_003 + i));
            var (name, source) = programs[i % programs.Count];
            var (text, how) = Mutation.Of(source, random);
            var compilation = Compile.Project(text);
            compilation = compilation.WithOptions(compilation.Options.WithNullableContextOptions(random.Next(2) == 0 ? NullableContextOptions.Disable : NullableContextOptions.Enable));
            (IReadOnlyList<string> Findings, TimeSpan Time)[] runs;
            try
            {
                runs = await Task.WhenAll(Task.Run(() => Analyse(compilation)), Task.Run(() => Analyse(compilation)));
            }
            catch (Exception) when (CompilerFails(compilation))
            {
                unbound++;
                continue;
            }

            var time = runs.Min(run => run.Time);
            for (var again = 0; again < MeasuredAgain && time > limit; again++)
            {
                // Alone, what the processor does for it counts, so that a busy machine does not.
                var processor = Environment.CpuUsage.TotalTime;
                await Analyse(compilation);
                time = new[] { time, Environment.CpuUsage.TotalTime - processor }.Min();
            }

            slowest = time > slowest ? time : slowest;
            findings += runs[0].Findings.Count;
            var what = runs.SelectMany(run => run.Findings).FirstOrDefault(line => line.StartsWith("AD0001", StringComparison.Ordinal))
                ?? (time > limit ? $"the analysis takes {time.TotalSeconds:0.0} s" : null)
                ?? (runs[0].Findings.SequenceEqual(runs[1].Findings) ? null : $"two analyses differ:\n{string.Join("\n", runs[0].Findings.Except(runs[1].Findings))}\n-\n{string.Join("\n", runs[1].Findings.Except(runs[0].Findings))}");
            if (what is not null)
            {
                breakages.Add(new Breakage($"variant {i} of seed {seed}: {name}, {how}", what, text));
                log?.WriteLine($"{breakages[^1].Variant}\n{what}\n{text}");
            }

            if ((i + 1) % 1000 == 0 || i + 1 == count)
            {
                log?.WriteLine($"{i + 1} variants, {breakages.Count} broken, {findings} findings, slowest {slowest.TotalMilliseconds:0} ms, {unbound} that the compiler fails on");
            }
        }

        return breakages;
    }

    /// <summary>Whether the compiler itself throws, as it may on a broken deconstruction: that says nothing of the analyzers.</summary>
    private static bool CompilerFails(Compilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static async Task<(IReadOnlyList<string> Findings, TimeSpan Time)> Analyse(Compilation compilation)
    {
        var watch = Stopwatch.StartNew();
        var diagnostics = await compilation.Analyze();
        return ([.. diagnostics.Select(d => $"{d.Id} {d.Location.SourceSpan} {d.Severity} {d.GetMessage()} {d.Properties.GetValueOrDefault("fairness.model")}").Order(StringComparer.Ordinal)], watch.Elapsed);
    }
}
