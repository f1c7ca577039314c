using System;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>
/// Splits a name at separators, at changes of case, after acronyms and around numbers, and folds its letters. Names longer than
/// <see cref="LongestName"/> are read up to there. Nothing is allocated: the caller provides the space.
/// </summary>
internal ref struct NameSplitter
{
    internal const int LongestName = 256;
    internal const int MostTokens = 96;

    private readonly ReadOnlySpan<char> name;
    private readonly Span<char> letters;
    private readonly Span<ushort> origins;
    private readonly Span<Token> tokens;
    private int letterCount;
    private int tokenCount;

    private NameSplitter(ReadOnlySpan<char> name, Span<char> letters, Span<ushort> origins, Span<Token> tokens)
    {
        this.name = name.Length > LongestName ? name.Slice(0, LongestName) : name;
        this.letters = letters;
        this.origins = origins;
        this.tokens = tokens;
        letterCount = 0;
        tokenCount = 0;
    }

    /// <param name="letters">Receives the folded letters of all words, one word after the other.</param>
    /// <param name="origins">Receives, for each of the letters, its place in the name.</param>
    /// <returns>How many tokens were found.</returns>
    internal static int Split(ReadOnlySpan<char> name, Span<char> letters, Span<ushort> origins, Span<Token> tokens)
    {
        var splitter = new NameSplitter(name, letters, origins, tokens);
        splitter.Split();
        return splitter.tokenCount;
    }

    private void Split()
    {
        var position = 0;
        while (position < name.Length && tokenCount < tokens.Length)
        {
            if (Letters.IsDigit(name[position]))
            {
                position = ReadNumber(position);
            }
            else if (Letters.Fold(name[position]) != '\0')
            {
                position = ReadWord(position);
            }
            else
            {
                position++;
            }
        }
    }

    private int ReadNumber(int from)
    {
        var value = 0;
        var to = from;
        for (; to < name.Length && Letters.IsDigit(name[to]); to++)
        {
            value = value > 100_000 ? value : (value * 10) + (name[to] - '0');
        }

        tokens[tokenCount++] = new Token { Start = (ushort)letterCount, From = (ushort)from, To = (ushort)to, Word = NumberWord.Of(value) };
        return to;
    }

    private int ReadWord(int from)
    {
        var start = letterCount;
        var to = from;
        for (; to < name.Length; to++)
        {
            if (name[to] is >= 'a' and <= 'z')
            {
                Add(name[to], to);
                continue;
            }

            var letter = Letters.Fold(name[to]);
            if (Letters.IsCombiningMark(name[to]))
            {
                continue;
            }

            if (letter == '\0' || (to > from && IsBorder(to)))
            {
                break;
            }

            Add(letter, to);
            if (Letters.SecondLetter(name[to]) is var second and not '\0')
            {
                Add(second, to);
            }
        }

        tokens[tokenCount++] = new Token
        {
            Start = (ushort)start,
            Length = (ushort)(letterCount - start),
            From = (ushort)from,
            To = (ushort)to,
            IsAcronym = to < name.Length && char.IsUpper(name[to]) && char.IsUpper(name[to - 1]),
        };
        return to;
    }

    /// <summary>Whether a word begins at the position: a capital after a small letter, or the last capital before a small letter (<c>HTTPServer</c>).</summary>
    private readonly bool IsBorder(int position) =>
        char.IsUpper(name[position])
        && (!char.IsUpper(name[position - 1])
            || (position + 1 < name.Length && char.IsLower(name[position + 1]) && Letters.Fold(name[position + 1]) != '\0'));

    private void Add(char letter, int origin)
    {
        letters[letterCount] = letter;
        origins[letterCount++] = (ushort)origin;
    }
}
