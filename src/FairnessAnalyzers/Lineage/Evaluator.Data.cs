using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Data: where its columns come from, and the code that maps rows.</content>
internal sealed partial class Evaluator
{
    private Value Load(ApiCall call)
    {
        var calls = ImmutableArray.Create(call.Operation);
        if (call.Api.Effect == Effect.LoadsWithLoader)
        {
            var loaders = (call.Receiver ?? Null).Alternatives.Select(loader => loader is Loader known
                ? (Value)new View(known.Schema, null, known.Calls.Add(call.Operation))
                : new View(Schema.Open(loader is Opaque opaque ? opaque.Why : "the loader is not known here"), null, calls));
            return Choice.Of(loaders.Distinct().ToImmutableArray());
        }

        var schema = SchemaOf(call);
        return call.Api.Effect is Effect.CreatesTextLoader or Effect.CreatesDatabaseLoader || call.Api.Name.StartsWith("Create", StringComparison.Ordinal)
            ? new Loader(schema, calls) : new View(schema, null, calls);
    }

    private Schema SchemaOf(ApiCall call)
    {
        var method = call.Operation.TargetMethod;
        var row = method.TypeArguments.Length > 0 ? Substitute(method.TypeArguments[0]) as INamedTypeSymbol : null;
        if (call.Api.Effect == Effect.LoadsEnumerable)
        {
            if (call["schema"] is { } dynamicSchema && !IsNull(dynamicSchema))
            {
                return dynamicSchema is SchemaValue known ? known.View.Schema : Schema.Open("the schema is given while the program runs");
            }

            return row is null ? Schema.Open("the row type is not known") : Renamed(SchemaOf(row, ItemsOf(call["data"] ?? Null, call.Place)), call["schemaDefinition"], row);
        }

        if (row is not null)
        {
            return Schema.Of(row);
        }

        var columns = call["columns"] is { } list && !IsNull(list) ? list : call["options"] is { } options && !IsNull(options) ? OptionColumns(options, call) : null;
        return columns is null || IsNull(columns) ? Schema.Open("the columns come from the file") : SchemaOf(columns, call);
    }

    private Value? OptionColumns(Value options, ApiCall call)
    {
        var type = options is Reference reference ? Deref(reference)?.Type : null;
        return MemberNamed(type ?? call.Operation.TargetMethod.Parameters.First(static p => p.Name == "options").Type, "Columns") is { } member && options is not Opaque
            ? ReadMember(options, member, call.Place) : options;
    }

    /// <summary>The schema of a list of loader columns.</summary>
    private Schema SchemaOf(Value columns, ApiCall call)
    {
        var items = ItemsOf(columns, call.Place);
        var result = ImmutableArray.CreateBuilder<SchemaColumn>();
        var open = items.Rest?.Why;
        var names = new HashSet<string>();
        foreach (var item in items.Items.SelectMany(static i => i.Alternatives))
        {
            if (item is Reference reference && Deref(reference) is { } column && column.Members.TryGetValue("Name", out var name) && NamesOf(name, call.Place, call.Place) is { Rest: null } known)
            {
                foreach (var found in known.Names.Where(found => names.Add(found.Name)))
                {
                    var range = column.Members.ContainsKey("$range") ? new Enumeration(found.Place, $"column '{found.Name}' takes a range of fields") : null;
                    result.Add(new SchemaColumn(found.Name, ImmutableArray.Create(new SourceColumn(found.Name, null, found.Place)), null, range));
                }
            }
            else
            {
                open ??= item is Opaque opaque ? opaque.Why : "a column of the loader is not known here";
            }
        }

        return Schema.Of(result.ToImmutable(), open: open);
    }

