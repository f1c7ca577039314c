using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Suppressions as attributes, which keep their reason in the compiler's log.</summary>
internal static class Suppression
{
    /// <summary>The declaration whose attribute covers a piece of code: the member, or the type; the file where there is neither.</summary>
    internal static AttributeHome HomeOf(Document document, SyntaxNode place) =>
        new(document, place.AncestorsAndSelf().FirstOrDefault(static node =>
            node is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax or IncompleteMemberSyntax)) ?? place.SyntaxTree.GetRoot(), false);

    /// <summary>Writes one suppression.</summary>
    /// <param name="symbol">The documentation id of what is suppressed, which the attribute names where it stands on the assembly.</param>
    internal static Task Write(Edits edits, AttributeHome home, string id, string justification, string? symbol, CancellationToken cancellation)
    {
        var category = Descriptors.All.FirstOrDefault(rule => rule.Id == id)?.Category ?? "Fairness";
        List<string> arguments = [Literal(category), Literal(id)];
        if (home.Node is CompilationUnitSyntax)
        {
            arguments.Add("Scope = \"member\"");
            arguments.Add($"Target = {Literal("~" + (symbol ?? "M:Program.<Main>$(System.String[])"))}");
        }

        arguments.Add($"Justification = {Literal(justification)}");
        edits.Use(home.Document, "System.Diagnostics.CodeAnalysis");
        return home.Write(edits, "SuppressMessage", arguments, cancellation);
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
