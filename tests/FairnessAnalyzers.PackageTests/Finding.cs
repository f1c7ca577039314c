using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.PackageTests;

/// <summary>A result of the log, as a team that has to answer it sees it: where it is, in which type, and about which column.</summary>
internal sealed record Finding(string File, int Line, string Rule, string Type, string? Column)
{
    internal static Finding Of(JsonNode result, Consumer project)
    {
        var (file, line, column) = CompilerLog.Place(result);
        var tree = CSharpSyntaxTree.ParseText(project.Read(file));
        var type = tree.GetRoot().FindToken(tree.GetText().Lines[line - 1].Start + column - 1).Parent!
            .AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        return new(file, line, CompilerLog.Rule(result), type.Identifier.Text, CompilerLog.Property(result, "fairness.column"));
    }
}
