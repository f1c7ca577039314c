using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>Citations by jurisdiction, as a vocabulary file writes them: <c>uk: Equality Act 2010 s.9; uk+eu: ECHR Art. 14</c>.</summary>
internal sealed class LegalBasis
{
    private const int EveryJurisdiction = -1;
    private readonly ImmutableArray<(int Jurisdictions, string Citation)> citations;

    private LegalBasis(ImmutableArray<(int Jurisdictions, string Citation)> citations) => this.citations = citations;

    internal static LegalBasis Parse(string text) => new(
        text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0).Select(ParseOne).ToImmutableArray());

    /// <summary>Whether any of the jurisdictions protects what this is the basis of.</summary>
    internal bool AppliesIn(int jurisdictions) => citations.IsEmpty || citations.Any(citation => (citation.Jurisdictions & jurisdictions) != 0);

    /// <summary>The citations that count in the jurisdictions, separated by "; ".</summary>
    internal string CitationsIn(int jurisdictions) =>
        string.Join("; ", citations.Where(citation => (citation.Jurisdictions & jurisdictions) != 0).Select(citation => citation.Citation));

    private static (int Jurisdictions, string Citation) ParseOne(string part)
    {
        var colon = part.IndexOf(':');
        if (colon > 0)
        {
            IEnumerable<string> codes = part.Substring(0, colon).Split('+').Select(code => code.Trim().ToLowerInvariant()).ToList();
            if (codes.All(code => VocabularyOptions.AllJurisdictions.IndexOf(code, 0, VocabularyOptions.AllJurisdictions.Length, StringComparer.Ordinal) >= 0))
            {
                return (VocabularyOptions.Bits(codes, VocabularyOptions.AllJurisdictions), part.Substring(colon + 1).Trim());
            }
        }

        return (EveryJurisdiction, part);
    }
}
