using System;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Running;
using Xunit.Abstractions;

namespace FairnessAnalyzers.OracleTests.Fuzzing;

/// <summary>The analyzers stand whatever is in the editor; thousands of variants by command, see docs/testing.md.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task Broken_variants_of_a_fixed_seed() => Stand(300, seed: 1);

    [Fact]
    public Task Broken_variants_of_a_fresh_seed() => Stand(100, Random.Shared.Next(1_000_000));

    private async Task Stand(int count, int seed)
    {
        var command = Command.For("fuzz", count, seed);
        output.WriteLine(command);

        // Other tests run at the same time: what is timed to the second by command is only kept from hanging here.
        var breakages = await new Fuzzer(seed, seconds: 10).Run(count);
        Assert.True(breakages.Count == 0, $"{command}\n{breakages.Count} of {count} variants:\n{breakages.FirstOrDefault()}");
    }
}
