using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Arrays, lists, sets and dictionaries, and queries over them.</content>
internal sealed partial class Evaluator
{
    /// <summary>The items of anything that can be enumerated.</summary>
    private Sequence ItemsOf(Value value, IOperation? place) => ItemsOf(value, place?.Syntax);

    private Sequence ItemsOf(Value value, SyntaxNode? place)
    {
        switch (value)
        {
            case Sequence sequence:
                return sequence;
            case Reference reference when Deref(reference) is { Items: { } items }:
                return items;
            case Reference reference when Deref(reference) is { Type: var type } && RowsOf(type) is { } row:
                return new Sequence(ImmutableArray.Create<Value>(new Row(row)), null) { IsRows = true, Origin = reference };
            case Choice choice:
                return choice.Items.Select(item => ItemsOf(item, place)).Aggregate((a, b) => HeapObject.Join(a, b)!);
            case SchemaValue schema:
                return ColumnsOf(schema, place);
            case Constant { Content: null }:
                return Sequence.Empty;
            case Opaque opaque:
                return new Sequence(ImmutableArray<Value>.Empty, opaque);
            default:
                return new Sequence(ImmutableArray<Value>.Empty, new Opaque(ColumnsOf(value), "its items are not known", place));
        }
    }

    private Sequence ColumnsOf(SchemaValue schema, SyntaxNode? place)
    {
        var columns = Flows.Of(schema.View);
        var node = place ?? schema.View.Calls.LastOrDefault()?.Syntax;
        if (node is null)
        {
            return new Sequence(ImmutableArray<Value>.Empty, Opaque.Because("the schema is not known", place));
        }

        var types = schema.View.Schema.Columns.ToLookup(static c => c.Name, static c => c.Type);
        var items = columns.Names.OrderBy(static name => name, StringComparer.Ordinal)
            .Select(name => (Value)new ColumnValue(name, columns.Find(name)?.Source is null ? null : types[name].FirstOrDefault(), node)).ToImmutableArray();
        var rest = columns.IsKnown ? null : Opaque.Because($"it takes the columns of the data, and {columns.WhyUnknown}", node);
        return new Sequence(items, rest) { Enumeration = new Enumeration(node, $"'{Shorten(node)}' takes the columns of the data as they come") };
    }

