using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Takes a column out of the features where it is named among them, and with it the encoding that then serves nobody. At once at most in one project:
/// a clean-up of everything by rule id must not take columns out of models that it also justifies.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFeatureFix)), Shared]
public sealed class RemoveFeatureFix : EditingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("FAIR1001", "FAIR1002", "FAIR1003", "FAIR1005", "FAIR1006", "FAIR1008");

    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (!diagnostic.Properties.TryGetValue("fairness.role", out var role) || role != "feature"
            || ListItem.Of(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } item)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (!item.IsInput(model, cancellation))
        {
            return ImmutableArray<Answer>.Empty;
        }

        var what = diagnostic.Id == "FAIR1008" ? "the target" : $"'{(diagnostic.Properties.TryGetValue("fairness.column", out var column) ? column : "")}'";
        return ImmutableArray.Create(new Answer(
            $"Remove {what} from the features", nameof(RemoveFeatureFix),
            async (edits, stop) =>
            {
                var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
                var removed = edits.Removed(document.Id);
                if (item.CanGo(removed))
                {
                    Remove(editor, item, removed);
                    RemoveEncodings(editor, item, Transforms(root, diagnostic), model, removed, stop);
                }
            }));
    }

    private static void Remove(DocumentEditor editor, ListItem item, HashSet<SyntaxNode> removed)
    {
        if (removed.Add(item.Node))
        {
            editor.RemoveNode(item.Node, item.Node == item.Others[item.Others.Count - 1] ? SyntaxRemoveOptions.KeepTrailingTrivia : SyntaxRemoveOptions.KeepNoTrivia);
        }
    }

    /// <summary>The calls that the column passes on its way, the last first.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Transforms(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Where(place => place.SourceTree == root.SyntaxTree).Reverse()
            .Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true)).OfType<SimpleNameSyntax>()
            .Select(static name => name.Parent is MemberAccessExpressionSyntax access ? access.Parent as InvocationExpressionSyntax : name.Parent as InvocationExpressionSyntax)
            .OfType<InvocationExpressionSyntax>();

    private static void RemoveEncodings(
        DocumentEditor editor, ListItem item, IEnumerable<InvocationExpressionSyntax> transforms, SemanticModel model, HashSet<SyntaxNode> removed,
        CancellationToken cancellation)
    {
        var name = model.GetConstantValue(item.Expression, cancellation).Value as string;
        foreach (var call in transforms.Where(call => !call.ArgumentList.Contains(item.Node) && !removed.Contains(call)))
        {
            if (name is null || EncodingOf.Find(call, name, model, cancellation) is not { } encoding
                || IsNamedElsewhere(name, encoding.Node, removed, model, cancellation))
            {
                continue;
            }

            if (encoding.Node == call)
            {
                if (!Chain.Holds(call))
                {
                    return;
                }

                removed.Add(call);
                editor.ReplaceNode(call, static (current, _) => Chain.Mark(current));
            }
            else if (ListItem.Of(encoding.Node) is { } pair && pair.CanGo(removed))
            {
                Remove(editor, pair, removed);
            }
            else
            {
                return;
            }

            name = encoding.Input;
        }
    }

    /// <summary>Whether anything that stays names a column; the constant's own declaration does not.</summary>
    private static bool IsNamedElsewhere(string name, SyntaxNode encoding, HashSet<SyntaxNode> removed, SemanticModel model, CancellationToken cancellation) =>
        model.SyntaxTree.GetRoot(cancellation).DescendantNodes(node => node != encoding && !removed.Contains(node) && node is not AttributeSyntax)
            .Where(node => node != encoding && !removed.Contains(node)).OfType<ExpressionSyntax>()
            .Any(expression => expression is not TypeSyntax { Parent: TypeSyntax or ObjectCreationExpressionSyntax } && !IsConstantDeclaration(expression)
                && model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string value } && value == name);

    private static bool IsConstantDeclaration(ExpressionSyntax expression) =>
        expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: { } owner } } }
        && (owner is FieldDeclarationSyntax field ? field.Modifiers : owner is LocalDeclarationStatementSyntax local ? local.Modifiers : default).Any(SyntaxKind.ConstKeyword);
}
