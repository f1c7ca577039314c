using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Tests.Audit;

public class SwitchTests
{
    private const string Ending = ": suppress it where it is found, with a Justification";

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, true)]
    [InlineData(ReportDiagnostic.Hidden, true)]
    [InlineData(ReportDiagnostic.Info, false)]
    [InlineData(ReportDiagnostic.Error, false)]
    [InlineData(ReportDiagnostic.Default, false)]
    public async Task NoWarn_and_rulesets_are_seen(ReportDiagnostic severity, bool fires) => Assert.Equal(
        fires ? "FAIR9004 Warning: FAIR1001 is switched off by NoWarn or a ruleset" + Ending : "",
        await Report.Lines("FAIR9004", Project().With(options => options.WithSpecificDiagnosticOptions([new("FAIR1001", severity), new("CA1000", severity)]))));

    [Fact]
    public async Task A_ruleset_for_everything_is_one_finding() => Assert.Equal(
        "FAIR9004 Warning: Every fairness rule is switched off by NoWarn or a ruleset" + Ending,
        await Report.Lines("FAIR9004", Project().With(options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress))));

    [Fact]
    public async Task An_editorconfig_is_seen_at_the_first_file_it_concerns()
    {
        var found = Assert.Single(await Report.Of("FAIR9004", Project().With(options => options.WithSyntaxTreeOptionsProvider(
            new Configurations { Files = { ["Test1.cs"] = ReportDiagnostic.Suppress, ["Test2.cs"] = ReportDiagnostic.Hidden } }))));
        Assert.Equal("FAIR1001 is switched off by a severity in an .editorconfig" + Ending, found.GetMessage());
        Assert.Equal("Test1.cs", found.Location.SourceTree!.FilePath);
        Assert.Equal("class", found.Location.SourceTree.GetText().ToString(found.Location.SourceSpan));
    }

    [Fact]
    public async Task A_global_configuration_is_seen() => Assert.Equal(
        "FAIR9004 Warning: FAIR1001 is switched off by a severity in a global configuration" + Ending,
        await Report.Lines("FAIR9004", Project().With(options => options.WithSyntaxTreeOptionsProvider(new Configurations { Global = ReportDiagnostic.Suppress }))));

    [Fact]
    public async Task An_editorconfig_that_switches_a_rule_on_again_counts_before_a_global_configuration()
    {
        var everywhere = new Configurations { Global = ReportDiagnostic.Suppress };
        foreach (var tree in Project().SyntaxTrees)
        {
            everywhere.Files[tree.FilePath] = ReportDiagnostic.Warn;
        }

        Assert.Equal("", await Report.Lines("FAIR9004", Project().With(options => options.WithSyntaxTreeOptionsProvider(everywhere))));
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.severity = none", "Every fairness rule is switched off by dotnet_analyzer_diagnostic.severity")]
    [InlineData("dotnet_analyzer_diagnostic.category-FairnessFeatures.severity = silent",
        "Every rule of FairnessFeatures is switched off by dotnet_analyzer_diagnostic.category-FairnessFeatures.severity")]
    [InlineData("dotnet_analyzer_diagnostic.category-FairnessAudit.severity = none", null)]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion", null)]
    public async Task Severities_for_many_rules_at_once_are_seen(string line, string? expected) => Assert.Equal(
        expected is null ? "" : $"FAIR9004 Warning: {expected}{Ending}", await Report.Lines("FAIR9004", Project(), Options.Of(line)));

    [Theory]
    [InlineData("minimum", "")]
    [InlineData("recommended", "FAIR9004")]
    [InlineData("none", "")]
    public async Task What_the_level_itself_leaves_out_is_nobodys_doing(string level, string expected)
    {
        // FAIR1004 is off at minimum: the level's own configuration says so, and must not be reported.
        var project = Project().With(options => options.WithSyntaxTreeOptionsProvider(new Configurations { Rule = "FAIR1004", Global = ReportDiagnostic.Suppress }));
        Assert.Equal(expected, string.Join(",", (await Report.Of("FAIR9004", project, Report.Level(level))).Select(d => d.Id)));
    }

    [Theory]
    [InlineData("minimum", "Warning")]
    [InlineData("strict", "Warning")]
    public async Task It_is_a_warning_at_every_level(string level, string severity)
    {
        var project = Project().With(options => options.WithSpecificDiagnosticOptions([new("FAIR1001", ReportDiagnostic.Suppress)]));
        Assert.Equal(severity, Assert.Single(await Report.Of("FAIR9004", project, Report.Level(level))).Severity.ToString());
    }

    private static CSharpCompilation Project() => Compile.Project("class A { }", "class B { }", "class C { }");

    /// <summary>What .editorconfig files and global configurations say of one rule.</summary>
    private sealed class Configurations : SyntaxTreeOptionsProvider
    {
        internal string Rule { get; init; } = "FAIR1001";
        internal Dictionary<string, ReportDiagnostic> Files { get; } = [];
        internal ReportDiagnostic? Global { get; init; }

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return diagnosticId == Rule && Files.TryGetValue(tree.FilePath, out severity);
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = Global ?? default;
            return diagnosticId == Rule && Global is not null;
        }
    }
}
