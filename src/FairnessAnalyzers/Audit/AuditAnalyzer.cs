using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// Watches over the audit trail itself: who hid a fairness rule, with which reason, and whether what the project declares and configures can be
/// read. An analyzer of its own, whose rules cannot be configured away: it keeps running where every other rule is switched off.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuditAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The descriptors of family 9, but for FAIR9008, which the package's build targets raise.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.UnjustifiedSuppression, Descriptors.PlaceholderJustification, Descriptors.PragmaSuppression, Descriptors.RuleSwitchedOff,
        Descriptors.UnapprovedJustification, Descriptors.InvalidDeclaration);

    /// <summary>Registers nothing beyond a first look where Microsoft.ML is not referenced, or where the level is none.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation is not CSharpCompilation compilation || !FairnessAnalyzer.ReferencesMlNet(compilation))
            {
                return;
            }

            var project = new AuditProject(compilation, start.Options);
            if (project.Options.Level == FairnessLevel.None)
            {
                return;
            }

            var configuration = new ConfigurationAudit(project);
            var switches = new SwitchAudit(project);
            start.RegisterSemanticModelAction(file =>
            {
                var tree = file.SemanticModel.SyntaxTree;
                IEnumerable<Finding> findings = [
                    .. SuppressionAudit.FindingsIn(project, file.SemanticModel, file.CancellationToken),
                    .. PragmaAudit.NamingRules(tree),
                    .. switches.FindingsIn(tree),
                    .. configuration.FindingsIn(tree)];
                foreach (var finding in findings)
                {
                    file.ReportDiagnostic(project.ToDiagnostic(finding));
                }
            });
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (var finding in ConfigurationAudit.FindingsIn(file.AdditionalFile, file.CancellationToken))
                {
                    file.ReportDiagnostic(project.ToDiagnostic(finding));
                }
            });
        });
    }
}
