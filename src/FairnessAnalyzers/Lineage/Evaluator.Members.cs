using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Objects and their members, read and set.</content>
internal sealed partial class Evaluator
{
    private const int Statics = 0;

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

    private static string StaticName(ISymbol member) => member.OriginalDefinition.GetDocumentationCommentId() ?? member.Name;
}
