using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace FairnessAnalyzers.PackageTests;

/// <summary>The log that the compiler wrote for <c>FairnessLog</c>, SARIF 2.1.</summary>
internal sealed class CompilerLog
{
    private readonly JsonNode root;

    internal CompilerLog(string file) => root = JsonNode.Parse(File.ReadAllText(file))!;

    internal string Version => (string)root["version"]!;

    internal IReadOnlyList<JsonNode> Results => [.. root["runs"]![0]!["results"]!.AsArray().Select(result => result!)];

    internal IReadOnlyList<JsonNode> Of(string rule) => [.. Results.Where(result => Rule(result) == rule)];

    internal static string Rule(JsonNode result) => (string)result["ruleId"]!;

    /// <summary>The file and the position in it, both counted from one, that a result is about.</summary>
    internal static (string File, int Line, int Column) Place(JsonNode result)
    {
        var place = result["locations"]![0]!["physicalLocation"]!;
        var region = place["region"]!;
        return (Path.GetFileName((string)place["artifactLocation"]!["uri"]!), (int)region["startLine"]!, (int)region["startColumn"]!);
    }

    /// <summary>A property of log-format that a result carries, or null.</summary>
    internal static string? Property(JsonNode result, string key) => (string?)result["properties"]?["customProperties"]?[key];

    /// <summary>The justifications with which results were suppressed.</summary>
    internal IEnumerable<(string Rule, string? Justification)> Suppressions =>
        from result in Results
        from suppression in result["suppressions"]?.AsArray() ?? []
        select (Rule(result), (string?)suppression!["justification"]);
}
