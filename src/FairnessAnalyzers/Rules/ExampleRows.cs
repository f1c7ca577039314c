using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Rows with which a program only shows what its model says: made up, or taken from the data that the model was trained on. Nobody is behind them
/// about whom anything is decided.
/// </summary>
internal sealed class ExampleRows
{
    /// <summary>Methods of the project that are given the engine are followed this deep.</summary>
    private const int MaxDepth = 2;

    private readonly FairnessProject project;
    private readonly MadeUp madeUp;

    private readonly HashSet<SyntaxNode> loads;

    /// <summary>The files that models are trained on.</summary>
    private readonly HashSet<string> paths;

    internal ExampleRows(FairnessProject project)
    {
        this.project = project;
        madeUp = new MadeUp(project);
        var training = project.Models.SelectMany(static model => model.Data).Where(static call => DataChain.RowOf(call) is not null).ToList();
        loads = [.. training.Select(static call => call.Syntax)];
        paths = [.. training.Select(PathOf).OfType<string>()];
    }

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
        foreach (var reference in Expressions.UsesOf(engine, body))
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
                case IInvocationOperation { TargetMethod.Name: "Dispose" } or IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol }:
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

    /// <summary>A row that says nothing is no example of anything.</summary>
    private bool IsExample(IOperation row, ImmutableDictionary<ISymbol, IOperation> arguments) =>
        Expressions.Bare(row) is not IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } && madeUp.Is(row, arguments, IsOfTrainingData);

    private bool IsOfTrainingData(IOperation row) => DataChain.CallsBehind(row).ToList() is var behind
        && behind.Any(static call => MlNetApi.Find(call.TargetMethod)?.Name == "CreateEnumerable")
        && behind.Any(call => loads.Contains(call.Syntax) || (DataChain.RowOf(call) is not null && PathOf(call) is { } path && paths.Contains(path)));

    /// <summary>The constant path of the file that a call loads; null for any other.</summary>
    private string? PathOf(IInvocationOperation load) => Expressions.ConstantOf(Expressions.ArgumentOf(load, "path"), project).Value as string;
}
