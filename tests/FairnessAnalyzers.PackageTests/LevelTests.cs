using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.PackageTests;

/// <summary>The files that the levels are made of, against the catalogue of rules.</summary>
public sealed class LevelTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("minimum")]
    [InlineData("recommended")]
    [InlineData("strict")]
    public void A_level_gives_each_rule_the_severity_of_the_catalogue(string level)
    {
        var lines = File.ReadAllLines(Packed($"config/fairness-{level}.globalconfig")).Where(line => line.Length > 0 && line[0] != '#');

        // What is not configurable would ignore the file; its analyzer reads the level itself.
        var expected = Descriptors.All.Where(rule => !rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {InConfig(At(level, rule))}");
        Assert.Equal(["is_global = true", "global_level = -99", .. expected], lines);
    }

    [Fact]
    public void A_rule_has_the_severity_of_the_recommended_level_where_no_file_is_read() =>
        Assert.All(Descriptors.All, rule => Assert.Equal(Descriptors.LevelsOf(rule).Recommended, rule.DefaultSeverity));

    [Fact]
    public void Every_rule_can_be_kept_from_failing_a_build_that_fails_on_warnings()
    {
        var exempt = XDocument.Load(Packed("buildTransitive/FairnessAnalyzers.targets")).Descendants("_FairnessRules")
            .SelectMany(list => list.Value.Split(';').Where(id => id.StartsWith("FAIR", StringComparison.Ordinal)));
        Assert.Equal(Descriptors.All.Select(rule => rule.Id), exempt);
    }

    private static DiagnosticSeverity? At(string level, DiagnosticDescriptor rule) => level switch
    {
        "minimum" => Descriptors.LevelsOf(rule).Minimum,
        "recommended" => Descriptors.LevelsOf(rule).Recommended,
        "strict" => Descriptors.LevelsOf(rule).Strict,
        _ => null,
    };

    private static string InConfig(DiagnosticSeverity? severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "none",
    };

    private static string Packed(string file) => Path.Combine(Nupkg.Packed.Unpacked, file);
}
