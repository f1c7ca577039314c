using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>Patterns, however many of them one is made of: a list of codes can be thousands long.</summary>
internal static class Patterns
{
    /// <summary>All patterns that <c>or</c>, or that <c>and</c>, puts one after the other.</summary>
    internal static IReadOnlyList<IPatternOperation> OperandsOf(IBinaryPatternOperation binary)
    {
        var operands = new List<IPatternOperation>();
        IPatternOperation first = binary;
        while (first is IBinaryPatternOperation inner && inner.OperatorKind == binary.OperatorKind)
        {
            operands.Add(inner.RightPattern);
            first = inner.LeftPattern;
        }

        operands.Add(first);
        operands.Reverse();
        return operands;
    }

    /// <summary>The outermost pattern that asks the same of the same value: what <c>or</c>, <c>and</c> and <c>not</c> put together.</summary>
    internal static IOperation OutermostOf(IOperation pattern)
    {
        while (pattern.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            pattern = pattern.Parent;
        }

        return pattern;
    }
}
