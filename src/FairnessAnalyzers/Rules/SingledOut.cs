using System;
using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Finds the filters that single people out: those that compare an identifier with constants for being the same. Being greater, or beginning
/// alike, says something of many; more than twenty constants are a list of its own. What the constants are stays in the code.
/// </summary>
internal static class SingledOut
{
    private const int MaxPeople = 20;

    /// <summary>The identifier by which a selection singles out people; null where it does not.</summary>
    internal static SourceColumn? By(RowSelection selection)
    {
        if (selection.Predicate is not { } predicate)
        {
            return selection.Columns is { Count: 1 } columns && IsIdentifier(columns[0]) && IsNarrow(selection) ? columns[0] : null;
        }

        return predicate.Body.DescendantsAndSelf().Select(operation => ColumnComparedBy(operation, predicate, selection.Project))
            .FirstOrDefault(column => column is not null && IsIdentifier(column));

        bool IsIdentifier(SourceColumn column) => selection.MeaningOf(column).Kind == ColumnKind.Identifier;
    }

    /// <summary>Whether a filter by bounds leaves room for a few identifiers only.</summary>
    private static bool IsNarrow(RowSelection selection)
    {
        return BoundOf("lowerBound") is { } lower && BoundOf("upperBound") is { } upper && upper > lower && upper - lower <= MaxPeople;

        double? BoundOf(string parameter) =>
            Expressions.ConstantOf(Expressions.ArgumentOf(selection.Call, parameter), selection.Project) is { HasValue: true, Value: IConvertible bound }
            ? Convert.ToDouble(bound, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static SourceColumn? ColumnComparedBy(IOperation operation, RowPredicate predicate, FairnessProject project)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return Compared(comparison.LeftOperand, comparison.RightOperand) ?? Compared(comparison.RightOperand, comparison.LeftOperand);
            case IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments: { Length: > 0 } arguments }:
                return Compared(instance, arguments[0].Value) ?? Compared(arguments[0].Value, instance);
            case IInvocationOperation { TargetMethod.Name: "Equals", Instance: null, Arguments: { Length: > 1 } arguments }:
                return Compared(arguments[0].Value, arguments[1].Value) ?? Compared(arguments[1].Value, arguments[0].Value);
            case IInvocationOperation { TargetMethod.Name: "Contains" } contains:
                var operands = contains.Arguments.Select(static argument => argument.Value).ToList();
                var set = contains.Instance ?? (operands.Count > 0 ? operands[0] : null);
                var item = contains.Instance is not null ? operands.FirstOrDefault() : operands.Skip(1).FirstOrDefault();
                return set is not null && item is not null && IsFew(Expressions.ConstantsOf(set, project)) ? predicate.ColumnOf(item) : null;
            case IIsPatternOperation matched:
                return IsFew(ConstantsIn(matched.Pattern)) ? predicate.ColumnOf(matched.Value) : null;
            case ISwitchExpressionOperation choice:
                return IsFew(choice.Arms.SelectMany(static arm => ConstantsIn(arm.Pattern))) ? predicate.ColumnOf(choice.Value) : null;
            default:
                return null;
        }

        SourceColumn? Compared(IOperation column, IOperation constant) =>
            Expressions.ConstantOf(constant, project) is { HasValue: true } value && Expressions.IsSaid(value.Value) ? predicate.ColumnOf(column) : null;
    }

    private static bool IsFew(IEnumerable<object?>? constants) =>
        constants is not null && constants.ToList() is { Count: <= MaxPeople } few && few.Any(Expressions.IsSaid);

    private static IEnumerable<object?> ConstantsIn(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } => [constant.Value],
        INegatedPatternOperation negated => ConstantsIn(negated.Pattern),
        IBinaryPatternOperation binary => Patterns.OperandsOf(binary).SelectMany(ConstantsIn),
        _ => [],
    };
}
