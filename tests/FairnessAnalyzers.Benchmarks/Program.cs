using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using FairnessAnalyzers.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

// table <folder>...   what a build costs, side by side (the default)
// growth              ten times the models, columns, steps, files, calls
// typing              from one key stroke to fresh diagnostics in a file of 1,000 lines
// bdn                 the same subjects under BenchmarkDotNet
var command = args.Length > 0 && !Directory.Exists(args[0]) ? args[0] : "table";
var folders = args.Where(Directory.Exists).ToList();
var rounds = args.Select(a => int.TryParse(a, out var n) ? n : 0).FirstOrDefault(n => n > 0) is var given and > 0 ? given : 7;
switch (command)
{
    case "growth":
        Table.Growth(rounds);
        break;
    case "typing":
        Table.Typing(rounds);
        break;
    case "bdn":
        BenchmarkRunner.Run<BuildBenchmark>();
        break;
    default:
        Table.Builds(folders, rounds);
        break;
}

/// <summary>The tables that docs/performance.md quotes.</summary>
internal static class Table
{
    /// <summary>Builds of all subjects that are not measured, for the compiler of the runtime: what the first ones run is what the last ones run.</summary>
    private const int Warmups = 3;

    internal static void Builds(List<string> folders, int rounds)
    {
        var projects = folders.SelectMany(Subject.In).ToList();
        var withMl = projects.Where(p => p.UsesMlNet).Append(Generated.Models(100)).Append(Generated.ThousandLines()).ToList();
        var without = projects.Where(p => !p.UsesMlNet).Append(Generated.Ordinary(200)).ToList();
        Print("projects with Microsoft.ML", withMl, rounds);
        Print("projects without", without, rounds);
    }

    private static void Print(string title, List<Subject> subjects, int rounds)
    {
        var sets = new List<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)>
        {
            ("compiling alone", []), ("empty analyzer", Peers.Empty), ("FairnessAnalyzers", Peers.Ours),
        };
        sets.AddRange(Peers.Others.Select(peer => (peer.Key, peer.Value)));
        if (Peers.Others.TryGetValue("NetAnalyzers", out var net))
        {
            sets.Add(("NetAnalyzers + ours", net.AddRange(Peers.Ours)));
        }

        var times = Measure(subjects, sets.Select(s => s.Analyzers).ToList(), rounds);
        Console.WriteLine($"{title}: {subjects.Count} projects, {subjects.Sum(s => s.Lines)} lines, best of {rounds} rounds");
        Console.WriteLine("| build with | ms | above empty, as a share of compiling alone |");
        Console.WriteLine("|---|---:|---:|");
        for (var i = 0; i < sets.Count; i++)
        {
            Console.WriteLine($"| {sets[i].Name} | {times[i]:0} | {(times[i] - times[1]) / times[0]:0.000} |");
        }

        if (sets.FindIndex(s => s.Name == "NetAnalyzers + ours") is var both and > 0)
        {
            var alone = sets.FindIndex(s => s.Name == "NetAnalyzers");
            Console.WriteLine($"beside NetAnalyzers we add {(times[both] - times[alone]) / times[0]:0.000} of compiling alone");
        }

        Console.WriteLine();
    }

    /// <summary>
    /// The sum over subjects of the best of the rounds: what disturbs a machine only ever adds. In each round each set builds each subject, one
    /// right after the other, so that a disturbance meets all alike.
    /// </summary>
    private static double[] Measure(List<Subject> subjects, List<ImmutableArray<DiagnosticAnalyzer>> sets, int rounds)
    {
        foreach (var (subject, set) in Enumerable.Repeat(subjects, Warmups).SelectMany(all => all).SelectMany(subject => sets, (subject, set) => (subject, set)))
        {
            subject.Build(set);
        }

        var best = new double[sets.Count];
        foreach (var subject in subjects)
        {
            var times = Enumerable.Repeat(double.MaxValue, sets.Count).ToArray();
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < sets.Count; i++)
                {
                    var set = (i + round) % sets.Count;
                    var watch = Stopwatch.StartNew();
                    subject.Build(sets[set]);
                    times[set] = Math.Min(times[set], watch.Elapsed.TotalMilliseconds);
                }
            }

            GC.Collect();
            for (var i = 0; i < sets.Count; i++)
            {
                best[i] += times[i];
            }
        }

        return best;
    }

    internal static void Growth(int rounds)
    {
        Console.WriteLine("| ten times the | time x | memory x |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var (name, of, size) in new (string, Func<int, Subject>, int)[]
        {
            ("models", Generated.Models, 200), ("columns", Generated.Columns, 1000), ("chain length", Generated.Chain, 200), ("files", Generated.Files, 20), ("call depth", Generated.Depth, 4),
        })
        {
            var (small, large) = (Cost(of(size), rounds), Cost(of(10 * size), rounds));
            Console.WriteLine($"| {name} ({size} to {10 * size}) | {large.Time / small.Time:0.0} | {large.Memory / small.Memory:0.0} |");
        }
    }

    private static (double Time, double Memory) Cost(Subject subject, int rounds)
    {
        var times = new List<double>();
        var memory = new List<double>();
        for (var round = -2; round < rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            subject.Build(Peers.Ours);
            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                memory.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
            }
        }

        return (times.Order().ElementAt(rounds / 2), memory.Order().ElementAt(rounds / 2));
    }

    internal static void Typing(int rounds)
    {
        var subject = Generated.ThousandLines();
        Console.WriteLine("| analyzers | ms to fresh diagnostics of the file |");
        Console.WriteLine("|---|---:|");
        foreach (var (name, analyzers) in new[] { ("empty analyzer", Peers.Empty), ("FairnessAnalyzers", Peers.Ours) }.Concat(Peers.Others.Select(p => (p.Key, p.Value))))
        {
            var compilation = subject.Compilation();
            var times = new List<double>();
            for (var round = -2; round < rounds * 3; round++)
            {
                // One key stroke: a character goes into a string in the middle of the file.
                var tree = compilation.SyntaxTrees[0];
                var text = tree.GetText();
                var position = text.ToString().IndexOf("\"Income", text.Length / 2, StringComparison.Ordinal) + 1;
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(position, 0), "x"))));
                var watch = Stopwatch.StartNew();
                var run = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
                var changed = compilation.SyntaxTrees.Single(t => t.FilePath == tree.FilePath);
                run.GetAnalyzerSyntaxDiagnosticsAsync(changed, default).GetAwaiter().GetResult();
                run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(changed), null, default).GetAwaiter().GetResult();
                if (round >= 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            Console.WriteLine($"| {name} | {times.Order().ElementAt(times.Count / 2):0.0} |");
        }
    }
}

/// <summary>The generated subjects under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class BuildBenchmark
{
    private Subject subject = null!;

    /// <summary>The program that is built.</summary>
    [Params("models", "chain", "ordinary")]
    public string Program { get; set; } = "models";

    /// <summary>Parses the program.</summary>
    [GlobalSetup]
    public void Prepare() => subject = Program switch { "models" => Generated.Models(200), "chain" => Generated.Chain(500), _ => Generated.Ordinary(200) };

    /// <summary>What any analyzer costs at least.</summary>
    [Benchmark(Baseline = true)]
    public void Empty() => subject.Build(Peers.Empty);

    /// <summary>What ours costs.</summary>
    [Benchmark]
    public void Fairness() => subject.Build(Peers.Ours);
}
