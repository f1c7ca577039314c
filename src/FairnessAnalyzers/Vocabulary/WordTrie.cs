using System;
using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>
/// An immutable map from words of the letters a to z to numbers, walked letter by letter. A node keeps its children beside each
/// other and a bit for each letter that has one, so that a step costs a few instructions and the whole fits in a processor's cache.
/// </summary>
internal sealed class WordTrie
{
    internal const int Root = 0;
    internal const int Nowhere = -1;

    private readonly uint[] letters;
    private readonly int[] firstChild;
    private readonly int[] values;

    private WordTrie(uint[] letters, int[] firstChild, int[] values)
    {
        this.letters = letters;
        this.firstChild = firstChild;
        this.values = values;
    }

    /// <param name="words">Words of the letters a to z, each with a number above zero.</param>
    internal static WordTrie Of(IReadOnlyDictionary<string, int> words)
    {
        var keys = words.Keys.ToArray();
        Array.Sort(keys, StringComparer.Ordinal);
        var letters = new List<uint>();
        var firstChild = new List<int>();
        var values = new List<int>();
        var pending = new Queue<(int Low, int High, int Depth)>();
        pending.Enqueue((0, keys.Length, 0));
        var made = 1;
        while (pending.Count > 0)
        {
            var (low, high, depth) = pending.Dequeue();
            var value = 0;
            if (low < high && keys[low].Length == depth)
            {
                value = words[keys[low]];
                low++;
            }

            uint present = 0;
            var first = made;
            while (low < high)
            {
                var letter = keys[low][depth];
                var end = low;
                while (end < high && keys[end][depth] == letter)
                {
                    end++;
                }

                present |= 1u << (letter - 'a');
                pending.Enqueue((low, end, depth + 1));
                made++;
                low = end;
            }

            letters.Add(present);
            firstChild.Add(first);
            values.Add(value);
        }

        return new WordTrie(letters.ToArray(), firstChild.ToArray(), values.ToArray());
    }

    /// <summary>The node reached by one more letter, or <see cref="Nowhere"/>.</summary>
    internal int Step(int node, char letter)
    {
        var bit = 1u << (letter - 'a');
        var present = letters[node];
        return (present & bit) == 0 ? Nowhere : firstChild[node] + BitCount(present & (bit - 1));
    }

    /// <summary>The number of the word that ends at the node, or zero.</summary>
    internal int ValueAt(int node) => values[node];

    /// <summary>The number of the whole word, or zero.</summary>
    internal int Find(ReadOnlySpan<char> word)
    {
        var node = Root;
        foreach (var letter in word)
        {
            node = Step(node, letter);
            if (node == Nowhere)
            {
                return 0;
            }
        }

        return values[node];
    }

    private static int BitCount(uint bits)
    {
        bits -= (bits >> 1) & 0x55555555;
        bits = (bits & 0x33333333) + ((bits >> 2) & 0x33333333);
        return (int)((((bits + (bits >> 4)) & 0x0F0F0F0F) * 0x01010101) >> 24);
    }
}
