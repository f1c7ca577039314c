namespace FairnessAnalyzers.Vocabulary;

/// <summary>Whether an entry may speak: its language and position, what its neighbours and its class rule out, and what it needs.</summary>
internal ref partial struct NameMatcher
{
    private readonly bool IsPossible(CompiledEntry entry) =>
        (entry.Languages & options.LanguageBits) != 0 && (asTarget || entry.Entry.Kind != ColumnKind.ProcessOutcome);

    private readonly bool IsWholeName(int from, int to)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i < from || i >= to) && !tokens[i].IsNumber && (index.Words.UsesOf(tokens[i].Word) & WordUses.Small) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool IsRuledOut(CompiledEntry entry, int from, int to)
    {
        if (entry.NotAsKey && to <= keyStart && keyStart < tokens.Length)
        {
            return true;
        }

        if (entry.NotWhen.IsEmpty)
        {
            return false;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i < from || i >= to) && entry.NotWhen.Contains(tokens[i].Word, index.Words))
            {
                return true;
            }
        }

        if (entry.NotWhen.HasPhraseIn(tokens, index.Words))
        {
            return true;
        }

        return !evidence.IsAboutPeople
            && ((entry.NotWhen.Contexts & index.ClassContexts & evidence.SiblingContexts) != 0 || IsClassOfThings(entry.NotWhen));
    }

    private readonly bool HasWhatItNeeds(CompiledEntry entry, int from, int to)
    {
        if (!entry.NeedsAnything)
        {
            return true;
        }

        if (entry.NeedsLanguage)
        {
            return options.LanguagesWereChosen || evidence.Speaks(entry.Languages);
        }

        if (evidence.IsAboutPeople && (entry.Needs.Contexts & index.PersonContext) != 0)
        {
            return true;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i < from || i >= to) && entry.Needs.Contains(tokens[i].Word, index.Words))
            {
                return true;
            }
        }

        return entry.Needs.HasPhraseIn(tokens, index.Words) || ContainsClassWord(entry.Needs)
            || (entry.Needs.Contexts & index.ClassContexts & evidence.SiblingContexts) != 0;
    }

    /// <summary>
    /// Whether the class is named after something that rules the meaning out. Single words are meant for neighbours within a name; of the class
    /// they say something only if they denote things.
    /// </summary>
    private readonly bool IsClassOfThings(WordSet ruledOut)
    {
        foreach (var word in evidence.ClassWords)
        {
            var contexts = index.Words.ContextsOf(word);
            if ((contexts & ruledOut.Contexts) != 0 || ((contexts & index.ThingContexts) != 0 && ruledOut.Contains(word, index.Words)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool ContainsClassWord(WordSet set)
    {
        foreach (var word in evidence.ClassWords)
        {
            if (set.Contains(word, index.Words))
            {
                return true;
            }
        }

        return false;
    }
}
