using System;
using System.Collections.Generic;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>What a word is to the matcher, apart from the terms it is part of.</summary>
[Flags]
internal enum WordUses
{
    None = 0,

    /// <summary>Part of a term of some entry.</summary>
    InTerm = 1,

    /// <summary>Common in column names without changing what they mean; may stand beside a term in words written together.</summary>
    Filler = 2,

    /// <summary>A small word such as <c>of</c> or <c>de</c>, left out of terms and names alike.</summary>
    Small = 4,

    /// <summary>A preposition that makes what follows it secondary: <c>age at arrest</c>.</summary>
    Preposition = 8,

    /// <summary>An English word that only looks as if it were made of others, such as <c>percentage</c>.</summary>
    Ordinary = 16,

    /// <summary>Names an attribute of a person whatever stands before it: <c>offender age</c>.</summary>
    Attribute = 32,

    /// <summary>A three-letter word that is safe to cut out of words written together.</summary>
    ShortPart = 64,

    /// <summary>At the end of a name it says that the column is a key, a hash or an address of the thing named before it.</summary>
    KeyEnding = 128,

    /// <summary>A small word that terms keep, because it changes what they mean: <c>is trans</c>.</summary>
    Verb = 256,

    /// <summary>A plural that means something else than the singular: <c>priors</c>.</summary>
    OwnPlural = 512,

    /// <summary>The first word of a term of some entry.</summary>
    StartsTerm = 1024,

    /// <summary>In the name of a class it says what the class is for, and nothing about what its rows describe: <c>HeartData</c>.</summary>
    ClassRole = 2048,

    /// <summary>Only whole sentences have it, such as <c>you</c>.</summary>
    Sentence = 4096,

    /// <summary>A question begins with it: <c>what</c>.</summary>
    Asking = 8192,
}

/// <summary>The words of a vocabulary: exact ones and beginnings, endings and middles, each with its number, uses and contexts.</summary>
internal sealed class WordTable
{
    private const int LongestCut = 40;
    private readonly WordTrie exact;
    private readonly WordTrie beginnings;
    private readonly WordTrie endings;
    private readonly WordTrie middles;
    private readonly WordUses[] uses;
    private readonly ulong[] contexts;

    internal WordTable(WordTableBuilder builder)
    {
        exact = WordTrie.Of(builder.Exact);
        beginnings = WordTrie.Of(builder.Beginnings);
        endings = WordTrie.Of(builder.Endings);
        middles = WordTrie.Of(builder.Middles);
        uses = builder.Uses.ToArray();
        contexts = builder.Contexts.ToArray();
    }

    internal WordUses UsesOf(int word) => word > 0 ? uses[word] : WordUses.None;

    /// <summary>The contexts the word belongs to, as bits.</summary>
    internal ulong ContextsOf(int word) => word > 0 ? contexts[word] : 0;

    /// <summary>The number of a whole word, or zero.</summary>
    internal int Find(ReadOnlySpan<char> word) => exact.Find(word);

    /// <summary>The place in the exact words that letters lead to from another place, or <see cref="WordTrie.Nowhere"/>.</summary>
    internal int Walk(int place, ReadOnlySpan<char> word) => exact.Walk(place, word);

    /// <summary>The number of the word that ends at a place, or zero.</summary>
    internal int WordAt(int place) => exact.ValueAt(place);

    /// <summary>The longest beginning, else ending, else middle that the vocabulary knows in a word it does not know as a whole; or zero.</summary>
    internal int FindPart(ReadOnlySpan<char> word)
    {
        var found = 0;
        var node = WordTrie.Root;
        for (var i = 0; i < word.Length && (node = beginnings.Step(node, word[i])) != WordTrie.Nowhere; i++)
        {
            found = beginnings.ValueAt(node) is var value and > 0 ? value : found;
        }

        if (found > 0)
        {
            return found;
        }

        node = WordTrie.Root;
        for (var i = word.Length - 1; i >= 0 && (node = endings.Step(node, word[i])) != WordTrie.Nowhere; i--)
        {
            found = endings.ValueAt(node) is var value and > 0 ? value : found;
        }

        for (var start = 0; start < word.Length && found == 0; start++)
        {
            node = WordTrie.Root;
            for (var i = start; i < word.Length && (node = middles.Step(node, word[i])) != WordTrie.Nowhere; i++)
            {
                found = middles.ValueAt(node) is var value and > 0 ? value : found;
            }
        }

        return found;
    }

    /// <summary>
    /// Cuts a word that the vocabulary does not know into the fewest words that it does, of which at least one is part of a term.
    /// </summary>
    /// <param name="ends">Receives where each part ends.</param>
    /// <returns>How many parts there are; zero if it cannot be cut up.</returns>
    internal int Cut(ReadOnlySpan<char> word, Span<int> ends)
    {
        return word.Length is < 5 or > LongestCut || !BeginsWithPart(word) ? 0 : CutFromParts(word, ends);
    }

    /// <summary>Whether the beginning of the word is one that could be cut off, which few words have.</summary>
    private bool BeginsWithPart(ReadOnlySpan<char> word)
    {
        var node = WordTrie.Root;
        for (var end = 0; end < word.Length && (node = exact.Step(node, word[end])) != WordTrie.Nowhere; end++)
        {
            if (exact.ValueAt(node) is var value and > 0 && IsPart(value, end + 1, first: true, last: false))
            {
                return true;
            }
        }

        return false;
    }

