using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Which expressions of one body depend on what a model predicted: by reading it, or through local variables that were computed from it or set
/// because of it, or through the members of objects that were given it. Counting, comparing with the truth, and asking whether there is a prediction at all do not make a decision depend on it.
/// </summary>
internal sealed class PredictionReach
{
    private const int MaxRounds = 5;

    /// <summary>Deeper than anybody nests by hand, and less than a stack holds: an expression of thousands of terms is generated text.</summary>
    private const int MaxNesting = 300;

    private readonly Predictions predictions;
    private readonly Dictionary<ISymbol, string> locals = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ISymbol> loops = new(SymbolEqualityComparer.Default);

    private readonly BuiltObjects objects;

    /// <summary>What is known so far of the values that members were given; null also for one that is being asked for, whose value may be made of itself.</summary>
    private readonly Dictionary<IOperation, string?> given = [];

    internal PredictionReach(IOperation body, Predictions predictions)
    {
        this.predictions = predictions;
        objects = new BuiltObjects(body);
        for (var round = 0; round < MaxRounds && Spread(body); round++)
        {
        }

        given.Clear();
    }

    /// <summary>The output of a model that an expression depends on; null where it depends on none.</summary>
    internal string? Of(IOperation? operation) => Of(operation, 0);

    /// <summary>The output of a model that decides whether a value matches a pattern or is a constant; null where none does.</summary>
    internal string? Asked(IOperation value, IOperation? pattern) => Asked(value, pattern, 0);

    private string? Asked(IOperation value, IOperation? pattern, int depth) =>
        pattern is null || AsksForPresence(pattern) ? null
        : (BuiltObjects.Builds(Expressions.Bare(value)) ? null : Of(value, depth + 1)) ?? Of(pattern, depth + 1);

    private string? Of(IOperation? operation, int depth)
    {
        if (operation is null or IDeconstructionAssignmentOperation or ILoopOperation || depth > MaxNesting
            || IsAboutPresence(operation) || IsComparedWithTruth(operation) || IsGrouping(operation, depth))
        {
            return null;
        }

        if (predictions.OutputOf(operation) is { } output)
        {
            return output;
        }

        if (operation is ILocalReferenceOperation local && locals.TryGetValue(local.Local, out var known))
        {
            return known;
        }

        // Of an object that was built here, each member depends on what it was given.
        if (operation is IMemberReferenceOperation member && objects.Given(member) is { } values)
        {
            return OfGiven(values, depth);
        }

        if (predictions.OutputOfResult(operation) is { } result)
        {
            return result;
        }

        if (operation is IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: false } pattern)
        {
            return OfParts(pattern, depth);
        }

        if (operation is IIsPatternOperation matched)
        {
            return Asked(matched.Value, matched.Pattern, depth);
        }

        if (operation is IParameterReferenceOperation item)
        {
            return OfGiven(objects.ItemsOf(item).Where(static value => !BuiltObjects.Builds(value)), depth);
        }

        if (operation is IConditionalAccessOperation { WhenNotNull: IMemberReferenceOperation accessed } && objects.Given(accessed) is { } valuesOfAccessed)
        {
            return OfGiven(valuesOfAccessed, depth);
        }

        // How many a filter lets through, and whether any, depends on it.
        if (operation is IInvocationOperation { TargetMethod: { Name: "Any" or "Count" or "LongCount" } counts } && DataChain.IsLinq(counts))
        {
            return OfAny(operation.Descendants().Where(static part => part is IAnonymousFunctionOperation or IMethodReferenceOperation), depth);
        }

