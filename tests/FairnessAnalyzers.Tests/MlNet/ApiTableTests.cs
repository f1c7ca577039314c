using System;
using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;

namespace FairnessAnalyzers.Tests.MlNet;

/// <summary>The table of ML.NET's methods against the real assemblies: nothing new goes unnoticed, nothing in it is invented.</summary>
public class ApiTableTests
{
    /// <summary>Types of packages that the tests do not reference: known from ML.NET's sources, tested with declared stand-ins.</summary>
    private static readonly string[] typesOfOtherPackages =
    [
        "Microsoft.Extensions.ML.", "Microsoft.ML.AlexNetExtension", "Microsoft.ML.AutoML.", "Microsoft.ML.Fairlearn.",
        "Microsoft.ML.ImageEstimatorsCatalog", "Microsoft.ML.MklComponentsCatalog", "Microsoft.ML.OnnxCatalog", "Microsoft.ML.OnnxExportExtensions",
        "Microsoft.ML.RecommendationCatalog", "Microsoft.ML.RecommenderCatalog", "Microsoft.ML.ResNet", "Microsoft.ML.TensorflowCatalog",
        "Microsoft.ML.TimeSeriesCatalog", "Microsoft.ML.TorchSharp.", "Microsoft.ML.Transforms.TensorFlowModel", "Microsoft.ML.Transforms.TimeSeries.",
        "Microsoft.ML.VisionCatalog",
    ];

    [Fact]
    public void Every_method_that_builds_runs_judges_or_stores_a_pipeline_is_in_the_table() =>
        AssertNone(
            "not in MlNetApi.tsv",
            MlNetAssemblies.Methods.Where(MlNetAssemblies.MustBeClassified).Where(method => MlNetApi.Find(method) is null)
                .Select(method => $"{MlNetApi.NameOf(method.ContainingType)}\t{method.Name}"));

    [Fact]
    public void Every_row_of_a_referenced_assembly_exists_in_it() =>
        AssertNone(
            "in MlNetApi.tsv but not in ML.NET",
            MlNetApi.Methods.Keys.Where(row => !IsOfOtherPackage(row.Type))
                .Where(row => !MlNetAssemblies.TypesByName.TryGetValue(row.Type, out var type) || !type.GetMembers(row.Method).Any())
                .Select(row => $"{row.Type}\t{row.Method}"));

    [Fact]
    public void No_row_is_excused_that_could_be_checked() =>
        AssertNone("excused although the type is here", MlNetAssemblies.TypesByName.Keys.Where(IsOfOtherPackage));

    internal static void AssertNone(string problem, IEnumerable<string> found)
    {
        var all = found.Distinct().ToList();
        Assert.True(all.Count == 0, $"{all.Count} {problem}:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    private static bool IsOfOtherPackage(string type) => typesOfOtherPackages.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));
}
