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
/// Suppresses one finding with a justification to be filled in, whose head asks who decided, where that is written and until when. At once at most in
/// one project: a clean-up of everything by rule id must not suppress what another fix answers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuppressWithReasonFix)), Shared]
public sealed class SuppressWithReasonFix : EditingFix
{
    /// <summary>The justification: the audit's rules reject it until somebody fills it in.</summary>
    internal const string Justification = "[kind=accepted-risk; by=<role>; ref=<document>; until=<yyyy-mm-dd>] <reason>";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        Descriptors.All.Where(static rule => rule.Category != "FairnessAudit").Select(static rule => rule.Id).ToImmutableArray();

    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var home = Suppression.HomeOf(document, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));
        var symbol = diagnostic.Properties.TryGetValue("fairness.symbol", out var known) ? known : null;
        return ImmutableArray.Create(new Answer(
            $"Suppress {diagnostic.Id} with a justification to be filled in", nameof(SuppressWithReasonFix),
            (edits, stop) => Suppression.Write(edits, home, diagnostic.Id, Justification, symbol, stop)));
    }
}
