using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// Runs code on abstract values, statement by statement, from the bodies that train: it enters the helpers they call with the arguments they
/// are given, takes both ways of a condition it cannot decide, and unrolls loops over what it knows. What it sees fitted it observes.
/// Every way through it is bounded: calls in depth and by recursion, loops in turns, and each body in the operations it may evaluate.
/// </summary>
internal sealed partial class Evaluator
{
    /// <summary>Calls nest at most this deep.</summary>
    internal const int MaxDepth = 40;

    /// <summary>A loop over known items is unrolled at most this often.</summary>
    internal const int MaxTurns = 1024;

    /// <summary>Evaluating one body, with all it calls, takes at most this many operations.</summary>
    internal const int MaxOperations = 200_000;

    /// <summary>A loop is unrolled for at most this many operations.</summary>
    internal const int MaxLoopOperations = 10_000;

    /// <summary>One that makes the user's objects makes rows, which are alike, more often than names.</summary>
    internal const int MaxRowLoopOperations = 500;

    private readonly CSharpCompilation compilation;
    private readonly CodeIndex code;
    private readonly CancellationToken cancellation;
    private readonly HashSet<IMethodSymbol> running = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> entered = new(SymbolEqualityComparer.Default);
    private readonly List<Observation> observations = [];
    private readonly List<Estimator> kept = [];
    private readonly Dictionary<SyntaxNode, ApiStep> discardedAppends = [];
    private readonly Dictionary<IOperation, (Function Function, State State)> unapplied = [];
    private readonly Dictionary<IInvocationOperation, UnseenTraining> unseenTraining = [];
    private State? state = State.Initial;
    private Frame frame = new(0, null, null);
    private readonly HashSet<IOperation> executed = [];
    private readonly Dictionary<Row, ImmutableHashSet<RowColumn>> columnsOfRows = [];
    private readonly Dictionary<ITypeSymbol, bool> actors = new(SymbolEqualityComparer.Default);
    private bool ranOutOfStack;
    private int operations;
    private int frames;
    private int addresses = 1;

    internal Evaluator(CSharpCompilation compilation, CodeIndex code, ColumnFlows flows, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.code = code;
        this.cancellation = cancellation;
        Flows = flows;
    }

    internal ColumnFlows Flows { get; }

    /// <summary>The trainers that were seen fitted, or returned.</summary>
    internal IReadOnlyList<Observation> Observations => observations;

    /// <summary>The calls of <c>Append</c> whose result nobody takes, with the step that is lost.</summary>
    internal IReadOnlyDictionary<SyntaxNode, ApiStep> DiscardedAppends => discardedAppends;

    /// <summary>The calls that train something of which, on whatever way they are reached, no trainer is known.</summary>
    internal IEnumerable<UnseenTraining> UnseenTraining
    {
        get
        {
            var seen = new HashSet<IInvocationOperation?>(observations.Select(static observation => observation.Training));
            return unseenTraining.Values.Where(unseen => !seen.Contains(unseen.Call));
        }
    }

    /// <summary>Whether a method was evaluated because another body calls it.</summary>
    internal bool WasEntered(IMethodSymbol method) => entered.Contains(method);

    /// <summary>The method of a body; null for an initializer.</summary>
    internal IMethodSymbol? MethodOf(Body body)
    {
        var model = code.ModelOf(body.Node.SyntaxTree);
        return body.Node switch
        {
            ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
            EqualsValueClauseSyntax => null,
            _ => model.GetDeclaredSymbol(body.Node, cancellation) as IMethodSymbol,
        };
    }

    /// <summary>Evaluates a body that nobody was seen to call: its parameters are unknown, its object is any of its type.</summary>
    internal void EvaluateRoot(Body body)
    {
        operations = 0;
        state = State.Initial;
        var method = MethodOf(body);
        unapplied.Clear();
        executed.Clear();
        var result = Run(body, method, method is null || MayReturnEstimator(method.ReturnType) ? int.MaxValue : code.EndOfBuilding(body));
        RunUnapplied();
        ObserveReturned(result);
        ObserveUnseen();
    }

    /// <summary>What is returned to somebody who is not seen is trained by them.</summary>
    private void ObserveReturned(Value result)
    {
        foreach (var estimator in result.Alternatives.OfType<Estimator>())
        {
            if (estimator.Last is TrainerStep { Previous: null })
            {
                kept.Add(estimator);
            }
            else
            {
                Observe(estimator, View.Unknown(Opaque.Because("the data is not known here", null)), training: null);
            }
        }
    }

