extern alias sabotaged;

using System.Linq;
using FairnessAnalyzers.OracleTests.Running;
using sabotaged::FairnessAnalyzers.Lineage;

namespace FairnessAnalyzers.OracleTests;

/// <summary>The comparison with random programs would notice the analysis breaking: each deliberate bug shows in at least 20 of 1,000 programs.</summary>
public class PowerTests(PowerTests.Thousand thousand) : IClassFixture<PowerTests.Thousand>
{
    private const int Enough = 20;

    public static TheoryData<string> Bugs => [.. Power.Bugs.Select(bug => bug.ToString())];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_deliberate_bug_shows_in_twenty_of_a_thousand_programs(string bug)
    {
        var caught = thousand.Power.CaughtBy(System.Enum.Parse<Bug>(bug), Enough);
        Assert.True(caught >= Enough, $"{bug} shows in only {caught} of 1,000 programs");
    }

    [Fact]
    public void Without_a_bug_no_program_differs() => Assert.Empty(thousand.Power.Differences());

    /// <summary>The programs of the agreement test, compiled once for all bugs.</summary>
    public sealed class Thousand
    {
        internal Power Power { get; } = new(Comparison.Generate(1000, seed: 20260));
    }
}
