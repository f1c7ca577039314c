using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Audit;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Rules;

/// <summary>Reads one compilation, once, and runs the rules over it; the findings are then handed out file by file.</summary>
internal sealed class ProjectAnalysis(CSharpCompilation compilation, AnalyzerOptions options, ImmutableArray<Rule> rules)
{
    private readonly object gate = new();
    private ILookup<SyntaxTree?, Diagnostic>? diagnostics;

    /// <summary>The findings that lie in a file.</summary>
    internal IEnumerable<Diagnostic> DiagnosticsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        // A cancelled analysis leaves nothing behind: the next file that asks starts afresh.
        lock (gate)
        {
            diagnostics ??= Analyze(cancellation).ToLookup(static diagnostic => diagnostic.Location.SourceTree);
        }

        return diagnostics[tree];
    }

    private ImmutableArray<Diagnostic> Analyze(CancellationToken cancellation)
    {
        var chosen = FairnessOptions.Read(options.AnalyzerConfigOptionsProvider);
        if (chosen.Level == FairnessLevel.None)
        {
            return ImmutableArray<Diagnostic>.Empty;
        }

        var code = new CodeIndex(compilation, cancellation);
        var declarations = new ProjectDeclarations(compilation, code.Says);
        var lineage = ProjectLineage.Of(compilation, code, cancellation);
        var calls = FairnessProject.CallsIn(code, cancellation);
        var words = UserVocabulary.Read(options.AdditionalFiles, cancellation);
        var project = new FairnessProject(
            compilation, lineage, calls, declarations, new ColumnMeanings(declarations, chosen, words), chosen, code, cancellation);
        var findings = new Findings(new Reporter(
            Baseline.Read(options.AdditionalFiles, chosen.Today, cancellation), chosen.Level, compilation));
        foreach (var rule in declarations.NotAboutPeople ? rules.Where(static rule => !rule.IsAboutPeople) : rules)
        {
            cancellation.ThrowIfCancellationRequested();
            rule.Check(project, findings);
        }

        return findings.ToDiagnostics();
    }
}
