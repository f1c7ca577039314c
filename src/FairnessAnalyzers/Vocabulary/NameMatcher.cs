using System;
using System.Collections.Immutable;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>What the words of a name matched best.</summary>
/// <param name="Entry">The entry; null if the name has no meaning.</param>
/// <param name="Languages">The languages in which the entry's words mean this, as bits; all where it does not say.</param>
internal readonly record struct NameMatch(VocabularyEntry? Entry, LegalBasis? Legal, int Languages, Confidence Confidence, int From, int To);

/// <summary>
/// Matches one name: reads its words, collects the terms among them, drops those that their neighbours or the class rule out,
/// and picks one. Allocates nothing for a name of the usual length.
/// </summary>
internal ref partial struct NameMatcher
{
    private const int MostCandidates = 24;

    private readonly VocabularyIndex index;
    private readonly string name;
    private readonly ReadOnlySpan<char> letters;
    private readonly ReadOnlySpan<Token> tokens;
    private readonly ClassEvidence evidence;
    private readonly VocabularyOptions options;
    private readonly bool asTarget;
    private readonly int keyStart;
    private readonly bool isSentence;
    private readonly Span<Candidate> candidates;
    private int candidateCount;

    private NameMatcher(
        VocabularyIndex index,
        string name,
        ReadOnlySpan<char> letters,
        ReadOnlySpan<Token> tokens,
        ClassEvidence evidence,
        VocabularyOptions options,
        bool asTarget,
        Span<Candidate> candidates)
    {
        this.index = index;
        this.name = name;
        this.letters = letters;
        this.tokens = tokens;
        this.evidence = evidence;
        this.options = options;
        this.asTarget = asTarget;
        this.candidates = candidates;
        candidateCount = 0;
        keyStart = KeyStart(index.Words, tokens);
        isSentence = Sentence.Is(name, tokens, index.Words);
    }

    /// <param name="contexts">The contexts of the name's words.</param>
    internal static NameMatch Match(
        VocabularyIndex index, string name, ClassEvidence evidence, VocabularyOptions options, bool asTarget, out ulong contexts)
    {
        var length = Math.Min(name.Length, NameSplitter.LongestName);
        var mostTokens = Math.Min(length, NameSplitter.MostTokens);
        Span<char> letters = stackalloc char[2 * length];
        Span<ushort> origins = stackalloc ushort[2 * length];
        Span<Token> split = stackalloc Token[mostTokens];
        Span<Token> tokens = stackalloc Token[mostTokens];
        var count = NameSplitter.Split(name.AsSpan(), letters, origins, split);
        count = NameReader.Read(index.Words, letters, origins, split.Slice(0, count), tokens);
        tokens = tokens.Slice(0, count);
        contexts = 0;
        foreach (var token in tokens)
        {
            contexts |= index.Words.ContextsOf(token.Word);
        }

        var codes = index.CodesFor(name);
        if (codes.IsEmpty && !MayHaveTerms(index.Words, letters, tokens))
        {
            return default;
        }

        Span<Candidate> candidates = stackalloc Candidate[MostCandidates];
        var matcher = new NameMatcher(index, name, letters, tokens, evidence, options, asTarget, candidates);
        return codes.IsEmpty || !matcher.TryCode(name, codes, out var match) ? matcher.BestOfWords() : match;
    }

    /// <summary>Whether a term could begin anywhere: at a word of one, at a number, or at a beginning of a word that goes on in the next token.</summary>
    private static bool MayHaveTerms(WordTable words, ReadOnlySpan<char> letters, ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsNumber || (words.UsesOf(tokens[i].Word) & WordUses.StartsTerm) != 0
                || (i + 1 < tokens.Length && words.Walk(WordTrie.Root, letters.Slice(tokens[i].Start, tokens[i].Length)) != WordTrie.Nowhere))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The token from which on the name only says that it is a key, an address or the like; the token count if it does not.</summary>
    private static int KeyStart(WordTable words, ReadOnlySpan<Token> tokens)
    {
        var end = tokens.Length;
        while (end > 0 && (tokens[end - 1].IsNumber || (words.UsesOf(tokens[end - 1].Word) & WordUses.KeyEnding) != 0))
        {
            end--;
        }

        for (var i = end; i < tokens.Length; i++)
        {
            if (!tokens[i].IsNumber)
            {
                return end;
            }
        }

        return tokens.Length;
    }

    private readonly bool TryCode(string name, ImmutableArray<int> codes, out NameMatch match)
    {
        foreach (var number in codes)
        {
            var entry = index.Entries[number];
            if (IsPossible(entry) && evidence.HasOtherCode(entry.CodeSet, name))
            {
                match = new NameMatch(entry.Entry, entry.Legal, entry.Languages, entry.Entry.Confidence, 0, name.Length);
                return match.Confidence >= options.MinimumConfidence;
            }
        }

        match = default;
        return false;
    }

    private NameMatch BestOfWords()
    {
        for (var start = 0; start < tokens.Length; start++)
        {
            if (tokens[start].IsNumber || (index.Words.UsesOf(tokens[start].Word) & WordUses.StartsTerm) != 0)
            {
                Collect(start, start, PhraseTable.Root, cutOut: false);
            }

            CollectJoined(start);
        }

        DropContained();
        DropSecondary();
        var best = -1;
        for (var i = 0; i < candidateCount; i++)
        {
            if (IsReported(candidates[i]) && (best < 0 || IsStronger(candidates[i], candidates[best])))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return default;
        }

        var chosen = candidates[best];
        var entry = index.Entries[chosen.Entry];
        return new NameMatch(
            entry.Entry, entry.Legal, entry.Languages, chosen.Confidence, tokens[chosen.From].From, tokens[chosen.To - 1].To);
    }

    /// <summary>Collects the terms that begin at a token and go on from a phrase already read.</summary>
    private void Collect(int from, int at, int node, bool cutOut)
    {
        for (; at < tokens.Length; at++)
        {
            var token = tokens[at];
            if (token.IsNumber)
            {
                if (index.Phrases.Step(node, NumberWord.Any) is var any and not PhraseTable.Nowhere)
                {
                    Found(from, at + 1, any, cutOut);
                    Collect(from, at + 1, any, cutOut);
                }
            }
            else if (token.Word == 0)
            {
                return;
            }

            var uses = index.Words.UsesOf(token.Word);
            var next = token.IsNumber || (uses & WordUses.InTerm) != 0 ? index.Phrases.Step(node, token.Word) : PhraseTable.Nowhere;
            if (next == PhraseTable.Nowhere)
            {
                if (at > from && (uses & WordUses.Small) != 0)
                {
                    continue;
                }

                return;
            }

            node = next;
            cutOut |= token.CutOut;
            Found(from, at + 1, node, cutOut);
        }
    }

    /// <summary>Collects words that the name writes as several: <c>PostCode</c> for postcode.</summary>
    private void CollectJoined(int from)
    {
        const int shortest = 5;
        const int most = 4;
        var length = 0;
        var place = WordTrie.Root;
        for (var at = from; at < tokens.Length && at < from + most; at++)
        {
            var token = tokens[at];
            if (token.IsNumber || (place = index.Words.Walk(place, letters.Slice(token.Start, token.Length))) == WordTrie.Nowhere)
            {
                return;
            }

            length += token.Length;
            var word = at == from || length < shortest ? 0 : index.Words.WordAt(place);
            if (word == 0 || (index.Words.UsesOf(word) & (WordUses.InTerm | WordUses.Ordinary)) != WordUses.InTerm)
            {
                continue;
            }

            if (index.Phrases.Step(PhraseTable.Root, word) is var node and not PhraseTable.Nowhere)
            {
                Found(from, at + 1, node, cutOut: false);
                Collect(from, at + 1, node, cutOut: false);
            }
        }
    }

    private void Found(int from, int to, int node, bool cutOut)
    {
        foreach (var use in index.Phrases.EndingAt(node))
        {
            var entry = index.Entries[use.Entry];
            if (candidateCount < candidates.Length
                && (!use.IsWholeName || IsWholeName(from, to))
                && IsPossible(entry)
                && (!isSentence || Sentence.IsAbout(name, tokens, index.Words, from, to))
                && !IsRuledOut(entry, from, to)
                && HasWhatItNeeds(entry, from, to))
            {
                var confidence = entry.Entry.Confidence;
                if (cutOut && confidence == Confidence.High)
                {
                    confidence = Confidence.Medium;
                }

                if (confidence == Confidence.Medium && evidence.IsAboutPeople)
                {
                    confidence = Confidence.High;
                }

                candidates[candidateCount++] = new Candidate(use.Entry, from, to, confidence);
            }
        }
    }

    /// <summary>A term within a longer one says nothing of its own: the birth in <c>country of birth</c>.</summary>
    private void DropContained()
    {
        for (var i = 0; i < candidateCount; i++)
        {
            for (var j = 0; j < candidateCount && !candidates[i].Dropped; j++)
            {
                var inner = candidates[i];
                var outer = candidates[j];
                var contained = outer.From <= inner.From && outer.To >= inner.To && i != j;
                var isShorter = inner.To - inner.From < outer.To - outer.From;
                if (contained && (isShorter || (IsNone(outer) && !IsNone(inner))) && !IsRemovalOf(inner, outer))
                {
                    candidates[i].Dropped = true;
                }
                else if (contained && IsRemovalOf(inner, outer))
                {
                    candidates[j].Dropped = true;
                }
            }
        }
    }

    /// <summary>A term after a preposition only qualifies the term before it: the arrest in <c>age at arrest</c>.</summary>
    private void DropSecondary()
    {
        for (var i = 0; i < candidateCount; i++)
        {
            var before = candidates[i].From - 1;
            if (before < 1 || (index.Words.UsesOf(tokens[before].Word) & WordUses.Preposition) == 0)
            {
                continue;
            }

            for (var j = 0; j < candidateCount; j++)
            {
                if (!candidates[j].Dropped && candidates[j].To == before && !IsNone(candidates[j]))
                {
                    candidates[i].Dropped = true;
                }
            }
        }
    }

    /// <summary>A project that removes a term removes it beside words that add nothing as well: <c>sex</c> and <c>sex code</c>.</summary>
    private readonly bool IsRemovalOf(Candidate inner, Candidate outer)
    {
        if (!IsNone(inner) || !index.Entries[inner.Entry].IsAdded || index.Entries[outer.Entry].IsAdded)
        {
            return false;
        }

        for (var i = outer.From; i < outer.To; i++)
        {
            var isInner = i >= inner.From && i < inner.To;
            if (!isInner && (index.Words.UsesOf(tokens[i].Word) & (WordUses.Filler | WordUses.Small)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool IsReported(Candidate candidate) =>
        !candidate.Dropped && !IsNone(candidate) && candidate.Confidence >= options.MinimumConfidence;

    private readonly bool IsNone(Candidate candidate) => index.Entries[candidate.Entry].Entry.Kind is null;

    private readonly bool IsStronger(Candidate one, Candidate other)
    {
        var oneNamesAttribute = NamesAttribute(one);
        if (oneNamesAttribute != NamesAttribute(other))
        {
            return oneNamesAttribute;
        }

        if (asTarget && one.From == other.From && one.To == other.To && IsOutcome(one) != IsOutcome(other))
        {
            return IsOutcome(one);
        }

        var onePrecedence = index.Entries[one.Entry].Entry.Kind!.Value.Precedence();
        var otherPrecedence = index.Entries[other.Entry].Entry.Kind!.Value.Precedence();
        return onePrecedence != otherPrecedence ? onePrecedence < otherPrecedence
            : one.Confidence != other.Confidence ? one.Confidence > other.Confidence
            : one.To - one.From > other.To - other.From;
    }

    private readonly bool IsOutcome(Candidate candidate) => index.Entries[candidate.Entry].Entry.Kind == ColumnKind.ProcessOutcome;

    private readonly bool NamesAttribute(Candidate candidate) =>
        ((index.Words.UsesOf(tokens[candidate.To - 1].Word) | index.Words.UsesOf(tokens[candidate.From].Word)) & WordUses.Attribute) != 0;

    private struct Candidate(int entry, int from, int to, Confidence confidence)
    {
        internal readonly int Entry = entry;
        internal readonly int From = from;
        internal readonly int To = to;
        internal readonly Confidence Confidence = confidence;
        internal bool Dropped;
    }
}
