using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Expressions: they give a value, and may change the state on the way.</content>
internal sealed partial class Evaluator
{
    private static readonly Constant Null = new(null, null);

    // Kinds that the compiler this is built against does not know by name yet.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Null;
        }

        if (OutOfBudget())
        {
            return Opaque.Because("the code is too large to be followed", operation.Syntax);
        }

        if (!HasStack())
        {
            ranOutOfStack = true;
            return Opaque.Because("the code is too large to be followed", operation.Syntax);
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return new Constant(constant.Value, operation.Syntax) { EnumMember = EnumMember(operation.Type, constant.Value) };
        }

        switch (operation)
        {
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case ILocalReferenceOperation local when aliases.TryGetValue(local.Local, out var target):
                return Evaluate(target);
            case ILocalReferenceOperation local:
                return LocalOf(local.Local, local.Syntax, local.Type);
            case IParameterReferenceOperation parameter:
                return LocalOf(parameter.Parameter, parameter.Syntax, parameter.Type);
            case IInstanceReferenceOperation instance:
                return instance.ReferenceKind is InstanceReferenceKind.ImplicitReceiver && frame.Initialized.Count > 0
                    ? frame.Initialized.Peek()
                    : frame.This ?? Opaque.Because("the object is not known here", instance.Syntax);
            case IFieldReferenceOperation field:
                return ReadMember(field.Instance is null ? null : Evaluate(field.Instance), field.Field, field.Syntax);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAnonymousObjectCreationOperation anonymous:
                return CreateAnonymous(anonymous);
            case ITypeParameterObjectCreationOperation generic:
                return Initialize(Allocate(HeapObject.Of(Substitute(generic.Type!))), generic.Initializer);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case IArrayInitializerOperation initializer:
                return Allocate(HeapObject.Of(compilation.ObjectType, new Sequence(initializer.ElementValues.Select(Evaluate).ToImmutableArray(), null)));
            case IArrayElementReferenceOperation element:
                return ReadElement(element);
            case IConditionalOperation conditional:
                return Conditional(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce.Value, () => Evaluate(coalesce.WhenNull));
            case ICoalesceAssignmentOperation coalesce:
                return Coalesce(coalesce.Target, () => Assign(coalesce.Target, Evaluate(coalesce.Value)));
            case IConditionalAccessOperation access:
                return ConditionalAccess(access);
            case IConditionalAccessInstanceOperation:
                return frame.Conditional.Count > 0 ? frame.Conditional.Peek() : Null;
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Binary(compound.OperatorKind, Evaluate(compound.Target), Evaluate(compound.Value), compound.Syntax));
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Evaluate(deconstruction.Value));
            case IIncrementOrDecrementOperation increment:
                var old = Evaluate(increment.Target);
                var changed = Assign(increment.Target, Binary(increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract,
                    old, new Constant(1, null), increment.Syntax));
                return increment.IsPostfix ? old : changed;
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IIsPatternOperation pattern:
                var tested = Evaluate(pattern.Value);
                return Decision(Matches(pattern.Pattern, tested), ColumnsOf(pattern.Pattern, tested), pattern.Syntax);
            case IIsTypeOperation isType:
                var checkedValue = Evaluate(isType.ValueOperand);
                return Decision(IsOfType(checkedValue, isType.TypeOperand), ColumnsOf(checkedValue), isType.Syntax);
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Lambda(lambda);
            case IMethodReferenceOperation method:
                return new Function(method.Method, null, method.Instance is null ? null : Evaluate(method.Instance), state?.Locals ?? State.NoLocals, frame.Id);
            case ITupleOperation tuple:
                return new Tuple(tuple.Elements.Select(Evaluate).ToImmutableArray());
            case ITypeOfOperation typeOf:
                return new TypeValue(Substitute(typeOf.TypeOperand));
            case IDefaultValueOperation:
                return Null;
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IWithOperation with:
                return With(with);
            case IThrowOperation:
                state = null;
                return Opaque.Because("an exception is thrown", operation.Syntax);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            default:
                return operation.Kind == CollectionExpression ? CollectionOf(operation)
                    : operation.Syntax is CollectionExpressionSyntax ? Collection(operation) : Other(operation);
        }
    }

    private Function Lambda(IAnonymousFunctionOperation lambda)
    {
        var function = new Function(lambda.Symbol, lambda, frame.This, state?.Locals ?? State.NoLocals, frame.Id);
        if (!silent && state is not null && code.SaysMlNet(lambda.Syntax))
        {
            unapplied[lambda] = (function, state);
        }

        return function;
    }

    /// <summary>An expression without a meaning here: computed from whatever its parts are computed from.</summary>
    private Opaque Other(IOperation operation)
    {
        var columns = RowColumn.None;
        foreach (var child in operation.ChildOperations)
        {
            columns = columns.Union(ColumnsOf(Evaluate(child)));
        }

        return new Opaque(columns, "it is computed while the program runs", operation.Syntax);
    }

    internal static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not null && value is not Sequence and not Reference and not Constant)
        {
            return value is Estimator or Transformer or View or ColumnPair ? value : new Opaque(ColumnsOf(value), "it is converted while the program runs", conversion.Syntax);
        }

        return value;
    }

    private Value LocalOf(ISymbol variable, SyntaxNode place, ITypeSymbol? type)
    {
        if (state is not null && state.Locals.TryGetValue(variable, out var value))
        {
            // A constant reached through a variable is named where the variable was given it.
            return value;
        }

        if (frame.Captured.TryGetValue(variable, out value))
        {
            return value;
        }

        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && frame.This is { } receiver)
        {
            // The parameter of a primary constructor lives as long as the object.
            return receiver is Reference reference && Deref(reference) is { } target && target.Members.TryGetValue(variable.Name, out value) ? value
                : UnknownOf(type ?? compilation.ObjectType, $"parameter '{variable.Name}' of '{variable.ContainingType.Name}' is not known here", place);
        }

        if (variable is ILocalSymbol { HasConstantValue: true } constant)
        {
            return new Constant(constant.ConstantValue, place);
        }

        return type is null ? Opaque.Because($"'{variable.Name}' is not set here", place) : UnknownOf(type, $"'{variable.Name}' is not known here", place);
    }

    /// <summary>A type with the type arguments of the generic methods that are running.</summary>
    private ITypeSymbol Substitute(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter && frame.Types.TryGetValue(parameter, out var bound))
        {
            return bound;
        }

        return type;
    }

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

    private Value Coalesce(IOperation operand, Func<Value> otherwise)
    {
        var value = Evaluate(operand);
        var some = value.Alternatives.Where(static v => !IsNull(v)).ToImmutableArray();
        if (some.Length == value.Alternatives.Length && IsSomething(value))
        {
            return value;
        }

        return some.Length == 0 ? otherwise() : TwoWays(ColumnsOf(value), () => Choice.Of(some), otherwise);
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

    private Value Interpolate(IInterpolatedStringOperation interpolated)
    {
        Value result = new Constant("", interpolated.Syntax);
        foreach (var part in interpolated.Parts)
        {
            var value = part switch
            {
                IInterpolatedStringTextOperation text => Evaluate(text.Text),
                IInterpolationOperation hole when hole.FormatString is null && hole.Alignment is null => Evaluate(hole.Expression),
                IInterpolationOperation hole => new Opaque(ColumnsOf(Evaluate(hole.Expression)), "it is formatted while the program runs", hole.Syntax),
                _ => Other(part),
            };
            result = Binary(BinaryOperatorKind.Add, result, TextOf(value, part.Syntax), interpolated.Syntax);
        }

        return result;
    }

    private static string? EnumMember(ITypeSymbol? type, object? value) => type is not { TypeKind: TypeKind.Enum } ? null
        : type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;

    /// <summary>What <c>ToString</c> gives.</summary>
    private static Value TextOf(Value value, SyntaxNode place) => value switch
    {
        Constant { EnumMember: { } name } constant => constant with { Content = name, EnumMember = null },
        Constant { Content: string } or Opaque => value,
        Constant { Content: null } constant => constant with { Content = "" },
        Constant { Content: int or long or char or bool } constant => constant with { Content = System.Convert.ToString(constant.Content, System.Globalization.CultureInfo.InvariantCulture) },
        Choice choice => Choice.Of(choice.Items.Select(item => TextOf(item, place)).Distinct().ToImmutableArray()),
        DataType { Name: not "Vector" } type => new Constant(type.Name == "Text" ? "String" : type.Name, place),
        _ => Opaque.Because("its text is made while the program runs", place),
    };

    private Value Binary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var left = Evaluate(binary.LeftOperand);
            var stops = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
            if (Truth(left) == stops)
            {
                return left;
            }

            var right = Evaluate(binary.RightOperand);
            var decided = Truth(left) is null ? Truth(right) == stops ? stops : (bool?)null : Truth(right);
            return Decision(decided, ColumnsOf(left).Union(ColumnsOf(right)), binary.Syntax);
        }

        return Binary(binary.OperatorKind, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand), binary.Syntax);
    }

    private Value Binary(BinaryOperatorKind kind, Value left, Value right, SyntaxNode place)
    {
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            var same = Same(left, right);
            return Decision(kind == BinaryOperatorKind.Equals ? same : !same, ColumnsOf(left).Union(ColumnsOf(right)), place);
        }

        if (left is Choice || right is Choice)
        {
            if (left.Alternatives.Length * right.Alternatives.Length <= 2 * Value.MaxAlternatives)
            {
                return left.Alternatives.SelectMany(l => right.Alternatives.Select(r => Binary(kind, l, r, place))).Aggregate(Value.Join);
            }
        }
        else if (left is Constant { Content: var l } && right is Constant { Content: var r } && Fold(kind, l, r) is { } folded)
        {
            return new Constant(folded, place) { Columns = ColumnsOf(left).Union(ColumnsOf(right)) };
        }

        return new Opaque(ColumnsOf(left).Union(ColumnsOf(right)), ReasonOf(left, right) ?? "it is computed while the program runs", place);
    }

    private static string? ReasonOf(Value left, Value right) => left is Opaque l ? l.Why : right is Opaque r ? r.Why : null;

    private static object? Fold(BinaryOperatorKind kind, object? left, object? right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, string l, string r) => l.Length + r.Length < 10_000 ? l + r : null,
        (BinaryOperatorKind.Add, string l, int or long or char or null) => l + System.Convert.ToString(right, System.Globalization.CultureInfo.InvariantCulture),
        (BinaryOperatorKind.Add, int or long or char or null, string r) => System.Convert.ToString(left, System.Globalization.CultureInfo.InvariantCulture) + r,
        (BinaryOperatorKind.Add, int l, int r) => unchecked(l + r),
        (BinaryOperatorKind.Subtract, int l, int r) => unchecked(l - r),
        (BinaryOperatorKind.Multiply, int l, int r) => unchecked(l * r),
        (BinaryOperatorKind.LessThan, int l, int r) => l < r,
        (BinaryOperatorKind.LessThanOrEqual, int l, int r) => l <= r,
        (BinaryOperatorKind.GreaterThan, int l, int r) => l > r,
        (BinaryOperatorKind.GreaterThanOrEqual, int l, int r) => l >= r,
        (BinaryOperatorKind.And, bool l, bool r) => l && r,
        (BinaryOperatorKind.Or, bool l, bool r) => l || r,
        (BinaryOperatorKind.Remainder, int l, int r) => r == 0 ? null : l % r,
        _ => null,
    };

    private Value Unary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        return unary.OperatorKind == UnaryOperatorKind.Not && Truth(operand) is { } truth
            ? new Constant(!truth, unary.Syntax) { Columns = ColumnsOf(operand) }
            : new Opaque(ColumnsOf(operand), "it is computed while the program runs", unary.Syntax);
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
            (Constant l, Constant r) => l.Columns.IsEmpty && r.Columns.IsEmpty ? Equals(l.Content, r.Content) : null,
            (Constant { Content: null }, _) => IsSomething(right) ? false : null,
            (_, Constant { Content: null }) => IsSomething(left) ? false : null,
            (Reference l, Reference r) => l.Address == r.Address ? true : Deref(l) is { Symbolic: false } && Deref(r) is { Symbolic: false } ? false : null,
            (TypeValue l, TypeValue r) => SymbolEqualityComparer.Default.Equals(l.Type, r.Type),
            (DataType l, DataType r) => l.Name == r.Name,
            (MemberValue l, MemberValue r) => SymbolEqualityComparer.Default.Equals(l.Member, r.Member),
            _ => null,
        };
    }

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
                    SetLocal(variable, value);
                }

                return declaration.MatchesNull ? true : declaration.MatchedType is { } type ? IsOfType(value, type) : null;
            case ITypePatternOperation typePattern:
                return IsOfType(value, typePattern.MatchedType);
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    SetLocal(whole, value);
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
                var left = Matches(binary.LeftPattern, value);
                var right = Matches(binary.RightPattern, value);
                return binary.OperatorKind == BinaryOperatorKind.Or
                    ? left == true || right == true ? true : left == false && right == false ? false : null
                    : left == false || right == false ? false : left == true && right == true ? true : null;
            default:
                return null;
        }
    }

    /// <summary>The row columns that a pattern asks about: of an object it asks for the members it names, not for all.</summary>
    private ImmutableHashSet<RowColumn> ColumnsOf(IPatternOperation pattern, Value value) => pattern switch
    {
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive when value is Row or Reference || !recursive.PropertySubpatterns.IsEmpty =>
            recursive.PropertySubpatterns.Aggregate(RowColumn.None, (columns, part) => columns.Union(ColumnsOf(part.Pattern, MemberOf(part, value)))),
        IBinaryPatternOperation binary => ColumnsOf(binary.LeftPattern, value).Union(ColumnsOf(binary.RightPattern, value)),
        INegatedPatternOperation negated => ColumnsOf(negated.Pattern, value),
        IDiscardPatternOperation => RowColumn.None,
        IDeclarationPatternOperation { MatchesNull: true } => RowColumn.None,
        _ => value is Row or Reference && pattern is (IConstantPatternOperation or IDeclarationPatternOperation or ITypePatternOperation) ? RowColumn.None : ColumnsOf(value),
    };

    private Value MemberOf(IPropertySubpatternOperation part, Value value) =>
        part.Member is IMemberReferenceOperation member ? ReadMember(value, member.Member, part.Syntax) : new Opaque(ColumnsOf(value), "it is decided while the program runs", part.Syntax);

    private bool? IsOfType(Value value, ITypeSymbol type)
    {
        var actual = value switch
        {
            Reference reference => Deref(reference) is { Symbolic: false } target ? target.Type : null,
            Constant { Content: string } => compilation.GetSpecialType(SpecialType.System_String),
            AttributeValue attribute => attribute.Attribute.AttributeClass,
            _ => null,
        };
        return IsNull(value) ? false : actual is null ? null : compilation.HasImplicitConversion(actual, type);
    }

    /// <summary>A collection expression, or the arguments of a <c>params</c> span, as the newer compilers give them.</summary>
    private Value CollectionOf(IOperation operation)
    {
        var items = Sequence.Empty;
        foreach (var element in operation.ChildOperations)
        {
            items = element.Kind == Spread && element.ChildOperations.FirstOrDefault() is { } spread
                ? Concat(items, ItemsOf(Evaluate(spread), spread))
                : items with { Items = items.Items.Add(Evaluate(element)) };
        }

        return Allocate(HeapObject.Of(operation.Type ?? compilation.ObjectType, items));
    }

    /// <summary>A collection expression; on the lowest compilers its operation has no shape of its own, so it is read by its syntax.</summary>
    private Value Collection(IOperation operation)
    {
        var syntax = (CollectionExpressionSyntax)operation.Syntax;
        var model = code.ModelOf(syntax.SyntaxTree);
        var items = ImmutableArray.CreateBuilder<Value>();
        Opaque? rest = null;
        Enumeration? enumeration = null;
        foreach (var element in syntax.Elements)
        {
            var expression = element is ExpressionElementSyntax item ? item.Expression : element is SpreadElementSyntax spread ? spread.Expression : null;
            if (expression is null)
            {
                rest ??= Opaque.Because("this collection expression could not be read", element);
                continue;
            }

            var value = model.GetOperation(expression, cancellation) is { } inner ? Evaluate(inner)
                : model.GetConstantValue(expression, cancellation) is { HasValue: true } constant ? new Constant(constant.Value, expression)
                : Symbol(model, expression);
            if (element is SpreadElementSyntax)
            {
                var spreadItems = ItemsOf(value, expression);
                items.AddRange(spreadItems.Items);
                rest ??= spreadItems.Rest;
                enumeration ??= spreadItems.Enumeration;
            }
            else
            {
                items.Add(value);
            }
        }

        return Allocate(HeapObject.Of(operation.Type ?? compilation.ObjectType, new Sequence(items.ToImmutable(), rest) { Enumeration = enumeration }));
    }

    /// <summary>The value of a plain name, where the compiler offers no operation for it.</summary>
    private Value Symbol(SemanticModel model, ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellation).Symbol switch
    {
        (ILocalSymbol or IParameterSymbol) and var variable => LocalOf(variable, expression, null),
        IFieldSymbol field => ReadMember(field.IsStatic ? null : frame.This, field, expression),
        IPropertySymbol property => ReadMember(property.IsStatic ? null : frame.This, property, expression),
        _ => Opaque.Because("this expression could not be read", expression),
    };

    private Value With(IWithOperation with)
    {
        var copies = Evaluate(with.Operand).Alternatives.Select(value => value switch
        {
            Reference reference when Deref(reference) is { } original => Initialize(Allocate(original), with.Initializer),
            Row row => Initialize(Allocate(RowObject(row)), with.Initializer),
            _ => value,
        });
        return copies.Aggregate(Value.Join);
    }
}
