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

    private readonly Node[] nodes;

    private WordTrie(Node[] nodes) => this.nodes = nodes;

    /// <param name="words">Words of the letters a to z, each with a number above zero.</param>
    internal static WordTrie Of(IReadOnlyDictionary<string, int> words)
    {
        var keys = words.Keys.ToArray();
        Array.Sort(keys, StringComparer.Ordinal);
        var nodes = new List<Node>();
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

            nodes.Add(new Node(present, first, value));
        }

        return new WordTrie(nodes.ToArray());
    }

    /// <summary>The node reached by one more letter, or <see cref="Nowhere"/>.</summary>
    internal int Step(int node, char letter)
    {
        var bit = 1u << (letter - 'a');
        ref readonly var at = ref nodes[node];
        return (at.Letters & bit) == 0 ? Nowhere : at.FirstChild + BitCount(at.Letters & (bit - 1));
    }

    /// <summary>The number of the word that ends at the node, or zero.</summary>
    internal int ValueAt(int node) => nodes[node].Value;

    /// <summary>The number of the whole word, or zero.</summary>
    internal int Find(ReadOnlySpan<char> word)
    {
        var node = Walk(Root, word);
        return node == Nowhere ? 0 : nodes[node].Value;
    }

    /// <summary>The node that several letters lead to, or <see cref="Nowhere"/>.</summary>
    internal int Walk(int node, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length && node != Nowhere; i++)
        {
            node = Step(node, word[i]);
        }

        return node;
    }

    private readonly record struct Node(uint Letters, int FirstChild, int Value);

    private static int BitCount(uint bits)
    {
        bits -= (bits >> 1) & 0x55555555;
        bits = (bits & 0x33333333) + ((bits >> 2) & 0x33333333);
        return (int)((((bits + (bits >> 4)) & 0x0F0F0F0F) * 0x01010101) >> 24);
    }
}
