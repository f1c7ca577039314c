using System;
using System.Collections;
using System.Diagnostics;
using System.Linq;

namespace FairnessAnalyzers.PackageTests;

/// <summary>Runs the <c>dotnet</c> command as a person would, in a folder, and keeps what it says.</summary>
internal static class DotNet
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    internal static CommandResult Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };

        // "dotnet test" tells its children which MSBuild it runs on itself; a person's shell would not.
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "CI" or "TF_BUILD" or "GITHUB_ACTIONS"))
        {
            start.Environment.Remove(name);
        }

        // A build node that outlives the command would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} ran for more than {patience.TotalMinutes} minutes");
        }

        return new CommandResult(process.ExitCode, output.Result + errors.Result);
    }
}

internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The result of a command that the test only needs to work.</summary>
    internal CommandResult MustSucceed() =>
        ExitCode == 0 ? this : throw new InvalidOperationException(Output);
}
