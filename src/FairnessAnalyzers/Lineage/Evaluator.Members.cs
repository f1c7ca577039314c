using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Objects and their members, and the fields that other bodies set.</content>
internal sealed partial class Evaluator
{
    private const int Statics = 0;

    /// <summary>Objects of other bodies' runs that a field holds.</summary>
    private readonly Dictionary<int, HeapObject> detached = [];
    private readonly Dictionary<ISymbol, Value> memberValues = new(SymbolEqualityComparer.Default);
    private readonly HashSet<Body> recorded = [];
    private readonly Dictionary<ISymbol, Value> written = new(SymbolEqualityComparer.Default);
    private bool silent;

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        if (property.IsIndexer)
        {
            return Index(receiver, reference.Arguments.Select(static argument => argument.Value), reference.Syntax);
        }

        return Used(reference, ReadMember(receiver, property, reference.Syntax));
    }

    private Value ReadMember(Value? receiver, ISymbol member, SyntaxNode place)
    {
        if (member is IFieldSymbol { HasConstantValue: true } constant)
        {
            return new Constant(constant.ConstantValue, place);
        }

        if (receiver is Choice choice)
        {
            return choice.Items.Select(item => ReadMember(item, member, place)).Aggregate(Value.Join);
        }

        if (KnownMember(receiver, member, place) is { } known)
        {
            return known;
        }

        switch (receiver)
        {
            case Row row:
                return RowMember(row, member, place);
            case Reference reference when Deref(reference) is { } target:
                return ReadMember(reference, target, member, place);
            case null when member.IsStatic:
                return state is not null && state.Heap.TryGetValue(Statics, out var statics) && statics.Members.TryGetValue(StaticName(member), out var value)
                    ? value
                    : ValueOf(member, receiver, place);
            default:
                var columns = receiver is null ? RowColumn.None : ColumnsOf(receiver);
                return columns.IsEmpty && Body(member) is not null ? ValueOf(member, receiver, place)
                    : columns.IsEmpty && Schema.TypeOf(member) is { } type ? UnknownOf(type, ReasonOf(receiver, member), place)
                    : new Opaque(columns, ReasonOf(receiver, member), place);
        }
    }

    private static string ReasonOf(Value? receiver, ISymbol member) =>
        receiver is Opaque opaque ? opaque.Why : $"'{member.Name}' is not known here";

    /// <summary>A member of a row: a column, unless the member is computed from others.</summary>
    private Value RowMember(Row row, ISymbol member, SyntaxNode place)
    {
        if (member is IPropertySymbol { SetMethod: null } && Body(member) is { } body && body.Node is not EqualsValueClauseSyntax
            && !Schema.MembersOf(row.Type).Any(m => SymbolEqualityComparer.Default.Equals(m.Member, member)))
        {
            return Call(((IPropertySymbol)member).GetMethod!, row, ImmutableArray<Value>.Empty, place);
        }

        // What belongs to a row, such as the person of a case, is a row itself.
        return Schema.TypeOf(member) is { } type && IsOfRows(type, row)
            ? RowsOf(type) is { } rows ? new Sequence(ImmutableArray.Create<Value>(new Row(rows, row.Distance)), null) { IsRows = true, Key = row } : new Row(type, row.Distance)
            : new Opaque(ImmutableHashSet.Create(new RowColumn(Schema.ColumnNameOf(member), member, row.Distance)), $"'{member.Name}' is not known here", place);
    }

    /// <summary>An object with the cells of a row as its members.</summary>
    private static HeapObject RowObject(Row row)
    {
        var members = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (var (name, member, _) in Schema.MembersOf(row.Type))
        {
            members[member.Name] = new Opaque(ImmutableHashSet.Create(new RowColumn(name, member, row.Distance)), $"'{member.Name}' is a cell of the row", null);
        }

        return new HeapObject(row.Type, members.ToImmutable(), null, Symbolic: false);
    }

    private Value ReadMember(Reference reference, HeapObject target, ISymbol member, SyntaxNode place)
    {
        if (target.Items is { } items && member.Name is "Count" or "Length")
        {
            return items.IsCounted ? new Constant(items.Items.Length, place) : Opaque.Because("the number of items is not known", place);
        }

        if (target.Members.TryGetValue(member.Name, out var value))
        {
            return value.Alternatives.Contains(HeapObject.Unset)
                ? value.Alternatives.Where(static v => !ReferenceEquals(v, HeapObject.Unset)).Append(DefaultOf(reference, target, member, place)).Aggregate(Value.Join)
                : value;
        }

        if (target.Items is not null && member.Name is "Keys" or "Values")
        {
            var index = member.Name == "Keys" ? 0 : 1;
            return target.Items! with { Items = target.Items.Items.Select(item => item is Tuple { Items: var pair } && pair.Length == 2 ? pair[index] : item).ToImmutableArray() };
        }

        if (member is IPropertySymbol property && Implementations(property, target).ToList() is { Count: > 0 } found
            && (found.Count > 1 || !SymbolEqualityComparer.Default.Equals(found[0], member) || Body(member) is { Node: not EqualsValueClauseSyntax }))
        {
            return found.Select(implementation => Body(implementation) is { Node: not EqualsValueClauseSyntax } && implementation.GetMethod is { } getter
                    ? Call(getter, reference, ImmutableArray<Value>.Empty, place)
                    : target.Symbolic ? ValueOf(implementation, reference, place) : DefaultOf(reference, target, implementation, place))
                .Aggregate(Value.Join);
        }

        if (target.Symbolic || (target.IsHandedOut && (code.InitializerOf(member, cancellation) is null || Schema.TypeOf(member)?.SpecialType == SpecialType.System_Boolean)))
        {
            return ValueOf(member, reference, place);
        }

        var initial = DefaultOf(reference, target, member, place);
        if (initial is Sequence)
        {
            initial = Allocate(HeapObject.Of(Schema.TypeOf(member) ?? compilation.ObjectType, Sequence.Empty));
        }

        if (initial is Reference)
        {
            if (target.IsHandedOut)
            {
                HandOut(ImmutableArray.Create(initial), $"'{member.Name}' may have been filled", place);
            }

            // The object keeps what it was made with: a collection is filled through it.
            SetMember(reference, member, initial);
        }

        return initial;
    }

    /// <summary>The properties that a read may mean: the object's own, or, where only its base is known, those of all that derive from it.</summary>
    private IEnumerable<IPropertySymbol> Implementations(IPropertySymbol property, HeapObject target)
    {
        if (Implementation(property, target.Type) is IPropertySymbol { IsAbstract: false } found)
        {
            return [found];
        }

        return property.IsAbstract && property.ContainingType is { } declaring
            ? Derived(target.Type is INamedTypeSymbol { IsAbstract: true } known ? known : declaring).Select(type => Implementation(property, type)).OfType<IPropertySymbol>()
                .Where(static p => !p.IsAbstract).Distinct<IPropertySymbol>(SymbolEqualityComparer.Default).Take(Value.MaxAlternatives)
            : [];
    }

    /// <summary>What a member of a new object is before anybody sets it.</summary>
    private Value DefaultOf(Reference reference, HeapObject target, ISymbol member, SyntaxNode place)
    {
        if (MlNetApi.DefaultOf(target.Type, member.Name) is { } column && IsLibrary(member.ContainingNamespace))
        {
            return new Constant(column, null);
        }

        if (code.InitializerOf(member, cancellation) is { } initializer)
        {
            return Inside(reference, initializer.Value);
        }

        if (member is IPropertySymbol { SetMethod: null } && IsLibrary(member.ContainingNamespace) && Schema.TypeOf(member) is { SpecialType: not SpecialType.System_String } collection && IsSequence(collection))
        {
            // ML.NET's own options are filled by the code that makes them; an object of another library may fill itself.
            return member.ContainingNamespace.FullName().StartsWith("Microsoft.ML", System.StringComparison.Ordinal) ? Sequence.Empty
                : UnknownOf(collection, $"what '{member.Name}' holds is not known here", place);
        }

        return Null with { Place = place };
    }

    /// <summary>Evaluates a piece of code that belongs to an object.</summary>
    private Value Inside(Reference receiver, IOperation operation)
    {
        var outer = frame;
        frame = new Frame(++frames, null, receiver) { Depth = outer.Depth + 1, Types = TypesOf(receiver, null, outer) };
        var value = frame.Depth > MaxDepth ? Opaque.Because("calls nest too deep to be followed", operation.Syntax) : Evaluate(operation);
        frame = outer;
        return value;
    }

    /// <summary>The code that computes a property, or initializes a member.</summary>
    private Body? Body(ISymbol member)
    {
        foreach (var node in code.DeclarationsOf(member, cancellation))
        {
            var body = node switch
            {
                PropertyDeclarationSyntax { ExpressionBody: { } arrow } => (SyntaxNode)arrow,
                PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.FirstOrDefault(static a => a.Keyword.ValueText == "get" && (a.Body is not null || a.ExpressionBody is not null)),
                _ => null,
            } ?? code.InitializerOf(member, cancellation)?.Syntax;
            if (body is not null)
            {
                return code.BodyOf(body);
            }
        }

        return null;
    }

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
            .Where(fill => SymbolEqualityComparer.Default.Equals(code.ModelOf(fill.SyntaxTree).GetSymbolInfo(fill, cancellation).Symbol?.OriginalDefinition, member))
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

    private bool Writes(SyntaxNode write, ISymbol member)
    {
        var target = write is AssignmentExpressionSyntax assignment ? (SyntaxNode)assignment.Left : ((ArgumentSyntax)write).Expression;
        return SymbolEqualityComparer.Default.Equals(code.ModelOf(write.SyntaxTree).GetSymbolInfo(target, cancellation).Symbol?.OriginalDefinition, member);
    }

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

    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when aliases.TryGetValue(local.Local, out var aliased):
                Assign(aliased, value);
                break;
            case ILocalReferenceOperation { IsDeclaration: true } declared:
                DeclareLocal(declared.Local, value);
                break;
            case ILocalReferenceOperation local:
                SetLocal(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                SetLocal(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation field:
                SetMember(field.Instance is null ? null : Evaluate(field.Instance), field.Field, value);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexer:
                SetItem(Evaluate(indexer.Instance), indexer.Arguments.Select(a => Evaluate(a.Value)).ToImmutableArray(), value, indexer.Syntax);
                break;
            case IPropertyReferenceOperation property:
                SetMember(property.Instance is null ? null : Evaluate(property.Instance), property.Property, value);
                break;
            case IArrayElementReferenceOperation element:
                SetItem(Evaluate(element.ArrayReference), element.Indices.Select(Evaluate).ToImmutableArray(), value, element.Syntax);
                break;
            case ITupleOperation tuple:
                var parts = PartsOf(value, tuple.Elements.Length, tuple.Syntax);
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], parts[i]);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value);
                break;
            case IParenthesizedOperation parenthesized:
                Assign(parenthesized.Operand, value);
                break;
        }

        return value;
    }

    /// <summary>The parts of a value that is taken apart: a tuple, a key-value pair, a record.</summary>
    private ImmutableArray<Value> PartsOf(Value value, int count, SyntaxNode place) => value switch
    {
        Tuple { Items: var items } when items.Length == count => items,
        Choice choice => choice.Items.Select(item => PartsOf(item, count, place)).Aggregate((a, b) => a.Zip(b, Value.Join).ToImmutableArray()),
        Reference reference when Deref(reference) is { } target && target.Type is INamedTypeSymbol type
            && type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == count && c.Parameters.All(p => target.Members.ContainsKey(p.Name))) is { } constructor
            => constructor.Parameters.Select(p => target.Members[p.Name]).ToImmutableArray(),
        _ => Enumerable.Repeat<Value>(new Opaque(ColumnsOf(value), value is Opaque opaque ? opaque.Why : "it is taken apart while the program runs", place), count).ToImmutableArray(),
    };

    private void SetMember(Value? receiver, ISymbol member, Value value)
    {
        if (state is null)
        {
            return;
        }

        value = Decided(value, receiver is null ? RowColumn.None : MadeUnder(receiver));
        kept.AddRange(value.Alternatives.OfType<Estimator>());
        Remember(member, value);
        if (member.IsStatic || receiver is null)
        {
            var statics = state.Heap.TryGetValue(Statics, out var known) ? known : HeapObject.Of(compilation.ObjectType);
            state = state with { Heap = state.Heap.SetItem(Statics, statics with { Members = statics.Members.SetItem(StaticName(member), value) }) };
            return;
        }

        var single = receiver.Alternatives.Length == 1;
        foreach (var alternative in receiver.Alternatives)
        {
            if (Sabotage.Has(Bug.IgnoresOptionsAssignments) && frame.Initialized.Count == 0 && member.Name.EndsWith("ColumnName", System.StringComparison.Ordinal))
            {
                continue;
            }

            if (alternative is Reference reference && Deref(reference) is { } target)
            {
                // One of several objects may be meant: each keeps what it had as well.
                var content = single || !target.Members.TryGetValue(member.Name, out var before) ? value : Value.Join(before, value);
                state = state with { Heap = state.Heap.SetItem(reference.Address, target with { Members = target.Members.SetItem(member.Name, content) }) };
            }
        }
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

    private static string StaticName(ISymbol member) => member.OriginalDefinition.GetDocumentationCommentId() ?? member.Name;
}
