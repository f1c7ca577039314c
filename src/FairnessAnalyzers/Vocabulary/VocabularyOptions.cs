using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>What a project chose: whose law counts, how sure a reading must be, and which languages its names are in.</summary>
internal sealed class VocabularyOptions
{
    /// <summary>The jurisdictions that legal bases are written for.</summary>
    internal static readonly ImmutableArray<string> AllJurisdictions = ImmutableArray.Create("uk", "eu", "us", "ca", "au", "un");

    /// <summary>The languages of the built-in vocabulary.</summary>
    internal static readonly ImmutableArray<string> AllLanguages = ImmutableArray.Create("en", "fr", "de", "es", "it", "nl", "sv", "pt", "pl");

    internal static readonly VocabularyOptions Default = new();

    /// <param name="jurisdictions">A subset of <see cref="AllJurisdictions"/>; null or empty means all.</param>
    /// <param name="minimumConfidence">Readings less sure than this are not given.</param>
    /// <param name="languages">A subset of <see cref="AllLanguages"/>; null or empty means all.</param>
    internal VocabularyOptions(
        IEnumerable<string>? jurisdictions = null,
        Confidence minimumConfidence = Confidence.Medium,
        IEnumerable<string>? languages = null)
    {
        Jurisdictions = Chosen(jurisdictions, AllJurisdictions);
        Languages = Chosen(languages, AllLanguages);
        MinimumConfidence = minimumConfidence;
        JurisdictionBits = Bits(Jurisdictions, AllJurisdictions);
        LanguageBits = Bits(Languages, AllLanguages);
    }

    internal ImmutableArray<string> Jurisdictions { get; }

    internal Confidence MinimumConfidence { get; }

    internal ImmutableArray<string> Languages { get; }

    /// <summary>The jurisdictions as bits, in the order of <see cref="AllJurisdictions"/>.</summary>
    internal int JurisdictionBits { get; }

    /// <summary>The languages as bits, in the order of <see cref="AllLanguages"/>.</summary>
    internal int LanguageBits { get; }

    /// <summary>Whether a project said which languages its names are in, which is evidence for words that also mean something in English.</summary>
    internal bool LanguagesWereChosen => Languages.Length < AllLanguages.Length;

    internal static int Bits(IEnumerable<string> chosen, ImmutableArray<string> all) =>
        chosen.Aggregate(0, (bits, one) => all.IndexOf(one) is var index and >= 0 ? bits | (1 << index) : bits);

    private static ImmutableArray<string> Chosen(IEnumerable<string>? chosen, ImmutableArray<string> all)
    {
        var known = all.Where(one => chosen?.Contains(one, StringComparer.OrdinalIgnoreCase) == true).ToImmutableArray();
        return known.IsEmpty ? all : known;
    }
}
