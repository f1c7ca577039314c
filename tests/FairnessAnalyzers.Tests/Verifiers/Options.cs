using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Tests.Verifiers;

/// <summary>What a project file, global and .editorconfig options, and files beside the code say, for compilations made by <see cref="Compile"/>.</summary>
internal static class Options
{
    /// <summary>Options for the whole project, as <c>name = value</c>; MSBuild properties are <c>build_property.*</c>.</summary>
    internal static AnalyzerOptions Of(params string[] lines) => With([], lines);

    /// <summary>The same, with files beside the code: path and text.</summary>
    internal static AnalyzerOptions With((string Path, string Text)[] files, params string[] lines) =>
        new([.. files.Select(file => new TextFile(file.Path, file.Text))], new Provider(lines));

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(string[] lines) : AnalyzerConfigOptionsProvider
    {
        private readonly Values values = new(lines);
        public override AnalyzerConfigOptions GlobalOptions => values;
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => values;
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => values;
    }

    private sealed class Values(string[] lines) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> values = lines.Select(line => line.Split('=', 2))
            .ToImmutableDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);

        public override IEnumerable<string> Keys => values.Keys;
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
