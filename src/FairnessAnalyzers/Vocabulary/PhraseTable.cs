using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>The terms of a vocabulary as sequences of words, walked word by word.</summary>
internal sealed class PhraseTable
{
    internal const int Root = 0;
    internal const int Nowhere = -1;
    private static readonly ImmutableArray<TermUse> NoUses = ImmutableArray<TermUse>.Empty;

    private readonly Dictionary<long, int> next = new();
    private readonly List<List<TermUse>?> ends = [null];
    private ImmutableArray<TermUse>[] frozen = [];

    /// <summary>An entry that one of its terms led to.</summary>
    internal readonly record struct TermUse(int Entry, bool IsWholeName);

    internal void Add(Term term, int entry, bool replaces)
    {
        var node = Root;
        foreach (var word in term.Words)
        {
            var key = Key(node, word);
            if (!next.TryGetValue(key, out var child))
            {
                child = ends.Count;
                ends.Add(null);
                next.Add(key, child);
            }

            node = child;
        }

        var uses = ends[node] ??= [];
        if (replaces)
        {
            uses.RemoveAll(use => use.IsWholeName == term.IsWholeName || !term.IsWholeName);
        }

        uses.Add(new TermUse(entry, term.IsWholeName));
    }

    internal void Freeze() => frozen = ends.Select(uses => uses switch
    {
        null => NoUses,
        [var one] => ImmutableArray.Create(one),
        _ => uses.Distinct().ToImmutableArray(),
    }).ToArray();

    internal int Step(int node, int word) => next.TryGetValue(Key(node, word), out var child) ? child : Nowhere;

    /// <summary>The entries whose terms end here.</summary>
    internal ImmutableArray<TermUse> EndingAt(int node) => frozen[node];

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
