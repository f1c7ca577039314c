using System;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>
/// A name that is a whole sentence, as questionnaires use them for columns. What it asks for is what the column holds; whatever else it
/// mentions is not: <c>In your social circle, you are often the one who ...</c> holds no circle.
/// </summary>
internal static class Sentence
{
    private const int LongestLabel = 6;

    /// <summary>Whether a name is a question or a beginning to be completed, or has more words than a label and among them one of a sentence.</summary>
    internal static bool Is(string name, ReadOnlySpan<Token> tokens, WordTable words)
    {
        if (name.IndexOf(' ') < 0)
        {
            return false;
        }

        if (IsQuestion(name) || name.TrimEnd().EndsWith("...", StringComparison.Ordinal) || name.TrimEnd().EndsWith("\u2026", StringComparison.Ordinal))
        {
            return true;
        }

        var hasWord = false;
        foreach (var token in tokens)
        {
            hasWord |= (words.UsesOf(token.Word) & WordUses.Sentence) != 0;
        }

        return hasWord && tokens.Length > LongestLabel;
    }

    /// <summary>Whether the words between two tokens are what the sentence is about: its beginning, or the end of a question.</summary>
    internal static bool IsAbout(string name, ReadOnlySpan<Token> tokens, WordTable words, int from, int to) =>
        IsHead(tokens, words, from) || (IsQuestion(name) && IsEnd(tokens, words, to));

    private static bool IsQuestion(string name) => name.TrimEnd().EndsWith("?", StringComparison.Ordinal);

    /// <summary>Whether only the words that lead to it stand before: <c>What is your ...</c>, <c>Number of ...</c>, but not <c>In your ...</c>.</summary>
    private static bool IsHead(ReadOnlySpan<Token> tokens, WordTable words, int from)
    {
        const WordUses leads = WordUses.Asking | WordUses.Sentence | WordUses.Small | WordUses.Filler;
        for (var i = 0; i < from; i++)
        {
            if (!tokens[i].IsNumber && (words.UsesOf(tokens[i].Word) & leads) == 0)
            {
                return false;
            }
        }

        return from == 0
            || (words.UsesOf(tokens[0].Word) & WordUses.Preposition) == 0
            || (words.UsesOf(tokens[1].Word) & WordUses.Asking) != 0;
    }

    private static bool IsEnd(ReadOnlySpan<Token> tokens, WordTable words, int to)
    {
        for (var i = to; i < tokens.Length; i++)
        {
            if (!tokens[i].IsNumber && (words.UsesOf(tokens[i].Word) & (WordUses.Small | WordUses.InTerm | WordUses.Sentence)) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
