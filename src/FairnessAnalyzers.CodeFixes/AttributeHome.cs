using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>A declaration on which an attribute can be written.</summary>
/// <param name="Node">A member, a type, the parameter of a record, or the file for the assembly.</param>
/// <param name="IsColumn">Whether it is the member behind the column, so that the attribute need not name it.</param>
internal sealed record AttributeHome(Document Document, SyntaxNode Node, bool IsColumn)
{
    /// <summary>The best declaration for an attribute that answers a finding; the assembly where there is no other.</summary>
    /// <param name="allowed">On what the attribute may stand.</param>
    internal static async Task<AttributeHome> For(
        Document document, Diagnostic diagnostic, Home home, AttributeTargets allowed, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (home == Home.Column && await MemberOf(document, diagnostic, cancellation).ConfigureAwait(false) is { } member)
        {
            return member;
        }

        var place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        foreach (var node in place.AncestorsAndSelf())
        {
            var target = node switch
            {
                MethodDeclarationSyntax when home != Home.Type || (allowed & (AttributeTargets.Class | AttributeTargets.Struct)) == 0 => AttributeTargets.Method,
                ClassDeclarationSyntax => AttributeTargets.Class,
                RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? AttributeTargets.Struct : AttributeTargets.Class,
                StructDeclarationSyntax => AttributeTargets.Struct,
                _ => default,
            };
            if (target != default && (allowed & target) != 0)
            {
                return new AttributeHome(document, node, false);
            }
        }

        return new AttributeHome(document, root, false);
    }

    /// <summary>The member behind the column of a finding, which is the first of its additional locations; null where it is not in source.</summary>
    internal static async Task<AttributeHome?> MemberOf(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.AdditionalLocations.Count == 0 || diagnostic.AdditionalLocations[0] is not { IsInSource: true, SourceTree: { } tree } place
            || document.Project.Solution.GetDocument(tree) is not { } home)
        {
            return null;
        }

        var root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? found = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) switch
        {
            PropertyDeclarationSyntax property when property.Identifier.Span == place.SourceSpan => property,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } variable
                when variable.Identifier.Span == place.SourceSpan => field,
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter when parameter.Identifier.Span == place.SourceSpan => parameter,
            _ => null,
        };
        return found is null ? null : new AttributeHome(home, found, true);
    }

    /// <summary>The attribute lists that are already there.</summary>
    internal SyntaxList<AttributeListSyntax> Lists => ListsOf(Node);

    /// <summary>Writes an attribute, once.</summary>
    /// <param name="name">The attribute's name, without the suffix.</param>
    /// <param name="arguments">Its arguments, as code.</param>
    internal async Task Write(Edits edits, string name, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (!edits.IsNew(Document, Node, $"{name}({string.Join(", ", arguments)})"))
        {
            return;
        }

        var editor = await edits.EditorOf(Document, cancellation).ConfigureAwait(false);
        var text = await Document.GetTextAsync(cancellation).ConfigureAwait(false);
        var lineEnd = text.Lines.Select(line => text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)))
            .FirstOrDefault(static end => end.Length > 0) ?? "\n";
        editor.ReplaceNode(Node, (current, _) => With(current, name, arguments, lineEnd));
    }

    private static SyntaxNode With(SyntaxNode node, string name, IReadOnlyList<string> arguments, string lineEnd)
    {
        var first = node is CompilationUnitSyntax unit
            ? unit.Members.Count > 0 ? unit.Members[0].GetFirstToken() : unit.EndOfFileToken
            : node.GetFirstToken();
        var indentation = first.LeadingTrivia.Count > 0 && first.LeadingTrivia.Last() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";

        // What shares its line with something else keeps doing so.
        var isOnOwnLine = node is not ParameterSyntax
            && (first.LeadingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) || first.GetPreviousToken() is var previous
                && (previous.IsKind(SyntaxKind.None) || previous.TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
        var target = node is CompilationUnitSyntax ? "assembly: " : node is ParameterSyntax ? "property: " : "";
        var line = $"[{target}{name}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}]";
        if (isOnOwnLine && indentation.Length + line.Length > LongestLine)
        {
            var inner = lineEnd + indentation + "    ";
            line = $"[{target}{name}({inner}{string.Join("," + inner, arguments)})]";
        }

        var list = SyntaxFactory.ParseCompilationUnit(node is CompilationUnitSyntax ? line : line + " class C;").DescendantNodes()
            .OfType<AttributeListSyntax>().First().WithoutTrivia()
            .WithTrailingTrivia(isOnOwnLine ? SyntaxFactory.EndOfLine(lineEnd) : SyntaxFactory.Space);
        return node switch
        {
            CompilationUnitSyntax root => InFile(root, list, lineEnd),
            _ => OnDeclaration(node, list, indentation),
        };
    }

    private const int LongestLine = 120;

    private static SyntaxNode OnDeclaration(SyntaxNode node, AttributeListSyntax list, string indentation)
    {
        var lists = ListsOf(node);
        if (lists.Count > 0)
        {
            return WithLists(node, lists.Add(list.WithLeadingTrivia(lists.Last().GetTrailingTrivia().Any(static t => t.IsKind(SyntaxKind.EndOfLineTrivia))
                ? SyntaxFactory.Whitespace(indentation) : SyntaxFactory.ElasticMarker)));
        }

        var first = node.GetFirstToken();
        var bare = node.ReplaceToken(first, first.WithLeadingTrivia(
            indentation.Length > 0 && list.GetTrailingTrivia().Any(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation)) : SyntaxFactory.TriviaList()));
        return WithLists(bare, SyntaxFactory.SingletonList(list.WithLeadingTrivia(first.LeadingTrivia)));
    }

    /// <summary>An attribute of the assembly, between the directives of the file and its first member.</summary>
    private static CompilationUnitSyntax InFile(CompilationUnitSyntax root, AttributeListSyntax list, string lineEnd)
    {
        var blank = SyntaxFactory.EndOfLine(lineEnd);
        list = list.WithTrailingTrivia(blank);
        if (root.AttributeLists.Count > 0)
        {
            return root.AddAttributeLists(list);
        }

        if (root.Usings.Count > 0 || root.Externs.Count > 0)
        {
            return root.AddAttributeLists(list.WithLeadingTrivia(blank));
        }

        // Before anything else: the header of the file stays above.
        var first = root.GetFirstToken(includeZeroWidth: true);
        var moved = root.ReplaceToken(first, first.WithLeadingTrivia(blank));
        return moved.AddAttributeLists(list.WithLeadingTrivia(first.LeadingTrivia));
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        ParameterSyntax parameter => parameter.AttributeLists,
        CompilationUnitSyntax root => root.AttributeLists,
        _ => default,
    };

    private static SyntaxNode WithLists(SyntaxNode node, SyntaxList<AttributeListSyntax> lists) => node switch
    {
        MemberDeclarationSyntax member => member.WithAttributeLists(lists),
        ParameterSyntax parameter => parameter.WithAttributeLists(lists),
        _ => node,
    };
}
