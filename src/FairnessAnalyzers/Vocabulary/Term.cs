using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>One way to write something, as a sequence of words without the small ones.</summary>
/// <param name="Words">The words' numbers in a word table.</param>
/// <param name="IsWholeName">Whether the name must consist of nothing else; written <c>[height]</c>.</param>
internal sealed record Term(ImmutableArray<int> Words, bool IsWholeName)
{
    /// <summary>
    /// Reads a term: words in any spelling, <c>#</c> for any number, <c>stem*</c>, <c>*stem</c> and <c>*stem*</c> for parts of words.
    /// German and Nordic letters give two terms, since a name may write them with one letter or two (<c>hohe</c>, <c>hoehe</c>).
    /// </summary>
    /// <returns>Nothing if the text has no word.</returns>
    internal static IEnumerable<Term> Parse(string text, WordTableBuilder table, WordUses use)
    {
        var trimmed = text.Trim();
        var whole = trimmed.Length > 2 && trimmed[0] == '[' && trimmed[trimmed.Length - 1] == ']';
        if (whole)
        {
            trimmed = trimmed.Substring(1, trimmed.Length - 2);
        }

        var spellings = new List<string> { trimmed };
        if (trimmed.IndexOfAny(['ä', 'ö', 'ü', 'ø', 'Ä', 'Ö', 'Ü', 'Ø']) >= 0)
        {
            spellings.Add(trimmed.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ø", "oe"));
        }

        foreach (var spelling in spellings)
        {
            if (ReadWords(spelling, table, use) is { IsEmpty: false } words)
            {
                yield return new Term(words, whole);
            }

            // The part of a word is a word as well, where the vocabulary knows it as one.
            if (spelling.IndexOf('*') >= 0 && ReadWords(spelling.Replace("*", string.Empty), table, use) is { IsEmpty: false } exact)
            {
                yield return new Term(exact, whole);
            }
        }
    }

    /// <summary>Whether the text has a word or number that a name could be compared with.</summary>
    internal static bool HasWords(string text)
    {
        foreach (var character in text)
        {
            if (Letters.Fold(character) != '\0' || Letters.IsDigit(character))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<int> ReadWords(string text, WordTableBuilder table, WordUses use)
    {
        var pieces = new List<string>();
        foreach (var piece in text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            AddPieces(piece, pieces);
        }

        bool IsSmall(string piece) =>
            table.Exact.TryGetValue(piece, out var known) && (table.Uses[known] & (WordUses.Small | WordUses.Verb)) == WordUses.Small;
        var keepsAll = pieces.TrueForAll(IsSmall);
        var words = ImmutableArray.CreateBuilder<int>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (keepsAll || !IsSmall(piece))
            {
                words.Add(NumberOf(piece, table, use));
            }
        }

        return words.ToImmutable();
    }

    private static int NumberOf(string piece, WordTableBuilder table, WordUses use) =>
        piece == "#" ? NumberWord.Any
        : Letters.IsDigit(piece[0]) ? NumberWord.Of(int.TryParse(piece, out var value) ? value : int.MaxValue)
        : table.Add(piece, use);

    private static bool IsPlainWord(string piece)
    {
        foreach (var character in piece)
        {
            if (character is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }

    private static void AddPieces(string piece, List<string> pieces)
    {
        if (piece == "#" || IsPlainWord(piece))
        {
            pieces.Add(piece);
            return;
        }

        Span<char> letters = new char[2 * piece.Length];
        Span<ushort> origins = new ushort[2 * piece.Length];
        Span<Token> tokens = new Token[Math.Min(piece.Length, NameSplitter.MostTokens)];
        var count = NameSplitter.Split(piece.AsSpan(), letters, origins, tokens);
        var before = count == 1 && piece[0] == '*' ? "*" : string.Empty;
        var after = count == 1 && piece[piece.Length - 1] == '*' ? "*" : string.Empty;
        foreach (var token in tokens.Slice(0, count))
        {
            pieces.Add(token.IsNumber
                ? piece.Substring(token.From, token.To - token.From)
                : before + letters.Slice(token.Start, token.Length).ToString() + after);
        }
    }
}