    private static string Shorten(SyntaxNode node)
    {
        var text = node.ToString();
        var line = text.IndexOf('\n');
        text = line < 0 ? text : text.Substring(0, line).TrimEnd();
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    /// <summary>An item of a list, a table or a schema. A cell of the row that decides which item is meant flows into it.</summary>
    private Value Index(Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var item = ItemAt(receiver, arguments, place);
        var columns = arguments.Aggregate(RowColumn.None, (all, argument) => all.Union(ColumnsOf(argument)));
        return Chosen(item, columns, place);
    }

    /// <summary>An item that cells of the row choose: they flow into what it holds, unless it is a row, which has cells of its own.</summary>
    private Value Chosen(Value item, ImmutableHashSet<RowColumn> columns, SyntaxNode place) => columns.IsEmpty ? item : item switch
    {
        Row => item,
        Reference reference when Deref(reference) is { Symbolic: false, Items: null } target =>
            Allocate(target with { Members = target.Members.ToImmutableDictionary(static member => member.Key, member => WithColumns(member.Value, columns)) }),
        Reference => new Opaque(columns.Union(ColumnsOf(item)), "which item is meant is decided by the row", place),
        Choice choice => choice.Items.Select(one => Chosen(one, columns, place)).Aggregate(Value.Join)!,
        _ => WithColumns(item, columns),
    };

    private Value ItemAt(Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        if (receiver is Choice choice)
        {
            return choice.Items.Select(item => ItemAt(item, arguments, place)).Aggregate(Value.Join);
        }

        var index = arguments.Length == 1 ? arguments[0] : null;
        switch (receiver, index)
        {
            case (SchemaValue, Constant { Content: string name }):
                return new ColumnValue(name, null, place);
            case (Row, _):
                return new Opaque(ColumnsOf(receiver), "it is a cell of the row", place);
            case (_, Constant { Content: int position }) when receiver is not null && !IsDictionary(receiver):
                var items = ItemsOf(receiver, place);
                return items.IsLoose && position >= 0 && position < items.Items.Length ? AnyOf(items, place)
                    : position >= 0 && position < items.Items.Length && !items.IsRows ? items.Items[position]
                    : items.IsRows && items.Items.Length > 0 ? items.Items[0]
                    : new Opaque(ColumnsOf(receiver), items.Rest?.Why ?? "there is no such item", place);
            case (Reference reference, Constant { Content: var key }) when Deref(reference) is { Items: { } entries }:
                // A table that is one of two may hold a key twice. The columns of a schema definition are found by name.
                var found = entries.Items.Where(entry => KeyIn(entry) is Constant { Content: var known } && Equals(known, key)).Select(ValueIn).ToList();
                return found.Count > 0 ? found.Aggregate(Value.Join) : entries.Rest ?? Opaque.Because("there is no such key", place);
            default:
                return receiver is not null && ItemsOf(receiver, place) is { Items.IsEmpty: false } all ? AnyOf(IsDictionary(receiver) ? all with { Items = all.Items.Select(ValueIn).ToImmutableArray() } : all, place)
                    : new Opaque(receiver is null ? RowColumn.None : ColumnsOf(receiver), receiver is Opaque opaque ? opaque.Why : "which item is meant is decided while the program runs", place);
        }

        Value? KeyIn(Value entry) => entry is Tuple { Items: { Length: 2 } pair } ? pair[0]
            : entry is Reference item && Deref(item) is { } column && column.Members.TryGetValue("ColumnName", out var name) ? name : null;

        static Value ValueIn(Value entry) => entry is Tuple { Items: { Length: 2 } pair } ? pair[1] : entry;
    }

    /// <summary>Whichever item is meant; of many, that is not known.</summary>
    private Value AnyOf(Sequence items, SyntaxNode place) =>
        items.Items.Length > Value.MaxAlternatives ? new Opaque(ColumnsOf(items), "which item is meant is decided while the program runs", place)
        : (items.Rest is { } rest ? items.Items.Add(rest) : items.Items).Aggregate(Value.Join)!;

    private bool IsDictionary(Value value) => value is Reference reference && Deref(reference)?.Type is { } type
        && (type.Name.Contains("Dictionary") || type.AllInterfaces.Any(static i => i.Name == "IDictionary"));

    private Value ReadElement(IArrayElementReferenceOperation element) => Index(Evaluate(element.ArrayReference), element.Indices, element.Syntax);

    /// <summary>An item as the code writes it: of rows, the one at <c>i - 1</c> is another than the one at <c>i</c>.</summary>
    private Value Index(Value? receiver, IEnumerable<IOperation> indices, SyntaxNode place)
    {
        var all = indices.ToImmutableArray();
        var item = Index(receiver, all.Select(Evaluate).ToImmutableArray(), place);
        return all is [IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand.ConstantValue.HasValue: false } index]
            && receiver is not null && ItemsOf(receiver, place).IsRows && !Evaluate(index.RightOperand).Alternatives.Any(static distance => distance is Constant { Content: 0 })
                ? Moved(item, $"{index.OperatorKind} {index.RightOperand.Syntax}") : item;
    }

    private void SetItem(Value receiver, ImmutableArray<Value> indices, Value value, SyntaxNode place)
    {
        var key = indices.Length == 1 ? indices[0] : Null;
        // A cell of the row that decides where a value stands can be read from where it stands.
        value = Decided(indices.Aggregate(value, (set, index) => WithColumns(set, ColumnsOf(index))), MadeUnder(receiver));
        Change(receiver, items =>
        {
            if (IsDictionary(receiver))
            {
                return items with { Items = items.Items.RemoveAll(item => item is Tuple { Items: { Length: 2 } pair } && Same(pair[0], key) == true).Add(TupleOf(ImmutableArray.Create(key, value), place)) };
            }

            return key is Constant { Content: int position } && position >= 0 && position < items.Items.Length
                ? items with { Items = items.Items.SetItem(position, value) }
                : items with
                {
                    Items = items.Items.IsEmpty ? items.Items.Add(value) : items.Items.Select(item => Value.Join(item, value)).ToImmutableArray(),
                    Rest = items.Rest ?? Opaque.Because("which item is set is decided while the program runs", place),
                };
        });
    }

