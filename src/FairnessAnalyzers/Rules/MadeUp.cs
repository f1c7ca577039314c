using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Values that the code itself makes up, as in an example or a test: all that is in them are constants, random numbers, and what methods,
/// constructors and properties of the project compute from these and nothing else.
/// </summary>
internal sealed class MadeUp(FairnessProject project)
{
    /// <summary>The types of System and of collections that compute; those that read files, the console, the network or the surroundings are others.</summary>
    private static readonly HashSet<string> computing =
    [
        "Random", "Math", "MathF", "String", "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "Array", "Convert", "Tuple", "ValueTuple", "Enum", "Index", "Range",
    ];

    /// <summary>More methods than an example is made of.</summary>
    private const int MaxMethods = 100;

    /// <summary>More expressions than make the examples that somebody writes out.</summary>
    private const int MaxSteps = 2000;

    private static readonly ImmutableDictionary<ISymbol, IOperation> nothing = ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    /// <summary>Whether a value is made up.</summary>
    internal bool Is(IOperation value) => Is(value, nothing, static _ => false);

    /// <summary>Whether a value is made up of what is, and of what is known to be as good.</summary>
    /// <param name="arguments">What the parameters of the method were given.</param>
    /// <param name="isAsGood">Whether an expression that makes nothing up will do as well.</param>
    internal bool Is(IOperation value, ImmutableDictionary<ISymbol, IOperation> arguments, Func<IOperation, bool> isAsGood)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<IOperation>();
        var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        pending.Push(value);
        while (pending.Count > 0)
        {
            var operation = Expressions.Bare(pending.Pop());
            if (!seen.Add(operation) || IsConstant(operation))
            {
                continue;
            }

            if (seen.Count > MaxSteps || (PartsOf(operation, arguments, methods) ?? (isAsGood(operation) ? [] : null)) is not { } parts)
            {
                return false;
            }

            foreach (var part in parts)
            {
                pending.Push(part);
            }
        }

