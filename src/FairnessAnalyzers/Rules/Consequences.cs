using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Whether a decision has consequences beyond telling about it: formatting, logging, returning and counting have none, calling into the unknown,
/// changing objects, throwing and filtering have.
/// </summary>
internal sealed class Consequences(FairnessProject project)
{
    /// <summary>Calls of the project's own methods are followed this deep.</summary>
    private const int MaxDepth = 3;

    /// <summary>What is handed on from one variable to the next is followed through this many.</summary>
    private const int MaxVariables = 100;

    /// <summary>Namespaces whose methods format, log, test or compute; the changes that collections undergo are told apart by their names.</summary>
    private static readonly ImmutableArray<string> harmless = ImmutableArray.Create(
        "System.Diagnostics", "System.Text", "System.Linq", "System.Globalization", "System.Collections", "System.IO", "System.Threading.Tasks", "System.Numerics",
        "Microsoft.Extensions.Logging", "Microsoft.ApplicationInsights", "Serilog", "NLog", "log4net", "Spectre.Console", "Newtonsoft.Json", "Microsoft.ML",
        "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "FluentAssertions", "Shouldly");

    private static readonly HashSet<string> changing =
    [
        "Add", "AddRange", "TryAdd", "Insert", "InsertRange", "Enqueue", "Push", "Remove", "RemoveAt", "RemoveAll", "Clear", "Delete", "Move", "Replace",
    ];

    private static readonly HashSet<string> ending = ["Count", "LongCount", "Sum", "Average", "Min", "Max", "Any", "All", "Aggregate", "Contains", "SequenceEqual"];
    private static readonly HashSet<string> selecting =
    [
        "Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "TakeWhile", "SkipWhile", "OrderBy", "OrderByDescending",
        "ThenBy", "ThenByDescending", "MaxBy", "MinBy", "Find", "FindAll", "FindLast", "RemoveAll", "Sort",
    ];

    private readonly Dictionary<(IMethodSymbol Method, int Depth), bool> acting = new(MethodComparer.Instance);

    /// <summary>Whether a method filters or orders by what a function says of each item.</summary>
    internal static bool IsFilterOrOrder(IMethodSymbol method) =>
        selecting.Contains(method.Name) && method.ContainingNamespace?.FullName() is "System.Linq" or "System.Collections.Generic" or "System";

    /// <summary>Whether anything happens to somebody because of a decision: an if, a switch, a loop, a choice between values, a filter.</summary>
    internal bool Follow(IOperation decision) => decision switch
    {
        IConditionalOperation { Type: null } conditional => (!DoTheSame(conditional) && (Acts(conditional.WhenTrue) || Acts(conditional.WhenFalse)))
            || ((Leaves(conditional.WhenTrue, breaks: true) || Leaves(conditional.WhenFalse, breaks: true)) && FollowingOf(conditional).Any(statement => Acts(statement))),
        IConditionalOperation { WhenTrue.ConstantValue.Value: bool, WhenFalse.ConstantValue.Value: bool } => false,
        IConditionalOperation choice => Acts(choice.WhenTrue) || Acts(choice.WhenFalse) || IsUsed(choice, 0, []),
        ISwitchOperation choice => choice.Cases.Any(@case => @case.Body.Any(statement => Acts(statement)))
            || (choice.Cases.Any(static @case => @case.Body.Any(static statement => Leaves(statement, breaks: false))) && FollowingOf(choice).Any(statement => Acts(statement))),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => Acts(arm.Value)) || IsUsed(choice, 0, []),
        ILoopOperation loop => Acts(loop.Body),
        IInvocationOperation filter => IsUsed(filter, 0, [], otherwise: true),
        _ => false,
    };

    /// <summary>Whether both ways do the same, word for word, and with what neither of them sets: they differ only in what they tell.</summary>
    private bool DoTheSame(IConditionalOperation conditional)
    {
        var acts = ActsIn(conditional.WhenTrue);
        var others = ActsIn(conditional.WhenFalse);
        if (acts.Count != others.Count || !acts.Zip(others, static (one, other) => SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax)).All(static same => same))
        {
            return false;
        }

