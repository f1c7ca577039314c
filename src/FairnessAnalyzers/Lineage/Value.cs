using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// What an expression is known to be. Values are immutable; what a program changes in place (objects, arrays, lists) is a
/// <see cref="Reference"/> into the heap of a <see cref="State"/>. Not knowing is a value of its own, <see cref="Opaque"/>, with its reason.
/// </summary>
internal abstract record Value
{
    /// <summary>At most this many alternatives are kept apart.</summary>
    internal const int MaxAlternatives = 8;

    /// <summary>One of two values, whichever way the program goes.</summary>
    internal static Value Join(Value left, Value right)
    {
        if (ReferenceEquals(left, right) || left.Equals(right))
        {
            return left;
        }

        var alternatives = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in left.Alternatives.Concat(right.Alternatives))
        {
            if (!alternatives.Contains(value))
            {
                alternatives.Add(value);
            }
        }

        return Choice.Of(alternatives.ToImmutable());
    }

    /// <summary>The values this may be; one for anything but a choice.</summary>
    internal virtual ImmutableArray<Value> Alternatives => ImmutableArray.Create(this);

    /// <summary>Of how many values it consists, those counted more than once that stand in it more than once.</summary>
    internal virtual long Weight => 1;
}

/// <summary>A value that is computed while the program runs. It may be computed from columns of the row at hand.</summary>
/// <param name="Columns">The columns of the row that it is computed from.</param>
/// <param name="Why">Why nothing more is known of it, in words a developer understands.</param>
/// <param name="Place">The expression that could not be followed.</param>
internal sealed record Opaque(ImmutableHashSet<RowColumn> Columns, string Why, SyntaxNode? Place) : Value
{
    internal static Opaque Because(string why, SyntaxNode? place) => new(RowColumn.None, why, place);

    /// <summary>What is read where it is certain that there is no such column.</summary>
    internal static Opaque Missing(ColumnName name) => Because($"there is no column '{name.Name}'", name.Place) with { Column = name.Name };

    /// <summary>The name of the column that certainly does not exist; null where it is something else that is not known.</summary>
    internal string? Column { get; init; }

    public bool Equals(Opaque? other) => other is not null && Place == other.Place && Why == other.Why && Columns.SetEquals(other.Columns);

    public override int GetHashCode() => (Place?.SpanStart ?? 0) ^ Columns.Count;
}

/// <summary>A constant: a string, a number, a truth value, an enum value, null.</summary>
/// <param name="Place">The expression that names it: the use of a constant, not its declaration.</param>
internal sealed record Constant(object? Content, SyntaxNode? Place) : Value
{
    /// <summary>The name of an enum's value; null for any other constant.</summary>
    internal string? EnumMember { get; init; }

    /// <summary>The columns of the row that decided between this constant and others.</summary>
    internal ImmutableHashSet<RowColumn> Columns { get; init; } = RowColumn.None;

    public bool Equals(Constant? other) => other is not null && Equals(Content, other.Content) && Place == other.Place && Columns.SetEquals(other.Columns);

    public override int GetHashCode() => Content?.GetHashCode() ?? 0;
}

/// <summary>One of several values. Never nested, never of one.</summary>
internal sealed record Choice : Value
{
    private Choice(ImmutableArray<Value> alternatives) => (Items, Weight) = (alternatives, alternatives.Sum(static item => item.Weight));

    internal ImmutableArray<Value> Items { get; }

    internal override long Weight { get; }

    internal override ImmutableArray<Value> Alternatives => Items;

    /// <summary>A choice of these; too many estimators become one that joins them, too many of anything else stay a choice that is not known whole.</summary>
    internal static Value Of(ImmutableArray<Value> alternatives)
    {
        if (alternatives.Length == 1)
        {
            return alternatives[0];
        }

        if (alternatives.Length > MaxAlternatives)
        {
            var estimators = alternatives.OfType<Estimator>().ToImmutableArray();
            if (estimators.Length > 1)
            {
                var rest = alternatives.RemoveAll(static a => a is Estimator);
                var joined = new Estimator(Step.Join(estimators.Select(static e => e.Last).ToImmutableArray()));
                return Of(rest.Insert(0, joined));
            }

            if (alternatives.Length > 4 * MaxAlternatives)
            {
                return Of(alternatives.Take(2 * MaxAlternatives).Append(Opaque.Because("it can be one of too many values", null)).ToImmutableArray());
            }
        }

        return new Choice(alternatives);
    }

    public bool Equals(Choice? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}

/// <summary>An object, array or list that lives in the heap.</summary>
internal sealed record Reference(int Address) : Value;

/// <summary>A sequence that nobody changes: the result of a query.</summary>
/// <param name="Rest">Why there may be more items than these; null when these are all.</param>
internal sealed record Sequence(ImmutableArray<Value> Items, Opaque? Rest) : Value
{
    /// <summary>A sequence that is made of others has at most this many items.</summary>
    internal const int MaxItems = 20_000;

    internal static readonly Sequence Empty = new(ImmutableArray<Value>.Empty, null);

    internal override long Weight => Items.Sum(static item => item.Weight);

    /// <summary>What enumerates the columns of a schema or the members of a type rather than listing names; null for a written list.</summary>
    internal Enumeration? Enumeration { get; init; }

    /// <summary>What the items have in common, where they are a group or belong to a row; null for any other sequence.</summary>
    internal Value? Key { get; init; }

    /// <summary>Whether the items stand for any number of rows like them.</summary>
    internal bool IsRows { get; init; }

    /// <summary>Whether any item may stand anywhere: the sequence was put into an order, or is one of several sequences.</summary>
    internal bool IsLoose { get; init; }

