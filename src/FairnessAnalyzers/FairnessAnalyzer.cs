using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers;

/// <summary>
/// Runs the rules of families 0 to 5. Finding the models of a project is expensive and shared, rules are cheap and many: the project is read
/// once, when the first file is asked for, and each file then shows the findings that lie in it, live in the editor as in a build.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FairnessAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rules this analyzer runs, one file each in <c>Rules/</c>.</summary>
    private static readonly ImmutableArray<Rule> rules = ImmutableArray.Create<Rule>(
        new TrainedModelRule(), new MissingColumnRule(), new UnresolvedFlowRule(),
        new IncompleteTargetRule(),
        new NoImpactAssessmentRule(), new IncompleteAssessmentRule(), new AssessmentNotInForceRule(),
        new UnexplainedReuseRule(),
        new UnlawfulAutomationRule(),
        new InvalidDeclarationRule());

    /// <summary>The descriptors of families 0 to 5, and FAIR9009 for declarations.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        rules.SelectMany(static rule => rule.Descriptors).Distinct().ToImmutableArray();

    /// <summary>Registers nothing beyond a first look where Microsoft.ML is not referenced.</summary>
    public override void Initialize(AnalysisContext context)
    {
        // What Model Builder writes looks generated, and is what the team ships.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation is not CSharpCompilation compilation || !ReferencesMlNet(compilation))
            {
                return;
            }

            var analysis = new ProjectAnalysis(compilation, start.Options, rules);
            start.RegisterSemanticModelAction(file =>
            {
                foreach (var diagnostic in analysis.DiagnosticsIn(file.SemanticModel.SyntaxTree, file.CancellationToken))
                {
                    file.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    /// <summary>Whether a compilation can build ML.NET pipelines at all.</summary>
    internal static bool ReferencesMlNet(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static name => name.Name.StartsWith("Microsoft.ML", System.StringComparison.Ordinal));
}
