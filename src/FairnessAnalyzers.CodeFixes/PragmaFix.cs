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

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Turns a pragma that names fairness rules into an attribute on the member behind it, with the pragma's comment as the justification. A pragma that
/// names no rule hides others as well, and is left to a person.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PragmaFix)), Shared]
public sealed class PragmaFix : EditingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR9003");

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var pragma = root.FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true).FirstAncestorOrSelf<PragmaWarningDirectiveTriviaSyntax>();
        var ids = pragma is null ? [] : FairnessIds(pragma);
        if (pragma is null || ids.Count == 0 || !pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
        {
            return ImmutableArray<Answer>.Empty;
        }

        // What stands behind the pragma: a member that begins there, or the member that it stands in.
        var next = root.FindTrivia(pragma.SpanStart).Token;
        var home = Suppression.HomeOf(document, next.Parent!);
        var comment = CommentOf(pragma);
        return ImmutableArray.Create(new Answer(
            "Replace the pragma by [SuppressMessage]", nameof(PragmaFix),
            async (edits, stop) =>
            {
                if (!edits.IsNew(document, next.Parent!, $"{nameof(PragmaFix)} {pragma.SpanStart}"))
                {
                    return;
                }

                foreach (var id in ids)
                {
                    await Suppression.Write(edits, home, id, comment ?? SuppressWithReasonFix.Justification, null, stop).ConfigureAwait(false);
                }

                edits.Retire(document, pragma, ids);
                foreach (var restore in RestoresOf(root, pragma, ids))
                {
                    edits.Retire(document, restore, ids);
                }
            }));
    }

    private static List<string> FairnessIds(PragmaWarningDirectiveTriviaSyntax pragma) =>
        [.. pragma.ErrorCodes.Select(static code => code.ToString().ToUpperInvariant()).Where(static code => Descriptors.All.Any(rule => rule.Id == code)).Distinct()];

    private static string? CommentOf(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var comment = pragma.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).ToString().TrimStart('/').Trim();
        return comment.Length == 0 ? null : comment;
    }

    /// <summary>The directives that end what the pragma began.</summary>
    private static IEnumerable<PragmaWarningDirectiveTriviaSyntax> RestoresOf(SyntaxNode root, PragmaWarningDirectiveTriviaSyntax pragma, List<string> ids)
    {
        var open = new HashSet<string>(ids);
        foreach (var later in root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && trivia.SpanStart > pragma.SpanStart)
            .Select(static trivia => (PragmaWarningDirectiveTriviaSyntax)trivia.GetStructure()!))
        {
            if (later.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword) && FairnessIds(later).Any(open.Remove))
            {
                yield return later;
            }
        }
    }
}
