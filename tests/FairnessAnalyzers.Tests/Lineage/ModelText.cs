using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Lineage;

/// <summary>
/// What the register says of the models in some code, one line a model: <c>FastTree: Label=Reoffended Features=Age,Race</c>. A role that is
/// not known whole ends in a question mark; weight and group appear where there are any.
/// </summary>
internal static class ModelText
{
    /// <summary>The row type that the cases share.</summary>
    internal const string Rows = """
        public class CaseRow
        {
            [LoadColumn(0)] public float Age { get; set; }
            [LoadColumn(1)] public float Income { get; set; }
            [LoadColumn(2)] public string Race { get; set; }
            [LoadColumn(3)] public string City { get; set; }
            [LoadColumn(4)] public string Notes { get; set; }
            [LoadColumn(5)] public float Weight { get; set; }
            [LoadColumn(6)] public bool Label { get; set; }
            [LoadColumn(7)] public bool Reoffended { get; set; }
        }
        """;

    /// <summary>The models of a method body that has <c>ml</c>, <c>data</c> (of <c>CaseRow</c>) and <c>trainer</c> at hand.</summary>
    internal static string OfBody(string body, string members = "") => OfBody(body, usings: "", "", members);

    /// <summary>The same with usings and another file.</summary>
    internal static string OfBody(string body, string usings, string other, string members = "") => Of(Around(body, usings, members), Rows, other);

    /// <summary>The models of a method body as the register has them.</summary>
    internal static IReadOnlyList<string> JsonOfBody(string body) => JsonOf(Around(body, "", ""), Rows);

    internal static string Of(params string[] sources) => string.Join("\n", JsonOf(sources).Select(Line));

    private static string Around(string body, string usings, string members) => $$"""
        {{usings}}
        public class Program
        {
            {{members}}
            public void Main(MLContext ml, string path, bool flag)
            {
                var data = ml.Data.LoadFromTextFile<CaseRow>(path);
                var trainer = ml.BinaryClassification.Trainers.FastTree();
                {{body}}
            }
        }
        """;

    private static IReadOnlyList<string> JsonOf(params string[] sources)
    {
        var compilation = Compile.Project(sources);
        Assert.Empty(compilation.Errors());
        var diagnostics = compilation.Analyze().GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return [.. diagnostics.Where(d => d.Id == "FAIR0001").OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Properties["fairness.model"]!)];
    }

    private static string Line(string json)
    {
        using var document = JsonDocument.Parse(json);
        var model = document.RootElement;
        var roles = new List<string> { model.GetProperty("trainer").GetString() + ":" };
        foreach (var (name, key) in new[] { ("Label", "label"), ("Features", "features"), ("Weight", "weight"), ("Group", "group") })
        {
            var flow = model.GetProperty(key);
            if (flow.ValueKind != JsonValueKind.Null)
            {
                var sources = string.Join(",", flow.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
                roles.Add($"{name}={sources}{(flow.GetProperty("complete").GetBoolean() ? "" : "?")}");
            }
        }

        return string.Join(" ", roles);
    }
}
