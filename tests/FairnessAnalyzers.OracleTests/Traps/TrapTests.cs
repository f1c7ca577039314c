using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.OracleTests.Running;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.OracleTests.Traps;

/// <summary>Every trap is analysed, and run in ML.NET, which must say the same.</summary>
public class TrapTests(TrapTests.All all) : IClassFixture<TrapTests.All>
{
    public static TheoryData<string> Names => [.. TrapList.All.Concat(CodeTraps.All).Select(trap => trap.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_analysis_says_what_ML_NET_says(string name)
    {
        var (trap, program) = all.Programs.Single(p => p.Trap.Name == name);
        var verdict = Truth.Of(program, all.Compiled.GetType(program.Name)!, all.Rows, perturb: true);
        Assert.Null(verdict.Contradiction);
        if (trap.Features is null)
        {
            Assert.NotNull(verdict.Failure);
        }
        else
        {
            Assert.Null(verdict.Failure);
            Assert.True(all.Models[program].Agrees(Account.Of(program)), $"{all.Models[program]}\nbut it is\n{Account.Of(program)}");
        }

        Assert.Equal(trap.Missing, all.Missing.GetValueOrDefault(program, ""));
    }

    /// <summary>All traps, compiled and analysed together.</summary>
    public sealed class All : IAsyncLifetime
    {
        internal IReadOnlyList<(Trap Trap, GeneratedProgram Program)> Programs { get; } = [.. TrapList.All.Concat(CodeTraps.All).Select((trap, i) => (trap, trap.ToProgram(i)))];

        internal Assembly Compiled { get; private set; } = null!;

        internal Rows Rows { get; private set; } = null!;

        internal Dictionary<GeneratedProgram, Account> Models { get; private set; } = [];

        /// <summary>The names that FAIR0002 reports in each program.</summary>
        internal Dictionary<GeneratedProgram, string> Missing { get; private set; } = [];

        public async Task InitializeAsync()
        {
            var programs = new Programs([.. Programs.Select(p => p.Program)]);
            Compiled = programs.Load();
            Rows = new Rows(Compiled);
            Models = await Analysis.Of(programs, Compile.AllAnalyzers());
            Missing = (await programs.Compilation.Analyze()).Where(d => d.Id == "FAIR0002" && programs.At(d.Location) is not null)
                .GroupBy(d => programs.At(d.Location)!)
                .ToDictionary(found => found.Key, found => string.Join(",", found.Select(d => d.Properties["fairness.column"]).Order(System.StringComparer.Ordinal)));
        }

        public Task DisposeAsync()
        {
            Rows.Dispose();
            return Task.CompletedTask;
        }
    }
}