    private int CutFromParts(ReadOnlySpan<char> word, Span<int> ends)
    {
        const int unreached = int.MaxValue;
        Span<int> parts = stackalloc int[LongestCut + 1];
        Span<int> previous = stackalloc int[LongestCut + 1];
        parts.Slice(0, word.Length + 1).Fill(unreached);
        parts[0] = 0;
        for (var start = 0; start < word.Length; start++)
        {
            if (parts[start] == unreached)
            {
                continue;
            }

            var node = WordTrie.Root;
            for (var end = start; end < word.Length && (node = exact.Step(node, word[end])) != WordTrie.Nowhere; end++)
            {
                var value = exact.ValueAt(node);
                if (value > 0 && parts[start] + 1 < parts[end + 1] && IsPart(value, end + 1 - start, start == 0, end + 1 == word.Length))
                {
                    parts[end + 1] = parts[start] + 1;
                    previous[end + 1] = start;
                }
            }
        }

        var count = parts[word.Length];
        if (count is unreached or < 2 || count > ends.Length)
        {
            return 0;
        }

        var meant = false;
        for (int end = word.Length, part = count - 1; part >= 0; end = previous[end], part--)
        {
            ends[part] = end;
            meant |= (UsesOf(exact.Find(word.Slice(previous[end], end - previous[end]))) & WordUses.InTerm) != 0;
        }

        return meant ? count : 0;
    }

    private bool IsPart(int word, int length, bool first, bool last)
    {
        var use = uses[word];
        return (use & WordUses.Ordinary) == 0
            && ((use & (WordUses.Filler | WordUses.ShortPart)) != 0
                || ((use & WordUses.InTerm) != 0 && length >= 4)
                || ((use & WordUses.Small) != 0 && length >= 2 && !last && (!first || (use & WordUses.Verb) != 0)));
    }
}

/// <summary>Collects the words of a vocabulary.</summary>
internal sealed class WordTableBuilder
{
    private const int ShortestSingular = 4;

    internal Dictionary<string, int> Exact { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, int> Beginnings { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, int> Endings { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, int> Middles { get; } = new(StringComparer.Ordinal);

    internal List<WordUses> Uses { get; } = [WordUses.None];

    internal List<ulong> Contexts { get; } = [0];

    /// <summary>The number of a word, which is <c>stem*</c>, <c>*stem</c>, <c>*stem*</c> or a whole word, with one more use or context.</summary>
    internal int Add(string word, WordUses use, ulong context = 0)
    {
        var stem = word.Trim('*');
        stem = word.Length == stem.Length ? Singular(stem) : stem;
        var map = (word.StartsWith("*", StringComparison.Ordinal), word.EndsWith("*", StringComparison.Ordinal)) switch
        {
            (false, false) => Exact,
            (false, true) => Beginnings,
            (true, false) => Endings,
            _ => Middles,
        };
        if (map == Endings)
        {
            var reversed = stem.ToCharArray();
            Array.Reverse(reversed);
            stem = new string(reversed);
        }

        if (use == WordUses.OwnPlural)
        {
            stem = word;
        }

        if (!map.TryGetValue(stem, out var number))
        {
            number = Uses.Count;
            map.Add(stem, number);
            Uses.Add(WordUses.None);
            Contexts.Add(0);
        }

        Uses[number] |= use;
        Contexts[number] |= context;
        return number;
    }

    /// <summary>Lets the regular English plural of every word stand for it.</summary>
    internal void AddPlurals()
    {
        foreach (var word in new List<KeyValuePair<string, int>>(Exact))
        {
            if (word.Key.Length >= ShortestSingular && Plural(word.Key) is { } plural && !Exact.ContainsKey(plural))
            {
                Exact.Add(plural, word.Value);
            }
        }
    }

    /// <summary>The singular that a regular plural stands for, and any other word as it is.</summary>
    private string Singular(string word)
    {
        const string none = "";
        var singular = word.Length <= ShortestSingular || !word.EndsWith("s", StringComparison.Ordinal) ? none
            : word.EndsWith("ies", StringComparison.Ordinal) ? word.Substring(0, word.Length - 3) + "y"
            : Plural(word.Substring(0, word.Length - 1)) == word ? word.Substring(0, word.Length - 1)
            : word.Length > 2 && Plural(word.Substring(0, word.Length - 2)) == word ? word.Substring(0, word.Length - 2)
            : none;
        return singular.Length >= ShortestSingular && Plural(singular) == word && !IsOwnPlural(word) ? singular : word;
    }

    private bool IsOwnPlural(string word) => Exact.TryGetValue(word, out var number) && (Uses[number] & WordUses.OwnPlural) != 0;

    private static string? Plural(string word)
    {
        var last = word[word.Length - 1];
        var before = word[word.Length - 2];
        return last switch
        {
            's' when before != 's' => null,
            's' or 'x' => word + "es",
            'h' when before is 'c' or 's' => word + "es",
            'y' when "aeiou".IndexOf(before) < 0 => word.Substring(0, word.Length - 1) + "ies",
            _ => word + "s",
        };
    }
}
