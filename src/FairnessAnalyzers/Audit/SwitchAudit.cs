using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// FAIR9004, as far as configuration goes: a rule that the level asks for and that <c>NoWarn</c>, a ruleset, a global configuration or an .editorconfig
/// switches off. Each rule and way is one finding, at the beginning of the first file that it concerns. (Attributes on the assembly are
/// <see cref="SuppressionAudit"/>'s.)
/// </summary>
internal sealed class SwitchAudit
{
    private const string BulkPrefix = "dotnet_analyzer_diagnostic.";

    /// <summary>The options that set the severity of many rules at once, each with the category that it is for; that of all rules comes last.</summary>
    private static readonly ImmutableArray<(string? Category, string Option)> bulkOptions = Descriptors.All.Select(static rule => rule.Category).Distinct()
        .Select(static category => ((string?)category, $"{BulkPrefix}category-{category}.severity")).Append((null, BulkPrefix + "severity")).ToImmutableArray();

    private readonly AuditProject project;
    private readonly Lazy<ILookup<SyntaxTree, (string What, string By)>> switchedOff;

    internal SwitchAudit(AuditProject project)
    {
        this.project = project;
        switchedOff = new(() => Find().ToLookup(static found => found.Tree, static found => (found.What, found.By)), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The findings that are shown in a file.</summary>
    internal IEnumerable<Finding> FindingsIn(SyntaxTree tree) =>
        switchedOff.Value[tree].Select(found => new Finding(Descriptors.RuleSwitchedOff, ConfigurationAudit.BeginningOf(tree), null, found.What, found.By));

    /// <summary>Whether a pragma or nothing decides if a rule is seen in a file: the level asks for it, and nobody has switched it off.</summary>
    internal static bool IsOn(DiagnosticDescriptor rule, SyntaxTree tree, AuditProject project) =>
        IsAskedFor(rule, project)
        && WayOff(rule, tree, project.Compilation.Options, BulkIn(tree, project)) is null;

    /// <summary>What the level itself leaves out is nobody's doing, and what cannot be configured cannot be switched off.</summary>
    private static bool IsAskedFor(DiagnosticDescriptor rule, AuditProject project) =>
        Descriptors.LevelsOf(rule).At(project.Options.Level) is not null && !rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);

    private IEnumerable<(SyntaxTree Tree, string What, string By)> Find()
    {
        var rules = Descriptors.All.Where(rule => IsAskedFor(rule, project)).ToList();
        HashSet<(string, string)> seen = [];
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            var bulk = BulkIn(tree, project);
            foreach (var rule in rules)
            {
                if (WayOff(rule, tree, project.Compilation.Options, bulk) is { } found && seen.Add(found))
                {
                    yield return (tree, found.What, found.By);
                }
            }
        }
    }

    /// <summary>The options that switch many rules off in a file, with their categories.</summary>
    private static ImmutableArray<(string? Category, string Option)> BulkIn(SyntaxTree tree, AuditProject project)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return bulkOptions.RemoveAll(bulk =>
            !(options.TryGetValue(bulk.Option, out var severity) && severity.Trim().ToLowerInvariant() is "none" or "silent" or "refactoring"));
    }

    /// <summary>What switches a rule off in a file, and by which way; null where it is on.</summary>
    private static (string What, string By)? WayOff(
        DiagnosticDescriptor rule, SyntaxTree tree, CompilationOptions compiler, ImmutableArray<(string? Category, string Option)> bulk)
    {
        if (compiler.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var commandLine) && IsOff(commandLine))
        {
            return (rule.Id, "NoWarn or a ruleset");
        }

        if (compiler.SyntaxTreeOptionsProvider is { } configurations)
        {
            if (configurations.TryGetDiagnosticValue(tree, rule.Id, CancellationToken.None, out var inFile))
            {
                return IsOff(inFile) ? (rule.Id, "a severity in an .editorconfig") : null;
            }

            if (configurations.TryGetGlobalDiagnosticValue(rule.Id, CancellationToken.None, out var global))
            {
                return IsOff(global) ? (rule.Id, "a severity in a global configuration") : null;
            }
        }

        if (commandLine is not ReportDiagnostic.Default)
        {
            return null;
        }

        foreach (var (category, option) in bulk)
        {
            if (category is null || category == rule.Category)
            {
                return (category is null ? "Every fairness rule" : $"Every rule of {category}", option);
            }
        }

        return IsOff(compiler.GeneralDiagnosticOption) ? ("Every fairness rule", "NoWarn or a ruleset") : null;
    }

    private static bool IsOff(ReportDiagnostic severity) => severity is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden;
}