        return true;
    }

    /// <summary>What is made or called with constants may still be read from a file that they name.</summary>
    private bool IsConstant(IOperation operation) => operation is not (IObjectCreationOperation or IInvocationOperation or ILocalReferenceOperation)
        && (Expressions.ConstantOf(operation, project).HasValue || Expressions.ConstantsOf(operation, project) is not null);

    /// <summary>What an expression is made of; null where it is not made here.</summary>
    private IEnumerable<IOperation>? PartsOf(IOperation operation, ImmutableDictionary<ISymbol, IOperation> arguments, HashSet<ISymbol> methods) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => arguments.TryGetValue(parameter.OriginalDefinition, out var argument) ? [argument]
            : parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } ? [] : project.AllArgumentsFor(parameter),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when !CanGrow(field.Type) && project.InitializerOf(field) is { } initializer =>
            project.SetWithin(field).Prepend(initializer.Value),
        ILocalReferenceOperation local => Expressions.ValuesOf(local).ToList() is { Count: > 0 } values ? [.. values, .. LaterPartsOf(local)] : null,
        _ => IsComputed(operation, isOwn: false, methods) ? operation.ChildOperations : null,
    };

    /// <summary>What is assigned to the members of a variable's object, and added to its list.</summary>
    private IEnumerable<IOperation> LaterPartsOf(ILocalReferenceOperation local) => Expressions.UsesOf(local.Local, Expressions.RootOf(local))
        .SelectMany(other => other.Parent switch
        {
            IMemberReferenceOperation { Parent: ISimpleAssignmentOperation assignment } member when assignment.Target == member => [assignment.Value],
            IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element when assignment.Target == element => [assignment.Value],
            IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" } add when add.Instance == other => add.Arguments.Select(static argument => argument.Value),

            // A method of the project may fill in what it is given: an object, or a variable itself.
            IArgumentOperation { Parent: IInvocationOperation call } argument
                when (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out || local.Type is { IsValueType: false, SpecialType: SpecialType.None })
                    && project.DeclarationsOf(call.TargetMethod).Any() && !call.Arguments.Any(IsEngine) => [call],
            _ => (IEnumerable<IOperation>)[],
        });

    private static bool IsEngine(IArgumentOperation argument) => argument.Value.Type is INamedTypeSymbol { TypeArguments.Length: 2, Name: "PredictionEngine" };

    /// <summary>Whether an expression by itself, its parts aside, only computes.</summary>
    /// <param name="isOwn">Whether the object whose code it is in was made up: then so is what it holds.</param>
    private bool IsComputed(IOperation operation, bool isOwn, HashSet<ISymbol> methods) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? call.Instance is ILocalReferenceOperation
            : IsComputed(call.TargetMethod, isOwn || !IsThis(call.Instance), methods),
        IMethodReferenceOperation reference => IsComputed(reference.Method, isOwn || !IsThis(reference.Instance), methods),
        IObjectCreationOperation { Constructor: { } constructor } => IsComputed(constructor, isOwn: true, methods),
        IFieldReferenceOperation { ConstantValue.HasValue: false } field when IsThis(field.Instance) && !(isOwn && field.Instance is not null) =>
            IsRandom(field.Type) || IsConstant(field),
        IPropertyReferenceOperation { Property: var property } reference => Computes(property.ContainingType)
            || (IsThis(reference.Instance) && !isOwn && IsStored(property) ? IsConstant(reference)
                : IsStored(property) || (property.GetMethod is { } getter && IsComputed(getter, isOwn || !IsThis(reference.Instance), methods))),
        IAwaitOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation or IFunctionPointerInvocationOperation => false,
        _ => true,
    };

    /// <summary>Whether a method, with all that it calls, only computes: every value in it is a constant, random, or given to it.</summary>
    private bool IsComputed(IMethodSymbol method, bool isOwn, HashSet<ISymbol> methods)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (Computes(method) || !methods.Add(method))
        {
            return true;
        }

        if (methods.Count > MaxMethods || method.IsAbstract)
        {
            return false;
        }

        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var declaration = project.DeclarationsOf(method).FirstOrDefault();
        if (project.BodyOf(method) is { } body)
        {
            return body.Descendants().All(part => IsComputed(part, isOwn, methods)) && (!isConstructor || AreInitializersComputed(method.ContainingType, methods));
        }

        // What the compiler writes assigns what it is given.
        return isConstructor && project.DeclarationsOf(method.ContainingType).Any() && declaration is null or TypeDeclarationSyntax
            && AreInitializersComputed(method.ContainingType, methods);
    }

    private bool AreInitializersComputed(INamedTypeSymbol type, HashSet<ISymbol> methods) => type.GetMembers().Where(static member => !member.IsStatic)
        .Select(project.InitializerOf).OfType<IOperation>().All(initializer => initializer.Descendants().All(part => IsComputed(part, isOwn: true, methods)));

    /// <summary>Whether a property only holds what it was given.</summary>
    private bool IsStored(IPropertySymbol property) => project.DeclarationsOf(property.OriginalDefinition).FirstOrDefault() switch
    {
        PropertyDeclarationSyntax declared => declared.ExpressionBody is null
            && declared.AccessorList?.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null) == true,
        ParameterSyntax => true,
        _ => property.IsIndexer || property.ContainingType.IsAnonymousType,
    };

    /// <summary>Whether more can be added to a sequence later.</summary>
    private static bool CanGrow(ITypeSymbol type) => type is not IArrayTypeSymbol && type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsThis(IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool Computes(IMethodSymbol method) => DataChain.IsLinq(method) || (method.ContainingType is { } type && Computes(type));

    private static bool Computes(ITypeSymbol type) => type.ContainingNamespace.Is("System.Collections.Generic")
        || type.SpecialType is not SpecialType.None || type.TypeKind == TypeKind.Array || (type.ContainingNamespace.Is("System") && computing.Contains(type.Name));

    private static bool IsRandom(ITypeSymbol? type) => type is { Name: "Random" } && type.ContainingNamespace.Is("System");
}
