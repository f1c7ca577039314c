using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>Which calls put a model to use: those that ask a trained one about rows, and not those that only prepare data.</summary>
internal static class Serving
{
    /// <summary>More steps than anybody writes in one body.</summary>
    private const int MaxSteps = 200;

    /// <summary>Methods of the project that are given an engine are followed this deep.</summary>
    private const int MaxDepth = 2;

    /// <summary>The calls by which loaded models score rows: neither to judge the model, nor to show what it says of examples.</summary>
    internal static IEnumerable<MlNetCall> Scoring(FairnessProject project) => ByLoadedModels(project)
        .Where(call => !IsOnlyJudged(call.Operation) && !project.Examples.AreAllIn(call.Operation.Arguments.FirstOrDefault()?.Value));

    /// <summary>The calls by which a loaded model transforms rows that no model of the project is then trained on.</summary>
    private static IEnumerable<MlNetCall> ByLoadedModels(FairnessProject project)
    {
        var holders = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        holders.UnionWith(project.Calls.Where(static call => call.Api.Effect == Effect.LoadsModel)
            .Select(static call => HolderOf(call.Operation)).OfType<ISymbol>());
        var scoring = project.Calls
            .Where(call => call.Api.Effect == Effect.TransformsData && call.Operation.Instance is { } model && IsLoaded(model, holders)).ToList();
        if (scoring.Count == 0)
        {
            return scoring;
        }

        var trainedOn = new HashSet<SyntaxNode>(project.Calls
            .Where(static call => call.Api.IsTraining)
            .SelectMany(static call => call.Operation.Arguments.SelectMany(static argument => DataChain.CallsBehind(argument.Value)))
            .Select(static call => call.Syntax));
        return scoring.Where(call => !trainedOn.Contains(call.Operation.Syntax));
    }

    /// <summary>Whether all that is done with the rows that a call scores is to judge the model: to evaluate it, or to ask which features it goes by.</summary>
    private static bool IsOnlyJudged(IInvocationOperation scoring)
    {
        var uses = HolderOf(scoring) is ILocalSymbol holder
            ? Expressions.UsesOf(holder, Expressions.RootOf(scoring)).Where(static use => (use.Parent as ISimpleAssignmentOperation)?.Target != use).ToList<IOperation>()
            : [scoring];
        return uses.Count > 0 && uses.TrueForAll(static use => UserOf(use) is { } call
            && EffectOf(call) is Effect.Evaluates or Effect.EvaluatesByGroup or Effect.ExplainsByPermutation);
    }

    private static IInvocationOperation? UserOf(IOperation argument)
    {
        var parent = argument.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent as IInvocationOperation;
    }

    /// <summary>The types that an engine, or a pool of them, is asked about and answers with; none where they are not named.</summary>
    internal static ImmutableArray<ITypeSymbol> TypesOf(IInvocationOperation engine) =>
        engine.TargetMethod.TypeArguments is { Length: > 1 } own ? own : engine.TargetMethod.ContainingType.TypeArguments;

    /// <summary>Whether an engine answers for no model, or is only saved.</summary>
    internal static bool ServesNobody(IInvocationOperation engine, FairnessProject project) => IsOfTransformsOnly(engine, project) || IsOnlySaved(engine, project);

    /// <summary>Whether all that is done with an engine is to save it with what it has seen so far, here or in a method of the project.</summary>
    private static bool IsOnlySaved(IInvocationOperation engine, FairnessProject project) => HolderOf(engine) is ILocalSymbol holder
        ? IsOnlySaved(holder, Expressions.RootOf(engine), project, 0) : engine.Parent is IInvocationOperation save && save.Instance == engine && EffectOf(save) == Effect.SavesModel;

