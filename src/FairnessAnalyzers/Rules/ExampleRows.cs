using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Rows with which a program only shows what its model says: written out with constants where they are asked about, or taken from the data that
/// the model was trained on. Nobody is behind them about whom anything is decided.
/// </summary>
internal sealed class ExampleRows(FairnessProject project)
{
    /// <summary>Methods of the project that are given the engine are followed this deep.</summary>
    private const int MaxDepth = 2;

    /// <summary>More expressions than make the examples that somebody writes out.</summary>
    private const int MaxSteps = 2000;

    private readonly HashSet<SyntaxNode> loads = new(project.Models.SelectMany(static model => model.Data)
        .Where(static call => DataChain.RowOf(call) is not null).Select(static call => call.Syntax));

    /// <summary>Whether an engine is asked about such rows, and about no other.</summary>
    internal bool AreAllOf(IInvocationOperation engine)
    {
        var holder = engine.Parent;
        while (holder is IConversionOperation or IVariableInitializerOperation)
        {
            holder = holder.Parent;
        }

        return holder switch
        {
            IVariableDeclaratorOperation declarator => AreAllOf(declarator.Symbol, Expressions.RootOf(engine), ImmutableDictionary<ISymbol, IOperation>.Empty, 0),
            IInvocationOperation asked => IsPredict(asked, engine) && IsExample(asked.Arguments[0].Value, ImmutableDictionary<ISymbol, IOperation>.Empty),
            _ => false,
        };
    }

    /// <param name="engine">The variable or the parameter that holds the engine.</param>
    /// <param name="arguments">What the parameters of the method were given.</param>
    private bool AreAllOf(ISymbol engine, IOperation body, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        var asked = false;
        foreach (var reference in body.Descendants().Where(part => part is ILocalReferenceOperation or IParameterReferenceOperation
            && SymbolEqualityComparer.Default.Equals(Expressions.SymbolOf(part), engine)))
        {
            switch (reference.Parent)
            {
                case IInvocationOperation call when IsPredict(call, reference):
                    if (!IsExample(call.Arguments[0].Value, arguments))
                    {
                        return false;
                    }

                    asked = true;
                    break;
                case IInvocationOperation { TargetMethod.Name: "Dispose" }:
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } when depth < MaxDepth
                    && project.BodyOf(call.TargetMethod.OriginalDefinition) is { } called:
                    var given = ImmutableDictionary.CreateRange<ISymbol, IOperation>(
                        SymbolEqualityComparer.Default,
                        call.Arguments.Where(argument => argument.Parameter is not null && !argument.Value.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any())
                            .Select(argument => new KeyValuePair<ISymbol, IOperation>(argument.Parameter!.OriginalDefinition, argument.Value)));
                    if (!AreAllOf(parameter.OriginalDefinition, called, given, depth + 1))
                    {
                        return false;
                    }

                    asked = true;
                    break;
                default:
                    return false;
            }
        }

        return asked;
    }

    private static bool IsPredict(IInvocationOperation call, IOperation engine) =>
        call.Instance == engine && call.TargetMethod.Name == "Predict" && call.Arguments.Length > 0;

    private bool IsExample(IOperation row, ImmutableDictionary<ISymbol, IOperation> arguments)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<IOperation>();
        pending.Push(row);
        while (pending.Count > 0)
        {
            var operation = Expressions.Bare(pending.Pop());
            if (!seen.Add(operation) || IsConstant(operation))
            {
                continue;
            }

            if (seen.Count > MaxSteps || (PartsOf(operation, arguments) ?? (IsOfTrainingData(operation) ? [] : null)) is not { } parts)
            {
                return false;
            }

            parts.ForEach(pending.Push);
        }

        return true;
    }

    private bool IsConstant(IOperation operation) =>
        Expressions.ConstantOf(operation, project).HasValue || (operation is not ILocalReferenceOperation && Expressions.ConstantsOf(operation, project) is not null);

    /// <summary>What an object, a list or a variable is made of; null where that is not written out.</summary>
    private List<IOperation>? PartsOf(IOperation operation, ImmutableDictionary<ISymbol, IOperation> arguments) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } when arguments.TryGetValue(parameter.OriginalDefinition, out var argument) => [argument],
        ILocalReferenceOperation local when Expressions.ValuesOf(local).ToList() is { Count: > 0 } values => [.. values, .. LaterPartsOf(local)],
        IObjectCreationOperation creation when !creation.Arguments.IsEmpty || creation.Initializer is not null =>
            [.. creation.Arguments.Select(static argument => argument.Value), .. creation.Initializer?.Initializers.SelectMany(PartsOfInitializer) ?? []],
        IArrayCreationOperation { Initializer: { } written } => [.. written.ElementValues],
        IArrayElementReferenceOperation element => [element.ArrayReference],
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => [list],
        { Syntax: CollectionExpressionSyntax list } when list.Elements.All(static element => element is ExpressionElementSyntax) => [.. operation.ChildOperations],
        IInvocationOperation { TargetMethod: var method } call when DataChain.IsLinq(method) && call.Arguments.Length > 0 && method.Name is not ("Select" or "SelectMany") =>
            [.. call.Arguments.Select(static argument => argument.Value).Where(static given => Expressions.Bare(given) is not IAnonymousFunctionOperation)],
        _ => null,
    };

    private static IEnumerable<IOperation> PartsOfInitializer(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation set => [set.Value],
        IInvocationOperation add => add.Arguments.Select(static argument => argument.Value),
        _ => [initializer],
    };

    /// <summary>What is assigned to the members of a variable's object, and added to its list.</summary>
    private IEnumerable<IOperation> LaterPartsOf(ILocalReferenceOperation local) => Expressions.UsesOf(local.Local, Expressions.RootOf(local))
        .SelectMany(other => other.Parent switch
        {
            IMemberReferenceOperation { Parent: ISimpleAssignmentOperation assignment } member when assignment.Target == member => [assignment.Value],
            IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element when assignment.Target == element => [assignment.Value],
            IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" } add when add.Instance == other => add.Arguments.Select(static argument => argument.Value),

            // A method of the project may fill in what it is given; that it is none of the parts is found out later.
            IArgumentOperation { Parent: IInvocationOperation call } argument when project.DeclarationsOf(call.TargetMethod).Any() && !call.Arguments.Any(IsEngine) => [argument],
            _ => (IEnumerable<IOperation>)[],
        });

    private static bool IsEngine(IArgumentOperation argument) => argument.Value.Type is INamedTypeSymbol { TypeArguments.Length: 2, Name: "PredictionEngine" };

    private bool IsOfTrainingData(IOperation row) => DataChain.CallsBehind(row).ToList() is var behind
        && behind.Any(static call => MlNetApi.Find(call.TargetMethod)?.Name == "CreateEnumerable") && behind.Any(call => loads.Contains(call.Syntax));
}
