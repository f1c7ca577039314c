using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>What is known at one point of a program: its variables, its objects, and the row columns that decided that this point is reached.</summary>
internal sealed record State(
    ImmutableDictionary<ISymbol, Value> Locals,
    ImmutableDictionary<int, HeapObject> Heap,
    ImmutableHashSet<RowColumn> Control)
{
    internal static readonly ImmutableDictionary<ISymbol, Value> NoLocals = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    internal static readonly State Initial = new(NoLocals, ImmutableDictionary<int, HeapObject>.Empty, RowColumn.None);

    /// <summary>The state after two ways have met; null stands for a way that does not get here.</summary>
    internal static State? Join(State? left, State? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        return new State(Join(left.Locals, right.Locals, Value.Join), Join(left.Heap, right.Heap, HeapObject.Join), left.Control.Union(right.Control));
    }

    /// <summary>Most of what two ways know is the same: only what differs is joined.</summary>
    private static ImmutableDictionary<TKey, T> Join<TKey, T>(ImmutableDictionary<TKey, T> left, ImmutableDictionary<TKey, T> right, Func<T, T, T> join)
        where TKey : notnull
        where T : class
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        ImmutableDictionary<TKey, T>.Builder? joined = null;
        foreach (var entry in right)
        {
            // A variable that only one way has set is declared there.
            var value = left.TryGetValue(entry.Key, out var other) ? ReferenceEquals(other, entry.Value) ? other : join(other, entry.Value) : entry.Value;
            if (!ReferenceEquals(value, other))
            {
                joined ??= left.ToBuilder();
                joined[entry.Key] = value;
            }
        }

        return joined?.ToImmutable() ?? left;
    }
}

/// <summary>An object with its members, and, for an array, a list or a dictionary, its items.</summary>
/// <param name="Members">The members that were set, by name.</param>
/// <param name="Items">The items; a dictionary's items are key-value tuples.</param>
/// <param name="Symbolic">Whether the object existed before the analysis began, so that a member nobody was seen to set is not its default.</param>
internal sealed record HeapObject(ITypeSymbol Type, ImmutableDictionary<string, Value> Members, Sequence? Items, bool Symbolic)
{
    /// <summary>The expression that made it; null where it is another that did, or several.</summary>
    internal IObjectCreationOperation? Creation { get; init; }

    /// <summary>Whether another library was given it, and may have set what nobody else has.</summary>
    internal bool IsHandedOut { get; init; }

    /// <summary>The row columns that decided that it is made.</summary>
    internal ImmutableHashSet<RowColumn> MadeUnder { get; init; } = RowColumn.None;

    internal static HeapObject Of(ITypeSymbol type, Sequence? items = null, bool symbolic = false) =>
        new(type, ImmutableDictionary<string, Value>.Empty, items, symbolic);

    internal static HeapObject Join(HeapObject left, HeapObject right)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        var members = left.Members.ToBuilder();
        foreach (var entry in right.Members)
        {
            members[entry.Key] = left.Members.TryGetValue(entry.Key, out var other) ? Value.Join(other, entry.Value) : Value.Join(Unset, entry.Value);
        }

        foreach (var entry in left.Members)
        {
            if (!right.Members.ContainsKey(entry.Key))
            {
                members[entry.Key] = Value.Join(entry.Value, Unset);
            }
        }

        return new HeapObject(left.Type, members.ToImmutable(), Join(left.Items, right.Items), left.Symbolic || right.Symbolic)
        {
            Creation = left.Creation == right.Creation ? left.Creation : null,
            MadeUnder = left.MadeUnder,
            IsHandedOut = left.IsHandedOut || right.IsHandedOut,
        };
    }

    /// <summary>Stands, in a choice, for the member as it was before: its default.</summary>
    internal static readonly Value Unset = Opaque.Because("it may not have been set", null);

    internal static Sequence? Join(Sequence? left, Sequence? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        // Two of one length differ in single items, but for the entries of a table, which are found by their keys.
        var inPlace = left.Items.Length == right.Items.Length && !left.IsLoose && !right.IsLoose && !left.Items.Any(static item => item is Tuple);
        return new Sequence(inPlace ? left.Items.Zip(right.Items, Value.Join).ToImmutableArray() : left.Items.Union(right.Items).ToImmutableArray(), left.Rest ?? right.Rest)
        {
            Enumeration = left.Enumeration ?? right.Enumeration,
            IsRows = left.IsRows || right.IsRows,
            IsLoose = !inPlace,
            IsPartial = left.IsPartial || right.IsPartial || (!inPlace && !left.Items.All(right.Items.Contains)) || (!inPlace && !right.Items.All(left.Items.Contains)),
        };
    }
}
