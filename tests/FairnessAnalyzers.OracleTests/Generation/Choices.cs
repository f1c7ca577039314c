using System;
using System.Collections.Generic;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>
/// The choices that make up a random program. They can be recorded and replayed, and zero is always the plainest choice, so that a program is
/// shrunk by shrinking its choices: whatever numbers are replayed, a valid program comes out.
/// </summary>
internal sealed class Choices
{
    private readonly Random? random;
    private readonly IReadOnlyList<int> replay;
    private readonly List<int> made = [];
    private readonly List<(int Start, int End)> spans = [];

    private Choices(Random? random, IReadOnlyList<int> replay) => (this.random, this.replay) = (random, replay);

    internal static Choices Of(int seed) => new(new Random(seed), []);

    internal static Choices Replay(IReadOnlyList<int> made) => new(null, made);

    /// <summary>What was chosen, in order.</summary>
    internal IReadOnlyList<int> Made => made;

    /// <summary>The stretches of <see cref="Made"/> that belong to one piece of the program and can be left out together.</summary>
    internal IReadOnlyList<(int Start, int End)> Spans => spans;

    /// <summary>A number below a bound.</summary>
    internal int Next(int bound)
    {
        var value = random?.Next(bound) ?? (made.Count < replay.Count ? Math.Min(replay[made.Count], bound - 1) : 0);
        made.Add(value);
        return value;
    }

    /// <summary>True in so many of a hundred cases; false is the plainer choice.</summary>
    internal bool Chance(int percent) => Next(100) >= 100 - percent;

    /// <summary>One way of several to write a thing; the plain way, 0, is as likely as the others together.</summary>
    internal int Style(int count) => Math.Max(0, Next(2 * count) - count);

    internal T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Some of several items, in an order of their own.</summary>
    internal List<T> PickSome<T>(IEnumerable<T> from, int atLeast, int atMost)
    {
        var left = new List<T>(from);
        var count = Math.Min(left.Count, atLeast + Next(atMost - atLeast + 1));
        var picked = new List<T>();
        while (picked.Count < count)
        {
            var item = Pick(left);
            left.Remove(item);
            picked.Add(item);
        }

        return picked;
    }

    /// <summary>Marks what is chosen during an action as one piece.</summary>
    internal void Span(Action action)
    {
        var start = made.Count;
        action();
        spans.Add((start, made.Count));
    }
}