    /// <summary>Changes the items of a list in place.</summary>
    private void Change(Value receiver, Func<Sequence, Sequence> change)
    {
        var single = receiver.Alternatives.Length == 1;
        foreach (var alternative in receiver.Alternatives)
        {
            if (alternative is Reference reference && Deref(reference) is { } target && state is not null)
            {
                var before = target.Items ?? Sequence.Empty;
                var after = change(before);
                state = state with { Heap = state.Heap.SetItem(reference.Address, target with { Items = single ? after : HeapObject.Join(before, after) }) };
            }
        }
    }

    /// <summary>A method of a list, a set or a dictionary; null where the method is none of these.</summary>
    private Value? InvokeCollection(string name, Value receiver, ImmutableArray<Value> arguments, SyntaxNode place, ITypeSymbol type)
    {
        var first = arguments.Length > 0 ? arguments[0] : Null;
        switch (name)
        {
            case "Add" or "TryAdd" or "Push" or "Enqueue" or "AddLast" or "Append" when arguments.Length is 1 or 2:
                var added = arguments.Length == 2 ? TupleOf(arguments, place) : Decided(first, MadeUnder(receiver));
                if (uncounted > 0)
                {
                    // Then so do all that are there already.
                    BecomeRow(added);
                    ItemsOf(receiver, place).Items.ToList().ForEach(BecomeRow);
                }

                Change(receiver, items => items with { Items = items.Items.Add(added), IsRows = items.IsRows || uncounted > 0 });
                return receiver;
            case "AddRange" or "UnionWith":
                var more = ItemsOf(first, place);
                Change(receiver, items => Concat(items, more));
                return receiver;
            case "Insert" when arguments.Length == 2:
                var inserted = Decided(arguments[1], MadeUnder(receiver));
                Change(receiver, items => first is Constant { Content: int at } && at >= 0 && at <= items.Items.Length
                    ? items with { Items = items.Items.Insert(at, inserted) } : items with { Items = items.Items.Add(inserted) });
                return receiver;
            case "Remove" when arguments.Length == 1:
                Change(receiver, items => Filter(items, item => Not(Same(item is Tuple { Items: { Length: 2 } pair } && IsDictionary(receiver) ? pair[0] : item, first)), place));
                return Opaque.Because("whether it was there is not known", place);
            case "ExceptWith":
                var excluded = ItemsOf(first, place);
                Change(receiver, items => Filter(items, item => Not(Contains(excluded, item)), place));
                return receiver;
            case "RemoveAll":
                Change(receiver, items => Filter(items, item => Not(Truth(Apply(first, ImmutableArray.Create(item), place))), place));
                return Opaque.Because("how many were removed is not known", place);
            case "RemoveAt":
                Change(receiver, items => first is Constant { Content: int at } && at >= 0 && at < items.Items.Length ? items with { Items = items.Items.RemoveAt(at) }
                    : items with { Rest = items.Rest ?? Opaque.Because("which item is removed is decided while the program runs", place) });
                return receiver;
            case "Sort":
                Change(receiver, items => (arguments.IsEmpty ? InOrder(items, null, isDescending: false, place) : null) ?? Sorted(items));
                return receiver;
            case "Reverse":
                Change(receiver, Reversed);
                return receiver;
            case "Peek" or "Dequeue" or "Pop" when arguments.IsEmpty && ItemsOf(receiver, place) is { Items.IsEmpty: false } held:
                if (name != "Peek" && !held.IsRows)
                {
                    Change(receiver, items => items with { Rest = items.Rest ?? Opaque.Because("which items are left is decided while the program runs", place) });
                }

                return AnyOf(held, place);
            case "Clear":
                Change(receiver, static _ => Sequence.Empty);
                return receiver;
            case "ContainsKey":
                return Decision(Contains(ItemsOf(receiver, place) is var entries ? entries with { Items = entries.Items.Select(KeyOf).ToImmutableArray() } : entries, first), ColumnsOf(first), place);
            case "AsReadOnly" or "AsSpan" or "AsMemory" or "GetEnumerator" or "ToImmutable" or "Build":
                return receiver;
            case "ForEach":
                foreach (var item in ItemsOf(receiver, place).Items)
                {
                    Apply(first, ImmutableArray.Create(item), place);
                }

                return receiver;
            case "GetRange" when ItemsOf(receiver, place) is { IsRows: true } range:
                return Allocate(HeapObject.Of(type, range));
            case "ConvertAll":
                return Query("Select", ImmutableArray.Create(receiver, first), place, type);
            case "Find" or "FindLast" or "FindAll" or "Exists" or "TrueForAll" when arguments.Length == 1:
                return Query(name switch { "Find" => "FirstOrDefault", "FindLast" => "LastOrDefault", "FindAll" => "Where", "Exists" => "Any", _ => "All" }, ImmutableArray.Create(receiver, first), place, type);
            default:
                return null;
        }
    }