    /// <summary>Whether not all of the items need be there: it is one of several sequences.</summary>
    internal bool IsPartial { get; init; }

    /// <summary>Whether it is known how many items there are.</summary>
    internal bool IsCounted => Rest is null && !IsRows && !IsPartial;

    /// <summary>Which rows they are: where two are known and differ, their items are not the same rows.</summary>
    internal object? Origin { get; init; }

    public bool Equals(Sequence? other) =>
        ReferenceEquals(this, other) || (other is not null && IsLoose == other.IsLoose && IsPartial == other.IsPartial && Items.SequenceEqual(other.Items) && Equals(Rest, other.Rest) && Equals(Key, other.Key));

    public override int GetHashCode() => Items.Length;
}

/// <summary>Where and how columns were enumerated instead of listed.</summary>
internal sealed record Enumeration(SyntaxNode Place, string How);

internal sealed record Tuple(ImmutableArray<Value> Items) : Value
{
    /// <summary>A tuple of tuples has at most this many parts.</summary>
    internal const int MaxWeight = 1_000;

    internal override long Weight { get; } = Items.Sum(static item => item.Weight);

    public bool Equals(Tuple? other) => ReferenceEquals(this, other) || (other is not null && Items.SequenceEqual(other.Items));

    public override int GetHashCode() => Items.Length;
}

/// <summary>An <c>InputOutputColumnPair</c>, or a column of an estimator's options that plays the same part.</summary>
internal sealed record ColumnPair(Value Output, Value Input) : Value;

/// <summary>A lambda, a local function or a method group, with what it captured.</summary>
/// <param name="Frame">The call in which it was made: one of another call is another function, with other variables.</param>
internal sealed record Function(IMethodSymbol Method, IOperation? Body, Value? This, ImmutableDictionary<ISymbol, Value> Captured, int Frame) : Value
{
    public bool Equals(Function? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Equals(This, other.This) && ReferenceEquals(Body, other.Body) && Frame == other.Frame;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>A row whose cells are only known by the columns they are in.</summary>
/// <param name="Distance">How far it is from the row at hand, as written; null for that row itself.</param>
internal sealed record Row(ITypeSymbol Type, string? Distance = null) : Value
{
    public bool Equals(Row? other) => other is not null && Distance == other.Distance && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
}

/// <summary>A column of a row type: a member, read.</summary>
internal sealed record RowColumn(string Name, ISymbol Member, string? Distance = null)
{
    internal static readonly ImmutableHashSet<RowColumn> None = ImmutableHashSet<RowColumn>.Empty;

    public bool Equals(RowColumn? other) => other is not null && Name == other.Name && Distance == other.Distance && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary><c>typeof(T)</c>, or the type of an object.</summary>
internal sealed record TypeValue(ITypeSymbol Type) : Value
{
    public bool Equals(TypeValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
}

/// <summary>A <c>PropertyInfo</c> or <c>FieldInfo</c>.</summary>
internal sealed record MemberValue(ISymbol Member, SyntaxNode Place) : Value
{
    public bool Equals(MemberValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}

/// <summary>An attribute instance read by reflection.</summary>
internal sealed record AttributeValue(AttributeData Attribute, SyntaxNode Place) : Value;

/// <summary>The schema of a data view.</summary>
internal sealed record SchemaValue(View View) : Value;

/// <summary>A column of a schema.</summary>
/// <param name="Type">The row member's type, where the column still is as the row type declares it.</param>
internal sealed record ColumnValue(string Name, ITypeSymbol? Type, SyntaxNode Place) : Value
{
    public bool Equals(ColumnValue? other) => other is not null && Name == other.Name && Place == other.Place;

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>A <c>DataViewType</c>, by the name of its kind: Single, Boolean, Text ...</summary>
internal sealed record DataType(string Name) : Value;

/// <summary>An estimator: the steps up to the last one; none for an empty chain.</summary>
internal sealed record Estimator(Step? Last) : Value
{
    public bool Equals(Estimator? other) => other is not null && ReferenceEquals(Last, other.Last);

    public override int GetHashCode() => Last is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Last);
}

/// <summary>A fitted estimator.</summary>
internal sealed record Transformer(Step? Last) : Value
{
    public bool Equals(Transformer? other) => other is not null && ReferenceEquals(Last, other.Last);

    public override int GetHashCode() => Last is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Last);
}

/// <summary>A data view: a schema, and the fitted steps that were applied to it.</summary>
/// <param name="Calls">The load calls, filters and splits it passed.</param>
internal sealed record View(Schema Schema, Step? Applied, ImmutableArray<IInvocationOperation> Calls) : Value
{
    internal static View Unknown(Opaque why) => new(Schema.Open(why.Why), null, ImmutableArray<IInvocationOperation>.Empty);

    public bool Equals(View? other) => other is not null && ReferenceEquals(Schema, other.Schema) && ReferenceEquals(Applied, other.Applied) && Calls.SequenceEqual(other.Calls);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Schema);
}

/// <summary>What a train-test split or a cross-validation fold gives: both sets have the columns of the whole.</summary>
internal sealed record Split(Value Whole) : Value;

/// <summary>A loader: the schema of what it loads.</summary>
internal sealed record Loader(Schema Schema, ImmutableArray<IInvocationOperation> Calls) : Value
{
    public bool Equals(Loader? other) => other is not null && ReferenceEquals(Schema, other.Schema);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Schema);
}

/// <summary>The call that created an AutoML experiment.</summary>
internal sealed record Creation(ApiCall Call) : Value
{
    public bool Equals(Creation? other) => other is not null && ReferenceEquals(Call, other.Call);

    public override int GetHashCode() => 0;
}