        // What a filter lets through is reported at the filter.
        var isFilter = operation is IInvocationOperation call && Consequences.IsFilterOrOrder(call.TargetMethod);
        foreach (var child in operation.ChildOperations)
        {
            if (!(isFilter && child is IArgumentOperation { Value: var value } && Expressions.Bare(value) is (IAnonymousFunctionOperation or IMethodReferenceOperation))
                && Of(child, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private string? OfAny(IEnumerable<IOperation> operations, int depth) =>
        operations.Select(operation => Of(operation, depth + 1)).FirstOrDefault(static found => found is not null);

    /// <summary>In brackets, each pattern is asked of a member that no expression names.</summary>
    private string? OfParts(IRecursivePatternOperation pattern, int depth) =>
        pattern.DeconstructionSubpatterns.Where(static part => !IsAlwaysMatched(part)).SelectMany(Part.AskedBy).Select(part => Of(part, depth))
            .FirstOrDefault(static found => found is not null) ?? OfAny(pattern.PropertySubpatterns, depth);

    private string? Of(Part part, int depth) =>
        part is { Member: { } member } ? predictions.OutputOf(member, part.Whole?.Type)
            ?? (part.Whole is null ? predictions.OutputOfMember(member)
                : objects.Given(part.Whole, member) is { } values ? OfGiven(values, depth) : predictions.OutputOfMember(member) ?? Of(part.Whole, depth + 1))
        : Of(part.Whole, depth + 1);

    private string? OfGiven(IEnumerable<IOperation> values, int depth)
    {
        foreach (var value in values)
        {
            if (!given.TryGetValue(value, out var known))
            {
                given[value] = null;
                given[value] = known = Of(value, depth + 1);
            }

            if (known is not null)
            {
                return known;
            }
        }

        return null;
    }

    private bool Spread(IOperation body)
    {
        var before = locals.Count;
        given.Clear();
        foreach (var variable in Expressions.ValuesIn(body))
        {
            foreach (var value in variable)
            {
                Add(variable.Key, Of(value) ?? (value.Parent is ISimpleAssignmentOperation assignment && assignment.Value == value ? Cause(assignment) : null));
            }
        }

        foreach (var variable in Expressions.PartsIn(body))
        {
            foreach (var part in variable)
            {
                Add(variable.Key, Of(part, 0));
            }
        }

        loops.UnionWith(Expressions.AllIn(body).OfType<IForEachLoopOperation>().SelectMany(static loop => loop.Locals).Where(locals.ContainsKey));
        return locals.Count > before;

        void Add(ISymbol local, string? output)
        {
            if (output is not null && !locals.ContainsKey(local))
            {
                locals.Add(local, output);
            }
        }
    }

    /// <summary>The output of a model that decides whether an assignment happens.</summary>
    private string? Cause(IOperation assignment)
    {
        for (var parent = assignment.Parent; parent is not null; parent = parent.Parent)
        {
            var cause = parent switch
            {
                IConditionalOperation conditional => Of(conditional.Condition),
                ISwitchOperation choice => Of(choice.Value),
                _ => null,
            };
            if (cause is not null)
            {
                return cause;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether an output is compared with one that the predictions themselves gave, in a loop over them: this groups predictions, and judges none.
    /// </summary>
    private bool IsGrouping(IOperation operation, int depth) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
        && (IsOfLoop(comparison.LeftOperand) || IsOfLoop(comparison.RightOperand))
        && Of(comparison.LeftOperand, depth + 1) is { } left && Of(comparison.RightOperand, depth + 1) == left;

    private bool IsOfLoop(IOperation operation) => Expressions.Bare(operation) is ILocalReferenceOperation { Local: var local } && loops.Contains(local);

    private static bool IsAboutPresence(IOperation operation) => operation switch
    {
        IBinaryOperation comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
        IPropertySubpatternOperation property => AsksForPresence(property.Pattern),
        IInvocationOperation { TargetMethod.Name: "IsNaN" or "IsInfinity" or "IsFinite" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" } => true,
        IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "HasValue" } => true,
        _ => false,
    };

    private static bool AsksForPresence(IOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => AsksForPresence(constant.Value),
        INegatedPatternOperation negated => AsksForPresence(negated.Pattern),
        _ => IsAlwaysMatched(pattern) || IsNull(pattern) || Expressions.Bare(pattern).ConstantValue.Value is float.NaN or double.NaN,
    };

    /// <summary>Whether a pattern lets everything through, perhaps under a name.</summary>
    private static bool IsAlwaysMatched(IOperation pattern) => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    private static bool IsNull(IOperation operation) => Expressions.Bare(operation).ConstantValue is { HasValue: true, Value: null };

    private bool IsComparedWithTruth(IOperation operation) => operation switch
    {
        IBinaryOperation comparison => IsTruth(comparison.LeftOperand) || IsTruth(comparison.RightOperand),
        IInvocationOperation { TargetMethod.Name: "Equals" } equals =>
            equals.Arguments.Any(argument => IsTruth(argument.Value)) || (equals.Instance is { } instance && IsTruth(instance)),
        _ => false,
    };

    private bool IsTruth(IOperation operation) =>
        Expressions.Bare(operation) is IMemberReferenceOperation { Member: var member } && predictions.OutputOf(Expressions.Bare(operation)) is null
        && predictions.IsTruth(member);
}
