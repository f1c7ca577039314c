namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>The commands that repeat what a test has done.</summary>
internal static class Command
{
    internal static string For(string verb, int count, int seed) => $"dotnet run --project tests/FairnessAnalyzers.OracleTests -c Release -- {verb} {count} --seed {seed}";
}
