using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace FairnessAnalyzers.PackageTests;

/// <summary>A project with an ML.NET pipeline that refers to the package and to Microsoft.ML, and says nothing else.</summary>
public sealed class BuildTests
{
    private static readonly string[] asked = ["FAIR1001", "FAIR1002", "FAIR1003", "FAIR2001", "FAIR3001"];
    private readonly Consumer parole = new("Parole", Programs.Parole);

    [Fact]
    public void The_package_speaks_at_the_chosen_level_and_writes_the_log_where_it_is_told()
    {
        // One project, built at one level after the other: a restore costs more than the builds.
        AssertRecommended(parole.Build("-p:FairnessLog=audit", "-p:ContinuousIntegrationBuild=true"));
        AssertStrict(parole.Build("-p:FairnessAnalysisLevel=strict"));
        AssertNone(parole.Build("-p:FairnessAnalysisLevel=none", "-p:ErrorLog=own.sarif%2Cversion=2.1"));
    }

    private void AssertRecommended(BuildResult build)
    {
        build.MustSucceed();
        Assert.Subset(build.Findings.ToHashSet(), asked.Select(id => $"warning {id}").ToHashSet());
        Assert.DoesNotContain(build.Findings, finding => finding.StartsWith("error", System.StringComparison.Ordinal));
        Assert.DoesNotContain("AD0001", build.Output);
        Assert.True(File.Exists(Path.Combine(parole.Folder, "bin", "Debug", "net10.0", "FairnessAnalyzers.Annotations.dll")));

        var log = parole.Log;
        Assert.Equal("2.1.0", log.Version);
        var models = log.Of("FAIR0001").Select(result => JsonNode.Parse(CompilerLog.Property(result, "fairness.model")!)!).ToList();
        Assert.Equal(2, models.Count);
        Assert.All(models, model => Assert.Equal("LbfgsLogisticRegression", (string)model["trainer"]!));
        Assert.Equal(
            ["Postcode", "PriorConvictions", "Race"],
            models[0]["features"]!["sources"]!.AsArray().Select(source => (string)source!["name"]!));
        Assert.Contains(("FAIR1001", Programs.Justification), log.Suppressions);
        Assert.Equal("Race", CompilerLog.Property(log.Of("FAIR1001").First(result => result["suppressions"] is null), "fairness.column"));
    }

    private static void AssertStrict(BuildResult build)
    {
        Assert.False(build.Succeeded);
        Assert.Subset(build.Findings.ToHashSet(), asked.Select(id => id == "FAIR1002" ? $"warning {id}" : $"error {id}").ToHashSet());
    }

    private void AssertNone(BuildResult build)
    {
        build.MustSucceed();
        Assert.Empty(build.Findings);

        // The log that the project asked for is the project's own, and even there nothing is said.
        Assert.DoesNotContain("\"ruleId\": \"FAIR", parole.Read("own.sarif"));
    }
}
