using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>One way to answer a finding.</summary>
/// <param name="Key">Never depends on the finding or its rule, so that all findings can be answered the same way at once.</param>
/// <param name="Apply">Adds its edits to those of other answers.</param>
internal sealed record Answer(string Title, string Key, Func<Edits, CancellationToken, Task> Apply);

/// <summary>
/// A fix that adds edits to a solution. Many findings are answered by collecting the edits of each on the same, unchanged code: they may touch the
/// same declaration, and the same edit counts once.
/// </summary>
public abstract class EditingFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new FixEverywhere(this, AtOnce);

    /// <summary>How much the fix may change at once.</summary>
    private protected virtual ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A command line tool may ask about a finding of another rule that it is fixing at the same time.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var answer in await AnswersAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(answer.Title, cancellation => ApplyAsync(context.Document.Project.Solution, [answer], cancellation), answer.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to answer a finding; none where the fix cannot be sure of the code.</summary>
    private protected abstract Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Answer> answers, CancellationToken cancellation)
    {
        var edits = new Edits(solution);
        foreach (var answer in answers)
        {
            await answer.Apply(edits, cancellation).ConfigureAwait(false);
        }

        return await edits.ApplyAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Answers all findings of some scope the same way.</summary>
    private sealed class FixEverywhere(EditingFix fix, ImmutableArray<FixAllScope> scopes) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => scopes;

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            var found = new List<(Document Document, Diagnostic Diagnostic)>();
            switch (context.Scope)
            {
                case FixAllScope.Document when context.Document is { } document:
                    found.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document, diagnostic)));
                    break;
                case FixAllScope.Project or FixAllScope.Solution:
                    foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : solution.Projects)
                    {
                        foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
                        {
                            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                            {
                                found.Add((document, diagnostic));
                            }
                        }
                    }

                    break;
            }

            var answers = new List<Answer>();
            foreach (var (document, diagnostic) in found.OrderBy(static f => f.Document.FilePath, StringComparer.Ordinal).ThenBy(static f => f.Diagnostic.Location.SourceSpan.Start))
            {
                var chosen = (await fix.AnswersAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                    .FirstOrDefault(answer => context.CodeActionEquivalenceKey is not { } key || answer.Key == key);
                if (chosen is not null)
                {
                    answers.Add(chosen);
                }
            }

            return answers.Count == 0
                ? null
                : CodeAction.Create(answers[0].Title, cancellation => ApplyAsync(solution, answers, cancellation), context.CodeActionEquivalenceKey);
        }
    }
}
