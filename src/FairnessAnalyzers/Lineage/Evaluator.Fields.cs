using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>What fields and properties hold that this run has not set: what other bodies, constructors and anybody else may give them.</content>
internal sealed partial class Evaluator
{
    /// <summary>Objects of other bodies' runs that a field holds.</summary>
    private readonly Dictionary<int, HeapObject> detached = [];
    private readonly Dictionary<ISymbol, Value> memberValues = new(SymbolEqualityComparer.Default);
    private readonly HashSet<Body> recorded = [];
    private readonly Dictionary<ISymbol, Value> written = new(SymbolEqualityComparer.Default);
    private bool silent;

    /// <summary>What a field or property holds when this run has not set it: whatever any body of the project gives it, together.</summary>
    private Value ValueOf(ISymbol member, Value? receiver, SyntaxNode place)
    {
        member = member.OriginalDefinition;
        if (Schema.TypeOf(member) is { Name: "MLContext" } context && IsLibrary(context.ContainingNamespace))
        {
            // Which one it is makes no difference.
            return Opaque.Because($"'{member.Name}' is an MLContext", place);
        }

        if (!member.IsImplicitlyDeclared && !code.DeclarationsOf(member, cancellation).Any())
        {
            return Schema.TypeOf(member) is { } libraryType ? UnknownOf(libraryType, $"'{member.Name}' comes from another assembly", place) : Opaque.Because($"'{member.Name}' comes from another assembly", place);
        }

        if (member is IPropertySymbol { GetMethod: { } getter } && Body(member) is { Node: not EqualsValueClauseSyntax })
        {
            return Call(getter, receiver, ImmutableArray<Value>.Empty, place);
        }

        if (memberValues.TryGetValue(member, out var known))
        {
            if (unfilled.TryGetValue(member, out var collection))
            {
                Fill(collection, member);
            }

            return known;
        }

        if (IsSettable(member) && Schema.TypeOf(member)?.SpecialType == SpecialType.System_Boolean)
        {
            return Opaque.Because($"'{member.Name}' may be set elsewhere", place);
        }

        var unset = Schema.TypeOf(member) is { } type ? UnknownOf(type, $"nothing sets '{member.Name}' here", place) : Opaque.Because($"nothing sets '{member.Name}' here", place);
        memberValues[member] = Opaque.Because($"'{member.Name}' is computed from itself", place);
        var value = AloneValueOf(member) is { } given ? IsSettable(member) ? Value.Join(given, setElsewhere) : given : unset;
        memberValues[member] = value;
        return value;
    }

    private Value? AloneValueOf(ISymbol member)
    {
        Value? value = null;
        Alone(() =>
        {
            if (code.InitializerOf(member, cancellation) is { } initializer)
            {
                frame = new Frame(++frames, null, null) { Depth = frame.Depth + 1 };
                value = Detach(Evaluate(initializer.Value));
            }
        });

        var writers = code.WritesTo(member.Name).Where(write => Writes(write, member)).Select(write => code.BodyOf(write)).OfType<Body>().Distinct().ToList();
        foreach (var writer in writers)
        {
            Record(writer);
        }

        if (value is not null && IsNull(value))
        {
            // "= null!" is for the compiler: somebody sets it.
            value = null;
        }

        if (written.TryGetValue(member, out var assigned))
        {
            // What is set only while the program runs may be asked for before it is.
            value = value is not null ? Value.Join(value, assigned)
                : !writers.Exists(IsConstructor) && writers.Exists(writer => IsOf(writer, member)) && DefaultOf(Schema.TypeOf(member)) is { } unset ? Value.Join(assigned, unset) : assigned;
        }

        if (value is Reference reference && Deref(reference) is { Items: { IsRows: false, Items.IsEmpty: true, Rest: null } })
        {
            Fill(reference, member);
        }

        return value;
    }

    private static bool IsConstructor(Body body) => body.Node is ConstructorDeclarationSyntax;

    private bool IsOf(Body body, ISymbol member) => SymbolEqualityComparer.Default.Equals(MethodOf(body)?.ContainingType.OriginalDefinition, member.ContainingType);

    /// <summary>The null that a field is before anybody sets it: only who asks whether it is set sees it.</summary>
    private static readonly Constant notYetSet = new(null, null);

