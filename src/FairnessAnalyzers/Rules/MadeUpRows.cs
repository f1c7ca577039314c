using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Rows whose origin is the code itself, as in an example or a test: written out where they are loaded, or made by a method of the same type out of
/// nothing but constants and random numbers.
/// </summary>
internal sealed class MadeUpRows(FairnessProject project)
{
    /// <summary>The types of System and of collections that compute; those that read files, the console, the network or the surroundings are others.</summary>
    private static readonly HashSet<string> computing =
    [
        "Random", "Math", "MathF", "String", "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "Array", "Convert", "Tuple", "ValueTuple", "Enum", "Index", "Range",
    ];

    /// <summary>More methods than an example is made of.</summary>
    private const int MaxMethods = 100;

    /// <summary>Whether the rows that a call loads are made up.</summary>
    internal bool AreLoadedBy(IInvocationOperation load)
    {
        var data = SourceOf(Expressions.ArgumentOf(load, "data"));
        return data is not null && (IsWrittenOut(data) || (data is IInvocationOperation call && IsMadeUp(call, project.MemberContaining(load.Syntax))));
    }

    /// <summary>The sequence behind one variable, and behind calls such as ToList.</summary>
    private static IOperation? SourceOf(IOperation? data)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (data is not null)
        {
            switch (data = Expressions.Bare(data))
            {
                case ILocalReferenceOperation local when seen.Add(local.Local) && Expressions.ValuesOf(local).ToList() is { Count: 1 } values:
                    data = values[0];
                    break;
                case IInvocationOperation { Arguments: [var source, ..] } call when DataChain.IsLinq(call.TargetMethod):
                    data = source.Value;
                    break;
                default:
                    return data is ILocalReferenceOperation ? null : data;
            }
        }

        return null;
    }

    private static bool IsWrittenOut(IOperation data) =>
        RowsOf(data) is { } rows && rows.All(static row => Expressions.Bare(row) is IObjectCreationOperation);

    private static IEnumerable<IOperation>? RowsOf(IOperation data) => data switch
    {
        IArrayCreationOperation { Initializer: { } written } => written.ElementValues,
        IArrayCreationOperation => [],
        IObjectCreationOperation { Initializer: { } written } => written.Initializers.OfType<IInvocationOperation>().Select(static add => add.Arguments[0].Value),
        { Syntax: CollectionExpressionSyntax } => data.ChildOperations,
        _ => null,
    };

    private bool IsMadeUp(IInvocationOperation call, ISymbol loader)
    {
        var type = loader.ContainingType;
        return SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type)
            && call.Arguments.All(argument => Expressions.ConstantOf(argument.Value, project).HasValue || IsRandom(argument.Value.Type))
            && IsSelfMade(call.TargetMethod, type, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
    }

    /// <summary>Whether a method, with all that it calls, only computes: every value in it is a constant, random, or given to it.</summary>
    private bool IsSelfMade(IMethodSymbol method, INamedTypeSymbol type, HashSet<ISymbol> seen) =>
        !seen.Add(method.OriginalDefinition) || (seen.Count <= MaxMethods && project.BodyOf(method.OriginalDefinition) is { } body && body.Descendants().All(part => part switch
        {
            IInvocationOperation call => Computes(call.TargetMethod) || IsFunctionHere(call)
                || (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type) && IsSelfMade(call.TargetMethod, type, seen)),
            IMethodReferenceOperation reference => Computes(reference.Method),
            IObjectCreationOperation creation => creation.Type is { } made && (project.DeclarationsOf(made).Any() || Computes(made)),
            IFieldReferenceOperation { ConstantValue.HasValue: false, Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } field =>
                IsRandom(field.Type) || Expressions.ConstantOf(field, project).HasValue || Expressions.ConstantsOf(field, project) is not null,
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property =>
                Computes(property.Property.ContainingType),
            IAwaitOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation => false,
            _ => true,
        }));

    private static bool Computes(IMethodSymbol method) => DataChain.IsLinq(method) || (method.ContainingType is { } type && Computes(type));

    private static bool Computes(ITypeSymbol type) => type.ContainingNamespace.Is("System.Collections.Generic")
        || type.SpecialType is not SpecialType.None || type.TypeKind == TypeKind.Array || (type.ContainingNamespace.Is("System") && computing.Contains(type.Name));

    /// <summary>A function that the method itself wrote, whose body is among what is looked at.</summary>
    private static bool IsFunctionHere(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.LocalFunction
        || (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.Instance is ILocalReferenceOperation);

    private static bool IsRandom(ITypeSymbol? type) => type is { Name: "Random" } && type.ContainingNamespace.Is("System");
}
