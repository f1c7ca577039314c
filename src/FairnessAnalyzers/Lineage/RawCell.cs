using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// A cell of what is not a row yet, such as <c>cells[15]</c> of a line that was split, from which an object initializer fills a member of a row. Two
/// members that one initializer fills from the same cell say the same.
/// </summary>
/// <param name="Row">The expression that makes the row.</param>
/// <param name="Name">The variable that holds the line, and the position in it.</param>
/// <param name="IsWhole">Whether nothing takes a part of it: two members may hold different parts of one cell.</param>
internal sealed record RawCell(SyntaxNode Row, string Name, bool IsWhole)
{
    internal static readonly ImmutableArray<RawCell> None = ImmutableArray<RawCell>.Empty;

    /// <summary>The cells that the initializer of an object fills a member from.</summary>
    internal static IEnumerable<RawCell> Of(IObjectCreationOperation creation, string member) =>
        (creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty).OfType<ISimpleAssignmentOperation>()
            .Where(set => set.Target is IMemberReferenceOperation { Member.Name: var name } && name == member)
            .SelectMany(set => set.Value.DescendantsAndSelf().Select(part => NameOf(part) is { } cell ? new RawCell(creation.Syntax, cell, IsTakenWhole(part, set)) : null))
            .OfType<RawCell>();

    /// <summary>Whether one of two members that are filled from these says all that the other does.</summary>
    internal static bool Share(ImmutableArray<RawCell> left, ImmutableArray<RawCell> right) =>
        left.Any(one => right.Any(other => one.Row == other.Row && one.Name == other.Name && (one.IsWhole || other.IsWhole)));

    private static string? NameOf(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices: [{ ConstantValue: { HasValue: true, Value: { } index } }], ArrayReference: var line } => NameOf(line, index),
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: { } index } }], Instance: { } line } => NameOf(line, index),
        _ => null,
    };

    private static string? NameOf(IOperation line, object index) => line switch
    {
        ILocalReferenceOperation local => $"{local.Local.Name}[{index}]",
        IParameterReferenceOperation parameter => $"{parameter.Parameter.Name}[{index}]",
        _ => null,
    };

    /// <summary>Between a cell and the member that it fills, it is read as a number or a date, trimmed, computed with or compared: none of this takes a part of it.</summary>
    private static bool IsTakenWhole(IOperation cell, IOperation set)
    {
        for (var parent = cell.Parent; parent is not null && parent != set; parent = parent.Parent)
        {
            if (parent is not (IConversionOperation or IParenthesizedOperation or IArgumentOperation or IBinaryOperation or IUnaryOperation or IConditionalOperation)
                && !(parent is IInvocationOperation call && IsReading(call.TargetMethod)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsReading(IMethodSymbol method) => method.ContainingNamespace.Is("System")
        && (method.Name is "Parse" or "TryParse" or "ToString" or "Equals" || method.Name.StartsWith("Trim", System.StringComparison.Ordinal)
            || method.ContainingType.Name == "Convert");
}
