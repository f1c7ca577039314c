using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>What the analyzers say of generated programs: the models that FAIR0001 reports, read from the log as any tool would.</summary>
internal static class Analysis
{
    /// <summary>The models of each program as text, in a fixed order.</summary>
    internal static async Task<Dictionary<GeneratedProgram, string>> Of(Programs programs, DiagnosticAnalyzer[] analyzers)
    {
        var found = programs.All.ToDictionary(program => program, _ => new List<string>());
        foreach (var diagnostic in await programs.Compilation.Analyze(null, analyzers))
        {
            if (diagnostic.Id == "AD0001")
            {
                throw new InvalidOperationException(diagnostic.GetMessage());
            }

            if (diagnostic.Id == "FAIR0001" && programs.At(diagnostic.Location) is { } program)
            {
                using var model = JsonDocument.Parse(diagnostic.Properties["fairness.model"]!);
                found[program].Add(Describe(model.RootElement));
            }
        }

        return found.ToDictionary(pair => pair.Key, pair => Join(pair.Value));
    }

    /// <summary>The reference's models in the same words.</summary>
    internal static string Expected(GeneratedProgram program) => Join(program.Models.Select(model =>
        $"{model.Trainer}: label {Describe(model.Label)}, features {Describe(model.Features)}, weight {Describe(model.Weight)}, group {Describe(model.Group)}"));

    internal static string Join(IEnumerable<string> models) => string.Join(Environment.NewLine, models.Order(StringComparer.Ordinal));

    private static string Describe(ExpectedFlow? flow) => flow is null ? "-" : Describe(flow.Column, flow.Sources, "");

    internal static string Describe(string? column, IEnumerable<string> sources, string remark) => $"{column ?? "nothing"}{{{string.Join(",", sources)}}}{remark}";

    private static string Describe(JsonElement model)
    {
        var why = model.GetProperty("unresolved").EnumerateArray().Select(u => u.GetProperty("why").GetString()).ToList();
        return $"{model.GetProperty("trainer").GetString()}: label {Flow("label")}, features {Flow("features")}, weight {Flow("weight")}, group {Flow("group")}"
            + (why.Count == 0 ? "" : $" ({string.Join("; ", why)})");

        string Flow(string role)
        {
            var flow = model.GetProperty(role);
            return flow.ValueKind == JsonValueKind.Null ? "-" : Describe(
                flow.GetProperty("column").GetString(),
                flow.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()!).Order(StringComparer.Ordinal),
                flow.GetProperty("complete").GetBoolean() ? "" : " and perhaps more");
        }
    }
}
