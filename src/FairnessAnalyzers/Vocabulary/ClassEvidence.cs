using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>What a class and its columns, taken together, say about each of the columns.</summary>
internal sealed class ClassEvidence
{
    internal static readonly ClassEvidence Empty = new(null, ImmutableArray<int>.Empty, 0, false, ImmutableArray<string>.Empty, []);

    private readonly ImmutableArray<string> codeNames;
    private readonly int[] languageHits;

    private ClassEvidence(
        VocabularyIndex? index,
        ImmutableArray<int> classWords,
        ulong siblingContexts,
        bool isAboutPeople,
        ImmutableArray<string> codeNames,
        int[] languageHits)
    {
        Index = index;
        ClassWords = classWords;
        SiblingContexts = siblingContexts;
        this.codeNames = codeNames;
        this.languageHits = languageHits;
        IsAboutPeople = isAboutPeople;
    }

    internal VocabularyIndex? Index { get; }

    /// <summary>The words of the class's name, without those that only say what the class is for, such as data or input.</summary>
    internal ImmutableArray<int> ClassWords { get; }

    /// <summary>The contexts of all words of all columns.</summary>
    internal ulong SiblingContexts { get; }

    /// <summary>Whether the class or a column names a person, or one column is sure to describe one and another likely does, or three likely do.</summary>
    internal bool IsAboutPeople { get; }

    internal static ClassEvidence Of(VocabularyIndex index, string? className, ImmutableArray<string> siblings)
    {
        ulong contexts = 0;
        var strong = 0;
        var personal = 0;
        var characteristics = new HashSet<string>(StringComparer.Ordinal);
        var codeNames = ImmutableArray.CreateBuilder<string>();
        var languageHits = new int[VocabularyOptions.AllLanguages.Length];
        foreach (var name in siblings)
        {
            if (!index.CodesFor(name).IsEmpty)
            {
                codeNames.Add(name);
            }

            var match = NameMatcher.Match(index, name, Empty, VocabularyOptions.Default, asTarget: false, out var nameContexts);
            contexts |= nameContexts;
            if (match.Entry is { Kind: { } kind } entry)
            {
                strong += match.Confidence == Confidence.High && kind <= ColumnKind.Identifier ? 1 : 0;
                personal += kind <= ColumnKind.Identifier ? 1 : 0;
                characteristics.Add(entry.Characteristic);
                CountLanguages(match.Languages, languageHits);
            }
        }

        var words = WordsOf(index, className);
        var allContexts = words.Aggregate(contexts, (bits, word) => bits | index.Words.ContextsOf(word));
        var isAboutPeople = (allContexts & index.PersonContext) != 0 || (strong >= 1 && personal >= 2) || characteristics.Count >= 3;
        return new ClassEvidence(index, words, contexts, isAboutPeople, codeNames.ToImmutable(), languageHits);
    }

    /// <summary>Whether two columns are surely written in one of the languages.</summary>
    internal bool Speaks(int languages)
    {
        for (var language = 0; language < languageHits.Length; language++)
        {
            if ((languages & (1 << language)) != 0 && languageHits[language] >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another column is a code of the same data set.</summary>
    internal bool HasOtherCode(int codeSet, string name) =>
        Index is { } index
        && codeNames.Any(other => other != name && index.CodesFor(other).Any(entry => index.Entries[entry].CodeSet == codeSet));

    private static void CountLanguages(int languages, int[] hits)
    {
        // Words that are also English say nothing of the language.
        if ((languages & 1) == 0)
        {
            for (var language = 1; language < hits.Length; language++)
            {
                hits[language] += (languages >> language) & 1;
            }
        }
    }

    private static ImmutableArray<int> WordsOf(VocabularyIndex index, string? className)
    {
        if (className is null)
        {
            return ImmutableArray<int>.Empty;
        }

        Span<char> letters = new char[2 * className.Length];
        Span<ushort> origins = new ushort[2 * className.Length];
        Span<Token> tokens = new Token[Math.Min(className.Length, NameSplitter.MostTokens)];
        var count = NameSplitter.Split(className.AsSpan(), letters, origins, tokens);
        var words = ImmutableArray.CreateBuilder<int>(count);
        foreach (var token in tokens.Slice(0, count))
        {
            var word = token.IsNumber ? token.Word : index.Words.Find(letters.Slice(token.Start, token.Length));
            if (token.IsNumber || (index.Words.UsesOf(word) & WordUses.ClassRole) == 0)
            {
                words.Add(word);
            }
        }

        return words.ToImmutable();
    }
}
