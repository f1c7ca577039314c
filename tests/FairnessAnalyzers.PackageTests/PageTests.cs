using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.PackageTests;

/// <summary>The examples on the rules' pages, built with the package as a build server would: what is reported is what the pages say.</summary>
public sealed class PageTests
{
    /// <summary>The build's own rule: it is an error of the build, and in no log.</summary>
    private const string OfTheBuild = "FAIR9008";

    [Fact]
    public void Each_bad_example_is_reported_once_by_its_own_rule_and_by_no_other()
    {
        var (examples, projects, build) = Build("Bad");

        Assert.Equal(["error FAIR9008"], build.Findings.Where(static finding => finding.StartsWith("error", StringComparison.Ordinal)));
        Assert.Contains($"{OfTheBuild}.csproj : error {OfTheBuild}", build.Output);
        var logged = examples.Where(static example => example.Id != OfTheBuild);
        Assert.Equal(
            logged.SelectMany(static example => Register(example).Concat(Documented(example))).Order(StringComparer.Ordinal), Reported(projects));
    }

    [Fact]
    public void No_good_example_is_reported_and_the_register_lists_the_model_of_each()
    {
        var (examples, projects, build) = Build("Good");

        build.MustSucceed();
        Assert.Equal(examples.SelectMany(Register).Order(StringComparer.Ordinal), Reported(projects));
    }

    private static (List<Example> Examples, List<Consumer> Projects, BuildResult Build) Build(string section)
    {
        var examples = Example.All(section).ToList();
        var projects = examples.GroupBy(static example => example.Project).Select(static group => Project(group.Key, [.. group])).ToList();
        return (examples, projects, new ConsumerSolution(projects).Build(
            "-p:FairnessLog=audit", "-p:ContinuousIntegrationBuild=true", "-p:FairnessToday=2027-06-01"));
    }

    private static Consumer Project(string name, List<Example> examples)
    {
        var inProjectFile = examples[0].InProjectFile;
        var reference = inProjectFile.Descendants("PackageReference").SingleOrDefault();
        reference?.Remove();

        var project = new Consumer(
            name, program: null,
            referenceMetadata: string.Join(' ', reference?.Attributes().Where(static said => said.Name != "Include" && said.Name != "Version") ?? []),
            more: Consumer.ForExamples + string.Concat(inProjectFile.Nodes()));
        foreach (var example in examples)
        {
            project.Write(example.File, example.Source);
        }

        return project;
    }

    private static IEnumerable<string> Register(Example example) => example.Trains ? [Line(example, "FAIR0001")] : [];

    /// <summary>The page of the register shows a model that it knows only in part, and FAIR0003 says which.</summary>
    private static IEnumerable<string> Documented(Example example) => [Line(example, example.Id == "FAIR0001" ? "FAIR0003" : example.Id)];

    private static string Line(Example example, string id) => Descriptors.LevelsOf(Descriptors.All.Single(rule => rule.Id == id)).Recommended switch
    {
        DiagnosticSeverity.Info => $"{example.File} {id} note",
        var other => $"{example.File} {id} {other.ToString()!.ToLowerInvariant()}",
    };

    /// <summary>Everything that the compiler wrote into its logs, its own findings included.</summary>
    private static IEnumerable<string> Reported(IEnumerable<Consumer> projects) =>
        projects.SelectMany(static project => project.Log.Results)
            .Select(static result => $"{CompilerLog.Place(result).File} {CompilerLog.Rule(result)} {(string)result["level"]!}")
            .Order(StringComparer.Ordinal);
}
