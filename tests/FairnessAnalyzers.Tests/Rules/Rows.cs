using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>The code around the pipelines that tests of rules are about.</summary>
internal static class Rows
{
    /// <summary>A training method over rows that have the given members beside a label.</summary>
    internal static string Training(string members, string pipeline, string label = "public bool Label { get; set; }") => $$"""
        public class Person
        {
            public float Distance { get; set; }
            {{members}}
            {{label}}
        }

        public class Training
        {
            public void Train(MLContext ml, string path)
            {
                var data = ml.Data.LoadFromTextFile<Person>(path);
                {{pipeline}}
            }
        }
        """;

    /// <summary>What one rule says of some code, which must compile.</summary>
    internal static ImmutableArray<Diagnostic> Find(string id, string source, AnalyzerOptions? options = null)
    {
        var compilation = Compile.Project(source);
        Assert.Empty(compilation.Errors());
        var diagnostics = compilation.Analyze(options).GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, static d => d.Id == "AD0001");
        return [.. diagnostics.Where(d => d.Id == id).OrderBy(static d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The texts of the additional locations of a finding.</summary>
    internal static IEnumerable<string> Way(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Select(static place => place.SourceTree!.GetText().ToString(place.SourceSpan));
}
