using System;
using System.Collections.Generic;
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
    /// <summary>What is said of each program.</summary>
    internal static async Task<Dictionary<GeneratedProgram, Account>> Of(Programs programs, DiagnosticAnalyzer[] analyzers)
    {
        var found = programs.All.ToDictionary(program => program, _ => new List<Account>());
        foreach (var diagnostic in await programs.Compilation.Analyze(null, analyzers))
        {
            if (diagnostic.Id == "AD0001")
            {
                throw new InvalidOperationException(diagnostic.GetMessage());
            }

            if (diagnostic.Id == "FAIR0001" && programs.At(diagnostic.Location) is { } program)
            {
                using var model = JsonDocument.Parse(diagnostic.Properties["fairness.model"]!);
                found[program].Add(Read(model.RootElement));
            }
        }

        return found.ToDictionary(pair => pair.Key, pair => Account.Join(pair.Value));
    }

    private static Account Read(JsonElement model)
    {
        return Account.Of(Text(model, "trainer")!, Text(model, "task"), Text(model, "row"), [Role("label"), Role("features"), Role("weight"), Role("group")],
            [.. Items(model, "unresolved").Select(unresolved => Text(unresolved, "why")!)]);

        RoleAccount? Role(string role)
        {
            var flow = model.GetProperty(role);
            return flow.ValueKind == JsonValueKind.Null ? null : new(role, Text(flow, "column"), flow.GetProperty("complete").GetBoolean(),
                [.. Items(flow, "sources").Select(source => (Text(source, "name")!, Text(source, "member"), (string?)string.Join('>', Items(source, "path").Select(transform => transform.GetString()))))]);
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => element.GetProperty(name).EnumerateArray();
}