    /// <summary>The schema of rows in memory: each column is the row type's, or what a projection computed it from.</summary>
    private Schema SchemaOf(INamedTypeSymbol row, Sequence items)
    {
        var schema = Schema.Of(row);
        var objects = items.Items.SelectMany(static i => i.Alternatives).OfType<Reference>().Select(Deref).Where(static o => o is { Symbolic: false }).ToList();
        if (objects.Count == 0 || schema.WhyOpen is not null)
        {
            return schema;
        }

        var columns = schema.Columns.Select(column =>
        {
            var member = column.Sources[0].Member!;
            var sources = objects.Select(o => o!.Members.TryGetValue(member.Name, out var value) ? ColumnsOf(value) : RowColumn.None).Aggregate((a, b) => a.Union(b));
            if (sources.All(source => source.Distance is null && SymbolEqualityComparer.Default.Equals(source.Member, member)))
            {
                var cells = objects.Select(static o => o!.Creation).OfType<IObjectCreationOperation>().Distinct().SelectMany(made => RawCell.Of(made, member.Name)).ToImmutableArray();
                return cells.IsEmpty ? column : column with { Sources = column.Sources.Select(source => source with { Cells = cells }).ToImmutableArray() };
            }

            var projected = sources.OrderBy(static s => s.Name, StringComparer.Ordinal).ThenBy(static s => s.Distance, StringComparer.Ordinal).Select(s => Schema.SourceOf(s.Name, s.Member) with
            {
                Distance = s.Distance,
                Aliases = SymbolEqualityComparer.Default.Equals(s.Member, member) ? ImmutableArray<ISymbol>.Empty : ImmutableArray.Create(member),
            }).ToImmutableArray();
            return column with { Sources = projected };
        });
        return Schema.Of(columns.ToImmutableArray(), row);
    }

    /// <summary>A schema with what a <c>SchemaDefinition</c> renames and removes.</summary>
    private Schema Renamed(Schema schema, Value? definition, INamedTypeSymbol row)
    {
        if (definition is null || IsNull(definition))
        {
            return schema;
        }

        if (definition is not Reference reference || Deref(reference) is not { Items: { Rest: null } items })
        {
            return Schema.Of(schema.Columns, row, "the schema definition is not known here");
        }

        var columns = ImmutableArray.CreateBuilder<SchemaColumn>();
        foreach (var item in items.Items.OfType<Reference>().Select(Deref))
        {
            if (item is not null && item.Members.TryGetValue("MemberName", out var memberName) && memberName is Constant { Content: string original }
                && schema.Columns.FirstOrDefault(c => c.Sources[0].Member?.Name == original || c.Name == original) is { } column
                && item.Members.TryGetValue("ColumnName", out var columnName))
            {
                columns.Add(columnName is Constant { Content: string name } && name != column.Name
                    ? column with { Name = name, Sources = column.Sources.Select(s => s with { Name = name }).ToImmutableArray() } : column);
            }
        }

        return Schema.Of(columns.ToImmutable(), row);
    }

    /// <summary>The objects of ML.NET's own types, which have no code here.</summary>
    private Value? CreateKnown(IObjectCreationOperation creation, ITypeSymbol type)
    {
        if (type.ContainingNamespace is not { } space || !IsLibrary(space))
        {
            return null;
        }

        var parameters = creation.Constructor!.Parameters;
        Value Of(string name) => creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == name) is { } argument ? Evaluate(argument.Value) : Null;
        switch (type.Name)
        {
            case "InputOutputColumnPair":
                var output = Of("outputColumnName");
                return new ColumnPair(output, Of("inputColumnName") is var input && IsNull(input) ? output : input);
            case "ColumnOptions" when parameters.Any(static p => p.Name == "name"):
                var name = Of("name");
                return new ColumnPair(name, Of("inputColumnName") is var from && IsNull(from) ? name : from);
            case "EstimatorChain":
                return new Estimator(null);
            case "TransformerChain":
                var steps = creation.Arguments.Select(a => Evaluate(a.Value)).SelectMany(a => IsSequenceLike(a) ? ItemsOf(a, creation.Syntax).Items : ImmutableArray.Create(a));
                return new Transformer(steps.Aggregate((Step?)null, static (chain, value) => Step.Append(chain, value is Transformer t ? t.Last
                    : new UnknownStep(value as Opaque ?? Opaque.Because("the transformer is not known here", null)))));
            case "KeyValuePair" or "Tuple" or "ValueTuple" when creation.Arguments.Length > 1:
                return TupleOf(ArgumentsOf(creation.Arguments), creation.Syntax);
            case "Task" or "Lazy" when creation.Arguments.Length > 0 && Evaluate(creation.Arguments[0].Value) is Function factory:
                return Apply(factory, ImmutableArray<Value>.Empty, creation.Syntax);
        }

