using System;
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

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Null;
        }

        if (IsTooLarge())
        {
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
                return Used(field, ReadMember(field.Instance is null ? null : Evaluate(field.Instance), field.Field, field.Syntax));
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
                return Coalesce(coalesce);
            case ICoalesceAssignmentOperation coalesce:
                return Coalesce(coalesce);
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
            case IEventAssignmentOperation { Adds: true } handled:
                MayRun(ImmutableArray.Create(Evaluate(handled.HandlerValue)), handled.Syntax);
                return Null;
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
                return TupleOf(tuple.Elements.Select(Evaluate).ToImmutableArray(), tuple.Syntax);
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
        if (!silent && state is not null && code.SaysTraining(lambda.Syntax))
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
            return Decision(kind == BinaryOperatorKind.Equals ? same : !same,
                IsNull(right) ? ColumnsOfPresence(left) : IsNull(left) ? ColumnsOfPresence(right) : ColumnsOf(left).Union(ColumnsOf(right)), place);
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
        (BinaryOperatorKind.Add, string or int or long or char or null, string or int or long or char or null) when left is string || right is string =>
            System.Convert.ToString(left, System.Globalization.CultureInfo.InvariantCulture) is var l && System.Convert.ToString(right, System.Globalization.CultureInfo.InvariantCulture) is var r
            && l?.Length + r?.Length > MaxText ? null : l + r,
        (BinaryOperatorKind.Add, int l, int r) => unchecked(l + r),
        (BinaryOperatorKind.Subtract, int l, int r) => unchecked(l - r),
        (BinaryOperatorKind.Multiply, int l, int r) => unchecked(l * r),
        (BinaryOperatorKind.LessThan, int l, int r) => l < r,
        (BinaryOperatorKind.LessThanOrEqual, int l, int r) => l <= r,
        (BinaryOperatorKind.GreaterThan, int l, int r) => l > r,
        (BinaryOperatorKind.GreaterThanOrEqual, int l, int r) => l >= r,
        (BinaryOperatorKind.And, bool l, bool r) => l && r,
        (BinaryOperatorKind.Or, bool l, bool r) => l || r,
        (BinaryOperatorKind.Remainder, int l, int r) => r is 0 or -1 ? null : l % r,
        _ => null,
    };

    private Value Unary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        return unary.OperatorKind == UnaryOperatorKind.Not && Truth(operand) is { } truth
            ? new Constant(!truth, unary.Syntax) { Columns = ColumnsOf(operand) }
            : new Opaque(ColumnsOf(operand), "it is computed while the program runs", unary.Syntax);
    }
}
