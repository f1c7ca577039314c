using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Tests.Verifiers;

/// <summary>What the compiler would print of one rule on a compilation, as readable lines.</summary>
internal static class Report
{
    /// <summary>The findings of some rules (ids or beginnings of ids, parted by commas) as diagnostics, in source order; suppressed ones too.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> Of(string rules, Compilation compilation, AnalyzerOptions? options = null) =>
        [.. (await compilation.Analyze(options))
            .Where(d => d.Id == "AD0001" || rules.Split(',').Any(d.Id.StartsWith))
            .OrderBy(d => d.Location.GetLineSpan().Path).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id)];

    /// <summary>The same as lines: id, severity, message.</summary>
    internal static async Task<string> Lines(string rules, Compilation compilation, AnalyzerOptions? options = null) =>
        string.Join("\n", (await Of(rules, compilation, options)).Select(d => $"{d.Id} {d.Severity}: {d.GetMessage()}"));

    /// <summary>Options that choose a level.</summary>
    internal static AnalyzerOptions Level(string level, params string[] more) => Options.Of([$"build_property.FairnessAnalysisLevel={level}", .. more]);

    internal static CSharpCompilation With(this CSharpCompilation compilation, System.Func<CSharpCompilationOptions, CSharpCompilationOptions> change) =>
        compilation.WithOptions(change(compilation.Options));
}