        if (IsSequence(type) || type.Name.EndsWith("Builder", StringComparison.Ordinal))
        {
            var arguments = ArgumentsOf(creation.Arguments);
            var items = arguments.Where(IsSequenceLike).Select(a => ItemsOf(a, creation.Syntax)).FirstOrDefault() ?? Sequence.Empty;
            return Allocate(HeapObject.Of(type, items));
        }

        if (!space.FullName().StartsWith("Microsoft.ML", StringComparison.Ordinal))
        {
            return null;
        }

        var target = HeapObject.Of(type);
        foreach (var parameter in parameters)
        {
            var value = Of(parameter.Name);
            target = target with { Members = target.Members.SetItem(char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1), value) };
            if (parameter.Name is "minIndex" or "maxIndex" || (parameter.Name == "source" && IsRange(ItemsOf(value, creation.Syntax))))
            {
                target = target with { Members = target.Members.SetItem("$range", value) };
            }
        }

        return Allocate(target);
    }

    /// <summary>Whether the source of a loader column is more than one field.</summary>
    private bool IsRange(Sequence source) =>
        source is not { Rest: null, Items: [Reference only] } || Deref(only) is not { } range
        || !(range.Members.ContainsKey("Index")
            || (range.Members.TryGetValue("Min", out var min) && range.Members.TryGetValue("Max", out var max) && Same(min, max) == true));

    /// <summary>Methods of ML.NET that build or read schemas.</summary>
    private Value? InvokeMlNetMember(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode place)
    {
        switch (method.Name, receiver)
        {
            case ("Create", null) when method.ContainingType?.Name == "SchemaDefinition":
                var row = arguments is [TypeValue type, ..] ? type.Type : method.TypeArguments.Length == 1 ? Substitute(method.TypeArguments[0]) : null;
                if (row is null)
                {
                    return null;
                }

                var items = Schema.MembersOf(row).Select(m => (Value)Allocate(HeapObject.Of(row) with
                {
                    Members = ImmutableDictionary<string, Value>.Empty.Add("MemberName", new Constant(m.Member.Name, place)).Add("ColumnName", new Constant(m.Name, place)),
                }));
                return Allocate(HeapObject.Of(method.ContainingType, new Sequence(items.ToImmutableArray(), null)));
            case ("AddColumn", Reference) when arguments.Length > 0 && method.ContainingType?.Name == "Builder":
                Change(receiver, known => known with { Items = known.Items.Add(arguments[0]) });
                return receiver;
            case ("ToSchema", Reference builder) when Deref(builder) is { Items: { } columns }:
                var names = NamesOf(columns, place, place);
                return new SchemaValue(new View(
                    Schema.Of(names.Names.Select(n => new SchemaColumn(n.Name, ImmutableArray.Create(new SourceColumn(n.Name, null, n.Place)), null, null)).ToImmutableArray(), open: names.Rest?.Why),
                    null, ImmutableArray<IInvocationOperation>.Empty));
            case ("Predict", _) when method.ContainingType?.Name.StartsWith("PredictionEngine", StringComparison.Ordinal) == true && IsRowType(method.ReturnType):
                return new Row(Substitute(method.ReturnType));
            case ("GetColumnOrNull", SchemaValue schema) when arguments is [Constant { Content: string name }]:
                var visible = Flows.Of(schema.View);
                return visible.Find(name) is null && visible.IsKnown ? Null : new ColumnValue(name, null, place);
            default:
                return null;
        }
    }

    /// <summary>A mapping in C#: every member of the destination is written, from the members of the source that decide it.</summary>
    private Value MapCustom(ApiCall call)
    {
        var types = call.Operation.TargetMethod.TypeArguments;
        if (types.Length < 2)
        {
            return new Estimator(new UnknownStep(Opaque.Because("the mapping's types are not known", call.Place)));
        }

        var destination = Substitute(types[1]);
        var function = call["mapAction"] ?? Null;
        var before = state;
        var target = Allocate(HeapObject.Of(destination));
        var arguments = ImmutableArray.Create<Value>(new Row(Substitute(types[0])), target);
        var unknown = function as Opaque ?? (function is Function ? null : Opaque.Because("the mapping is not known here", call.Place));
        if (unknown is null && types.Length > 2 && !Sabotage.Has(Bug.ForgetsState))
        {
            unknown = MapWithState(call, function, arguments, Substitute(types[2]));
        }
        else if (unknown is null)
        {
            Apply(function, arguments, call.Place);
        }

        var mapped = Deref(target);
        state = before;
        var read = ColumnsOf(Substitute(types[0]), call["inputSchemaDefinition"]);
        var written = ColumnsOf(destination, call["outputSchemaDefinition"]);
        unknown ??= (read.WhyOpen ?? written.WhyOpen) is { } why ? Opaque.Because(why, call.Place) : null;
        var writes = written.Columns.Select(column =>
        {
            var sources = mapped is not null && !Sabotage.Has(Bug.ForgetsCustomMapping) && mapped.Members.TryGetValue(column.Sources[0].Member!.Name, out var value)
                ? ColumnsOf(value) : RowColumn.None;
            var inputs = sources.Select(NameOf).Distinct().OrderBy(static name => name, StringComparer.Ordinal)
                .Select(name => new ColumnName(name, call.Place, null)).ToImmutableArray();
            return new ColumnWrite(new ColumnNames(ImmutableArray.Create(new ColumnName(column.Name, call.Place, null)), null), new ColumnNames(inputs, unknown));
        });
        return new Estimator(new TransformStep(call.Place, call.Api, writes.ToImmutableArray(), null));

        string NameOf(RowColumn cell) =>
            read.Columns.FirstOrDefault(column => SymbolEqualityComparer.Default.Equals(column.Sources[0].Member, cell.Member))?.Name ?? cell.Name;
    }

    /// <summary>What a mapping's own row type calls its columns.</summary>
    private Schema ColumnsOf(ITypeSymbol type, Value? definition) => type is INamedTypeSymbol row ? Renamed(Schema.Of(row), definition, row)
        : Schema.Open("the mapping's types are not known");

    /// <summary>
    /// What one row leaves in the state, the next ones read: rows are mapped until the state carries no further columns, and whatever else it
    /// holds is not known. Returns why it may carry more.
    /// </summary>
    private Opaque? MapWithState(ApiCall call, Value function, ImmutableArray<Value> arguments, ITypeSymbol type)
    {
        const int MaxRows = 8;
        if (state is null)
        {
            return null;
        }

        var others = state.Heap;
        var memory = (Reference)Allocate(HeapObject.Of(type));
        for (ITypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
            {
                var member = field.AssociatedSymbol ?? field;
                SetMember(memory, member, ReadMember(memory, member, call.Place));
            }
        }

        Apply(call["stateInitAction"] ?? Null, ImmutableArray.Create<Value>(memory), call.Place);
        var made = state?.Heap ?? others;
        var carried = -1;
        for (var row = 0; row < MaxRows && state is not null; row++)
        {
            var kept = state.Heap.Where(entry => !others.ContainsKey(entry.Key)).ToList();
            var now = kept.SelectMany(entry => Carried(entry.Key, entry.Value)).Distinct().Count();
            if (now == carried)
            {
                return null;
            }

            carried = now;
            state = state with { Heap = state.Heap.SetItems(kept.Select(entry => new KeyValuePair<int, HeapObject>(entry.Key, Forgotten(entry.Value)))) };
            var before = state;
            Apply(function, arguments.Add(memory), call.Place);
            state = State.Join(before, state);
        }

        return Opaque.Because("the state of the mapping passes through too many members", call.Place);

        // Where each column is: in which member of which object, or, of objects that every row makes anew, of which type.
        IEnumerable<(string, string, RowColumn)> Carried(int address, HeapObject target)
        {
            var place = made.ContainsKey(address) ? address.ToString(System.Globalization.CultureInfo.InvariantCulture) : target.Type.ToDisplayString();
            return target.Members.SelectMany(member => ColumnsOf(member.Value, throughObjects: false).Select(column => (place, member.Key, column)))
                .Concat((target.Items is { } items ? ColumnsOf(items, throughObjects: false) : RowColumn.None).Select(column => (place, "", column)));
        }

        HeapObject Forgotten(HeapObject target) => target with
        {
            Members = target.Members.ToImmutableDictionary(static member => member.Key, member => Blurred(member.Value)),
            Items = target.Items is not { } items ? null
                : items with { Items = items.Items.Select(Blurred).ToImmutableArray(), Rest = items.Rest ?? Opaque.Because("earlier rows may have left more", call.Place) },
        };

        Value Blurred(Value value) => Choice.Of(value.Alternatives
            .Select(one => one is Constant constant ? new Opaque(constant.Columns, "earlier rows decide it", call.Place) : one).Distinct().ToImmutableArray());
    }

    /// <summary>AutoML's featurizer: every column of the data but those it is told to leave out.</summary>
    private Value FeaturizeAll(ApiCall call)
    {
        var information = call["columnInformation"];
        var excluded = information is null ? Merge([NamesOf(call, "excludeColumns"), LabelName(call)]) : Merge([Option(information, "IgnoredColumnNames", call), Option(information, "LabelColumnName", call),
            Option(information, "ExampleWeightColumnName", call), Option(information, "SamplingKeyColumnName", call), Option(information, "GroupIdColumnName", call)]);
        var inputs = ImmutableArray.CreateBuilder<ColumnName>();
        var rest = excluded.Rest;
        foreach (var view in ViewsOf(call["data"] ?? Null, call.Place))
        {
            var columns = Flows.Of(view);
            inputs.AddRange(columns.Names.Where(name => !excluded.Names.Any(e => e.Name == name)).OrderBy(static n => n, StringComparer.Ordinal).Select(name => new ColumnName(name, call.Place, null)));
            rest ??= columns.IsKnown ? null : Opaque.Because($"it takes every column of the data, and {columns.WhyUnknown}", call.Place);
        }

        var names = new ColumnNames(inputs.ToImmutable(), rest) { Enumeration = new Enumeration(call.Place, "AutoML's featurizer takes every column of the data that is not excluded") };
        return new Estimator(new TransformStep(call.Place, call.Api, ImmutableArray.Create(new ColumnWrite(NamesOf(call, "outputColumnName"), names)), null));

        static ColumnNames LabelName(ApiCall call) => new(ImmutableArray.Create(new ColumnName("Label", call.Place, null)), null);
    }

    /// <summary>AutoML's guess at a file: the columns are in the file, the label is what it was told.</summary>
    private Value InferColumns(ApiCall call)
    {
        var type = call.Operation.Type ?? compilation.ObjectType;
        var inferred = Opaque.Because("InferColumns takes the columns from the file", call.Place);
        var information = call["columnInformation"] is { } given && !IsNull(given) ? given : Allocate(HeapObject.Of(Schema.TypeOf(MemberNamed(type, "ColumnInformation") ?? type) ?? type, symbolic: true) with
        {
            // It infers neither a weight nor a group.
            Members = ImmutableDictionary<string, Value>.Empty.Add("LabelColumnName", call["labelColumnName"] ?? Opaque.Because("the label is given by its position in the file", call.Place))
                .Add("ExampleWeightColumnName", Null).Add("GroupIdColumnName", Null).Add("IgnoredColumnNames", inferred),
        });
        return Allocate(HeapObject.Of(type, symbolic: true) with
        {
            Members = ImmutableDictionary<string, Value>.Empty.Add("ColumnInformation", information).Add("TextLoaderOptions", inferred),
        });
    }

    private Value CreateExperiment(ApiCall call) => Allocate(HeapObject.Of(call.Operation.Type ?? compilation.ObjectType) with
    {
        Members = ImmutableDictionary<string, Value>.Empty.Add("$creation", new Creation(call)),
    });

    /// <summary>The experiment remembers what it is told; it returns itself.</summary>
    private Value Configure(ApiCall call)
    {
        foreach (var reference in (call.Receiver ?? Null).Alternatives.OfType<Reference>())
        {
            if (Deref(reference) is { } target && state is not null)
            {
                var members = target.Members;
                foreach (var parameter in call.Operation.TargetMethod.Parameters)
                {
                    if (call[parameter.Name] is { } value && value is not Reference)
                    {
                        members = members.SetItem("$" + parameter.Name, value);
                    }
                }

                state = state with { Heap = state.Heap.SetItem(reference.Address, target with { Members = members }) };
            }
        }

        return call.Receiver ?? Null;
    }

    private Value RunExperiment(ApiCall call)
    {
        foreach (var experiment in (call.Receiver ?? Null).Alternatives)
        {
            var members = experiment is Reference reference && Deref(reference) is { } target ? target.Members : ImmutableDictionary<string, Value>.Empty;
            if (members.TryGetValue("$pipeline", out var pipeline))
            {
                var data = new[] { "$dataset", "$train", "$trainValidationSplit" }.Select(name => members.TryGetValue(name, out var value) ? value : null).FirstOrDefault(static v => v is not null);
                Observe(pipeline, data ?? Null, call.Operation);
            }
            else if (call["trainData"] is { } trainData)
            {
                var creation = members.TryGetValue("$creation", out var created) ? ((Creation)created).Call : call;
                var trainer = ExperimentTrainer(call, creation);
                Observe(Choice.Of((call["preFeaturizer"] ?? Null).Alternatives.Select(first => (Value)new Estimator(Step.Append(ChainOf(first, call), trainer))).ToImmutableArray()), trainData, call.Operation);
            }
        }

        return Opaque.Because("it is the result of an experiment", call.Place);
    }

    /// <summary>An experiment as a trainer: it takes every column of the data that its column information does not leave out.</summary>
    private TrainerStep ExperimentTrainer(ApiCall call, ApiCall creation)
    {
        var information = call["columnInformation"];
        var given = information is not null && !IsNull(information);
        ColumnNames From(string field, string? parameter) => given ? Option(information!, field, call) : parameter is not null && call[parameter] is not null ? NamesOf(call, parameter) : ColumnNames.None;
        var label = From("LabelColumnName", "labelColumnName");
        if (label.Names.IsEmpty && label.Rest is null)
        {
            label = new ColumnNames(ImmutableArray.Create(new ColumnName("Label", call.Place, null)), null);
        }

        var group = From("GroupIdColumnName", null);
        if (!given && TaskOfExperiment(creation) == "Ranking")
        {
            // Without column information a ranking groups by the sampling key, or else by "GroupId".
            var key = From("SamplingKeyColumnName", "samplingKeyColumn");
            group = key is { Names.IsEmpty: true, Rest: null } ? new ColumnNames(ImmutableArray.Create(new ColumnName("GroupId", call.Place, null)), null) : key;
        }

        // A recommendation learns from the numbers of a matrix's rows and columns alone.
        var matrix = TaskOfExperiment(creation) == "Recommendation" ? Merge([From("UserIdColumnName", null), From("ItemIdColumnName", null)]) : ColumnNames.None;
        return new TrainerStep(creation.Place, creation.Api, new TrainerRoles(creation.Operation, code.MemberContaining(creation.Place, cancellation), TaskOfExperiment(creation), label, matrix,
            From("ExampleWeightColumnName", null), group)
        {
            AllColumns = matrix.Names.IsEmpty,
            Excluded = Merge([From("IgnoredColumnNames", null), From("SamplingKeyColumnName", "samplingKeyColumn")]),
        });
    }

    private static string? TaskOfExperiment(ApiCall creation)
    {
        var name = creation.Api.Name;
        return name.StartsWith("Create", StringComparison.Ordinal) && name.EndsWith("Experiment", StringComparison.Ordinal) && name.Length > "CreateExperiment".Length
            ? name.Substring("Create".Length, name.Length - "CreateExperiment".Length) : null;
    }
}
