using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Lineage;

/// <content>Queries: what is chosen, ordered, grouped, joined and made of the items of a sequence.</content>
internal sealed partial class Evaluator
{
    /// <summary>
    /// A query operator; null where it is none that is followed. The sequence is the first argument. The cells of a row that its lambda asks
    /// about decide what comes out of it.
    /// </summary>
    private Value? Query(string name, ImmutableArray<Value> arguments, SyntaxNode place, ITypeSymbol type)
    {
        var outer = asked;
        asked = RowColumn.None;
        var result = QueryItems(name, arguments, place, type);
        var columns = asked;
        asked = outer;
        return columns.IsEmpty ? result : result switch
        {
            null => null,
            Sequence { IsRows: false } items => items with { Rest = new Opaque(columns.Union(items.Rest?.Columns ?? RowColumn.None), "which items it keeps is decided by the row", place) },
            _ => Chosen(result, columns, place),
        };
    }

    /// <summary>The row columns that the conditions of the present query have asked about.</summary>
    private ImmutableHashSet<RowColumn> asked = RowColumn.None;

    /// <param name="ofAll">Whether the answer is about all items together: of rows, it is then computed from their cells.</param>
    private bool? Asks(Value condition, Value item, SyntaxNode place, bool ofAll = false)
    {
        var answer = Map(condition, item, null, place);
        if (ofAll || item is not Row)
        {
            asked = asked.Union(ColumnsOf(answer));
        }

        return Truth(answer);
    }

    /// <summary>Items in an order that depends on them: where they hold cells of a row, any of them may stand anywhere.</summary>
    private Sequence Sorted(Sequence items)
    {
        var columns = items.IsRows ? RowColumn.None : ColumnsOf(items);
        return items with { Items = columns.IsEmpty ? items.Items : items.Items.Select(item => WithColumns(item, columns)).ToImmutableArray(), IsLoose = !items.IsRows };
    }

