using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>The edits that answer some findings, collected on the code as it is and applied together.</summary>
internal sealed class Edits(Solution solution)
{
    private readonly Dictionary<DocumentId, DocumentEditor> editors = [];
    private readonly Dictionary<DocumentId, SortedSet<string>> usings = [];
    private readonly HashSet<(DocumentId, int, int, string)> done = [];

    private readonly Dictionary<DocumentId, HashSet<SyntaxNode>> removed = [];

    private readonly Dictionary<DocumentId, Pragmas> pragmas = [];
    private readonly HashSet<(DocumentId, string)> names = [];

    internal Solution Solution { get; } = solution;

    /// <summary>Takes rules out of a directive, and the directive out of the file when it names no other.</summary>
    internal void Retire(Document document, PragmaWarningDirectiveTriviaSyntax pragma, IEnumerable<string> ids)
    {
        if (!pragmas.TryGetValue(document.Id, out var retired))
        {
            pragmas.Add(document.Id, retired = new Pragmas(pragma.SyntaxTree.GetRoot()));
        }

        retired.Retire(pragma, ids);
    }

    /// <summary>A name that no other edit of the document has taken.</summary>
    internal string NewName(Document document, string wish, Func<string, bool> isTaken)
    {
        var name = wish;
        for (var i = 2; isTaken(name) || !names.Add((document.Id, name)); i++)
        {
            name = wish + i;
        }

        return name;
    }

    /// <summary>What is taken out of a document.</summary>
    internal HashSet<SyntaxNode> Removed(DocumentId document) => removed.TryGetValue(document, out var nodes) ? nodes : removed[document] = [];

    /// <summary>The editor of a document.</summary>
    internal async Task<DocumentEditor> EditorOf(Document document, CancellationToken cancellation)
    {
        if (!editors.TryGetValue(document.Id, out var editor))
        {
            editors.Add(document.Id, editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false));
        }

        return editor;
    }

    /// <summary>Whether this is the first time that something is done to a node.</summary>
    internal bool IsNew(Document document, SyntaxNode node, string what) => done.Add((document.Id, node.SpanStart, node.Span.Length, what));

    /// <summary>Makes a namespace known in a file, unless it is.</summary>
    internal void Use(Document document, string space)
    {
        if (!usings.TryGetValue(document.Id, out var spaces))
        {
            usings.Add(document.Id, spaces = new SortedSet<string>(StringComparer.Ordinal));
        }

        spaces.Add(space);
    }

    internal async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var changed = Solution;
        foreach (var entry in editors)
        {
            var root = (CompilationUnitSyntax)Chain.Clean(entry.Value.GetChangedRoot());
            if (pragmas.TryGetValue(entry.Key, out var retired))
            {
                root = (CompilationUnitSyntax)retired.RemoveFrom(root);
            }

            var original = Solution.GetDocument(entry.Key)!;
            if (usings.TryGetValue(entry.Key, out var spaces))
            {
                foreach (var space in spaces)
                {
                    if (!await IsKnown(original, space, cancellation).ConfigureAwait(false))
                    {
                        root = WithUsing(root, space);
                    }
                }
            }

            var document = original.WithSyntaxRoot(root);
            document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, null, cancellation).ConfigureAwait(false);
            document = await Formatter.FormatAsync(document, Formatter.Annotation, null, cancellation).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(entry.Key, (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!);
        }

        return changed;
    }

    /// <summary>Whether a file, or a global using, already makes a namespace known at its top level.</summary>
    private static async Task<bool> IsKnown(Document document, string space, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var end = root.Members.Count > 0 ? root.Members[0].SpanStart : root.Usings.Count > 0 ? root.Usings.Span.End : 0;
        return model.GetImportScopes(end, cancellation).SelectMany(static scope => scope.Imports)
            .Any(import => import.NamespaceOrType is INamespaceSymbol known && known.ToDisplayString() == space)
            || root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(inner => inner.Usings.Any(directive => directive.Name?.ToString() == space));
    }

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax root, string space)
    {
        var lineEnd = root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } known
            ? known : SyntaxFactory.ElasticCarriageReturnLineFeed;
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(lineEnd);
        var index = root.Usings.TakeWhile(other => !other.GlobalKeyword.IsKind(SyntaxKind.None)
            || (other.Alias is null && other.StaticKeyword.IsKind(SyntaxKind.None) && Compare(other.Name?.ToString() ?? "", space) < 0)).Count();
        if (root.Usings.Count > 0)
        {
            return index == 0
                ? root.WithUsings(root.Usings.Replace(root.Usings[0], root.Usings[0].WithoutLeadingTrivia())
                    .Insert(0, directive.WithLeadingTrivia(root.Usings[0].GetLeadingTrivia())))
                : root.WithUsings(root.Usings.Insert(index, directive));
        }

        var first = root.GetFirstToken(includeZeroWidth: true);
        var header = first.LeadingTrivia.TakeWhile(static trivia => !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)).ToList();
        root = root.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Skip(header.Count).Prepend(lineEnd)));
        return root.AddUsings(directive.WithLeadingTrivia(header));
    }

    /// <summary>The usual order of directives: System first, then by name.</summary>
    private static int Compare(string left, string right)
    {
        var isSystem = (IsSystem(left), IsSystem(right));
        return isSystem.Item1 != isSystem.Item2 ? (isSystem.Item1 ? -1 : 1) : string.CompareOrdinal(left, right);

        static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
    }
}