    /// <summary>Whether an object holds data of the user's, in a type that has a name, and does nothing with ML.NET.</summary>
    private bool IsData(Reference reference) =>
        Deref(reference) is { Symbolic: false, Items: null, Type: { IsAnonymousType: false } type } && IsData(type);

    /// <summary>
    /// An object that stands for any number of objects like it is a row: what is computed while the program runs, from no other row, is a cell of its own.
    /// </summary>
    private void BecomeRow(Value item)
    {
        if (item is not Reference reference || !IsData(reference) || Deref(reference) is not { } target || state is null)
        {
            return;
        }

        var members = target.Members;
        foreach (var (name, member, _) in Schema.MembersOf(target.Type))
        {
            if (members.TryGetValue(member.Name, out var value) && (value as Opaque ?? (value is Reference list ? Deref(list)?.Items?.Rest : null)) is { } computed && ColumnsOf(value).IsEmpty)
            {
                members = members.SetItem(member.Name, computed with { Columns = ImmutableHashSet.Create(new RowColumn(name, member)) });
            }
        }

        state = state with { Heap = state.Heap.SetItem(reference.Address, target with { Members = members }) };
    }

    private static Value KeyOf(Value entry) => entry is Tuple { Items: { Length: 2 } pair } ? pair[0] : entry;

    private static bool? Not(bool? value) => !value;

    private static Sequence Concat(Sequence first, Sequence second)
    {
        var fits = first.Items.Length + second.Items.Length <= Sequence.MaxItems;
        return new(fits ? first.Items.AddRange(second.Items) : first.Items, first.Rest ?? second.Rest ?? (fits ? null : tooMany))
        {
            Enumeration = first.Enumeration ?? second.Enumeration,
            IsRows = first.IsRows || second.IsRows,
            IsLoose = first.IsLoose || second.IsLoose,
        };
    }

    private static readonly Opaque tooMany = Opaque.Because("it has too many items to be followed", null);

    /// <summary>Values as one, unless they hold each other so often that they are not known.</summary>
    private Value TupleOf(ImmutableArray<Value> items, SyntaxNode place)
    {
        var tuple = new Tuple(items);
        return tuple.Weight <= Tuple.MaxWeight ? tuple : new Opaque(ColumnsOf(items, throughObjects: true), "it has too many parts to be followed", place);
    }

    /// <summary>The items that a condition keeps; those it cannot decide are not known to be kept.</summary>
    private static Sequence Filter(Sequence items, Func<Value, bool?> keeps, SyntaxNode place)
    {
        var kept = ImmutableArray.CreateBuilder<Value>();
        var rest = items.Rest;
        foreach (var item in items.Items)
        {
            var keep = keeps(item);
            if (keep == true || (keep is null && items.IsRows))
            {
                kept.Add(item);
            }
            else if (keep is null)
            {
                rest ??= Opaque.Because($"which items it keeps is decided while the program runs", place);
            }
        }

        return items with { Items = kept.ToImmutable(), Rest = rest };
    }

    private bool? Contains(Sequence items, Value value)
    {
        var unknown = items.Rest is not null || items.IsRows;
        foreach (var item in items.Items)
        {
            switch (Same(item, value))
            {
                case true when !items.IsPartial:
                    return true;
                case true or null:
                    unknown = true;
                    break;
            }
        }

        return unknown ? null : false;
    }

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
                return Decision(any.Items.Length > 0 && !any.IsRows && !any.IsPartial ? true : any.Rest is null && !any.IsRows && !any.IsPartial ? false : null, any.Rest?.Columns ?? RowColumn.None, place);
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
