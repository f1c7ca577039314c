using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Calls: of the API, of what the framework offers, and of the project's own methods, lambdas and local functions.</content>
internal sealed partial class Evaluator
{
    /// <summary>Results of calls in a chain that was evaluated from its innermost call on, because it is too long to recurse into.</summary>
    private readonly Dictionary<IOperation, Value> receivers = [];

    private Value Invoke(IInvocationOperation invocation)
    {
        if (ReceiverCall(invocation) is null)
        {
            return Invoke(invocation, null);
        }

        // A fluent chain is as deep as it is long: its calls are evaluated from the first on, without recursion.
        var chain = new Stack<IInvocationOperation>();
        for (var call = invocation; call is not null; call = ReceiverCall(call))
        {
            chain.Push(call);
        }

        Value value = Null;
        while (chain.Count > 0)
        {
            var call = chain.Pop();
            value = Invoke(call, ReceiverCall(call) is { } inner && receivers.TryGetValue(inner, out var known) ? known : null);
            if (ReceiverCall(call) is { } used)
            {
                receivers.Remove(used);
            }

            if (chain.Count > 0)
            {
                receivers[call] = value;
            }
        }

        return value;
    }

    /// <summary>The call whose result a call is made on.</summary>
    private static IInvocationOperation? ReceiverCall(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value : null);
        while (receiver is IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } or IParenthesizedOperation)
        {
            receiver = receiver is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)receiver).Operand;
        }

        return receiver as IInvocationOperation;
    }

    private Value Invoke(IInvocationOperation call, Value? chained)
    {
        if (IsTooLarge())
        {
            return Opaque.Because("the code is too large to be followed", call.Syntax);
        }

        var method = call.TargetMethod;
        var isExtension = call.Instance is null && method.IsExtensionMethod;
        var receiver = call.Instance is null ? null : chained ?? Evaluate(call.Instance);
        if (MlNetApi.Find(method) is { } api)
        {
            return InvokeApi(call, api, isExtension ? chained : receiver);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Apply(receiver!, ArgumentsOf(call.Arguments), call.Syntax);
        }

        if (code.BodyOf(method, cancellation) is null && method.MethodKind != MethodKind.LocalFunction && !IsOverridable(method))
        {
            return InvokeFramework(call, receiver, isExtension ? chained : null);
        }

        var arguments = ArgumentsOf(call.Arguments, isExtension ? chained : null);
        var result = receiver is Choice choice ? CallEach(method, choice, arguments, call.Syntax) : Call(method, receiver, arguments, call.Syntax);
        WriteBack(call.Arguments, receiver, arguments);
        return result;
    }

    private Value CallEach(IMethodSymbol method, Choice receivers, ImmutableArray<Value> arguments, SyntaxNode place) =>
        receivers.Items.Select(receiver => Call(method, receiver, arguments, place)).Aggregate(Value.Join);

    private bool IsOverridable(IMethodSymbol method) =>
        (method.IsAbstract || method.IsVirtual || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface)
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    /// <summary>The arguments of a call by the ordinal of their parameters.</summary>
    private ImmutableArray<Value> ArgumentsOf(ImmutableArray<IArgumentOperation> arguments, Value? first = null)
    {
        if (arguments.IsEmpty)
        {
            return ImmutableArray<Value>.Empty;
        }

        var count = arguments.Max(static a => a.Parameter?.Ordinal ?? 0) + 1;
        var values = Enumerable.Repeat<Value>(Null, Math.Max(count, arguments.Length)).ToArray();
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                values[parameter.Ordinal] = parameter.Ordinal == 0 && first is not null ? first
                    : parameter.RefKind == RefKind.Out ? Null
                    : Evaluate(argument.Value);
            }
        }

        return values.ToImmutableArray();
    }

    /// <summary>What the last call left in its <c>ref</c> and <c>out</c> parameters goes into the arguments.</summary>
    private void WriteBack(ImmutableArray<IArgumentOperation> arguments, Value? receiver, ImmutableArray<Value> given)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter)
            {
                var known = outValues.TryGetValue(parameter.OriginalDefinition, out var value);
                outValues.Remove(parameter.OriginalDefinition);
                Assign(argument.Value, known ? value! : Unknown(parameter.Type, receiver, given, $"'{parameter.Name}' is set by a method that could not be followed", argument.Syntax));
            }
        }
    }

    private readonly Dictionary<ISymbol, Value> outValues = new(SymbolEqualityComparer.Default);

    /// <summary>Calls a method of the project: the one that the object really has, where it is overridden or implemented.</summary>
    private Value Call(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return CallLocalFunction(method, arguments, place);
        }

        var targets = Targets(method, receiver).ToList();
        if (targets.Count == 0)
        {
            return UnknownResult(method, receiver, arguments, $"'{method.Name}' has no implementation here", place);
        }

        // Several implementations may be meant: any of them may run.
        Value? result = null;
        var before = state;
        State? after = null;
        foreach (var target in targets)
        {
            state = before;
            var value = code.BodyOf(target, cancellation) is { } body ? Call(target, body, receiver, arguments, place)
                : UnknownResult(target, receiver, arguments, $"'{target.Name}' is in another assembly", place);
            result = result is null ? value : Value.Join(result, value);
            after = State.Join(after, state);
        }

        state = after;
        return result!;
    }

    /// <summary>The methods that a call may run.</summary>
    private IEnumerable<IMethodSymbol> Targets(IMethodSymbol method, Value? receiver)
    {
        if (receiver is Reference reference && Deref(reference) is { } target && (!target.Symbolic || method.IsAbstract))
        {
            if (Implementation(method, target.Type) is IMethodSymbol { IsAbstract: false } found)
            {
                return [found];
            }
        }

        if (!method.IsAbstract)
        {
            return [method];
        }

        return Derived(method.ContainingType).Select(type => Implementation(method, type)).OfType<IMethodSymbol>()
            .Where(static m => !m.IsAbstract).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Take(Value.MaxAlternatives);
    }

    /// <summary>What a type really has for a virtual or an interface member.</summary>
    private static ISymbol? Implementation(ISymbol member, ITypeSymbol type)
    {
        if (member.ContainingType is { TypeKind: TypeKind.Interface })
        {
            // What is declared is implemented; its type arguments belong to the call.
            var found = type.FindImplementationForInterfaceMember((member as IMethodSymbol)?.ConstructedFrom ?? member);
            return found is IMethodSymbol generic && member is IMethodSymbol { TypeArguments: { Length: > 0 } given } && generic.Arity == given.Length
                ? generic.Construct(given, ImmutableArray.CreateRange(given, static _ => NullableAnnotation.None)) : found;
        }

        if (!member.IsVirtual && !member.IsAbstract && !member.IsOverride)
        {
            return member;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(member.Name))
            {
                for (var overridden = candidate; overridden is not null; overridden = Overridden(overridden))
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return null;

        static ISymbol? Overridden(ISymbol symbol) => (symbol as IMethodSymbol)?.OverriddenMethod ?? (ISymbol?)(symbol as IPropertySymbol)?.OverriddenProperty;
    }

    private List<INamedTypeSymbol>? concreteTypes;

    /// <summary>The concrete types of the project that derive from a type or implement it, in source order.</summary>
    private IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol type)
    {
        concreteTypes ??= compilation.Assembly.GlobalNamespace.Types().Where(static t => t is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }).ToList();
        return concreteTypes.Where(candidate => type.TypeKind == TypeKind.Interface
            ? candidate.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, type.OriginalDefinition))
            : IsBase(type, candidate));

        static bool IsBase(INamedTypeSymbol type, INamedTypeSymbol candidate)
        {
            for (var current = candidate.BaseType; current is not null; current = current.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, type.OriginalDefinition))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private Value UnknownResult(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, string why, SyntaxNode place) =>
        Unknown(method.ReturnType, receiver, arguments, why, place);

    /// <summary>What a call gives that is not followed: computed from whatever it is given.</summary>
    private Value Unknown(ITypeSymbol type, Value? receiver, ImmutableArray<Value> arguments, string why, SyntaxNode place) =>
        Unknown(type, GivenTo(receiver, arguments), receiver, arguments, why, place);

    /// <param name="columns">The cells that it is computed from: those it is given, and those of lambdas that it may call.</param>
    private Value Unknown(ITypeSymbol type, ImmutableHashSet<RowColumn> columns, Value? receiver, ImmutableArray<Value> arguments, string why, SyntaxNode place) =>
        columns.IsEmpty ? UnknownOf(type, why, place) : LookedUp(type, receiver, arguments) ?? new Opaque(columns, why, place);

    private ImmutableHashSet<RowColumn> GivenTo(Value? receiver, ImmutableArray<Value> arguments) =>
        arguments.Aggregate(receiver is null ? RowColumn.None : ColumnsOf(receiver), (all, argument) => all.Union(ColumnsOf(argument)));

    /// <summary>
    /// The row, or the rows, that a call finds by cells of the row at hand, such as a person by a number; null where it gives none, or is given whole
    /// rows, which it may make into others.
    /// </summary>
    private Value? LookedUp(ITypeSymbol type, Value? receiver, ImmutableArray<Value> arguments)
    {
        if (receiver is Row || arguments.Any(argument => argument is Row or Sequence || argument is Reference && !ColumnsOf(argument).IsEmpty))
        {
            return null;
        }

        type = Awaited(type);
        return !IsEntity(RowsOf(type) ?? type, compilation.Assembly) ? null
            : RowsOf(type) is { } rows ? new Sequence(ImmutableArray.Create<Value>(new Row(rows)), null) { IsRows = true } : new Row(type);
    }

    private Value Call(IMethodSymbol method, Body body, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var definition = method.OriginalDefinition;
        if (!IsWorthEntering(method, body, receiver, arguments))
        {
            return UnknownResult(method, receiver, arguments, $"the result of '{method.Name}' is computed while the program runs", place);
        }

        if (frame.Depth >= MaxDepth || !running.Add(definition))
        {
            return UnknownResult(method, receiver, arguments, frame.Depth >= MaxDepth ? "calls nest too deep to be followed" : $"'{method.Name}' calls itself", place);
        }

        var result = Enter(definition, receiver, method, State.NoLocals, isolated: true, () =>
        {
            if (!silent)
            {
                entered.Add(definition);
            }

            for (var i = 0; i < definition.Parameters.Length; i++)
            {
                DeclareLocal(definition.Parameters[i], Sabotage.Has(Bug.IgnoresHelperArguments) ? UnknownParameter(definition.Parameters[i])
                    : i < arguments.Length ? arguments[i] : Null);
            }

            var operation = code.OperationOf(body, cancellation);
            return operation is null ? Opaque.Because("the code could not be read", place) : Execute(operation);
        });
        running.Remove(definition);
        return result;
    }

    /// <summary>Whether what a method does or gives can matter to a pipeline.</summary>
    private bool IsWorthEntering(IMethodSymbol method, Body body, Value? receiver, ImmutableArray<Value> arguments) =>
        code.Reaches(body) || method.MethodKind is MethodKind.Constructor
        || method.ReturnType is { SpecialType: SpecialType.System_String or SpecialType.System_Object or SpecialType.None, TypeKind: not TypeKind.Enum } and not { Name: "Task", MetadataName: "Task" }
        || method.Parameters.Any(static p => p.RefKind is RefKind.Out or RefKind.Ref)
        || (receiver is not null && !ColumnsOf(receiver).IsEmpty)
        || arguments.Any(a => a is Row or Reference or Function || a is Choice choice && choice.Items.Any(static i => i is Reference or Function) || !ColumnsOf(a).IsEmpty);

    /// <summary>Runs code in a frame of its own.</summary>
    /// <param name="isolated">Whether the code sees none of the caller's variables.</param>
    private Value Enter(IMethodSymbol definition, Value? receiver, IMethodSymbol constructed, ImmutableDictionary<ISymbol, Value> captured, bool isolated, Func<Value> run)
    {
        var outer = frame;
        var locals = state?.Locals ?? State.NoLocals;
        var control = state?.Control ?? RowColumn.None;
        frame = new Frame(++frames, definition, receiver) { Depth = outer.Depth + 1, CalledUnder = control, Captured = captured, Types = TypesOf(receiver, constructed, outer) };
        if (isolated && state is not null)
        {
            state = state with { Locals = State.NoLocals };
        }

        var since = addresses;
        var result = run();
        DecideBetween(since, control);
        foreach (var parameter in definition.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && state is not null && state.Locals.TryGetValue(parameter, out var value))
            {
                outValues[parameter] = value;
            }
        }

        frame = outer;
        if (state is not null)
        {
            // A call that always throws ends the way it is on; one that returns leaves the caller's variables and decisions as they were.
            state = state with { Locals = isolated ? locals : state.Locals, Control = control };
        }

        return result;
    }

    private ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> TypesOf(Value? receiver, IMethodSymbol? constructed, Frame outer)
    {
        var types = outer.Types;
        if (constructed is { TypeArguments: { Length: > 0 } arguments })
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                types = types.SetItem(constructed.OriginalDefinition.TypeParameters[i], Substitute(arguments[i]));
            }
        }

        var type = receiver is Reference reference ? Deref(reference)?.Type as INamedTypeSymbol : constructed?.ContainingType;
        for (; type is not null; type = type.BaseType)
        {
            for (var i = 0; i < type.TypeArguments.Length; i++)
            {
                types = types.SetItem(type.OriginalDefinition.TypeParameters[i], Substitute(type.TypeArguments[i]));
            }
        }

        return types;
    }

    private Value CallLocalFunction(IMethodSymbol method, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var definition = method.OriginalDefinition;
        var node = definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return node is not null && code.ModelOf(node.SyntaxTree).GetOperation(node, cancellation) is ILocalFunctionOperation { Body: not null } local
            ? CallNested(definition, method, local, arguments, State.NoLocals, frame.This, place)
            : UnknownResult(method, null, arguments, $"'{method.Name}' could not be read", place);
    }

    private Value CallNested(IMethodSymbol definition, IMethodSymbol constructed, IOperation body, ImmutableArray<Value> arguments,
        ImmutableDictionary<ISymbol, Value> captured, Value? receiver, SyntaxNode place)
    {
        if (frame.Depth >= MaxDepth || !running.Add(definition))
        {
            return UnknownResult(constructed, null, arguments, frame.Depth >= MaxDepth ? "calls nest too deep to be followed" : $"'{definition.Name}' calls itself", place);
        }

        var result = Enter(definition, receiver, constructed, captured, isolated: false, () =>
        {
            for (var i = 0; i < definition.Parameters.Length; i++)
            {
                DeclareLocal(definition.Parameters[i], i < arguments.Length ? arguments[i] : Null);
            }

            return Execute(body);
        });
        running.Remove(definition);
        return result;
    }

    /// <summary>Calls a delegate.</summary>
    private Value Apply(Value function, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        if (function is Choice choice)
        {
            return choice.Items.Select(item => Apply(item, arguments, place)).Aggregate(Value.Join);
        }

        if (function is not Function known)
        {
            var columns = arguments.Aggregate(ColumnsOf(function), (all, argument) => all.Union(ColumnsOf(argument)));
            return new Opaque(columns, function is Opaque opaque ? opaque.Why : "the delegate is not known here", place);
        }

        if (known.Body is { } lambda)
        {
            unapplied.Remove(lambda);
            return CallNested(known.Method, known.Method, lambda, arguments, known.Captured, known.This, place);
        }

        if (MlNetApi.Find(known.Method) is { } api)
        {
            return InvokeApi(api, known, arguments, place);
        }

        if (known.Method.MethodKind == MethodKind.LocalFunction || code.BodyOf(known.Method, cancellation) is not null || IsOverridable(known.Method))
        {
            return Call(known.Method, known.This, arguments, place);
        }

        // A method group of an extension method is bound to its first argument.
        return known.Method.ReducedFrom is { } extension && known.This is { } first
            ? InvokeFramework(extension, null, arguments.Insert(0, first), place)
            : InvokeFramework(known.Method, known.This, arguments, place);
    }
}
