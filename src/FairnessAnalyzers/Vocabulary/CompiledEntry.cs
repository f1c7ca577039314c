using System;
using System.Collections.Immutable;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>An entry in the form the matcher asks.</summary>
internal sealed class CompiledEntry
{
    internal CompiledEntry(VocabularyEntry entry, LegalBasis legal, bool isAdded)
    {
        IsAdded = isAdded;
        Entry = entry;
        Legal = legal;
        Languages = entry.Languages.IsEmpty ? -1 : VocabularyOptions.Bits(entry.Languages, VocabularyOptions.AllLanguages);
    }

    internal VocabularyEntry Entry { get; }

    internal LegalBasis Legal { get; }

    /// <summary>Whether a project added it to the built-in vocabulary.</summary>
    internal bool IsAdded { get; }

    internal int Languages { get; }

    internal WordSet NotWhen { get; set; } = WordSet.Empty;

    internal WordSet Needs { get; set; } = WordSet.Empty;

    /// <summary>Not when the name ends as a key does: <c>ReferralId</c>.</summary>
    internal bool NotAsKey { get; set; }

    /// <summary>The words are also English or code words: the class must show that it speaks the language.</summary>
    internal bool NeedsLanguage { get; set; }

    /// <summary>The data set whose codes these are; another of them must stand beside it. Zero where the entry is not one of codes.</summary>
    internal int CodeSet { get; set; }

    internal bool NeedsAnything => NeedsLanguage || CodeSet != 0 || !Needs.IsEmpty;
}

/// <summary>Words, phrases and contexts, any of which may be present in a name.</summary>
internal sealed record WordSet(ulong Contexts, ImmutableArray<int> Words, ImmutableArray<ImmutableArray<int>> Phrases)
{
    internal static readonly WordSet Empty = new(0, ImmutableArray<int>.Empty, ImmutableArray<ImmutableArray<int>>.Empty);

    internal bool IsEmpty => Contexts == 0 && Words.IsEmpty && Phrases.IsEmpty;

    /// <summary>Whether the word, or a context it belongs to, is in the set.</summary>
    internal bool Contains(int word, WordTable table)
    {
        if ((table.ContextsOf(word) & Contexts) != 0)
        {
            return true;
        }

        foreach (var one in Words)
        {
            if (one == word)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the phrases stands anywhere among the words.</summary>
    internal bool HasPhraseIn(ReadOnlySpan<Token> tokens, WordTable table)
    {
        foreach (var phrase in Phrases)
        {
            for (var start = 0; start < tokens.Length; start++)
            {
                if (StandsAt(phrase, tokens.Slice(start), table))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool StandsAt(ImmutableArray<int> phrase, ReadOnlySpan<Token> tokens, WordTable table)
    {
        var next = 0;
        foreach (var token in tokens)
        {
            if (token.Word == phrase[next] || (token.IsNumber && phrase[next] == NumberWord.Any))
            {
                if (++next == phrase.Length)
                {
                    return true;
                }
            }
            else if (next == 0 || (table.UsesOf(token.Word) & WordUses.Small) == 0)
            {
                return false;
            }
        }

        return false;
    }
}
