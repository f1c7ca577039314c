using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.OracleTests.Running;

// Compares any number of random programs: <count> [--seed <seed>] [--shrink <how many of the disagreements>] [--show <n>].
var count = args.Length > 0 && !args[0].StartsWith('-') ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var seed = Option("--seed") ?? Random.Shared.Next(1_000_000);
if (Option("--show") is { } shown)
{
    var program = Comparison.Generate(shown + 1, seed)[shown];
    Console.WriteLine(program.Source + Environment.NewLine + Analysis.Expected(program));
    return 0;
}

Console.WriteLine($"{count} programs, seed {seed}");
var failed = false;
for (var from = 0; from < count; from += 1000)
{
    var programs = Comparison.Generate(Math.Min(count, from + 1000), seed).Skip(from).ToList();
    var comparison = await Comparison.Of(programs, Console.Out);
    if (comparison.Disagreements.Count > 0)
    {
        failed = true;
        Console.WriteLine(string.Join(Environment.NewLine, comparison.Disagreements.Select(d => $"{d.Program.Name}: {d.What}")));
        foreach (var disagreement in comparison.Disagreements.OrderBy(d => d.Program.Size).Take(Option("--shrink") ?? 1))
        {
            var smallest = await Comparison.Shrink(disagreement);
            Console.WriteLine($"{Environment.NewLine}{disagreement.Program.Name} of seed {seed}, shrunk:{Environment.NewLine}{smallest.Program.Source}{Environment.NewLine}{smallest.What}");
        }
    }
}

return failed ? 1 : 0;

int? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
}
