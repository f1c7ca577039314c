using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Where a file is that the program always finds at the same place: a constant path, or one that is put together from constants and from where the
/// program lies. Two equal texts are the same file; the text itself is no path.
/// </summary>
internal sealed class ConstantPath(FairnessProject project)
{
    /// <summary>More steps than it takes anybody to say where a file is.</summary>
    private const int MaxSteps = 300;

    private const int MaxDepth = 40;

    /// <summary>The types whose methods and properties give for the same always the same, with where the program lies.</summary>
    private static readonly HashSet<string> locating =
        ["Path", "String", "FileInfo", "DirectoryInfo", "FileSystemInfo", "AppContext", "AppDomain", "AppDomainSetup", "Assembly", "Type", "Uri"];

    private int steps;

    /// <summary>The place of a file; null where it is not constant.</summary>
    /// <param name="arguments">What the parameters of the method were given.</param>
    internal static string? Of(IOperation? path, FairnessProject project, ImmutableDictionary<ISymbol, IOperation> arguments) =>
        path is null ? null : new ConstantPath(project).Find(path, arguments, 0);

    private string? Find(IOperation value, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        if (depth > MaxDepth || ++steps > MaxSteps)
        {
            return null;
        }

        var operation = Expressions.Bare(value);
        if (Expressions.ConstantOf(operation, project) is { HasValue: true, Value: { } constant })
        {
            return constant.ToString();
        }

        return operation switch
        {
            ILocalReferenceOperation local when Expressions.ValuesOf(local).ToList() is { Count: 1 } values => Find(values[0], arguments, depth + 1),
            IParameterReferenceOperation { Parameter: var parameter } => arguments.TryGetValue(parameter.OriginalDefinition, out var argument)
                ? Find(argument, ImmutableDictionary<ISymbol, IOperation>.Empty, depth + 1) : Same(project.Callers.AllArgumentsFor(parameter), depth),
            IPropertyReferenceOperation { Property: var property } reference when IsLocating(property) =>
                Joined(property.Name, [reference.Instance, .. reference.Arguments.Select(static argument => argument.Value)], arguments, depth),
            IMemberReferenceOperation { Member: var member } => Same(project.Callers.AllValuesOf(member), depth)
                ?? (member is IPropertySymbol { GetMethod: { } getter, Parameters.IsEmpty: true } ? Same(project.ResultsOf(getter), depth) : null),
            IInvocationOperation { TargetMethod: var method } call when IsLocating(method) =>
                Joined(method.Name, [call.Instance, .. call.Arguments.Select(static argument => argument.Value)], arguments, depth),
            IInvocationOperation call when project.ResultsOf(call.TargetMethod).ToList() is { Count: 1 } results =>
                Find(results[0], Callers.GivenBy(call, arguments), depth + 1),
            IObjectCreationOperation { Arguments.Length: > 0, Initializer: null, Type: { } type } creation when IsLocating(type) =>
                Joined("new", creation.Arguments.Select(static argument => argument.Value), arguments, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Joined("+", [sum.LeftOperand, sum.RightOperand], arguments, depth),
            IInterpolatedStringOperation text => Joined("$", text.Parts.SelectMany(static part => part.ChildOperations.Take(1)), arguments, depth),
            IArrayElementReferenceOperation element => Joined("[]", [element.ArrayReference, .. element.Indices], arguments, depth),
            IArrayCreationOperation { Initializer: { } items } => Joined("", items.ElementValues, arguments, depth),
            ITypeOfOperation => "typeof",
            _ => null,
        };
    }

    /// <summary>The one place that all of some values name.</summary>
    private string? Same(IEnumerable<IOperation>? values, int depth)
    {
        string? same = null;
        foreach (var value in values ?? [])
        {
            if (Find(value, ImmutableDictionary<ISymbol, IOperation>.Empty, depth + 1) is not { } found || (same is not null && found != same))
            {
                return null;
            }

            same = found;
        }

        return same;
    }

    private string? Joined(string name, IEnumerable<IOperation?> parts, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        var found = parts.OfType<IOperation>().Select(part => Find(part, arguments, depth + 1)).ToList();
        return found.Contains(null) ? null : $"{name}({string.Join("|", found)})";
    }

    /// <summary>Whether a member of the framework says where something lies, given where something else lies.</summary>
    internal static bool IsLocating(ISymbol member) => member.Name is not ("GetRandomFileName" or "GetTempFileName" or "InvokeMember" or "GetData")
        && member.ContainingType is { } type && (IsLocating(type) || IsHere(member));

    private static bool IsHere(ISymbol member) =>
        (member is { Name: "CurrentDirectory", ContainingType.Name: "Environment" } && member.ContainingNamespace.Is("System"))
        || (member is { Name: "GetCurrentDirectory" or "GetParent", ContainingType.Name: "Directory" } && member.ContainingNamespace.Is("System.IO"));

    private static bool IsLocating(ITypeSymbol type) => locating.Contains(type.Name)
        && (type.ContainingNamespace.Is("System") || type.ContainingNamespace.Is("System.IO") || type.ContainingNamespace.Is("System.Reflection"));
}
