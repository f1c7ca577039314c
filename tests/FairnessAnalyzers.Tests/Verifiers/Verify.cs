using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace FairnessAnalyzers.Tests.Verifiers;

/// <summary>
/// The rules and the fixes against source with inline markup, <c>{|FAIR1001:"Race"|}</c>. Only the named rule speaks, so that each test shows
/// one thing; everything unmarked must stay silent, and the source must compile.
/// </summary>
internal static class Verify
{
    /// <summary>Runs one rule (several: ids joined by a comma) over marked source.</summary>
    internal static Task Rule(string id, string source, Action<SolutionState>? configure = null)
    {
        var test = new RuleTest(id) { TestState = { Sources = { source } } };
        configure?.Invoke(test.TestState);
        return test.RunAsync();
    }

    /// <summary>Applies a fix to the marked source, one by one and with FixAll.</summary>
    internal static Task Fix<TFix>(string id, string source, string fixedSource, int? choice = null, Action<FixTest<TFix>>? configure = null)
        where TFix : CodeFixProvider, new()
    {
        var test = new FixTest<TFix>(id) { TestState = { Sources = { source } }, FixedState = { Sources = { fixedSource } }, CodeActionIndex = choice };
        configure?.Invoke(test);
        return test.RunAsync();
    }

    private sealed class RuleTest : CSharpAnalyzerTest<FairnessAnalyzer, DefaultVerifier>
    {
        private readonly string id;
        internal RuleTest(string id)
        {
            this.id = id;
            Prepare(this);

            // The check that a pragma hides a finding would write pragmas for FAIR9003 to find.
            TestBehaviors = id.Contains("FAIR9003") ? TestBehaviors.SkipSuppressionCheck : TestBehaviors.None;
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Compile.AllAnalyzers();
        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => DescriptorOf(id);
        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
            OnlyOf(id, diagnostics);
    }

    internal sealed class FixTest<TFix> : CSharpCodeFixTest<FairnessAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        private readonly string id;
        internal FixTest(string id)
        {
            this.id = id;
            Prepare(this);
            FixedState.Sources.Add(("/Usings.cs", Compile.Usings));
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Compile.AllAnalyzers();
        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => DescriptorOf(id);
        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
            OnlyOf(id, diagnostics);
    }

    private static DiagnosticDescriptor? DescriptorOf(string id) => Descriptors.All.FirstOrDefault(descriptor => descriptor.Id == id.Split(',')[0]);

    // Switching the other rules off would be a finding of its own, so they are left out of the comparison instead.
    private static ImmutableArray<(Project project, Diagnostic diagnostic)> OnlyOf(string ids, ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
        [.. diagnostics.Where(found => ids.Split(',').Contains(found.diagnostic.Id) || Descriptors.All.All(rule => rule.Id != found.diagnostic.Id))];

    private static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(Compile.Framework);
        test.TestState.AdditionalReferences.AddRange(Compile.MlNet);
        test.TestState.AdditionalReferences.Add(Compile.Annotations);
        test.TestState.Sources.Add(("/Usings.cs", Compile.Usings));
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
    }
}
