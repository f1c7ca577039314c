using System;
using System.Collections.Generic;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>
/// Completes entries that leave out their law or their reason. Entries about one characteristic can have different reasons (a title tells the sex
/// in another way than a body weight), so a reason is that of the nearest entry above that states one; the law is taken from the same entry. An
/// entry that states a reason and no law takes the law of the first entry about the characteristic.
/// </summary>
internal sealed class Inheritance
{
    private readonly Dictionary<(ColumnKind?, string), VocabularyEntry> first = [];
    private readonly Dictionary<(ColumnKind?, string, bool IsAdded), VocabularyEntry> nearest = [];

    /// <summary>The entry with what it leaves out, if an entry above says it.</summary>
    /// <param name="isAdded">Whether a project added the entry. It takes no proxy's reason from the built-in ones, since it cannot say which.</param>
    internal VocabularyEntry Complete(VocabularyEntry entry, bool isAdded)
    {
        var key = (entry.Kind, entry.Characteristic);
        if (!first.TryGetValue(key, out var general))
        {
            first.Add(key, general = entry);
        }

        var isOwn = nearest.TryGetValue((entry.Kind, entry.Characteristic, isAdded), out var above);
        var lendsLaw = (entry.Rationale.Length == 0 ? above : null) ?? general;
        var complete = entry with { LegalBasis = Or(entry.LegalBasis, lendsLaw, static from => from.LegalBasis) };
        if (entry.Rationale.Length == 0)
        {
            var reason = isOwn ? above! : general;
            complete = isOwn || !isAdded || entry.Kind != ColumnKind.Proxy
                ? complete with { Rationale = reason.Rationale, Source = Or(entry.Source, reason, static from => from.Source) }
                : complete;
        }
        else
        {
            complete = complete with { Source = Or(entry.Source, general, static from => from.Source) };
            nearest[(entry.Kind, entry.Characteristic, isAdded)] = complete;
        }

        return complete;
    }

    private static string Or(string said, VocabularyEntry from, Func<VocabularyEntry, string> other) => said.Length == 0 ? other(from) : said;
}
