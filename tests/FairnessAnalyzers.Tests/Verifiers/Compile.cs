using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Tests.Verifiers;

/// <summary>Compilations of source text against the framework, the real ML.NET and the annotations, and the analyzers' diagnostics on them.</summary>
internal static class Compile
{
    /// <summary>The framework's reference assemblies of the SDK that runs the tests.</summary>
    internal static readonly ImmutableArray<MetadataReference> Framework = FindFramework();

    /// <summary>Microsoft.ML, FastTree, LightGbm and Microsoft.Data.Analysis as the test project references them.</summary>
    internal static readonly ImmutableArray<MetadataReference> MlNet =
        Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.ML*.dll")
            .Append(Path.Combine(AppContext.BaseDirectory, "Microsoft.Data.Analysis.dll"))
            .Where(path => !Path.GetFileName(path).Contains("Native", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToImmutableArray();

    internal static readonly MetadataReference Annotations =
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "FairnessAnalyzers.Annotations.dll"));

    /// <summary>What a source file may use without saying so.</summary>
    internal const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using FairnessAnalyzers;
        global using Microsoft.ML;
        global using Microsoft.ML.Data;
        global using Microsoft.ML.Trainers;
        global using Microsoft.ML.Trainers.FastTree;
        global using Microsoft.ML.Trainers.LightGbm;
        global using Microsoft.ML.Transforms;
        global using Microsoft.ML.Transforms.Text;
        """;

    /// <summary>A compilation of some files; nothing is checked, so that broken code can be analysed as well.</summary>
    internal static CSharpCompilation Project(params string[] sources) => Project(mlNet: true, sources);

    internal static CSharpCompilation Project(bool mlNet, params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(SourceText.From(source), options, path: $"Test{i}.cs"));
        if (mlNet)
        {
            trees = trees.Append(CSharpSyntaxTree.ParseText(SourceText.From(Usings), options, path: "Usings.cs"));
        }

        var topLevel = sources.Any(source => CSharpSyntaxTree.ParseText(source, options).GetCompilationUnitRoot().Members.Any(m => m.IsKind(SyntaxKind.GlobalStatement)));
        return CSharpCompilation.Create(
            "Test", trees, mlNet ? [.. Framework, .. MlNet, Annotations] : Framework,
            new CSharpCompilationOptions(topLevel ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>The errors of a compilation, for tests that need their source to be right.</summary>
    internal static IEnumerable<Diagnostic> Errors(this Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>What the analyzers report on a compilation: suppressed ones too, AD0001 as well.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Analyze(this Compilation compilation, AnalyzerOptions? options = null, params DiagnosticAnalyzer[] analyzers)
    {
        if (analyzers.Length == 0)
        {
            analyzers = AllAnalyzers();
        }

        var run = new CompilationWithAnalyzers(compilation, [.. analyzers], new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        return await run.GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>Every analyzer that the package ships.</summary>
    internal static DiagnosticAnalyzer[] AllAnalyzers() =>
        [.. typeof(FairnessAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static ImmutableArray<MetadataReference> FindFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var pack = Directory.GetDirectories(packs).OrderBy(path => path, StringComparer.Ordinal).Last();
        return [.. Directory.GetFiles(Directory.GetDirectories(Path.Combine(pack, "ref")).Last(), "*.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
    }
}
