using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Rows with which a program only shows what its model says: made up, or taken from the data that the model was trained or judged on. Nobody is
/// behind them about whom anything is decided.
/// </summary>
internal sealed class ExampleRows
{
    /// <summary>Methods of the project that are given the engine are followed this deep.</summary>
    private const int MaxDepth = 2;

    private static readonly ImmutableDictionary<ISymbol, IOperation> nothing = ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    private readonly FairnessProject project;
    private readonly MadeUp madeUp;

    private readonly HashSet<SyntaxNode> loads;

    /// <summary>The files that models are trained or judged on.</summary>
    private readonly HashSet<string> paths;

    private readonly Dictionary<IOperation, bool> examples = [];

    /// <summary>Where the project asks engines, or hands them out of its code, whatever holds them.</summary>
    private List<(ITypeSymbol? Row, IOperation Use)>? uses;

    internal ExampleRows(FairnessProject project)
    {
        this.project = project;
        madeUp = new MadeUp(project);
        var evaluated = project.Calls.Where(static call => call.Api.Effect == Effect.Evaluates).SelectMany(static call => call.Operation.Arguments)
            .Select(static argument => argument.Value).ToList();
        var judged = evaluated.Concat(evaluated.SelectMany(data => DataChain.DataGivenTo(data, project)).SelectMany(project.ArgumentsFor))
            .SelectMany(data => DataChain.CallsBehind(data, project));
        var known = project.Models.SelectMany(static model => model.Data).Concat(judged).Where(static call => DataChain.RowOf(call) is not null).ToList();
        loads = [.. known.Select(static call => call.Syntax)];
        paths = [.. known.Select(call => PathOf(call, nothing)).OfType<string>()];
    }

