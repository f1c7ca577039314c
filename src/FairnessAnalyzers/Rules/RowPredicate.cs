using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>A function that is given a row and decides about it: a lambda, a local function, or a method of the project.</summary>
/// <param name="Body">What it runs.</param>
/// <param name="Row">The parameter that is the row.</param>
internal sealed record RowPredicate(IOperation Body, IParameterSymbol Row)
{
    /// <summary>The methods that give the same value in other letters.</summary>
    private static readonly HashSet<string> respelling = ["ToString", "Trim", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant"];

    /// <summary>The columns of the row that it reads, each once.</summary>
    internal IReadOnlyList<SourceColumn> Columns { get; } = ColumnsRead(Body, Row);

    /// <summary>Whether the row itself, or a line of text, is asked for being there, and nothing else of it.</summary>
    internal bool OnlyGuardsAgainstNothing
    {
        get
        {
            var uses = Body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(IsRow).ToList();
            return uses.Count > 0 && uses.All(IsGuard);
        }
    }

    /// <summary>Whether a path or a file is asked for its extension, and nothing else of it: which files are data is no choice of rows.</summary>
    internal bool OnlyPicksFiles
    {
        get
        {
            var uses = Body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(IsRow).ToList();
            return uses.Count > 0 && uses.All(static use => use.Parent switch
            {
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "GetExtension", ContainingType.Name: "Path" } } } => true,
                IPropertyReferenceOperation { Property: { Name: "Extension", ContainingNamespace: var space } } => space.Is("System.IO"),
                IInvocationOperation { TargetMethod: { Name: "EndsWith", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [var ending, ..] } =>
                    ending.Value.ConstantValue is { HasValue: true, Value: string { Length: > 1 } extension } && extension[0] == '.',
                _ => false,
            });
        }
    }

    /// <summary>The function that an expression names; null where its body is not seen.</summary>
    internal static RowPredicate? Of(IOperation function, FairnessProject project)
    {
        switch (Expressions.Bare(function))
        {
            case IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } lambda:
                return new RowPredicate(lambda.Body, parameters[0]);
            case IMethodReferenceOperation { Method: { Parameters: { Length: > 0 } parameters } method }:
                return project.BodyOf(method) is { } body ? new RowPredicate(body, parameters[0]) : null;
            case ILocalReferenceOperation local
                when Expressions.ValuesOf(local).ToList() is { Count: 1 } values && Expressions.Bare(values[0]) is not ILocalReferenceOperation:
                return Of(values[0], project);
            default:
                return null;
        }
    }

    /// <summary>The column that an expression is the value of, perhaps trimmed or in other letters; null for anything else.</summary>
    internal SourceColumn? ColumnOf(IOperation operation)
    {
        operation = Expressions.Bare(operation);
        while (operation is IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } && respelling.Contains(name))
        {
            operation = Expressions.Bare(instance);
        }

        return operation is IMemberReferenceOperation member && IsOfRow(member, Row) ? ColumnAt(member) : null;
    }

    private static IReadOnlyList<SourceColumn> ColumnsRead(IOperation body, IParameterSymbol row)
    {
        var columns = new List<SourceColumn>();
        foreach (var member in body.DescendantsAndSelf().OfType<IMemberReferenceOperation>().Where(member => IsOfRow(member, row)))
        {
            // Of row.Person.Age the last word is the column; Length, HasValue and the like are the framework's words.
            if (ColumnAt(member) is { } column && !IsOwner(member) && !columns.Any(known => SymbolEqualityComparer.Default.Equals(known.Member, column.Member)))
            {
                columns.Add(column);
            }
        }

        return columns;
    }

    private static bool IsOwner(IMemberReferenceOperation member) =>
        member.Parent is IMemberReferenceOperation outer && ReferenceEquals(outer.Instance, member) && !IsOfFramework(outer.Member);

    private static SourceColumn? ColumnAt(IMemberReferenceOperation member)
    {
        while (IsOfFramework(member.Member))
        {
            if (member.Instance is not IMemberReferenceOperation inner)
            {
                return null;
            }

            member = inner;
        }

        return member.Member is IPropertySymbol or IFieldSymbol ? new SourceColumn(Schema.ColumnNameOf(member.Member), member.Member, null) : null;
    }

    private static bool IsOfFramework(ISymbol member) => ((member.ContainingNamespace?.FullName() ?? "") + ".").StartsWith("System.", System.StringComparison.Ordinal);

    private static bool IsOfRow(IMemberReferenceOperation member, IParameterSymbol row)
    {
        var instance = member.Instance;
        while (instance is not null)
        {
            switch (Expressions.Bare(instance))
            {
                case IMemberReferenceOperation outer:
                    instance = outer.Instance;
                    break;
                case IConditionalAccessInstanceOperation access:
                    instance = Expressions.ReceiverOf(access);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } pattern:
                    instance = Part.InputOf(pattern);
                    break;
                case IParameterReferenceOperation parameter:
                    return SymbolEqualityComparer.Default.Equals(parameter.Parameter, row);
                default:
                    return false;
            }
        }

        return false;
    }

    private bool IsRow(IParameterReferenceOperation reference) => SymbolEqualityComparer.Default.Equals(reference.Parameter, Row);

    private static bool IsGuard(IOperation use)
    {
        var parent = use.Parent;
        // Of a line that is split into cells, the first is the line.
        while (parent is IConversionOperation or IArgumentOperation or IArrayElementReferenceOperation or IInvocationOperation { TargetMethod.Name: "Trim" })
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IBinaryOperation comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
            IIsPatternOperation { Pattern: var pattern } => IsNullPattern(pattern is INegatedPatternOperation negated ? negated.Pattern : pattern),
            IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } => true,
            IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String } } => true,
            _ => false,
        };
    }

    private static bool IsNull(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: null or "" } || Expressions.Bare(operation).ConstantValue is { HasValue: true, Value: null or "" };

    private static bool IsNullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation recursive => recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty,
        _ => false,
    };
}
