using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>New objects: constructors, initializers, arrays, collection expressions and copies.</content>
internal sealed partial class Evaluator
{
    // Kinds that the compiler this is built against does not know by name yet.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

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

    private Value Create(IObjectCreationOperation creation)
    {
        var type = creation.Type;
        if (type is null || creation.Constructor is not { } constructor)
        {
            return Other(creation);
        }

        if (CreateKnown(creation, type) is { } known)
        {
            return creation.Initializer is null ? known : Initialize(known, creation.Initializer);
        }

        var arguments = ArgumentsOf(creation.Arguments);
        var reference = Allocate(HeapObject.Of(type) with { Creation = creation });
        if (code.BodyOf(constructor, cancellation) is { } body)
        {
            Call(constructor, body, reference, arguments, creation.Syntax);
        }
        else if (IsLibrary(type.ContainingNamespace))
        {
            MayRun(arguments, creation.Syntax);
        }
        else if (type.IsRecord || PrimaryParameters(constructor))
        {
            for (var i = 0; i < constructor.Parameters.Length && i < arguments.Length; i++)
            {
                SetMember(reference, constructor.Parameters[i], arguments[i]);
            }
        }

        return Initialize(reference, creation.Initializer);
    }

    private bool PrimaryParameters(IMethodSymbol constructor) =>
        code.DeclarationsOf(constructor, cancellation).FirstOrDefault() is TypeDeclarationSyntax { ParameterList: not null };

    private Value CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        var reference = Allocate(HeapObject.Of(creation.Type!));
        frame.Initialized.Push(reference);
        foreach (var initializer in creation.Initializers)
        {
            Evaluate(initializer);
        }

        frame.Initialized.Pop();
        return reference;
    }

    private Value Initialize(Value target, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
        {
            return target;
        }

        frame.Initialized.Push(target);
        foreach (var part in initializer.Initializers)
        {
            switch (part)
            {
                case IMemberInitializerOperation member:
                    var inner = Evaluate(member.InitializedMember);
                    if (inner is not Reference)
                    {
                        inner = Allocate(HeapObject.Of(member.InitializedMember.Type ?? compilation.ObjectType, Sequence.Empty));
                        Assign(member.InitializedMember, inner);
                    }

                    Initialize(inner, member.Initializer);
                    break;
                default:
                    Evaluate(part);
                    break;
            }
        }

        frame.Initialized.Pop();
        return target;
    }

    private Value CreateArray(IArrayCreationOperation array)
    {
        if (array.Initializer is { } initializer)
        {
            var items = initializer.ElementValues.Select(Evaluate).ToImmutableArray();
            return Allocate(HeapObject.Of(array.Type!, new Sequence(items, null)));
        }

        var size = array.DimensionSizes.Length == 1 ? Evaluate(array.DimensionSizes[0]) : Null;
        return Allocate(HeapObject.Of(array.Type!, size is Constant { Content: int count and >= 0 and <= MaxTurns }
            ? new Sequence(Enumerable.Repeat<Value>(Null, count).ToImmutableArray(), null)
            : new Sequence(ImmutableArray<Value>.Empty, Opaque.Because("the size of the array is not known", array.Syntax))));
    }
}
