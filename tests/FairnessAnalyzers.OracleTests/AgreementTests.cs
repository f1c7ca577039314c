using System;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Running;
using Xunit.Abstractions;

namespace FairnessAnalyzers.OracleTests;

/// <summary>What the analysis says of random programs is what ML.NET says when they run.</summary>
public class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_thousand_programs_of_a_fixed_seed() => Agree(1000, seed: 20260);

    [Fact]
    public Task A_thousand_programs_of_a_fresh_seed() => Agree(1000, Random.Shared.Next(1_000_000));

    private async Task Agree(int count, int seed)
    {
        var command = Command.For("agree", count, seed);
        output.WriteLine(command);
        var comparison = await Comparison.Of(Comparison.Generate(count, seed));
        if (comparison.Disagreements.MinBy(d => d.Program.Size) is { } smallest)
        {
            var shrunk = await Comparison.Shrink(smallest);
            Assert.Fail($"{command}\n{comparison.Disagreements.Count} of {count} programs disagree; {smallest.Program.Name}, shrunk:\n{shrunk.Program.Source}\n{shrunk.What}");
        }

        // A program that ML.NET cannot train proves nothing; there may only be a few.
        Assert.True(comparison.Refused.Count <= count / 50,
            $"{command}\nML.NET could not train {comparison.Refused.Count} of {count} programs: {string.Join("\n", comparison.Refused.Select(refused => $"{refused.Program.Name}: {refused.Why}"))}");
    }
}
