using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>Many generated programs in few files: one compilation, for the analysis and for running them.</summary>
internal sealed class Programs
{
    private const int ProgramsInFile = 50;

    private static readonly string usings = Compile.Usings.Replace("global using FairnessAnalyzers;", "global using System.Threading.Tasks;", StringComparison.Ordinal);

    private readonly Dictionary<(string Path, int Line), GeneratedProgram> programAt = [];

    internal Programs(IReadOnlyList<GeneratedProgram> programs)
    {
        All = programs;
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = new List<SyntaxTree> { Parse("Usings.cs", usings), Parse("Rows.cs", string.Join("\n", RowType.All.Select(row => row.Source()))) };
        foreach (var chunk in programs.Chunk(ProgramsInFile))
        {
            var path = $"Programs{trees.Count}.cs";
            var text = new System.Text.StringBuilder();
            var line = 0;
            foreach (var program in chunk)
            {
                text.Append(program.Source).Append('\n');
                for (var end = line + program.Source.Count(c => c == '\n') + 1; line < end; line++)
                {
                    programAt[(path, line)] = program;
                }
            }

            trees.Add(Parse(path, text.ToString()));
        }

        Compilation = CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"), trees, [.. Compile.Framework, .. Compile.MlNet, Compile.Annotations],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), options, path);
    }

    internal IReadOnlyList<GeneratedProgram> All { get; }

    internal CSharpCompilation Compilation { get; }

    /// <summary>The program that a place belongs to.</summary>
    internal GeneratedProgram? At(Location place)
    {
        var span = place.GetLineSpan();
        return programAt.GetValueOrDefault((span.Path, span.StartLinePosition.Line));
    }

    /// <summary>The compiled programs.</summary>
    internal Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = Compilation.Emit(stream);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            var first = errors.Select(e => At(e.Location)).FirstOrDefault(p => p is not null);
            throw new InvalidOperationException($"{errors.Count} errors in generated programs:\n{string.Join("\n", errors.Take(8).Select(e => $"{e.Id} {e.GetMessage()}: {e.Location.SourceTree?.GetText().Lines[e.Location.GetLineSpan().StartLinePosition.Line]}"))}\n\n{first?.Source}");
        }

        stream.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream);
    }
}
