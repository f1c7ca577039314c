using System;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Audit;

/// <summary>One compilation as the audit of the audit trail sees it: what was chosen, and what is known.</summary>
internal sealed class AuditProject
{
    private readonly Lazy<Reporter> reporter;

    internal AuditProject(CSharpCompilation compilation, AnalyzerOptions analyzerOptions)
    {
        Compilation = compilation;
        AnalyzerOptions = analyzerOptions;
        Options = FairnessOptions.Read(analyzerOptions.AnalyzerConfigOptionsProvider);
        Suppressions = new AttributeFinder(compilation, SuppressionAudit.AttributeNames);
        reporter = new Lazy<Reporter>(
            () => new Reporter(
                Baseline.Read(analyzerOptions.AdditionalFiles, Options.Today, CancellationToken.None), Options.Level, compilation),
            LazyThreadSafetyMode.PublicationOnly);
    }

    internal CSharpCompilation Compilation { get; }

    internal AnalyzerOptions AnalyzerOptions { get; }

    internal FairnessOptions Options { get; }

    internal AttributeFinder Suppressions { get; }

    /// <summary>
    /// The file at whose beginning findings about the project as a whole are shown: configuration that the compiler only hands over as values
    /// has no place of its own, and a finding without a place would not be live.
    /// </summary>
    internal SyntaxTree? FirstFile => Compilation.SyntaxTrees.FirstOrDefault(static tree => tree.Length > 0) ?? Compilation.SyntaxTrees.FirstOrDefault();

    internal Diagnostic ToDiagnostic(Finding finding) => reporter.Value.ToDiagnostic(finding);
}