    /// <summary>
    /// Whether an engine is asked about such rows, and about no other. Where it is not seen what holds it, and no other code can ask it, all that the
    /// program asks engines of its rows counts.
    /// </summary>
    /// <param name="orForecasts">Whether a forecast, which is asked for without a row, is about nobody as well.</param>
    internal bool AreAllOf(IInvocationOperation engine, bool orForecasts)
    {
        var holder = engine.Parent;
        while (holder is IConversionOperation or IVariableInitializerOperation)
        {
            holder = holder.Parent;
        }

        var asked = new List<bool>();
        var forecasts = false;
        var isFollowed = holder switch
        {
            IVariableDeclaratorOperation declarator => Ask(declarator.Symbol, Expressions.RootOf(engine), nothing, 0),
            IInvocationOperation call when call.Instance == engine && IsPredict(call) => Add(call, nothing),
            _ => false,
        };
        return (isFollowed && (orForecasts || !forecasts) && (asked.Count > 0 || forecasts) && asked.TrueForAll(static isExample => isExample))
            || (MlNetApi.Find(engine.TargetMethod)?.Effect == Effect.CreatesPredictionEngine && project.Callers.IsClosed && AreAllOf(Serving.TypesOf(engine).FirstOrDefault(), orForecasts));

        // All uses of the variable or the parameter that holds the engine; whether it is only asked.
        bool Ask(ISymbol engine, IOperation body, ImmutableDictionary<ISymbol, IOperation> arguments, int depth) => Expressions.UsesOf(engine, body).All(reference => reference.Parent switch
        {
            IInvocationOperation call when call.Instance == reference => IsPredict(call) ? Add(call, arguments) : call.TargetMethod.Name is "Dispose" or "CheckPoint",
            IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } => true,
            IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } =>
                depth < MaxDepth && project.BodyOf(call.TargetMethod.OriginalDefinition) is { } called
                && Ask(parameter.OriginalDefinition, called, Callers.GivenBy(call, arguments), depth + 1),
            _ => false,
        });

        bool Add(IInvocationOperation call, ImmutableDictionary<ISymbol, IOperation> arguments)
        {
            if (AskedAbout(call) is { } row)
            {
                asked.Add(IsExample(row, arguments));
            }
            else
            {
                forecasts = true;
            }

            return true;
        }
    }

    /// <summary>Whether data are loaded from such rows, and from nothing else.</summary>
    internal bool AreAllIn(IOperation? data)
    {
        var loaded = DataChain.CallsBehind(data, project).Where(static call => MlNetApi.Find(call.TargetMethod) is { IsLoad: true }).ToList();
        return loaded.Count > 0 && data is not null && DataChain.DataGivenTo(data, project).All(static parameter => parameter.Type.Name != "IDataView")
            && loaded.TrueForAll(load => MlNetApi.Find(load.TargetMethod)?.Effect == Effect.LoadsEnumerable
                && Expressions.ArgumentOf(load, "data") is { } rows && madeUp.Is(rows, nothing, part => IsAsGood(part, nothing, 0)));
    }

    /// <summary>Whether all that the project asks engines of a row type are examples. Code that works for many row types may work for this one.</summary>
    private bool AreAllOf(ITypeSymbol? row, bool orForecasts) => (uses ??= FindUses())
        .Where(use => use.Row is null or ITypeParameterSymbol || row is null or ITypeParameterSymbol || SymbolEqualityComparer.Default.Equals(use.Row, row))
        .ToList() is { Count: > 0 } asked && asked.TrueForAll(use => use.Use switch
        {
            IInvocationOperation call => AskedAbout(call) is { } example ? IsExample(example, nothing) : orForecasts,
            _ => false,
        });

    private List<(ITypeSymbol? Row, IOperation Use)> FindUses()
    {
        var found = new List<(ITypeSymbol? Row, IOperation Use)>();
        foreach (var operation in project.OperationsSaying("Predict"))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IInvocationOperation call when IsPredict(call):
                    found.Add((EngineAskedBy(call)?.TypeArguments[0], call));
                    break;
                case IMethodReferenceOperation { Method.Name: "Predict", Instance.Type: { } type } when EngineOf(type) is { } engine:
                    found.Add((engine.TypeArguments[0], operation));
                    break;
                case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "Predict" } }:
                    found.Add((null, operation));
                    break;

                // The framework that is given an engine, or what makes one, hands it to others; the base library only keeps it.
                case IArgumentOperation argument when EngineOf(TypeOf(argument.Value)) is { } given && Called(argument.Parent) is { } method
                    && MlNetApi.Find(method) is null && !project.DeclarationsOf(method.ContainingType).Any() && !IsOfSystem(method):
                    found.Add((given.TypeArguments[0], argument));
                    break;
            }
        }

        return found;
    }

    /// <summary>The type of what is given, or of what it gives when it is called.</summary>
    private static ITypeSymbol? TypeOf(IOperation given) => Expressions.Bare(given) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.ReturnType,
        IMethodReferenceOperation method => method.Method.ReturnType,
        var value => value.Type,
    };

    private static IMethodSymbol? Called(IOperation? call) =>
        ((call as IInvocationOperation)?.TargetMethod ?? (call as IObjectCreationOperation)?.Constructor)?.OriginalDefinition;

    private static bool IsOfSystem(IMethodSymbol method) => method.ContainingNamespace is { } space
        && (space.Is("System") || space.Is("System.Threading") || space.Is("System.Threading.Tasks") || space.Is("System.Collections.Generic") || space.Is("System.Linq"));

    private static bool IsPredict(IInvocationOperation call) => call.TargetMethod.Name == "Predict" && EngineAskedBy(call) is not null;

    /// <summary>The type of the engine that a call asks, or of the pool, whose methods are extensions.</summary>
    private static INamedTypeSymbol? EngineAskedBy(IInvocationOperation call) => EngineOf(call.Instance is null ? call.TargetMethod.Parameters.FirstOrDefault()?.Type : call.Instance.Type);

    /// <summary>The row that an engine is asked about; null where it only forecasts.</summary>
    private static IOperation? AskedAbout(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue
        && SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, EngineAskedBy(call)?.TypeArguments[0]))?.Value;

    /// <summary>The type, or the one that it derives from, that is an engine or a pool of them.</summary>
    private static INamedTypeSymbol? EngineOf(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current is { TypeArguments.Length: 2, Name: "PredictionEngine" or "PredictionEngineBase" or "TimeSeriesPredictionEngine" or "PredictionEnginePool" }
                && (current.ContainingNamespace.Is("Microsoft.ML") || current.ContainingNamespace.Is("Microsoft.ML.Transforms.TimeSeries")
                    || current.ContainingNamespace.Is("Microsoft.Extensions.ML")))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>A row that says nothing is no example of anything.</summary>
    private bool IsExample(IOperation row, ImmutableDictionary<ISymbol, IOperation> arguments)
    {
        if (!arguments.IsEmpty)
        {
            return Is();
        }

        if (!examples.TryGetValue(row, out var known))
        {
            examples.Add(row, known = Is());
        }

        return known;

        bool Is() => Expressions.Bare(row) is not IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null }
            && madeUp.Is(row, arguments, part => IsAsGood(part, arguments, 0), isAskedHere: true);
    }

    /// <summary>Whether what is not made up stands for nobody either: nobody gives it, it is of the known data, or all that a method of the project returns is.</summary>
    private bool IsAsGood(IOperation part, ImmutableDictionary<ISymbol, IOperation> arguments, int depth) =>
        (part is IParameterReferenceOperation { Parameter: var parameter } && project.Callers.IsNeverGiven(parameter)) || IsOfKnownData(part, arguments)
        || (part is IInvocationOperation read && IsReadOfKnownFile(read, arguments)) || (depth < MaxDepth && part switch
        {
            IInvocationOperation call => AreExamples(call.TargetMethod, Callers.GivenBy(call, arguments), depth),
            IPropertyReferenceOperation { Property: { IsIndexer: false, GetMethod: { } getter } } => AreExamples(getter, nothing, depth),
            _ => false,
        });

    /// <summary>Whether all that a method of the project returns is made up, or as good.</summary>
    private bool AreExamples(IMethodSymbol method, ImmutableDictionary<ISymbol, IOperation> arguments, int depth) => project.ResultsOf(method).ToList() is { Count: > 0 } results
        && results.TrueForAll(result => madeUp.Is(result, arguments, inner => IsAsGood(inner, arguments, depth + 1)));

    private bool IsReadOfKnownFile(IInvocationOperation call, ImmutableDictionary<ISymbol, IOperation> arguments) =>
        call.TargetMethod is { ContainingType: { Name: "File" } file, Name: "ReadAllLines" or "ReadLines" or "ReadAllText" } && file.ContainingNamespace.Is("System.IO")
        && ConstantPath.Of(Expressions.ArgumentOf(call, "path"), project, arguments) is { } path && paths.Contains(path);

    private bool IsOfKnownData(IOperation row, ImmutableDictionary<ISymbol, IOperation> arguments) =>
        DataChain.CallsBehind(row, project).Any(static call => MlNetApi.Find(call.TargetMethod)?.Name == "CreateEnumerable") && IsKnownData(row, arguments, 0);

    /// <summary>Whether all data behind some are those that models are trained or judged on.</summary>
    private bool IsKnownData(IOperation data, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        var behind = DataChain.CallsBehind(data, project).Where(static call => DataChain.RowOf(call) is not null).ToList();
        var given = DataChain.DataGivenTo(data, project).ToList();
        return depth <= MaxDepth && behind.Count + given.Count > 0
            && behind.TrueForAll(call => loads.Contains(call.Syntax) || (PathOf(call, arguments) is { } path && paths.Contains(path)))
            && given.TrueForAll(parameter => arguments.TryGetValue(parameter.OriginalDefinition, out var argument) ? IsKnownData(argument, nothing, depth + 1)
                : project.Callers.AllArgumentsFor(parameter)?.All(argument => IsKnownData(argument, nothing, depth + 1)) == true);
    }

    /// <summary>The constant path of the file that a call loads; null for any other.</summary>
    private string? PathOf(IInvocationOperation load, ImmutableDictionary<ISymbol, IOperation> arguments) => ConstantPath.Of(Expressions.ArgumentOf(load, "path"), project, arguments);
}
