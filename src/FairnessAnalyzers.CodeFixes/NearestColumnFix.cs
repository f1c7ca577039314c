using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Replaces the name of a column that does not exist by the nearest that does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestColumnFix)), Shared]
public sealed class NearestColumnFix : EditingFix
{
    private const string Nearest = "nearest";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR0002");

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var node = root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            || !diagnostic.Properties.TryGetValue(Nearest, out var nearest) || nearest is null
            ? ImmutableArray<Answer>.Empty
            : ImmutableArray.Create(new Answer($"Replace by '{nearest}'", nameof(NearestColumnFix), async (edits, stop) =>
            {
                if (edits.IsNew(document, literal, nearest))
                {
                    var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
                    editor.ReplaceNode(literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(nearest)).WithTriviaFrom(literal));
                }
            }));
    }
}
