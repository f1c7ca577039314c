using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.Catalogue;

/// <summary>What is written about the rules in other places is what the code says.</summary>
public class CatalogueTests
{
    /// <summary>The build's own rule: it has a page, and no descriptor.</summary>
    private const string OfTheBuild = "FAIR9008";

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_rule_s_title_and_every_section(string id)
    {
        var page = new RulePage(id);
        Assert.Equal(
            [$"# {id}: {RuleOf(id).Title}", "## What it finds", "## Why it matters", "## Bad", "## Good", "## How to fix", "## How to justify"],
            page.Headings.Where(static heading => !heading.StartsWith("###", StringComparison.Ordinal)));
        Assert.All(["What it finds", "Why it matters", "Bad", "Good", "How to fix", "How to justify"], section => Assert.NotEqual("", page.Section(section)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_rule_s_category_and_severities(string id) =>
        Assert.Equal([RuleOf(id).Category, .. Levels(id).Select(static level => Word(level))], new RulePage(id).Facts);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_s_help_link_leads_to_its_page(string id)
    {
        Assert.EndsWith($"/docs/rules/{id}.md", RuleOf(id).HelpLinkUri);
        Assert.True(File.Exists(RulePage.PathOf($"docs/rules/{id}.md")));
    }

    [Fact]
    public void There_is_a_page_for_every_rule_and_for_nothing_else() => Assert.Equal(
        Descriptors.All.Select(static rule => rule.Id).Append(OfTheBuild).Order(StringComparer.Ordinal),
        Directory.GetFiles(RulePage.PathOf("docs/rules"), "FAIR*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("docs/rules/index.md", "")]
    [InlineData("README.md", "docs/rules/")]
    public void The_tables_of_rules_are_the_catalogue(string file, string folder)
    {
        var rows = RulePage.Rows(File.ReadAllText(RulePage.PathOf(file))).Where(static row => row[0].StartsWith("[FAIR", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Descriptors.All.Select(rule => string.Join(" | ", (string[])[$"[{rule.Id}]({folder}{rule.Id}.md)", rule.Title.ToString(), .. Levels(rule.Id).Select(Letter)])),
            rows.Where(static row => !row[0].Contains(OfTheBuild, StringComparison.Ordinal)).Select(static row => string.Join(" | ", row)));
    }

    [Fact]
    public void The_index_names_the_build_s_own_rule() => Assert.Contains($"[{OfTheBuild}]({OfTheBuild}.md)", File.ReadAllText(RulePage.PathOf("docs/rules/index.md")));

    [Fact]
    public void The_release_notes_list_every_rule() => Assert.Equal(
        Descriptors.All.Select(static rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"),
        File.ReadAllLines(RulePage.PathOf("src/FairnessAnalyzers/AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(RulePage.PathOf("src/FairnessAnalyzers/AnalyzerReleases.Shipped.md")))
            .Where(static line => line.StartsWith("FAIR", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Links_between_the_guides_lead_somewhere()
    {
        foreach (var file in Directory.GetFiles(RulePage.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(RulePage.PathOf("README.md")))
        {
            foreach (Match link in Regex.Matches(File.ReadAllText(file), @"\]\((?!https?:)([^)#]+)(#[^)]*)?\)"))
            {
                var target = Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{file}: {link.Value}");
            }
        }
    }

    private static DiagnosticDescriptor RuleOf(string id) => Descriptors.All.Single(rule => rule.Id == id);

    private static IEnumerable<DiagnosticSeverity?> Levels(string id) =>
        [Descriptors.LevelsOf(RuleOf(id)).Minimum, Descriptors.LevelsOf(RuleOf(id)).Recommended, Descriptors.LevelsOf(RuleOf(id)).Strict];

    private static string Word(DiagnosticSeverity? level) => level switch
    {
        null => "Off",
        DiagnosticSeverity.Info => "Information",
        { } other => other.ToString(),
    };

    private static string Letter(DiagnosticSeverity? level) => level is { } known ? known.ToString()[..1] : "-";
}
