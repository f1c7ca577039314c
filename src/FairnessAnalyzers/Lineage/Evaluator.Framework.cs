using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>What the framework offers that column names pass through: queries, strings, reflection, tasks.</content>
internal sealed partial class Evaluator
{
    private Value InvokeFramework(IInvocationOperation call, Value? receiver, Value? chained)
    {
        var arguments = ArgumentsOf(call.Arguments, chained);
        var value = InvokeFramework(call.TargetMethod, receiver, arguments, call.Syntax);
        WriteBack(call.Arguments, receiver, arguments);
        return value;
    }

    private Value InvokeFramework(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var type = Substitute(method.ReturnType);
        var owner = (method.ReducedFrom ?? method).ContainingType;
        var value = (owner?.ContainingNamespace is { } home && IsLibrary(home) ? owner.Name : null, method.Name) switch
        {
            ("Enumerable" or "Queryable" or "ImmutableArray" or "ImmutableArrayExtensions" or "ImmutableList" or "ImmutableHashSet" or "ParallelEnumerable" or "MemoryExtensions" or "CollectionExtensions", _)
                when receiver is null && arguments.Length > 0 => OfType(method, arguments) ?? Query(method.Name, arguments, place, type) ?? Made(method.Name, arguments, place, type),
            ("EntityFrameworkQueryableExtensions" or "RelationalQueryableExtensions" or "QueryableExtensions" or "AsyncEnumerable", _) when receiver is null && arguments.Length > 0
                => Query(method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name, arguments, place, type),
            ("Array" or "Enumerable" or "ImmutableArray" or "ImmutableList", "Empty") => Allocate(HeapObject.Of(type, Sequence.Empty)),
            ("Enumerable", "Range") when arguments is [Constant { Content: int from }, Constant { Content: int count and >= 0 and <= MaxTurns }]
                => new Sequence(Enumerable.Range(from, count).Select(i => (Value)new Constant(i, place)).ToImmutableArray(), null),
            ("Enumerable", "Repeat") when arguments is [var item, Constant { Content: int count and >= 0 and <= MaxTurns }]
                => new Sequence(Enumerable.Repeat(item, count).ToImmutableArray(), null),
            ("Array", "ConvertAll") => Query("Select", arguments, place, type),
            ("Array", "FindAll") => Query("Where", arguments, place, type),
            ("Array", "Resize" or "Sort" or "Reverse") => null,
            ("Tuple" or "ValueTuple" or "KeyValuePair", "Create") => TupleOf(arguments, place),
            ("Task" or "ValueTask", "FromResult") => arguments[0],
            ("Task", "Run") or ("TaskFactory", "StartNew") => Apply(arguments[0], ImmutableArray<Value>.Empty, place),
            (_, "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "Wait") when receiver is not null => receiver,
            ("String", _) => OfCells(Text(method.Name, receiver, arguments, place), receiver is null ? arguments : arguments.Add(receiver), place),
            (_, "ReferenceEquals" or "Equals") when receiver is null && arguments.Length >= 2 => Decision(Same(arguments[0], arguments[1]), RowColumn.None, place),
            (_, "Equals") when receiver is not null && arguments.Length == 1 => Decision(Same(receiver, arguments[0]), ColumnsOf(receiver).Union(ColumnsOf(arguments[0])), place),
            (_, "ToString") when receiver is not null && arguments.IsEmpty => TextOf(receiver, place),
            (_, "GetType") when receiver is Reference reference && Deref(reference) is { } target => new TypeValue(target.Type),
            _ => null,
        };
        value ??= Reflect(method, receiver, arguments, place);
        if (value is null && receiver is not null && (receiver is Reference or Sequence || receiver.Alternatives.Any(static a => a is Reference)) && IsSequenceLike(receiver))
        {
            value = InvokeCollection(method.Name, receiver, arguments, place, type) ?? Query(method.Name, arguments.Insert(0, receiver), place, type);
        }

        value ??= InvokeMlNetMember(method, receiver, arguments, place);
        if (value is not null)
        {
            return value;
        }

        if (method.Name == "TryGetValue" && receiver is not null && arguments.Length == 2)
        {
            outValues[method.OriginalDefinition.Parameters[1]] = Index(receiver, ImmutableArray.Create(arguments[0]), place);
        }

        var columns = GivenTo(receiver, arguments).Union(RunDelegates(arguments, place));
        HandOut(arguments, $"'{method.Name}' may have filled it", place);
        var why = receiver is Opaque opaque && opaque.Columns.IsEmpty ? opaque.Why
            : arguments.OfType<Opaque>().FirstOrDefault() is { } unknown && columns.IsEmpty && method.ContainingNamespace is { } space && IsLibrary(space) ? unknown.Why
            : $"'{method.Name}' is in another assembly";
        return Unknown(type, columns, receiver, arguments, why, place);
    }

    /// <summary>What a library is given it may fill: an empty list, and the members of an object that nobody has set.</summary>
    private void HandOut(ImmutableArray<Value> arguments, string why, SyntaxNode place)
    {
        foreach (var reference in arguments.OfType<Reference>())
        {
            if (state is null || Deref(reference) is not { Symbolic: false } target)
            {
                continue;
            }

            var filled = target with { IsHandedOut = true };
            if (target.Items is { Items.IsEmpty: true, Rest: null })
            {
                filled = filled with { Items = UnknownOf(target.Type, why, place) as Sequence ?? new Sequence(ImmutableArray<Value>.Empty, Opaque.Because(why, place)) };
            }

            state = state with { Heap = state.Heap.SetItem(reference.Address, filled) };
        }
    }

    /// <summary>What is given a lambda to keep, as an event is, may run it at any time from then on.</summary>
    private void MayRun(ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var before = state;
        RunDelegates(arguments, place);
        state = State.Join(before, state);
    }

    /// <summary>A method that is given a lambda probably calls it: what the lambda does is seen, and the cells it returns may be returned.</summary>
    private ImmutableHashSet<RowColumn> RunDelegates(ImmutableArray<Value> arguments, SyntaxNode place)
    {
        var columns = RowColumn.None;
        foreach (var argument in arguments)
        {
            if (argument is Function { Body: not null } function)
            {
                columns = columns.Union(ColumnsOf(Apply(function, function.Method.Parameters.Select(UnknownItem).ToImmutableArray(), place)));
            }
        }

        return columns;
    }

    private bool IsSequenceLike(Value value) => value switch
    {
        Sequence => true,
        Reference reference => Deref(reference) is { } target && (target.Items is not null || IsSequence(target.Type) || target.Type.Name.EndsWith("Builder", StringComparison.Ordinal)),
        Choice choice => choice.Items.Any(IsSequenceLike),
        _ => false,
    };

    /// <summary><c>OfType&lt;T&gt;</c>, where it can be decided.</summary>
    private Value? OfType(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (method.Name != "OfType" || method.TypeArguments.Length != 1)
        {
            return null;
        }

        var items = ItemsOf(arguments[0], (SyntaxNode?)null);
        var type = Substitute(method.TypeArguments[0]);
        return Filter(items, item => IsOfType(item, type), items.Enumeration?.Place ?? items.Rest?.Place!);
    }

    private Value? Made(string name, ImmutableArray<Value> arguments, SyntaxNode place, ITypeSymbol type) => name switch
    {
        "Create" => Allocate(HeapObject.Of(type, arguments.Length == 1 && IsSequenceLike(arguments[0]) ? ItemsOf(arguments[0], place) : new Sequence(arguments, null))),
        "AsSpan" or "AsMemory" => arguments[0],
        "GetValueOrDefault" when arguments.Length > 1 => Index(arguments[0], ImmutableArray.Create(arguments[1]), place),
        _ => null,
    };

    /// <summary>A text that is made of cells of the row, or of what they decide.</summary>
    private Value? OfCells(Value? text, ImmutableArray<Value> parts, SyntaxNode place)
    {
        var columns = text is null ? RowColumn.None : ColumnsOf(parts, throughObjects: true);
        return columns.IsEmpty ? text : text is Reference ? new Opaque(columns, "it is made of cells of the row", place) : WithColumns(text!, columns);
    }

    /// <summary>A text that is longer is not known.</summary>
    private const int MaxText = 10_000;

    private Value? Text(string name, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        switch (name)
        {
            case "Concat" when receiver is null:
                var parts = arguments.Length == 1 && IsSequenceLike(arguments[0]) ? ItemsOf(arguments[0], place) : new Sequence(arguments, null);
                return parts.Rest ?? parts.Items.Aggregate((Value)new Constant("", place), (text, part) => Binary(BinaryOperatorKind.Add, text, TextOf(part, place), place));
            case "Format" when arguments.Length > 1 && arguments[0] is Constant { Content: string format }:
                var values = arguments.Length == 2 && IsSequenceLike(arguments[1]) ? ItemsOf(arguments[1], place).Items : arguments.RemoveAt(0);
                return values.All(static v => v is Constant) && format.Length + ((long)format.Length * LengthOf(values)) <= 100 * MaxText ? TryFormat(format, values, place) : null;
            case "Join" when arguments.Length == 2 && arguments[0] is Constant { Content: var separator } && ItemsOf(arguments[1], place) is { Rest: null } list && list.Items.All(static v => v is Constant)
                && LengthOf(list.Items) + ((long)LengthOf(arguments) * list.Items.Length) <= MaxText:
                return new Constant(string.Join(System.Convert.ToString(separator, System.Globalization.CultureInfo.InvariantCulture), list.Items.Select(static v => ((Constant)v).Content)), place);
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when arguments is [Constant { Content: null or string, Columns.IsEmpty: true } text]:
                return new Constant(name == "IsNullOrEmpty" ? string.IsNullOrEmpty((string?)text.Content) : string.IsNullOrWhiteSpace((string?)text.Content), place);
            case "Split" when receiver is Constant { Content: string whole } && arguments.Length > 0 && arguments[0] is Constant { Content: char or string } by:
                return Allocate(HeapObject.Of(compilation.CreateArrayTypeSymbol(compilation.GetSpecialType(SpecialType.System_String)), new Sequence(
                    whole.Split([by.Content!.ToString()], StringSplitOptions.None).Select(part => (Value)new Constant(part, place)).ToImmutableArray(), null)));
        }

        if (receiver is Choice choice && arguments.All(static a => a is Constant))
        {
            return choice.Items.Select(item => Text(name, item, arguments, place) ?? new Opaque(ColumnsOf(item), "it is computed while the program runs", place)).Aggregate(Value.Join);
        }

        if (receiver is not Constant { Content: string self, Columns: var columns } || !arguments.All(static a => a is Constant))
        {
            return null;
        }

        var given = arguments.Select(static a => ((Constant)a).Content).ToArray();
        var ignoreCase = given.OfType<int>().Any(static i => i is (int)StringComparison.OrdinalIgnoreCase or (int)StringComparison.InvariantCultureIgnoreCase or (int)StringComparison.CurrentCultureIgnoreCase);
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var argument = given.Length > 0 ? given[0]?.ToString() : null;
        object? folded = name switch
        {
            "StartsWith" when argument is not null => self.StartsWith(argument, comparison),
            "EndsWith" when argument is not null => self.EndsWith(argument, comparison),
            "Contains" when argument is not null => self.IndexOf(argument, comparison) >= 0,
            "Equals" when given.Length > 0 => string.Equals(self, argument, comparison),
            "ToUpper" or "ToUpperInvariant" => self.ToUpperInvariant(),
            "ToLower" or "ToLowerInvariant" => self.ToLowerInvariant(),
            "Trim" when given.Length == 0 => self.Trim(),
            "Replace" when given is [string from, string or null] && from.Length > 0 && self.Length * (1L + ((given[1] as string)?.Length ?? 0)) <= MaxText => self.Replace(from, (string?)given[1]),
            "Substring" when given is [int start] && start >= 0 && start <= self.Length => self.Substring(start),
            "Substring" when given is [int start, int length] && start >= 0 && length >= 0 && start + length <= self.Length => self.Substring(start, length),
            "ToString" => self,
            _ => null,
        };
        return folded is null ? null : new Constant(folded, place) { Columns = columns };
    }

    private static int LengthOf(ImmutableArray<Value> texts) => texts.Sum(static text => text is Constant { Content: string content } ? content.Length : 20);

    private static Value? TryFormat(string format, ImmutableArray<Value> values, SyntaxNode place)
    {
        try
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values.Select(static v => ((Constant)v).Content).ToArray());
            return text.Length <= MaxText ? new Constant(text, place) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reflection over a row type: its members, their names, types and attributes.</summary>
    private Value? Reflect(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        switch (method.Name, receiver)
        {
            case ("GetProperties" or "GetFields" or "GetMembers" or "GetRuntimeProperties", TypeValue type):
                return MembersOf(type.Type, method.Name, place);
            case ("GetProperty" or "GetField", TypeValue type) when arguments.Length > 0 && arguments[0] is Constant { Content: string name }:
                return type.Type.GetMembers(name).FirstOrDefault() is { } found ? new MemberValue(found, place) : Null;
            case ("GetTypeInfo", TypeValue):
                return receiver;
        }

        var subject = receiver ?? (arguments.Length > 0 ? arguments[0] : null);
        if (subject is Choice or not (MemberValue or TypeValue))
        {
            return null;
        }

        if (method.Name is "GetTypeInfo" or "GetRuntimeProperties" && subject is TypeValue reflected)
        {
            return method.Name == "GetTypeInfo" ? subject : MembersOf(reflected.Type, "GetProperties", place);
        }

        var symbol = subject is MemberValue member ? member.Member : ((TypeValue)subject).Type;
        var wanted = method.TypeArguments.Length == 1 ? Substitute(method.TypeArguments[0]) : arguments.OfType<TypeValue>().Select(static t => t.Type).FirstOrDefault(t => !ReferenceEquals(t, symbol));
        var attributes = symbol.GetAttributes().Where(a => a.AttributeClass is not null && (wanted is null || compilation.HasImplicitConversion(a.AttributeClass, wanted)))
            .Select(a => (Value)new AttributeValue(a, place)).ToImmutableArray();
        return method.Name switch
        {
            "GetCustomAttributes" => new Sequence(attributes, null),
            "GetCustomAttribute" => attributes.Length > 0 ? attributes[0] : Null,
            "IsDefined" => new Constant(attributes.Length > 0, place),
            _ => null,
        };
    }

    private static Sequence MembersOf(ITypeSymbol type, string method, SyntaxNode place)
    {
        var fields = method is "GetFields" or "GetMembers";
        var properties = method is "GetProperties" or "GetMembers" or "GetRuntimeProperties";
        var members = Schema.MembersOf(type).Select(static m => m.Member)
            .Where(m => m is IFieldSymbol ? fields : properties).Select(m => (Value)new MemberValue(m, place)).ToImmutableArray();
        return new Sequence(members, type is ITypeParameterSymbol ? Opaque.Because($"type '{type.Name}' is not known here", place) : null)
        {
            Enumeration = new Enumeration(place, $"reflection takes the members of '{type.Name}' as they come"),
        };
    }

    /// <summary>What a property of one of the values above gives; null where the value does not know the property.</summary>
    private Value? KnownMember(Value? receiver, ISymbol member, SyntaxNode place)
    {
        switch (receiver, member.Name)
        {
            case (Sequence { Key: { } key }, "Key"):
                return key;
            case (Constant { Content: string text }, "Length"):
                return new Constant(text.Length, place) { Columns = ColumnsOf(receiver) };
            case (View view, "Schema"):
                return new SchemaValue(view);
            case (Split split, "TrainSet" or "TestSet"):
                return split.Whole;
            case (ColumnPair pair, "OutputColumnName" or "Name"):
                return pair.Output;
            case (ColumnPair pair, "InputColumnName"):
                return pair.Input;
            case (ColumnValue column, "Name"):
                return new Constant(column.Name, column.Place);
            case (ColumnValue column, "Type"):
                return DataTypeOf(column.Type) is { } type ? new DataType(type) : Opaque.Because($"the type of column '{column.Name}' is not known", place);
            case (ColumnValue, "IsHidden"):
                return new Constant(false, place);
            case (ColumnValue, "Value") or (TypeValue, "Value") or (MemberValue, "Value"):
                return receiver;
            case (MemberValue reflected, "Name"):
                return new Constant(reflected.Member.Name, reflected.Place);
            case (MemberValue reflected, "PropertyType" or "FieldType"):
                return Schema.TypeOf(reflected.Member) is { } memberType ? new TypeValue(memberType) : null;
            case (TypeValue named, "Name"):
                return new Constant(named.Type.MetadataName, place);
            case (DataType { Name: "Text" }, "RawType"):
                return compilation.GetTypeByMetadataName("System.ReadOnlyMemory`1")?.Construct(compilation.GetSpecialType(SpecialType.System_Char)) is { } memory ? new TypeValue(memory) : null;
            case (DataType data, "RawType"):
                return ClrTypeOf(data.Name) is var special && special != SpecialType.None ? new TypeValue(compilation.GetSpecialType(special)) : null;
            case (Estimator { Last: { } last }, "LastEstimator"):
                return new Estimator(last.After(null));
            case (Transformer { Last: { } last }, "LastTransformer"):
                return new Transformer(last.After(null));
            case (Tuple tuple, _) when member is IFieldSymbol field:
                return Element(tuple, field);
            case (Tuple { Items: { Length: 2 } pair }, "Key"):
                return pair[0];
            case (Tuple { Items: { Length: 2 } pair }, "Value"):
                return pair[1];
            case (Tuple { Items: var items }, var name) when name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var position) && position >= 1 && position <= items.Length:
                return items[position - 1];
            case (AttributeValue attribute, _):
                return Argument(attribute, member.Name, place);
            case ({ } task, "Result") when member.ContainingType?.Name is "Task" or "ValueTask":
                return task;
            case (Sequence sequence, "Count" or "Length"):
                return sequence.IsCounted ? new Constant(sequence.Items.Length, place) : Opaque.Because("the number of items is not known", place);
            case ({ } nullable, "Value") when member.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return nullable;
            case (null, _) when member is { IsStatic: true, ContainingType.Name: "NumberDataViewType" }:
                return new DataType(member.Name);
            case (null, "Instance") when member.ContainingType is { Name: var typeName } && typeName.EndsWith("DataViewType", StringComparison.Ordinal):
                return new DataType(typeName.Substring(0, typeName.Length - "DataViewType".Length));
            case (null, "Empty") when member is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String }:
                return new Constant("", place);
            case (null, "Empty") when member is { IsStatic: true, ContainingType.Name: "ImmutableArray" or "ImmutableList" or "ImmutableHashSet" }:
                return Sequence.Empty;
            default:
                return null;
        }
    }

    private static Value? Element(Tuple tuple, IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var position) && position >= 1 && position <= tuple.Items.Length
            ? tuple.Items[position - 1] : null;
    }

    private static Value Argument(AttributeValue attribute, string name, SyntaxNode place)
    {
        foreach (var named in attribute.Attribute.NamedArguments)
        {
            if (named.Key == name)
            {
                return ValueOf(named.Value, place);
            }
        }

        var constructor = attribute.Attribute.AttributeConstructor;
        for (var i = 0; constructor is not null && i < constructor.Parameters.Length && i < attribute.Attribute.ConstructorArguments.Length; i++)
        {
            if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return ValueOf(attribute.Attribute.ConstructorArguments[i], place);
            }
        }

        return Opaque.Because($"'{name}' is not an argument of the attribute", place);
    }

    private static Value ValueOf(TypedConstant constant, SyntaxNode place) => constant.Kind switch
    {
        TypedConstantKind.Array => constant.IsNull ? Null : new Sequence(constant.Values.Select(v => ValueOf(v, place)).ToImmutableArray(), null),
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => new TypeValue(type),
        _ => new Constant(constant.Value, place),
    };

    private static string? DataTypeOf(ITypeSymbol? type) => type switch
    {
        null => null,
        { SpecialType: SpecialType.System_String } => "Text",
        { SpecialType: SpecialType.System_Boolean } => "Boolean",
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16
            or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte } => type.Name,
        IArrayTypeSymbol => "Vector",
        { Name: "ReadOnlyMemory" } => "Text",
        { Name: "DateTime" or "DateTimeOffset" or "TimeSpan" } => type.Name,
        _ => null,
    };

    private static SpecialType ClrTypeOf(string dataType) => dataType switch
    {
        "Single" => SpecialType.System_Single,
        "Double" => SpecialType.System_Double,
        "Boolean" => SpecialType.System_Boolean,
        "Int32" => SpecialType.System_Int32,
        "Int64" => SpecialType.System_Int64,
        "Int16" => SpecialType.System_Int16,
        "UInt16" => SpecialType.System_UInt16,
        "UInt32" => SpecialType.System_UInt32,
        "UInt64" => SpecialType.System_UInt64,
        "Byte" => SpecialType.System_Byte,
        "SByte" => SpecialType.System_SByte,
        _ => SpecialType.None,
    };
}