    /// <summary>
    /// Known items by known texts, as languages order them: whatever the case. Null for any others, and where it depends on the language: texts that
    /// differ in their case alone, or in signs.
    /// </summary>
    private Sequence? InOrder(Sequence items, Function? key, bool isDescending, SyntaxNode place)
    {
        if (items is not { Rest: null, IsRows: false })
        {
            return null;
        }

        var keyed = items.Items.Select(item => (Item: item, Text: ((key is null ? item : Map(key, item, null, place)) as Constant) is { Columns.IsEmpty: true, Content: string text } ? text : null)).ToList();
        if (keyed.Exists(static pair => pair.Text is null) || keyed.Select(static pair => pair.Text!).Distinct(StringComparer.OrdinalIgnoreCase).Count() < keyed.Count)
        {
            return null;
        }

        var ordered = keyed.OrderBy(static pair => pair.Text, StringComparer.OrdinalIgnoreCase).Select(static pair => pair.Item).ToImmutableArray();
        return keyed.OrderBy(static pair => SignsFirst(pair.Text!), StringComparer.OrdinalIgnoreCase).Select(static pair => pair.Item).SequenceEqual(ordered)
            ? items with { Items = isDescending ? ordered.Reverse().ToImmutableArray() : ordered, IsLoose = false } : null;

        static string SignsFirst(string text) => string.Concat(text.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '\u0001'));
    }

    private static Sequence Reversed(Sequence items) => items with { Items = items.Items.Reverse().ToImmutableArray() };

    /// <summary>The same rows, seen from rows that stand elsewhere.</summary>
    private Sequence Moved(Sequence rows, string distance) => rows with { Items = rows.Items.Select(item => Moved(item, distance)).ToImmutableArray() };

    private Value Moved(Value value, string distance)
    {
        return value switch
        {
            Row row => row with { Distance = distance + row.Distance },
            Opaque opaque => opaque with { Columns = ColumnsThere(opaque.Columns) },
            Constant constant => constant with { Columns = ColumnsThere(constant.Columns) },
            Choice choice => Choice.Of(choice.Items.Select(item => Moved(item, distance)).Distinct().ToImmutableArray()),
            Tuple tuple => new Tuple(tuple.Items.Select(item => Moved(item, distance)).ToImmutableArray()),
            Reference reference when Deref(reference) is { Symbolic: false, Items: null } target => Allocate(target with
            {
                Members = target.Members.ToImmutableDictionary(static member => member.Key, member => member.Value is Reference ? member.Value : Moved(member.Value, distance)),
            }),
            _ => value,
        };

        ImmutableHashSet<RowColumn> ColumnsThere(ImmutableHashSet<RowColumn> columns) => columns.Select(column => column with { Distance = distance + column.Distance }).ToImmutableHashSet();
    }

    private Value? QueryItems(string name, ImmutableArray<Value> arguments, SyntaxNode place, ITypeSymbol type)
    {
        var items = ItemsOf(arguments[0], place);
        var second = arguments.Length > 1 ? arguments[1] : Null;
        switch (name)
        {
            case "ExceptBy" or "IntersectBy" or "UnionBy" when items.IsRows:
            case "AsEnumerable" or "AsQueryable" or "AsSequential" or "AsAsyncEnumerable" or "Cast" or "AsNoTracking" or "AsSplitQuery" or "Include" or "ThenInclude":
                return items;
            case "OrderBy" or "OrderByDescending" or "Order" or "OrderDescending":
                return (arguments.Length < 3 ? InOrder(items, second as Function, name.EndsWith("Descending", StringComparison.Ordinal), place) : null) ?? Sorted(items);
            case "AsParallel" or "ThenBy" or "ThenByDescending" or "Shuffle":
                return Sorted(items);
            case "Distinct" or "DistinctBy":
                // Which of several equal ones is met first decides where it stands.
                return Sorted(items) with { IsLoose = items.IsLoose };
            case "Reverse":
                return Reversed(items);
            case "ToArray" or "ToList" or "ToHashSet" or "ToImmutableArray" or "ToImmutableList" or "ToImmutableHashSet" or "ToFrozenSet" or "CreateRange":
                return Allocate(HeapObject.Of(type, items));
            case "Select":
                var mapped = items with { Items = items.Items.Select((item, i) => Map(second, item, items.IsRows ? null : i, place)).ToImmutableArray() };
                if (items.Rest is { } unknown && Map(second, unknown, 0, place) is Reference made && IsData(made))
                {
                    // Of lines or records that are not known, objects are made that are alike.
                    mapped = mapped with { Items = mapped.Items.Add(made), Rest = null, IsRows = true };
                }

                if (mapped.IsRows)
                {
                    foreach (var item in mapped.Items)
                    {
                        BecomeRow(item);
                    }
                }

                return mapped.Weight <= Math.Max(Sequence.MaxItems, items.Items.Length) ? mapped : mapped with { Items = ImmutableArray<Value>.Empty, Rest = tooMany };
            case "Where":
                return Filter(items, item => Asks(second, item, place), place);
            case "SelectMany":
                return items.Items.Select(item => ItemsOf(arguments.Length > 2
                        ? new Sequence(ItemsOf(Map(second, item, 0, place), place) is var inner ? inner.Items.Select(i => Apply(arguments[2], ImmutableArray.Create(item, i), place)).ToImmutableArray() : default, inner.Rest)
                        : Map(second, item, 0, place), place))
                    .Aggregate(items with { Items = ImmutableArray<Value>.Empty }, Concat);
            case "OfType":
                return items;
            case "Except":
                var excluded = ItemsOf(second, place);
                return Filter(items, item => Not(Contains(excluded, item)), place);
            case "Intersect":
                var common = ItemsOf(second, place);
                return Filter(items, item => Contains(common, item), place);
            case "Concat":
                return Concat(items, ItemsOf(second, place));
            case "Union":
                var other = ItemsOf(second, place);
                return Concat(items, Filter(other, item => Not(Contains(items, item)), place));
            case "Append":
                return items with { Items = items.Items.Add(second) };
            case "Prepend":
                return items with { Items = items.Items.Insert(0, second) };
            case "Take" or "TakeWhile" or "SkipLast" when items.IsRows:
                return items;
            case "Skip" or "SkipWhile" or "TakeLast" when items.IsRows:
                return second is Constant { Content: 0 } ? items : Moved(items, $"{name}({Shorten(place)})");
            case "Take" or "Skip" when items.IsLoose:
                return items with { Rest = items.Rest ?? Opaque.Because("which items come first is decided while the program runs", place) };
            case "Take" or "Skip" when second is Constant { Content: int count } && items.Rest is null:
                return items with { Items = (name == "Take" ? items.Items.Take(count) : items.Items.Skip(count)).ToImmutableArray() };
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                var candidates = second is Function ? Filter(items, item => Asks(second, item, place), place) : items;
                return candidates.Rest is null && candidates.Items.Length > 0 ? candidates.IsLoose ? AnyOf(candidates, place) : (name.StartsWith("Last", StringComparison.Ordinal) ? candidates.Items.Last() : candidates.Items[0])
                    : candidates.Rest is null && name.EndsWith("OrDefault", StringComparison.Ordinal) && !candidates.IsRows ? Null
                    : new Opaque(ColumnsOf(items), "which item it is is decided while the program runs", place);
            case "MaxBy" or "MinBy" when !items.Items.IsEmpty:
                return AnyOf(items, place);
            case "ElementAt" or "ElementAtOrDefault":
                return Index(items, ImmutableArray.Create(second), place);
            case "Contains":
                return Decision(Contains(items, second), ColumnsOf(items).Union(ColumnsOf(second)), place);
            case "Any":
                var any = second is Function ? Filter(items, item => Asks(second, item, place, ofAll: true), place) : items;
                return Decision(any.Items.Length > 0 && !any.IsRows && !any.IsPartial ? true : any.IsCounted ? false : null, any.Rest?.Columns ?? RowColumn.None, place);
            case "All":
                var truths = items.Items.Select(item => Asks(second, item, place, ofAll: true)).ToList();
                return Decision(truths.Contains(false) ? false : truths.Contains(null) || items.Rest is not null || items.IsRows ? null : true, RowColumn.None, place);
            case "Count" when arguments.Length == 1:
                return items.IsCounted ? new Constant(items.Items.Length, place) : new Opaque(items.Rest?.Columns ?? RowColumn.None, "the number of items is not known", place);
            case "DefaultIfEmpty":
                return items;
            case "Join" or "LeftJoin" or "RightJoin" or "GroupJoin" when arguments.Length > 4:
                return Joined(name, items, ItemsOf(second, place), arguments[4], place);
            case "GroupBy" when second is Function:
                return Grouped(items, arguments, place);
            case "Aggregate" when arguments.Length > 1:
                return Fold(items, arguments, place);
            case "Zip":
                var partner = ItemsOf(second, place);
                if (items.Origin is { } one && partner.Origin is { } two && !Equals(one, two))
                {
                    partner = Moved(partner, "in another sequence");
                }

                return new Sequence(items.Items.Zip(partner.Items, (a, b) => arguments.Length > 2 ? Apply(arguments[2], ImmutableArray.Create(a, b), place)
                    : TupleOf(ImmutableArray.Create(a, b), place)).ToImmutableArray(), items.Rest ?? partner.Rest);
            case "ToDictionary":
                var entries = items.Items.Select(item => TupleOf(ImmutableArray.Create(Map(second, item, 0, place), arguments.Length > 2 && arguments[2] is Function ? Map(arguments[2], item, 0, place) : item), place)).ToImmutableArray();
                return Allocate(HeapObject.Of(type, items with { Items = entries }));
            default:
                return null;
        }
    }

    /// <summary>
    /// Items in groups, each with its key. Which group an item is in is known where all keys are; else every group may hold any item. A lambda of
    /// one parameter chooses what the groups hold, one of two makes something of each group.
    /// </summary>
    private Sequence Grouped(Sequence items, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var members = arguments.Skip(2).OfType<Function>().FirstOrDefault(static function => function.Method.Parameters.Length == 1);
        var results = arguments.Skip(2).OfType<Function>().FirstOrDefault(static function => function.Method.Parameters.Length == 2);
        var keyed = items.Items.Select(item => (Key: Map(arguments[1], item, 0, place), Member: members is null ? item : Map(members, item, 0, place))).ToList();
        var all = keyed.Select(static pair => pair.Member).ToImmutableArray();
        var groups = items.Rest is null && keyed.TrueForAll(static pair => pair.Key is Constant { Columns.IsEmpty: true })
            ? keyed.GroupBy(static pair => ((Constant)pair.Key).Content).Select(static group => (group.First().Key, Members: group.Select(static pair => pair.Member).ToImmutableArray()))
            : keyed.Select(static pair => pair.Key).Distinct().Select(key => (Key: key, Members: all));
        return items with
        {
            Items = groups.Select(group => new Sequence(group.Members, items.Rest) { Key = group.Key, IsRows = items.IsRows })
                .Select(group => results is null ? group : Apply(results, ImmutableArray.Create(group.Key!, group), place)).ToImmutableArray(),
        };
    }

    /// <summary>What is made of each item and those that belong to it. Which belong to which is not known: of rows, any may.</summary>
    private Sequence Joined(string name, Sequence outer, Sequence inner, Value result, SyntaxNode place)
    {
        var first = outer.Rest is { } rest ? outer.Items.Add(rest) : outer.Items;
        var second = inner.Rest is { } others ? inner.Items.Add(others) : inner.Items;
        var pairs = name == "GroupJoin" ? first.Select(one => ImmutableArray.Create<Value>(one, inner with { Key = one }))
            : first.Length * second.Length <= Sequence.MaxItems ? first.SelectMany(one => second.Select(other => ImmutableArray.Create(one, other))) : [];
        return new Sequence(pairs.Select(pair => Apply(result, pair, place)).ToImmutableArray(), null) { IsRows = true };
    }

    /// <param name="index">Where the item stands; null where that is not known.</param>
    private Value Map(Value function, Value item, int? index, SyntaxNode place) =>
        Apply(function, function is not Function { Method.Parameters.Length: 2 } ? ImmutableArray.Create(item)
            : ImmutableArray.Create(item, index is { } known ? new Constant(known, null) : Opaque.Because("where the item stands is decided while the program runs", place)), place);

    private Value Fold(Sequence items, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var seeded = arguments.Length > 2;
        var function = seeded ? arguments[2] : arguments[1];
        var turns = items.Items;
        if (items.Rest is { } rest)
        {
            turns = turns.Add(rest);
        }

        if (!seeded && turns.IsEmpty)
        {
            return Opaque.Because("there is nothing to aggregate", place);
        }

        var value = seeded ? arguments[1] : turns[0];
        foreach (var item in seeded ? turns : turns.RemoveAt(0))
        {
            value = Apply(function, ImmutableArray.Create(value, item), place);
        }

        return arguments.Length > 3 ? Apply(arguments[3], ImmutableArray.Create(value), place) : value;
    }
}
