using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Benchmarks;

/// <summary>A project to analyse: parsed once, bound anew for every measurement, as a build binds it.</summary>
internal sealed record Subject(string Name, ImmutableArray<SyntaxTree> Trees, bool UsesMlNet)
{
    private const string Usings = "global using System; global using System.IO; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions options = new(LanguageVersion.Preview);
    private static readonly ImmutableArray<MetadataReference> framework = Framework();
    private static readonly ImmutableArray<MetadataReference> mlNet =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.ML*.dll").Append(Path.Combine(AppContext.BaseDirectory, "Microsoft.Data.Analysis.dll"))
            .Where(path => !path.Contains("Native", StringComparison.Ordinal)).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    internal int Lines => Trees.Sum(tree => tree.GetText().Lines.Count);

    internal CSharpCompilation Compilation() => CSharpCompilation.Create(
        "Subject", Trees, UsesMlNet ? [.. framework, .. mlNet] : framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: true));

    /// <summary>The projects under a folder: each project file with the C# files below it.</summary>
    internal static IEnumerable<Subject> In(string folder)
    {
        foreach (var project in Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var files = Directory.GetFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            if (files.Count > 0)
            {
                var trees = files.Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), options, path)).ToImmutableArray();
                yield return new Subject(Path.GetFileNameWithoutExtension(project), trees.Add(Parse(Usings, "Usings.cs")), files.Any(path => File.ReadAllText(path).Contains("Microsoft.ML", StringComparison.Ordinal)));
            }
        }
    }

    internal static Subject Of(string name, bool mlNet, params string[] sources) =>
        new(name, [.. sources.Select((source, i) => Parse(source, $"Source{i}.cs")), Parse(Usings, "Usings.cs")], mlNet);

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source), options, path);

    private static ImmutableArray<MetadataReference> Framework()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var pack = Directory.GetDirectories(root).Order(StringComparer.Ordinal).Last();
        return [.. Directory.GetFiles(Directory.GetDirectories(Path.Combine(pack, "ref")).Last(), "*.dll").Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
    }

    /// <summary>
    /// Without analyzers, what a compiler does: parses, binds and emits. With analyzers, what it does until it emits, and them, as the compiler runs
    /// them: what is bound is shared.
    /// </summary>
    internal void Build(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        if (analyzers.IsEmpty)
        {
            var parsed = Trees.Select(static tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)).ToImmutableArray();
            (this with { Trees = parsed }).Compilation().Emit(Stream.Null);
            return;
        }

        var compilation = Compilation();

        new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false)).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
