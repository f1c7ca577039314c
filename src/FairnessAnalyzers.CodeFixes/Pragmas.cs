using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// The pragmas of a file. They are trivia, which other edits carry around: each is known by its number, and taken out when the others are done.
/// </summary>
internal sealed class Pragmas(SyntaxNode root)
{
    private readonly List<SyntaxTrivia> all = Of(root);
    private readonly Dictionary<int, HashSet<string>> retired = [];

    internal void Retire(PragmaWarningDirectiveTriviaSyntax pragma, IEnumerable<string> ids)
    {
        var number = all.FindIndex(trivia => trivia.FullSpan == pragma.FullSpan);
        if (number >= 0)
        {
            var known = retired.TryGetValue(number, out var some) ? some : retired[number] = new HashSet<string>(System.StringComparer.OrdinalIgnoreCase);
            known.UnionWith(ids);
        }
    }

    internal SyntaxNode RemoveFrom(SyntaxNode changed)
    {
        var now = Of(changed);
        if (now.Count != all.Count)
        {
            return changed;
        }

        var tokens = retired.Keys.Select(number => now[number].Token).Distinct();
        var numbers = retired.ToDictionary(entry => now[entry.Key], static entry => entry.Value);
        return changed.ReplaceTokens(tokens, (token, _) => token.WithLeadingTrivia(Without(token.LeadingTrivia, numbers)));
    }

    private static List<SyntaxTrivia> Of(SyntaxNode root) =>
        [.. root.DescendantTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))];

    private static IEnumerable<SyntaxTrivia> Without(SyntaxTriviaList leading, Dictionary<SyntaxTrivia, HashSet<string>> retired)
    {
        var kept = new List<SyntaxTrivia>();
        foreach (var trivia in leading)
        {
            if (!retired.TryGetValue(trivia, out var ids))
            {
                kept.Add(trivia);
                continue;
            }

            var pragma = (PragmaWarningDirectiveTriviaSyntax)trivia.GetStructure()!;
            var others = pragma.ErrorCodes.Select(static code => code.ToString()).Where(code => !ids.Contains(code)).ToList();
            if (others.Count > 0)
            {
                kept.AddRange(SyntaxFactory.ParseLeadingTrivia(
                    $"#pragma warning {pragma.DisableOrRestoreKeyword.Text} {string.Join(", ", others)}{pragma.EndOfDirectiveToken.LeadingTrivia.ToFullString()}{pragma.EndOfDirectiveToken.TrailingTrivia.ToFullString()}"));
            }
            else if (kept.Count > 0 && kept[kept.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return kept;
    }
}
