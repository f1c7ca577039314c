using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Audit;
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
        new ProtectedFeatureRule(), new ProxyFeatureRule(), new JusticeFeatureRule(), new UncitedJustificationRule(), new FreeTextFeatureRule(),
        new IdentifierFeatureRule(), new UnenumeratedFeaturesRule(), new LabelLeakRule(),
        new UndocumentedTargetRule(), new IncompleteTargetRule(), new InstitutionalTargetRule(), new StrayTargetRule(), new ProtectedTargetRule(),
        new NoImpactAssessmentRule(), new IncompleteAssessmentRule(), new AssessmentNotInForceRule(), new NoResponsibleActorRule(), new OpaqueModelRule(),
        new ExternalModelRule(),
        new NoProvenanceRule(), new UnexplainedReuseRule(), new UnexplainedFilterRule(), new ProtectedFilterRule(), new SplitPersonRule(),
        new OutputAsInputRule(), new UndeclaredLoopRule(), new NoOversightRule(), new UnlawfulAutomationRule(), new UndocumentedThresholdRule(),
        new NoMonitoringRule(), new AggregateEvaluationRule(),
        new InvalidDeclarationRule());

    /// <summary>The descriptors of families 0 to 5, FAIR9009 for declarations, and FAIR9003 for pragmas that hide what is found here.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        rules.SelectMany(static rule => rule.Descriptors).Append(Descriptors.PragmaSuppression).Distinct().ToImmutableArray();

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
            var audit = new AuditProject(compilation, start.Options);
            start.RegisterSemanticModelAction(file =>
            {
                var tree = file.SemanticModel.SyntaxTree;
                var diagnostics = analysis.DiagnosticsIn(tree, file.CancellationToken).ToList();
                var hidden = PragmaAudit.HidingFindings(tree, diagnostics, audit);
                foreach (var diagnostic in diagnostics.Concat(hidden.Select(audit.ToDiagnostic)))
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
