using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// What a piece of data has passed: the calls of ML.NET and of LINQ behind it, through local variables and, where asked, through what methods of
/// the project return and what its fields are given. It ends where the data come from a parameter.
/// </summary>
internal static class DataChain
{
    /// <summary>Enough for any chain that somebody wrote by hand.</summary>
    private const int MaxSteps = 500;

    /// <summary>The calls behind a sequence or a data view, the nearest first.</summary>
    /// <param name="project">The project whose methods are entered; null where one body is asked about.</param>
    internal static IEnumerable<IInvocationOperation> CallsBehind(IOperation? data, FairnessProject? project = null) =>
        PassedBy(data, project).OfType<IInvocationOperation>();

    /// <summary>The parameters from which a sequence or a data view comes.</summary>
    internal static IEnumerable<IParameterSymbol> ParametersBehind(IOperation? data) =>
        PassedBy(data, null).OfType<IParameterReferenceOperation>().Select(static reference => reference.Parameter);

    /// <summary>The same of parameters that are data themselves, also those of the methods of a project that make the data.</summary>
    internal static IEnumerable<IParameterSymbol> DataGivenTo(IOperation? data, FairnessProject project) => PassedBy(data, project)
        .OfType<IParameterReferenceOperation>().Select(static reference => reference.Parameter).Where(static parameter => IsSequence(parameter.Type));

    private static IEnumerable<IOperation> PassedBy(IOperation? data, FairnessProject? project)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<SyntaxNode>();
        Push(data);
        while (pending.Count > 0 && seen.Count < MaxSteps)
        {
            var operation = Expressions.Bare(pending.Pop());
            if (!seen.Add(operation.Syntax))
            {
                continue;
            }

            switch (operation)
            {
                case IInvocationOperation call:
                    yield return call;
                    foreach (var source in SourcesOf(call).Concat(project is null ? [] : project.ResultsOf(call.TargetMethod)))
                    {
                        Push(source);
                    }

                    break;
                case IParameterReferenceOperation:
                    yield return operation;
                    break;
                case ILocalReferenceOperation local:
                    foreach (var value in Expressions.ValuesOf(local))
                    {
                        Push(value);
                    }

                    break;
                case IMemberReferenceOperation member:
                    Push(project?.OnlyValueOf(member.Member) ?? member.Instance);
                    break;
                case IArrayElementReferenceOperation element:
                    Push(element.ArrayReference);
                    break;
                case IConditionalOperation conditional:
                    Push(conditional.WhenFalse);
                    Push(conditional.WhenTrue);
                    break;
                case ICoalesceOperation coalesce:
                    Push(coalesce.WhenNull);
                    Push(coalesce.Value);
                    break;
                case IObjectCreationOperation creation:
                    foreach (var argument in creation.Arguments)
                    {
                        Push(argument.Value);
                    }

                    break;
            }
        }

        void Push(IOperation? operation)
        {
            if (operation is not null)
            {
                pending.Push(operation);
            }
        }
    }

    /// <summary>The row type that data were loaded with; null where that is not seen.</summary>
    internal static INamedTypeSymbol? RowOf(IOperation? data) => CallsBehind(data).Select(RowOf).FirstOrDefault(static row => row is not null);

    /// <summary>The row type that a call loads; null where it loads none, or one that its caller chooses.</summary>
    internal static INamedTypeSymbol? RowOf(IInvocationOperation load) =>
        MlNetApi.Find(load.TargetMethod)?.Effect is Effect.LoadsText or Effect.LoadsEnumerable or Effect.CreatesTextLoader or Effect.CreatesDatabaseLoader
        && load.TargetMethod.TypeArguments.Length == 1 ? load.TargetMethod.TypeArguments[0] as INamedTypeSymbol : null;

    /// <summary>Whether a method is one of LINQ's.</summary>
    internal static bool IsLinq(IMethodSymbol method) => method.ContainingNamespace.Is("System.Linq");

    /// <summary>Whether a method is LINQ's, or one of a collection.</summary>
    internal static bool IsOfSequences(IMethodSymbol method) => IsLinq(method) || method.ContainingNamespace.Is("System.Collections.Generic");

    private static IEnumerable<IOperation?> SourcesOf(IInvocationOperation call)
    {
        // Concat and its like take two sequences; LINQ's others take one and lambdas.
        var given = call.Arguments.Where(static argument => IsSequence(argument.Parameter?.Type)).Select(static argument => argument.Value)
            .Prepend(call.Instance);
        return MlNetApi.Find(call.TargetMethod)?.Effect switch
        {
            Effect.TransformsData => call.Arguments.Take(1).Select(static argument => argument.Value),
            not null => given,
            null when IsLinq(call.TargetMethod) => given,
            null => call.Instance is { } instance && IsSequence(instance.Type) ? [instance] : [],
        };
    }

    private static bool IsSequence(ITypeSymbol? type) =>
        type is not null && type.SpecialType != SpecialType.System_String && type is not IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }
        && type.AllInterfaces.Prepend(type).Any(static i => i.Name == "IDataView" || i.SpecialType == SpecialType.System_Collections_IEnumerable);
}
