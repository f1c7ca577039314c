using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>The lists that entries refer to: contexts by name, and words with a use of their own.</summary>
internal sealed class WordLists
{
    private readonly Dictionary<string, ulong> bits = new(StringComparer.Ordinal);
    private readonly ImmutableArray<(WordUses Use, ulong Context, ImmutableArray<string> Words)> lists;

    /// <param name="rows">The rows of words.csv: list, scope, words, meaning.</param>
    internal WordLists(IEnumerable<(string List, string Scope, ImmutableArray<string> Words)> rows)
    {
        var built = ImmutableArray.CreateBuilder<(WordUses, ulong, ImmutableArray<string>)>();
        foreach (var (list, scope, words) in rows)
        {
            if (scope == "use")
            {
                built.Add(((WordUses)Enum.Parse(typeof(WordUses), list), 0, words));
                continue;
            }

            if (!bits.TryGetValue(list, out var bit))
            {
                bits.Add(list, bit = 1UL << bits.Count);
            }

            ClassContexts |= scope == "class" ? bit : 0;
            built.Add((WordUses.None, bit, words));
        }

        lists = built.ToImmutable();
        ContextNames = bits.Keys.ToImmutableSortedSet(StringComparer.Ordinal);
        PersonContext = ContextBit("person");
    }

    internal ulong ClassContexts { get; }

    internal ulong PersonContext { get; }

    /// <summary>The names of the contexts, as <c>not_when</c> and <c>needs</c> may write them after an @.</summary>
    internal ImmutableSortedSet<string> ContextNames { get; }

    /// <summary>The bit of a context; zero for a name that is none.</summary>
    internal ulong ContextBit(string name) => bits.TryGetValue(name, out var bit) ? bit : 0;

    internal void AddTo(WordTableBuilder table)
    {
        foreach (var (use, context, words) in lists.OrderByDescending(list => list.Use == WordUses.OwnPlural))
        {
            foreach (var word in words)
            {
                table.Add(word, use, context);
            }
        }
    }
}
