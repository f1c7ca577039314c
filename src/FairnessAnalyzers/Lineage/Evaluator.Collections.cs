using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Arrays, lists, sets and dictionaries.</content>
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
                    // It stands for any number of items, and so do those that are there already.
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
}
