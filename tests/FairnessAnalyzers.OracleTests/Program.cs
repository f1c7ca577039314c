extern alias sabotaged;

using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Fuzzing;
using FairnessAnalyzers.OracleTests.Running;
using sabotaged::FairnessAnalyzers.Lineage;

// agree <count>    compares the analysis with ML.NET on random programs; --shrink <n> of the disagreements, --show <n> prints one program
// power <count>    counts the programs that notice each deliberate bug
// fuzz <count>     analyses broken variants of samples and programs
// Each takes --seed <seed>; without one a fresh seed is drawn and printed.
var count = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var given) ? given : 1000;
var seed = Option("--seed") ?? Random.Shared.Next(1_000_000);
switch (args.FirstOrDefault())
{
    case "agree" when Option("--show") is { } shown:
        var program = Comparison.Generate(shown + 1, seed)[shown];
        Console.WriteLine(program.Source + Environment.NewLine + Account.Of(program));
        return 0;
    case "agree":
        Console.WriteLine($"{count} programs, seed {seed}");
        return await Agree();
    case "power":
        Console.WriteLine($"{count} programs, seed {seed}");
        var power = new Power(Comparison.Generate(count, seed));
        foreach (var difference in power.Differences())
        {
            Console.WriteLine($"differs without any bug: {difference}");
        }

        foreach (var bug in Power.Bugs)
        {
            Console.WriteLine($"{power.CaughtBy(bug),6}  {bug}");
        }

        return 0;
    case "fuzz":
        Console.WriteLine($"{count} variants, seed {seed}");
        var failures = await new Fuzzer(seed).Run(count, Console.Out);
        return failures.Count > 0 ? 1 : 0;
    default:
        Console.WriteLine("agree | power | fuzz, then a count, then --seed <seed>");
        return 2;
}

async Task<int> Agree()
{
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
}

int? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
}
