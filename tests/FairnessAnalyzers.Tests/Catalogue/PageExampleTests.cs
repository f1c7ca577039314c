using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Tests.Catalogue;

/// <summary>The examples on the rules' pages compile, and are reported as the pages say.</summary>
public class PageExampleTests
{
    /// <summary>The day on which a reader builds the examples: rules that compare dates need one.</summary>
    private static readonly AnalyzerOptions today = Options.Of("build_property.FairnessToday = 2027-06-01");

    /// <summary>Rules whose examples are project files.</summary>
    private static readonly ImmutableArray<string> notInCode = ["FAIR9004", "FAIR9008"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(static rule => rule.Id).Except(notInCode)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_example_shows_this_rule_and_warns_of_nothing_else(string id)
    {
        var found = await Analyze(new RulePage(id).Code("Bad"));
        Assert.Contains(id, found.Select(static diagnostic => diagnostic.Id));
        Assert.Equal([], found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != id).Select(static d => d.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_good_example_warns_of_nothing(string id)
    {
        // The register lists every model, also a good one.
        var found = await Analyze(new RulePage(id).Code("Good"));
        Assert.Equal([], found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || (diagnostic.Id == id && id != "FAIR0001")).Select(static d => d.ToString()));
    }

    private static async Task<List<Diagnostic>> Analyze(string code)
    {
        Assert.NotEqual("", code);
        var compilation = Compile.Project(code);
        Assert.Empty(compilation.Errors());
        return [.. (await compilation.Analyze(today)).Where(static diagnostic => !diagnostic.IsSuppressed)];
    }
}
