using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Decisions: conditions, switches and patterns; which way is taken, or both, and which columns of a row decide it.</content>
internal sealed partial class Evaluator
{
    private Value Conditional(IConditionalOperation conditional)
    {
        var condition = Evaluate(conditional.Condition);
        if (Truth(condition) is { } truth)
        {
            return Evaluate(truth ? conditional.WhenTrue : conditional.WhenFalse);
        }

        var columns = ColumnsOf(condition);
        return TwoWays(columns, () => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse));
    }

    /// <summary>The value of one of two ways, with the state of both.</summary>
    private Value TwoWays(ImmutableHashSet<RowColumn> columns, Func<Value> left, Func<Value> right)
    {
        var before = state;
        Control(columns);
        var leftValue = left();
        var leftState = state;
        state = before;
        Control(columns);
        var rightValue = right();
        var rightState = state;
        Meet(before, leftState, rightState);
        return WithColumns(
            leftState is null ? rightValue : rightState is null ? leftValue : Value.Join(leftValue, rightValue), columns);
    }

    private Value Coalesce(ICoalesceOperation coalesce) => Coalesce(coalesce.Value, () => Evaluate(coalesce.WhenNull));

    private Value Coalesce(ICoalesceAssignmentOperation coalesce) => Coalesce(coalesce.Target, () => Assign(coalesce.Target, Evaluate(coalesce.Value)));

    private Value Coalesce(IOperation operand, Func<Value> otherwise)
    {
        var value = Evaluate(operand);
        var some = value.Alternatives.Where(static v => !IsNull(v)).ToImmutableArray();
        if (some.Length == value.Alternatives.Length && IsSomething(value))
        {
            return value;
        }

        return some.Length == 0 ? otherwise() : TwoWays(ColumnsOfPresence(value), () => Choice.Of(some), otherwise);
    }

    private Value ConditionalAccess(IConditionalAccessOperation access)
    {
        var receiver = Evaluate(access.Operation);
        var some = receiver.Alternatives.Where(static v => !IsNull(v)).ToImmutableArray();
        if (some.Length == 0)
        {
            return Null;
        }

        Value Access()
        {
            frame.Conditional.Push(Choice.Of(some));
            var value = Evaluate(access.WhenNotNull);
            frame.Conditional.Pop();
            return value;
        }

        return some.Length == receiver.Alternatives.Length ? Access() : TwoWays(RowColumn.None, Access, () => Null);
    }

    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        var columns = RowColumn.None;
        var before = state;
        State? after = null;
        Value? result = null;
        foreach (var arm in choice.Arms)
        {
            state = before;
            var match = Matches(arm.Pattern, value);
            var condition = arm.Guard is null ? null : Evaluate(arm.Guard);
            var guard = condition is null ? true : Truth(condition);

            // What an earlier arm asked decides over the later ones too.
            columns = columns.Union(ColumnsOf(arm.Pattern, value)).Union(condition is null ? RowColumn.None : ColumnsOf(condition));
            if (match == false || guard == false)
            {
                continue;
            }

            Control(columns);
            var armValue = Evaluate(arm.Value);
            if (state is not null)
            {
                result = result is null ? armValue : Value.Join(result, armValue);
                after = State.Join(after, state);
            }

            if (match == true && guard == true)
            {
                break;
            }
        }

        state = after is not null && before is not null ? after with { Control = before.Control } : after;
        return WithColumns(result ?? Opaque.Because("no case of the switch is known to apply", choice.Syntax), columns);
    }

    private static Value Decision(bool? truth, ImmutableHashSet<RowColumn> columns, SyntaxNode place) =>
        truth is { } known ? new Constant(known, place) { Columns = columns } : new Opaque(columns, "it is decided while the program runs", place);

    private static bool? Truth(Value value)
    {
        if (value is Choice choice)
        {
            var truths = choice.Items.Select(Truth).Distinct().ToList();
            return truths.Count == 1 ? truths[0] : null;
        }

        return value is Constant { Content: bool truth, Columns.IsEmpty: true } ? truth : null;
    }

    /// <summary>Whether two values are equal, as far as that is known.</summary>
    private bool? Same(Value left, Value right)
    {
        if (left is Choice || right is Choice)
        {
            var answers = left.Alternatives.SelectMany(l => right.Alternatives.Select(r => Same(l, r))).Distinct().ToList();
            return answers.Count == 1 ? answers[0] : null;
        }

        return (left, right) switch
        {
            (Constant l, Constant r) => l.Columns.IsEmpty && r.Columns.IsEmpty ? Same(l.Content, r.Content) : null,
            (Constant { Content: null }, _) => IsSomething(right) ? false : null,
            (_, Constant { Content: null }) => IsSomething(left) ? false : null,
            (Reference l, Reference r) => l.Address == r.Address ? true : Deref(l) is { Symbolic: false } && Deref(r) is { Symbolic: false } ? false : null,
            (TypeValue l, TypeValue r) => SymbolEqualityComparer.Default.Equals(l.Type, r.Type),
            (DataType l, DataType r) => l.Name == r.Name,
            (MemberValue l, MemberValue r) => SymbolEqualityComparer.Default.Equals(l.Member, r.Member),
            _ => null,
        };
    }

    /// <summary>A number may be written in one type and compared in another.</summary>
    private static bool? Same(object? left, object? right) =>
        left is null || right is null || left.GetType() == right.GetType() ? Equals(left, right)
        : IsNumber(left) && IsNumber(right) ? System.Convert.ToDouble(left, System.Globalization.CultureInfo.InvariantCulture).Equals(System.Convert.ToDouble(right, System.Globalization.CultureInfo.InvariantCulture))
        : null;

    private static bool IsNumber(object content) => content is IConvertible and not (string or bool or char or DateTime);

    /// <summary>The row columns that are read to see whether a value is there at all: of a row or an object, none.</summary>
    private ImmutableHashSet<RowColumn> ColumnsOfPresence(Value value) => value is Row or Reference ? RowColumn.None : ColumnsOf(value);

    private static bool IsNull(Value value) => value is Constant { Content: null };

    /// <summary>Whether a value is certainly not null.</summary>
    private static bool IsSomething(Value value) => value.Alternatives.All(static v => v is not Opaque and not Row and not Constant { Content: null } and not AttributeValue { Attribute: null });

    private bool? Matches(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Same(value, Evaluate(constant.Value));
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IDiscardPatternOperation:
                return true;
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } variable)
                {
                    DeclareLocal(variable, value);
                }

                return declaration.MatchesNull ? true : declaration.MatchedType is { } type ? IsOfType(value, type) : null;
            case ITypePatternOperation typePattern:
                return IsOfType(value, typePattern.MatchedType);
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    DeclareLocal(whole, value);
                }

                if (recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty)
                {
                    return IsNull(value) ? false : IsSomething(value) ? IsOfType(value, recursive.MatchedType) ?? true : null;
                }

                foreach (var part in recursive.PropertySubpatterns)
                {
                    Matches(part.Pattern, MemberOf(part, value));
                }

                return null;
            case IBinaryPatternOperation binary:
                var stops = binary.OperatorKind == BinaryOperatorKind.Or;
                var answers = Patterns.OperandsOf(binary).Select(operand => Matches(operand, value)).ToList();
                return answers.Contains(stops) ? stops : answers.Contains(null) ? null : !stops;
            default:
                return null;
        }
    }

    /// <summary>The row columns that a pattern asks about: of an object it asks for the members it names, not for all.</summary>
    private ImmutableHashSet<RowColumn> ColumnsOf(IPatternOperation pattern, Value value) => pattern switch
    {
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive when value is Row or Reference || !recursive.PropertySubpatterns.IsEmpty =>
            recursive.PropertySubpatterns.Aggregate(RowColumn.None, (columns, part) => columns.Union(ColumnsOf(part.Pattern, MemberOf(part, value)))),
        IBinaryPatternOperation binary => Patterns.OperandsOf(binary).Aggregate(RowColumn.None, (columns, operand) => columns.Union(ColumnsOf(operand, value))),
        INegatedPatternOperation negated => ColumnsOf(negated.Pattern, value),
        IDiscardPatternOperation => RowColumn.None,
        IDeclarationPatternOperation { MatchesNull: true } => RowColumn.None,
        _ => value is Row or Reference && pattern is (IConstantPatternOperation or IDeclarationPatternOperation or ITypePatternOperation) ? RowColumn.None : ColumnsOf(value),
    };

    private Value MemberOf(IPropertySubpatternOperation part, Value value) =>
        part.Member is IMemberReferenceOperation member ? ReadMember(value, member.Member, part.Syntax) : new Opaque(ColumnsOf(value), "it is decided while the program runs", part.Syntax);

    private bool? IsOfType(Value value, ITypeSymbol type)
    {
        if (value is DataType { Name: var kind } && type.Name.EndsWith("DataViewType", StringComparison.Ordinal))
        {
            return IsOfKind(kind, type.Name.Substring(0, type.Name.Length - "DataViewType".Length));
        }

        var actual = value switch
        {
            Reference reference => Deref(reference) is { Symbolic: false } target ? target.Type : null,
            Constant { Content: string } => compilation.GetSpecialType(SpecialType.System_String),
            AttributeValue attribute => attribute.Attribute.AttributeClass,
            _ => null,
        };
        return IsNull(value) ? false : actual is null ? null : compilation.HasImplicitConversion(actual, type);
    }

    /// <summary>Whether a column's type is of a kind, as ML.NET's types derive from each other; whether it is a key is not known of a number.</summary>
    private static bool? IsOfKind(string name, string kind) => kind switch
    {
        "" => true,
        "Primitive" => name != "Vector",
        "Structured" => name == "Vector",
        "Number" => ClrTypeOf(name) is not (SpecialType.None or SpecialType.System_Boolean),
        "Key" => name.StartsWith("UInt", StringComparison.Ordinal) || name == "Byte" ? null : false,
        "DataView" or "Custom" => null,
        _ => name == kind,
    };

    private void Branch(IConditionalOperation conditional)
    {
        var condition = Evaluate(conditional.Condition);
        var truth = Truth(condition);
        if (truth is not null)
        {
            Visit(truth.Value ? conditional.WhenTrue : conditional.WhenFalse);
            return;
        }

        var before = state;
        var columns = ColumnsOf(condition);
        Control(columns);
        Visit(conditional.WhenTrue);
        var whenTrue = state;
        state = before;
        Control(columns);
        Visit(conditional.WhenFalse);
        Meet(before, whenTrue, state);
    }

    /// <summary>Adds the columns that decide whether the present point is reached.</summary>
    private void Control(ImmutableHashSet<RowColumn> columns)
    {
        if (state is not null && !columns.IsEmpty)
        {
            state = state with { Control = state.Control.Union(columns) };
        }
    }

    /// <summary>
    /// Of objects that one turn or call has made at several places, a cell of the row decided which: it flows into what they differ in. An object that is
    /// made at one place, or not at all, tells nothing of what decided that.
    /// </summary>
    /// <param name="since">The first address of that turn or call.</param>
    /// <param name="under">What had decided that the turn is run, or the call made.</param>
    private void DecideBetween(int since, ImmutableHashSet<RowColumn> under)
    {
        if (state is null || addresses - since < 2)
        {
            return;
        }

        var made = Enumerable.Range(since, addresses - since).Where(state.Heap.ContainsKey).Select(address => (Address: address, Object: state.Heap[address]))
            .Where(static one => one.Object is { Items: null, Creation: not null }).ToList();
        if (!made.Exists(static one => !one.Object.MadeUnder.IsEmpty))
        {
            return;
        }

        foreach (var alike in made.GroupBy(static one => one.Object.Type, SymbolEqualityComparer.Default).Select(static group => group.ToList()))
        {
            if (alike.Select(static one => one.Object.Creation).Distinct().Count() < 2)
            {
                continue;
            }

            foreach (var (address, target) in alike)
            {
                var columns = target.MadeUnder.Except(under);
                var members = target.Members.Where(member => alike.Exists(other => !other.Object.Members.TryGetValue(member.Key, out var value) || !AreAlike(value, member.Value)))
                    .Select(member => new KeyValuePair<string, Value>(member.Key, WithColumns(member.Value, columns)));
                state = columns.IsEmpty ? state : state with { Heap = state.Heap.SetItem(address, target with { Members = target.Members.SetItems(members) }) };
            }
        }
    }

    private bool AreAlike(Value left, Value right) => (left, right) switch
    {
        (Opaque one, Opaque other) => !one.Columns.IsEmpty && one.Columns.SetEquals(other.Columns),
        (Constant one, Constant other) => Equals(one.Content, other.Content) && one.Columns.SetEquals(other.Columns),
        _ => IsLike(left, right, 1),
    };

    /// <summary>Joins two ways; when both arrive, what decided between them decides no longer.</summary>
    private void Meet(State? before, State? left, State? right)
    {
        state = State.Join(left, right);
        if (left is not null && right is not null && state is not null && before is not null)
        {
            state = state with { Control = before.Control };
        }
    }

    private void Switch(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        var before = state;
        var columns = RowColumn.None;
        var exits = new Exits();
        frame.Loops.Push(exits);
        State? after = null;
        var decided = false;
        var hasDefault = false;
        foreach (var section in choice.Cases)
        {
            var truths = section.Clauses.Select(clause => Matches(clause, value)).ToList();
            columns = section.Clauses.Aggregate(columns, (all, clause) => all.Union(ColumnsOf(clause, value)));
            hasDefault |= section.Clauses.Any(static c => c.CaseKind == CaseKind.Default);
            if (truths.All(static t => t == false) || (decided && !truths.Contains(true)))
            {
                continue;
            }

            state = before;
            Control(columns);
            foreach (var statement in section.Body)
            {
                Visit(statement);
            }

            after = State.Join(after, state);
            if (truths.Contains(true))
            {
                decided = true;
                break;
            }
        }

        frame.Loops.Pop();
        after = State.Join(after, exits.Break);
        state = decided || hasDefault ? after : State.Join(after, before);
        if (state is not null && before is not null)
        {
            state = state with { Control = before.Control };
        }
    }

    /// <summary>The row columns that a case asks about.</summary>
    private ImmutableHashSet<RowColumn> ColumnsOf(ICaseClauseOperation clause, Value value) => clause switch
    {
        IPatternCaseClauseOperation pattern => ColumnsOf(pattern.Pattern, value).Union(pattern.Guard is { } guard ? ColumnsOf(Evaluate(guard)) : RowColumn.None),
        IDefaultCaseClauseOperation => RowColumn.None,
        _ => ColumnsOf(value),
    };

    private bool? Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Same(value, Evaluate(single.Value)),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value) is var match && match == false ? false
            : pattern.Guard is { } guard ? Truth(Evaluate(guard)) == false ? false : match == true ? Truth(Evaluate(guard)) : null : match,
        _ => null,
    };
}