    private static bool IsOnlySaved(ISymbol engine, IOperation body, FairnessProject project, int depth)
    {
        var uses = Expressions.UsesOf(engine, body).ToList();
        return uses.Exists(static use => use.Parent is not IInvocationOperation { TargetMethod.Name: "Dispose" }) && uses.TrueForAll(use => use.Parent switch
        {
            IInvocationOperation call => call.TargetMethod.Name == "Dispose" || EffectOf(call) == Effect.SavesModel,
            IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } =>
                depth < MaxDepth && project.BodyOf(call.TargetMethod) is { } called && IsOnlySaved(parameter.OriginalDefinition, called, project, depth + 1),
            _ => false,
        });
    }

    /// <summary>
    /// Whether what an engine serves is fitted in the same body from steps that only reshape what they are given, such as a tokenizer. A trainer, a
    /// model that is loaded or was trained by others, code of the project, and whatever is not seen are no such steps; what the same body has just saved
    /// to the path that it loads is seen.
    /// </summary>
    private static bool IsOfTransformsOnly(IInvocationOperation engine, FairnessProject project)
    {
        var pending = new Stack<IOperation?>();
        var seen = new HashSet<SyntaxNode>();
        pending.Push(Expressions.ArgumentOf(engine, "transformer"));
        while (pending.Count > 0)
        {
            if (pending.Pop() is not { } next || seen.Count == MaxSteps)
            {
                return false;
            }

            var operation = Expressions.Bare(next);
            if (!seen.Add(operation.Syntax))
            {
                continue;
            }

            switch (operation)
            {
                case ILocalReferenceOperation local when Expressions.ValuesOf(local).ToList() is { Count: > 0 } values:
                    values.ForEach(pending.Push);
                    break;
                case IInvocationOperation call when EffectOf(call) is Effect.Fits or Effect.PassesThrough:
                    pending.Push(call.Instance ?? call.Arguments.FirstOrDefault()?.Value);
                    break;
                case IInvocationOperation call when EffectOf(call) == Effect.Appends:
                    if (call.Instance is not null)
                    {
                        pending.Push(call.Instance);
                    }

                    foreach (var part in call.Arguments.Where(IsStep))
                    {
                        pending.Push(part.Value);
                    }

                    break;
                case IInvocationOperation call when EffectOf(call) == Effect.LoadsModel && SavedWhere(call, project) is { Count: > 0 } saved:
                    saved.ForEach(pending.Push);
                    break;
                case IInvocationOperation call when IsReshaping(call):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static Effect? EffectOf(IInvocationOperation call) => MlNetApi.Find(call.TargetMethod)?.Effect;

    /// <summary>The models that are saved to the constant path from which a call loads one, if all of that happens in its body.</summary>
    private static List<IOperation?> SavedWhere(IInvocationOperation load, FairnessProject project)
    {
        var path = ExternalModel.PathOf(load, project);
        var saved = path is null ? [] : project.Calls.Where(call => call.Api.Effect == Effect.SavesModel && ExternalModel.PathOf(call.Operation, project) == path)
            .Select(static call => call.Operation).ToList();
        return saved.TrueForAll(save => Expressions.RootOf(save) == Expressions.RootOf(load)) ? saved.ConvertAll(static save => Expressions.ArgumentOf(save, "model")) : [];
    }

    /// <summary>Topics and embeddings are models: what the words of a text say of it was learnt from other texts.</summary>
    private static bool IsReshaping(IInvocationOperation call) => EffectOf(call) is Effect.Copies or Effect.Concatenates or Effect.Encodes
        or Effect.Hashes or Effect.ConvertsType or Effect.MapsKeys or Effect.MapsValues or Effect.Normalizes or Effect.Imputes
        or Effect.IndicatesMissing or Effect.ProcessesText or Effect.ProcessesImages or Effect.LoadsImages or Effect.Drops or Effect.Selects or Effect.MapsCustom
        || MlNetApi.Find(call.TargetMethod) is { Effect: Effect.FeaturizesText, Name: not ("LatentDirichletAllocation" or "ApplyWordEmbedding") };

    private static bool IsStep(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type is { SpecialType: SpecialType.None, Name: not "TransformerScope" };

    private static bool IsLoaded(IOperation model, HashSet<ISymbol> holders) => Expressions.SymbolOf(model) is { } symbol
        ? holders.Contains(symbol)
        : Expressions.Bare(model) is IInvocationOperation load && EffectOf(load) == Effect.LoadsModel;

    /// <summary>The variable, field or property that holds the result of a call.</summary>
    private static ISymbol? HolderOf(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IVariableInitializerOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation assignment => Expressions.SymbolOf(assignment.Target),
            IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault(),
            IPropertyInitializerOperation property => property.InitializedProperties.FirstOrDefault(),
            _ => null,
        };
    }
}