    private static Constant? DefaultOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean => new Constant(false, null),
        SpecialType.System_Int32 => new Constant(0, null),
        _ => type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? null : notYetSet,
    };

    /// <summary>What a settings object, a request or a form may hold instead: only who decides by it sees it.</summary>
    private static readonly Opaque setElsewhere = Opaque.Because("it may be set elsewhere", null);

    /// <summary>Whether anybody may set a member of an object that is made elsewhere.</summary>
    private static bool IsSettable(ISymbol member) => !member.IsStatic
        && member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: Accessibility.Public };

    /// <summary>What a reader of a field or property sees.</summary>
    private Value Used(IOperation reference, Value value)
    {
        if (value is not Choice choice || !choice.Items.Any(IsOnlyAskedFor) || IsAskedFor(reference))
        {
            return value;
        }

        return Choice.Of(choice.Items.RemoveAll(IsOnlyAskedFor));

        static bool IsOnlyAskedFor(Value item) => ReferenceEquals(item, notYetSet) || ReferenceEquals(item, setElsewhere);
    }

    /// <summary>Whether code asks what something holds, or hands it on to who may.</summary>
    private bool IsAskedFor(IOperation reference)
    {
        var operand = reference;
        while (operand.Parent is IConversionOperation or IParenthesizedOperation)
        {
            operand = operand.Parent;
        }

        return operand.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation or IIsTypeOperation => true,
            ICoalesceOperation coalesce => coalesce.Value == operand,
            ICoalesceAssignmentOperation coalesce => coalesce.Target == operand,
            IConditionalAccessOperation access => access.Operation == operand,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" or "Equals" or "Any" or "Count" } } => true,
            IInvocationOperation { TargetMethod.Name: "Equals" or "StartsWith" or "EndsWith" } call => call.Instance == operand,
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } or ISwitchOperation or ISwitchExpressionOperation => true,
            IReturnOperation => frame.Method?.AssociatedSymbol is IPropertySymbol,
            _ => false,
        };
    }

    /// <summary>The collections of fields that are read while what fills them runs: they are filled when somebody else reads them.</summary>
    private readonly Dictionary<ISymbol, Reference> unfilled = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// A collection that is made empty and that other code fills: by what that code puts into it, and, unless only constructors do, by more. What the
    /// present run puts into it is seen when it does.
    /// </summary>
    private void Fill(Reference reference, ISymbol member)
    {
        unfilled.Remove(member);
        var fillers = code.FillsOf(member.Name)
            .Where(fill => Names(fill, member))
            .Select(fill => code.BodyOf(fill)).OfType<Body>().Distinct().ToList();
        if (fillers.Exists(body => MethodOf(body) is { } method && running.Contains(method)))
        {
            unfilled.Add(member, reference);
            if (detached.TryGetValue(reference.Address, out var present))
            {
                detached[reference.Address] = present with { Items = present.Items! with { IsPartial = true } };
            }

            return;
        }

        if (fillers.Count == 0 || !detached.TryGetValue(reference.Address, out var empty))
        {
            return;
        }

        var unknown = Opaque.Because($"'{member.Name}' is filled elsewhere", null);
        if (UnknownOf(empty.Type, unknown.Why, null) is Sequence rows && !fillers.TrueForAll(IsConstructor))
        {
            detached[reference.Address] = empty with { Items = rows };
            return;
        }

        memberValues[member] = reference;
        var filled = empty.Items!;
        foreach (var filler in fillers.Take(Value.MaxAlternatives))
        {
            Alone(() =>
            {
                Run(filler, MethodOf(filler));
                if (state is not null && state.Heap.TryGetValue(reference.Address, out var left) && left.Items is { } items)
                {
                    Detach(items);
                    filled = HeapObject.Join(filled, items)!;
                }
            });
        }

        detached[reference.Address] = empty with { Items = fillers.TrueForAll(IsConstructor) ? filled : filled with { Rest = filled.Rest ?? unknown } };
    }

    private bool Writes(SyntaxNode write, ISymbol member) =>
        Names(write is AssignmentExpressionSyntax assignment ? assignment.Left : ((ArgumentSyntax)write).Expression, member);

    private bool Names(ExpressionSyntax written, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(code.ModelOf(written.SyntaxTree).GetSymbolInfo(written, cancellation).Symbol?.OriginalDefinition, member);

    /// <summary>Runs a body once, by itself, to see what it sets.</summary>
    private void Record(Body body)
    {
        if (!recorded.Add(body) || frame.Depth > MaxDepth)
        {
            return;
        }

        Alone(() => Run(body, MethodOf(body)));
    }

    /// <summary>Does something beside the present run: nothing it does is seen here, but for the members it sets.</summary>
    private void Alone(System.Action action)
    {
        var (outerState, outerFrame, outerSilent) = (state, frame, silent);
        (state, silent) = (State.Initial, true);
        try
        {
            action();
        }
        finally
        {
            (state, frame, silent) = (outerState, outerFrame, outerSilent);
        }
    }

    /// <summary>Keeps the objects that a value refers to when its run is over.</summary>
    private Value Detach(Value value)
    {
        var pending = new Stack<Value>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            foreach (var alternative in pending.Pop().Alternatives)
            {
                switch (alternative)
                {
                    case Reference reference when state is not null && state.Heap.TryGetValue(reference.Address, out var target) && !detached.ContainsKey(reference.Address):
                        // What a field holds goes through many hands: an object that acts is then as any of its methods may have left it.
                        detached.Add(reference.Address, IsActor(target.Type) ? target with { Symbolic = true } : target);
                        foreach (var member in target.Members.Values)
                        {
                            pending.Push(member);
                        }

                        foreach (var item in target.Items?.Items ?? ImmutableArray<Value>.Empty)
                        {
                            pending.Push(item);
                        }

                        break;
                    case Tuple tuple:
                        foreach (var item in tuple.Items)
                        {
                            pending.Push(item);
                        }

                        break;
                    case Sequence sequence:
                        foreach (var item in sequence.Items)
                        {
                            pending.Push(item);
                        }

                        break;
                }
            }
        }

        return value;
    }

    private void Remember(ISymbol member, Value value)
    {
        member = member.OriginalDefinition;
        if (silent)
        {
            Detach(value);
            written[member] = written.TryGetValue(member, out var other) ? Value.Join(other, value) : value;
        }
    }
}
