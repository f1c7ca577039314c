using System;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>Recognises the words of a name that was split: exact words, words written together, beginnings, endings and middles.</summary>
internal static class NameReader
{
    private const int MostParts = 6;

    /// <param name="split">The tokens as the name's writing separates them.</param>
    /// <param name="tokens">Receives the tokens with their words.</param>
    /// <returns>How many tokens there are.</returns>
    internal static int Read(
        WordTable words, ReadOnlySpan<char> letters, ReadOnlySpan<ushort> origins, Span<Token> split, Span<Token> tokens)
    {
        for (var i = 0; i < split.Length; i++)
        {
            if (!split[i].IsNumber)
            {
                split[i].Word = words.Find(Letters(letters, split[i]));
            }
        }

        FixAcronyms(words, letters, split);
        Span<int> ends = stackalloc int[MostParts];
        var count = 0;
        foreach (var token in split)
        {
            if (count == tokens.Length)
            {
                break;
            }

            var parts = token.Word == 0 ? words.Cut(Letters(letters, token), ends) : 0;
            if (parts == 0 || count + parts > tokens.Length)
            {
                var known = token;
                known.Word = token.Word == 0 ? words.FindPart(Letters(letters, token)) : token.Word;
                tokens[count++] = known;
                continue;
            }

            for (int part = 0, start = 0; part < parts; start = ends[part], part++)
            {
                tokens[count++] = Part(words, letters, origins, token, start, ends[part]);
            }
        }

        return count;
    }

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> letters, Token token) => letters.Slice(token.Start, token.Length);

    private static Token Part(WordTable words, ReadOnlySpan<char> letters, ReadOnlySpan<ushort> origins, Token token, int start, int end)
    {
        var first = token.Start + start;
        var afterLast = token.Start + end;
        return new Token
        {
            Start = (ushort)first,
            Length = (ushort)(end - start),
            From = origins[first],
            To = end == token.Length ? token.To : origins[afterLast],
            Word = words.Find(letters.Slice(first, end - start)),
            CutOut = true,
        };
    }

    /// <summary>
    /// The last capital before small letters usually begins the next word, but not always: where <c>LAchild</c> was split into L and
    /// Achild, of which the vocabulary knows neither, and it knows child, the capital goes back to the acronym.
    /// </summary>
    private static void FixAcronyms(WordTable words, ReadOnlySpan<char> letters, Span<Token> split)
    {
        for (var i = 1; i < split.Length; i++)
        {
            ref var token = ref split[i];
            ref var acronym = ref split[i - 1];
            if (token.Word != 0 || token.Length < 5 || !acronym.IsAcronym)
            {
                continue;
            }

            var word = words.Find(letters.Slice(token.Start + 1, token.Length - 1));
            if (word != 0)
            {
                acronym.Length++;
                acronym.To++;
                acronym.Word = words.Find(Letters(letters, acronym));
                token.Start++;
                token.Length--;
                token.From++;
                token.Word = word;
            }
        }
    }
}