    private static bool MayReturnEstimator(ITypeSymbol type) =>
        type.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error || type.SpecialType == SpecialType.System_Object || IsEstimator(type)
        || type is INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } && arguments.Any(MayReturnEstimator);

    /// <summary>A lambda that is only stored, as the handler of an event is, runs at some other time: what it trains is seen as well.</summary>
    private void RunUnapplied()
    {
        while (unapplied.Count > 0 && operations < MaxOperations)
        {
            var next = unapplied.First();
            unapplied.Remove(next.Key);
            state = next.Value.State;
            ObserveReturned(Apply(next.Value.Function, next.Value.Function.Method.Parameters.Select(UnknownItem).ToImmutableArray(), next.Key.Syntax));
        }
    }

    /// <summary>Runs a body from its beginning with unknown parameters, in the present state.</summary>
    /// <param name="resultsFrom">From where on the body only shows results.</param>
    private Value Run(Body body, IMethodSymbol? method, int resultsFrom = int.MaxValue)
    {
        var model = code.ModelOf(body.Node.SyntaxTree);
        var operation = code.OperationOf(body, cancellation);
        if (operation is null)
        {
            return Opaque.Because("the code could not be read", body.Node);
        }

        var type = method?.ContainingType ?? model.GetEnclosingSymbol(body.Node.SpanStart, cancellation)?.ContainingType;
        var receiver = type is not null && method is not { IsStatic: true } ? Allocate(HeapObject.Of(type, symbolic: true)) : null;

        var outer = frame;
        frame = new Frame(++frames, method, receiver) { Depth = outer.Depth + 1, ResultsFrom = resultsFrom };
        if (method is not null)
        {
            running.Add(method);
            foreach (var parameter in method.Parameters)
            {
                DeclareLocal(parameter, UnknownParameter(parameter));
            }
        }

        try
        {
            return Execute(operation);
        }
        finally
        {
            if (method is not null)
            {
                running.Remove(method);
            }

            frame = outer;
        }
    }

    /// <summary>Runs a method's operation in the present frame and gives what it returns.</summary>
    private Value Execute(IOperation body)
    {
        executed.Add(body);
        switch (body)
        {
            case IConstructorBodyOperation constructor:
                if (constructor.Initializer is { } initializer)
                {
                    Evaluate(initializer);
                }

                Visit(constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IMethodBodyOperation method:
                Visit(method.BlockBody ?? method.ExpressionBody);
                break;
            case IBlockOperation block:
                Visit(block);
                break;
            case ISymbolInitializerOperation symbol:
                return Evaluate(symbol.Value);
            case ILocalFunctionOperation local:
                Visit(local.Body ?? local.IgnoredBody);
                break;
            case IAnonymousFunctionOperation lambda:
                Visit(lambda.Body);
                break;
            default:
                return Evaluate(body);
        }

        state = State.Join(state, frame.Exit);
        if (frame.Yields is { } yields)
        {
            return Allocate(HeapObject.Of(frame.Method?.ReturnType ?? compilation.ObjectType, yields));
        }

        return frame.Result ?? Opaque.Because("nothing is returned", body.Syntax);
    }

    /// <summary>A lambda's parameter, where who calls it with what is not seen: most likely an item of the data at hand.</summary>
    private Value UnknownItem(IParameterSymbol parameter) => IsData(parameter.Type) ? new Row(parameter.Type) : UnknownParameter(parameter);

    private Value UnknownParameter(IParameterSymbol parameter)
    {
        var why = $"parameter '{parameter.Name}' of '{parameter.ContainingSymbol.Name}' is not known here";
        var place = code.DeclarationsOf(parameter, cancellation).FirstOrDefault();
        return UnknownOf(parameter.Type, why, place);
    }

    /// <summary>Whether a type does something with ML.NET, rather than hold data.</summary>
    private bool IsActor(ITypeSymbol type)
    {
        if (!actors.TryGetValue(type, out var acts))
        {
            actors.Add(type, acts = code.DeclarationsOf(type, cancellation).Any(code.IsActor)
                || (type is INamedTypeSymbol { IsAbstract: true } named && Derived(named).Any(derived => code.DeclarationsOf(derived, cancellation).Any(code.IsActor))));
        }

        return acts;
    }

    /// <summary>
    /// A value of a type of which only the type is known. A sequence of the user's objects is a sequence of rows; one object by itself, such as a
    /// service, a request or settings, is none: what it holds is the same for every row.
    /// </summary>
    private Value UnknownOf(ITypeSymbol type, string why, SyntaxNode? place)
    {
        if (IsDataView(type))
        {
            return View.Unknown(Opaque.Because(why, place));
        }

        type = Awaited(type);
        if (RowsOf(type) is { } row && !IsActor(row))
        {
            return new Sequence(ImmutableArray.Create<Value>(new Row(row)), null) { IsRows = true, Origin = place };
        }

        return IsRowType(type) && IsActor(type) ? Allocate(HeapObject.Of(type, symbolic: true)) : Opaque.Because(why, place);
    }

    /// <summary>
    /// A class of the user's that could hold a row: values of it are known by their members. One of another assembly has members that anybody may
    /// set: a node of a document, which only its library makes, is none.
    /// </summary>
    private bool IsRowType(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } and not INamedTypeSymbol { DelegateInvokeMethod: not null }
        && (type.ContainingNamespace is not { } space || !IsLibrary(space))
        && (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            || Schema.MembersOf(type).Any(static m => m.Member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public }));

    /// <summary>A task stands for what it gives.</summary>
    private static ITypeSymbol Awaited(ITypeSymbol type)
    {
        while (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } && IsLibrary(type.ContainingNamespace))
        {
            type = result;
        }

        return type;
    }

    /// <summary>A type that holds data of the user's, and does nothing with ML.NET.</summary>
    private bool IsData(ITypeSymbol type) => IsRowType(type) && !IsActor(type);

    /// <summary>A class of such data with columns of its own, where another that is known to be the user's is declared: other libraries have classes as well.</summary>
    private bool IsEntity(ITypeSymbol type, IAssemblySymbol? home) => type.TypeKind == TypeKind.Class && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home)
        && IsData(type) && Schema.MembersOf(type).Count > 0;

    /// <summary>Whether a member of a row is a row, or rows, itself, such as the person of a case.</summary>
    private bool IsOfRows(ITypeSymbol member, Row row) => IsEntity(RowsOf(member) ?? member, row.Type.ContainingAssembly);

    private static bool IsLibrary(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space.Name is "System" or "Microsoft";
    }

    /// <summary>The row type of a sequence of rows; null for any other type.</summary>
    private ITypeSymbol? RowsOf(ITypeSymbol type) =>
        type is IArrayTypeSymbol { ElementType: var element } ? IsRowType(element) ? element : null
        : type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named && IsRowType(arguments[0]) && IsSequence(named) ? arguments[0]
        : null;

    private static bool IsSequence(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || type.Name == "IAsyncEnumerable"
        || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable || i.Name == "IAsyncEnumerable");

    private static bool IsDataView(ITypeSymbol type) => Is(type, "IDataView");

    private static bool IsEstimator(ITypeSymbol type) => Is(type, "IEstimator");

    private static bool Is(ITypeSymbol type, string name)
    {
        if (IsNamed(type, name))
        {
            return true;
        }

        if (type.SpecialType == SpecialType.None)
        {
            foreach (var contract in type.AllInterfaces)
            {
                if (IsNamed(contract, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNamed(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "ML", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } };

    private Reference Allocate(HeapObject content)
    {
        var reference = new Reference(addresses++);
        if (state is not null)
        {
            state = state with { Heap = state.Heap.SetItem(reference.Address, content.MadeUnder == state.Control ? content : content with { MadeUnder = state.Control }) };
        }

        return reference;
    }

    /// <summary>What decided that a variable is there.</summary>
    private readonly Dictionary<ISymbol, ImmutableHashSet<RowColumn>> declaredUnder = new(SymbolEqualityComparer.Default);

    private void DeclareLocal(ISymbol variable, Value value)
    {
        if (state is not null)
        {
            declaredUnder[variable] = state.Control;
            state = state with { Locals = state.Locals.SetItem(variable, value) };
        }
    }

    private void SetLocal(ISymbol variable, Value value)
    {
        if (state is not null)
        {
            state = state with { Locals = state.Locals.SetItem(variable, Decided(value, declaredUnder.TryGetValue(variable, out var under) ? under : RowColumn.None)) };
        }
    }

    /// <summary>A value that is set only when a row says so carries the columns that say so.</summary>
    /// <param name="under">What decided that there is anything to hold the value: a row that is passed over is no row, and tells nothing of the others.</param>
    private Value Decided(Value value, ImmutableHashSet<RowColumn> under) =>
        state is { Control.IsEmpty: false } ? WithColumns(value, under.IsEmpty ? state.Control : state.Control.Except(under)) : value;

    private ImmutableHashSet<RowColumn> MadeUnder(Value target) => target is Reference reference && Deref(reference) is { } known ? known.MadeUnder : RowColumn.None;

    private static Value WithColumns(Value value, ImmutableHashSet<RowColumn> columns) => columns.IsEmpty ? value : value switch
    {
        Opaque opaque => opaque with { Columns = opaque.Columns.Union(columns) },
        Constant constant => constant with { Columns = constant.Columns.Union(columns) },
        Choice choice => Choice.Of(choice.Items.Select(item => WithColumns(item, columns)).Distinct().ToImmutableArray()),
        Tuple tuple => new Tuple(tuple.Items.Select(item => WithColumns(item, columns)).ToImmutableArray()),
        _ => value,
    };

    /// <summary>The row columns that a value is computed from.</summary>
    /// <param name="throughObjects">Whether what an object holds counts: it does once, for objects may hold each other.</param>
    private ImmutableHashSet<RowColumn> ColumnsOf(Value value, bool throughObjects = true) => value switch
    {
        Opaque opaque => opaque.Columns,
        Constant constant => constant.Columns,
        Choice choice => ColumnsOf(choice.Items, throughObjects),
        Tuple tuple => ColumnsOf(tuple.Items, throughObjects),
        Row row => ColumnsOf(row),
        Sequence sequence => ColumnsOf(sequence, throughObjects),
        Reference reference when throughObjects && Deref(reference) is { } target => ColumnsOf(target),
        _ => RowColumn.None,
    };

    private ImmutableHashSet<RowColumn> ColumnsOf(ImmutableArray<Value> items, bool throughObjects)
    {
        var columns = RowColumn.None;
        foreach (var item in items)
        {
            columns = columns.Union(ColumnsOf(item, throughObjects));
        }

        return columns;
    }

    private ImmutableHashSet<RowColumn> ColumnsOf(Row row)
    {
        if (!columnsOfRows.TryGetValue(row, out var columns))
        {
            columnsOfRows.Add(row, columns = Schema.MembersOf(row.Type).Where(m => !IsOfRows(m.Type, row))
                .Select(m => new RowColumn(m.Name, m.Member, row.Distance)).ToImmutableHashSet());
        }

        return columns;
    }

    /// <summary>Of rows, those that a query has computed: all rows together are computed from nothing.</summary>
    private ImmutableHashSet<RowColumn> ColumnsOf(Sequence sequence, bool throughObjects) =>
        sequence.Items.Where(item => !sequence.IsRows || item is not (Row or Reference))
            .Aggregate(sequence.Rest?.Columns ?? RowColumn.None, (columns, item) => columns.Union(ColumnsOf(item, throughObjects)));

    private ImmutableHashSet<RowColumn> ColumnsOf(HeapObject target)
    {
        var columns = RowColumn.None;
        foreach (var member in target.Members.Values)
        {
            columns = columns.Union(ColumnsOf(member, throughObjects: false));
        }

        return target.Items is { } items ? columns.Union(ColumnsOf(items, throughObjects: false)) : columns;
    }

    private HeapObject? Deref(Reference reference) =>
        state is not null && state.Heap.TryGetValue(reference.Address, out var content) ? content
        : detached.TryGetValue(reference.Address, out content) ? content
        : null;

    /// <summary>One call of a method, or one body.</summary>
    private sealed class Frame(int id, IMethodSymbol? method, Value? receiver)
    {
        internal int Id { get; } = id;
        internal IMethodSymbol? Method { get; } = method;
        internal Value? This { get; } = receiver;
        internal int Depth { get; init; }

        /// <summary>What decided that the call is made.</summary>
        internal ImmutableHashSet<RowColumn> CalledUnder { get; init; } = RowColumn.None;

        /// <summary>From where on the code only shows results: what follows is not evaluated, unless it keeps something.</summary>
        internal int ResultsFrom { get; init; } = int.MaxValue;

        /// <summary>What was returned so far, and the states in which.</summary>
        internal Value? Result { get; set; }
        internal State? Exit { get; set; }
        internal Sequence? Yields { get; set; }

        /// <summary>What <c>break</c> and <c>continue</c> leave.</summary>
        internal Stack<Exits> Loops { get; } = new();

        /// <summary>The objects whose initializers are being run, and the receivers of <c>?.</c>.</summary>
        internal Stack<Value> Initialized { get; } = new();
        internal Stack<Value> Conditional { get; } = new();

        /// <summary>The variables that a lambda has captured.</summary>
        internal ImmutableDictionary<ISymbol, Value> Captured { get; init; } = State.NoLocals;

        /// <summary>What the type parameters of a generic method or type are here.</summary>
        internal ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> Types { get; init; } =
            ImmutableDictionary.Create<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
    }

    private sealed class Exits
    {
        internal State? Break { get; set; }
        internal State? Continue { get; set; }
    }
}

/// <summary>A trainer with the columns it is given, and the call that fits it; null where its estimator is only returned.</summary>
internal sealed record Observation(TrainerStep Trainer, Columns Columns, IInvocationOperation? Training, ImmutableArray<IInvocationOperation> Data);