        var set = new HashSet<ISymbol>(conditional.Descendants().Select(SetBy).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return set.Count == 0 || !acts.Concat(others).SelectMany(static act => act.DescendantsAndSelf()).Any(part => Expressions.SymbolOf(part) is { } said && set.Contains(said));
    }

    private List<IOperation> ActsIn(IOperation? branch) =>
        (branch is IBlockOperation block ? block.Operations : branch is null ? ImmutableArray<IOperation>.Empty : ImmutableArray.Create(branch))
            .Where(statement => Acts(statement)).ToList();

    private static ISymbol? SetBy(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        IAssignmentOperation assignment => Expressions.SymbolOf(assignment.Target),
        IIncrementOrDecrementOperation counted => Expressions.SymbolOf(counted.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } given => Expressions.SymbolOf(given.Value),
        _ => null,
    };

    /// <summary>Whether running an operation changes anything or calls into the unknown.</summary>
    private bool Acts(IOperation? operation, int depth = 0) => operation is not null && operation.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation call => !IsHarmless(call.TargetMethod, depth),
        IMethodReferenceOperation reference => !IsHarmless(reference.Method, depth),
        IDynamicInvocationOperation => true,
        IThrowOperation => true,
        IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        ISimpleAssignmentOperation assignment => Changes(assignment.Target, assignment.Value),
        ICoalesceAssignmentOperation assignment => Changes(assignment.Target, assignment.Value),
        IEventAssignmentOperation => true,
        _ => false,
    });

    /// <summary>
    /// Whether an assignment changes an object that was there before. A text that the object itself, or a control, shows is formatted, and so is the
    /// colour of the console; a prediction that is set anew is still a prediction.
    /// </summary>
    private bool Changes(IOperation target, IOperation value)
    {
        if (target is not (IMemberReferenceOperation or IArrayElementReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None })
            || target.Parent?.Parent is IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation
            || (target is IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: { } set } } && IsHarmless(set, 0))
            || (target is IMemberReferenceOperation { Instance.Type: var changed } && project.Predictions.IsPrediction(changed)))
        {
            return false;
        }

        return !(value.Type?.SpecialType == SpecialType.System_String && target is IMemberReferenceOperation member
            && (member.Instance is null or IInstanceReferenceOperation || !project.DeclarationsOf(member.Member).Any()));
    }

    private bool IsHarmless(IMethodSymbol method, int depth)
    {
        var space = method.ContainingNamespace?.FullName() ?? "";
        if (space == "System")
        {
            return method.ContainingType.TypeKind != TypeKind.Delegate && method.ContainingType.Name is not ("Environment" or "AppDomain" or "Activator");
        }

        if (harmless.Any(known => space == known || space.StartsWith(known + ".", StringComparison.Ordinal)))
        {
            return !changing.Contains(method.Name);
        }

        if (IsOfWeb(space))
        {
            return IsAnswer(method.ReturnType);
        }

        if (depth >= MaxDepth || method.IsAbstract)
        {
            return false;
        }

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!acting.TryGetValue((definition, depth), out var acts))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            acts = project.BodyOf(definition) is not { } body || Acts(body, depth + 1);
            acting.Add((definition, depth), acts);
        }

        return !acts;
    }

    /// <summary>What a web framework returns is an answer, not an act.</summary>
    private static bool IsAnswer(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Prepend(type).Any(static answer => answer.Name is "IActionResult" or "IResult" && IsOfWeb(answer.ContainingNamespace?.FullName() ?? ""));

    private static bool IsOfWeb(string space) => space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private sealed class MethodComparer : IEqualityComparer<(IMethodSymbol Method, int Depth)>
    {
        internal static readonly MethodComparer Instance = new();

        public bool Equals((IMethodSymbol Method, int Depth) x, (IMethodSymbol Method, int Depth) y) =>
            x.Depth == y.Depth && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((IMethodSymbol Method, int Depth) key) => (SymbolEqualityComparer.Default.GetHashCode(key.Method) * 31) + key.Depth;
    }

    /// <summary>Whether a branch ends the run of what follows it.</summary>
    /// <param name="breaks">Whether a break does: it leaves a loop, but only ends the case of a switch.</param>
    private static bool Leaves(IOperation? branch, bool breaks) => branch is not null && branch.DescendantsAndSelf().Any(part => !part.IsImplicit
        && part is IReturnOperation { Kind: OperationKind.Return } or IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.GoTo }
        || (breaks && part is IBranchOperation { BranchKind: BranchKind.Break }));

    /// <summary>The statements after one, up to the end of the loop or the function that it is in.</summary>
    private static IEnumerable<IOperation> FollowingOf(IOperation statement)
    {
        for (var current = statement; current.Parent is { } parent; current = parent)
        {
            if (parent is IBlockOperation block)
            {
                foreach (var next in block.Operations.Where(next => next.Syntax.SpanStart >= current.Syntax.Span.End))
                {
                    yield return next;
                }
            }

            if (parent is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                yield break;
            }
        }
    }

    /// <summary>Whether something is done with a value beyond telling it.</summary>
    /// <param name="otherwise">What is said of a value that nobody is seen to use, or that is returned.</param>
    private bool IsUsed(IOperation value, int depth, HashSet<ISymbol> seen, bool otherwise = false)
    {
        var current = value;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IInterpolationOperation or IInterpolatedStringOperation
                    or IBinaryOperation or ICoalesceOperation or IConditionalOperation { Type: not null } or ISwitchExpressionArmOperation
                    or ISwitchExpressionOperation or IVariableInitializerOperation or IArgumentOperation or ITranslatedQueryOperation or IConditionalAccessOperation:
                    current = parent;
                    break;
                case IObjectCreationOperation when IsAnswer(parent.Type):
                    current = parent;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Count" or "Length" }:
                    return false;
                case IMemberReferenceOperation:
                    current = parent;
                    break;
                case IInvocationOperation call:
                    if (DataChain.IsLinq(call.TargetMethod) && ending.Contains(call.TargetMethod.Name))
                    {
                        return false;
                    }

                    if (!IsHarmless(call.TargetMethod, depth) || FunctionsAct(call, depth))
                    {
                        return true;
                    }

                    // What is answered with has been returned.
                    if (IsOfWeb(call.TargetMethod.ContainingNamespace?.FullName() ?? ""))
                    {
                        return otherwise;
                    }

                    // What is printed has been told.
                    if (call.Type?.SpecialType is SpecialType.System_Void or SpecialType.System_String || !DataChain.IsOfSequences(call.TargetMethod))
                    {
                        return false;
                    }

                    current = parent;
                    break;
                case IVariableDeclaratorOperation declarator:
                    return IsLocalUsed(declarator.Symbol, declarator, depth, seen, otherwise);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == current:
                    return IsLocalUsed(local.Local, assignment, depth, seen, otherwise);
                case ISimpleAssignmentOperation assignment when assignment.Value == current:
                    return Changes(assignment.Target, assignment.Value);
                case IForEachLoopOperation loop when loop.Collection == current || loop.Collection.DescendantsAndSelf().Contains(current):
                    return Acts(loop.Body, depth);
                default:
                    return otherwise && parent is not (IObjectCreationOperation or IAnonymousObjectCreationOperation);
            }
        }

        return otherwise;
    }

    /// <summary>Whether a function that a call is given acts: a lambda, or a method by its name.</summary>
    private bool FunctionsAct(IInvocationOperation call, int depth) =>
        call.Arguments.Select(static argument => Expressions.Bare(argument.Value))
            .Any(function => function is IAnonymousFunctionOperation or IMethodReferenceOperation && Acts(function, depth));

    private bool IsLocalUsed(ISymbol local, IOperation declaration, int depth, HashSet<ISymbol> seen, bool otherwise)
    {
        if (seen.Count >= MaxVariables || !seen.Add(local))
        {
            return false;
        }

        var references = Expressions.UsesOf(local, Expressions.RootOf(declaration))
            .Where(static reference => reference != (reference.Parent as ISimpleAssignmentOperation)?.Target).ToList();
        return references.Count == 0 ? otherwise : references.Any(reference => IsUsed(reference, depth, seen, otherwise));
    }
}
