using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
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

    /// <summary>Where methods are at home that look at an object and leave it as it is, but for those that fill it in by name.</summary>
    private static readonly string[] looking =
        ["System", "Microsoft.ML", "Microsoft.Extensions.ML", "Microsoft.Extensions.Logging", "Newtonsoft.Json", "Serilog", "NLog", "Spectre.Console", "Xunit", "NUnit", "Microsoft.VisualStudio"];

    /// <summary>More methods than an example is made of.</summary>
    private const int MaxMethods = 100;

    /// <summary>More expressions than make the examples that somebody writes out.</summary>
    private const int MaxSteps = 2000;

    /// <summary>Methods of the project that are given an example are followed this deep.</summary>
    private const int MaxDepth = 3;

    private static readonly ImmutableDictionary<ISymbol, IOperation> nothing = ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    /// <summary>Whether a value is made up.</summary>
    internal bool Is(IOperation value) => Is(value, nothing, static _ => false);

    /// <summary>Whether a value is made up of what is, and of what is known to be as good.</summary>
    /// <param name="arguments">What the parameters of the method were given.</param>
    /// <param name="isAsGood">Whether an expression that makes nothing up will do as well.</param>
    /// <param name="isAskedHere">Whether the value is looked at where it stands: what is filled in later is another matter.</param>
    internal bool Is(IOperation value, ImmutableDictionary<ISymbol, IOperation> arguments, Func<IOperation, bool> isAsGood, bool isAskedHere = false)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<IOperation>();
        var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

        // What is handed on, from call to call, until somebody looks at it.
        var handedOn = new HashSet<IOperation> { Expressions.Bare(value) };
        pending.Push(value);
        while (pending.Count > 0)
        {
            var operation = Expressions.Bare(pending.Pop());
            if (!seen.Add(operation) || IsConstant(operation))
            {
                continue;
            }

            if (seen.Count > MaxSteps || (PartsOf(operation) ?? (isAsGood(operation) ? [] : null)) is not { } parts)
            {
                return false;
            }

            foreach (var part in parts)
            {
                pending.Push(part);
                if (operation is IParameterReferenceOperation && handedOn.Contains(operation))
                {
                    handedOn.Add(Expressions.Bare(part));
                }
            }
        }

        return true;

        // What an expression is made of; null where it is not made here.
        IEnumerable<IOperation>? PartsOf(IOperation operation) => operation switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => arguments.TryGetValue(parameter.OriginalDefinition, out var argument) ? [argument]
                : parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? GivenToLambda(operation, seen) : project.Callers.AllArgumentsFor(parameter),
            IMemberReferenceOperation { Member: var member, Instance: var instance } when IsThis(instance) && !IsRandom(operation.Type)
                && project.Callers.AllValuesOf(member) is { } given && LaterPartsOf(member) is { } later => [.. given, .. later],
            ILocalReferenceOperation local => Expressions.ValuesOf(local).ToList() is { Count: > 0 } values
                ? [.. values, .. LaterPartsOf(local, !isAskedHere ? null : handedOn.Contains(local) ? local : value)] : null,
            _ => IsComputed(operation, isOwn: false, methods) ? operation.ChildOperations : null,
        };
    }

    /// <summary>
    /// What a lambda is given where it is called: the sequence that a method of LINQ runs it over; null where that is not seen. One that is itself
    /// part of what is made up is given no more than that.
    /// </summary>
    private static IEnumerable<IOperation>? GivenToLambda(IOperation parameter, HashSet<IOperation> seen)
    {
        var function = parameter.Parent;
        while (function is not null && !(function is IAnonymousFunctionOperation { Symbol: var symbol }
            && SymbolEqualityComparer.Default.Equals(symbol, ((IParameterReferenceOperation)parameter).Parameter.ContainingSymbol)))
        {
            function = function.Parent;
        }

        var user = function?.Parent;
        while (user is IConversionOperation or IDelegateCreationOperation or IArgumentOperation)
        {
            user = user.Parent;
        }

        return function is null ? null : seen.Contains(function) ? []
            : user is IInvocationOperation call && DataChain.IsOfSequences(call.TargetMethod)
                ? call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().Where(source => Expressions.Bare(source) != function) : null;
    }

    /// <summary>What is made or called with constants may still be read from a file that they name.</summary>
    private bool IsConstant(IOperation operation) => operation is not (IObjectCreationOperation or IInvocationOperation or ILocalReferenceOperation)
        && (Expressions.ConstantOf(operation, project).HasValue || Expressions.ConstantsOf(operation, project) is not null);

    /// <summary>What is assigned to the members of a variable's object, and added to its list.</summary>
    /// <param name="asked">Where the object is looked at; null where that is not known.</param>
    private IEnumerable<IOperation> LaterPartsOf(ILocalReferenceOperation local, IOperation? asked) => Expressions.UsesOf(local.Local, Expressions.RootOf(local))
        .Where(use => asked is null || !IsAfter(use, asked, local.Local)).SelectMany(use => PutInto(use) ?? []);

    /// <summary>The same of a field or property; null where it is handed to somebody who may add more.</summary>
    private IEnumerable<IOperation>? LaterPartsOf(ISymbol member)
    {
        var type = Schema.TypeOf(member);
        var mayGrow = type is not null && CanGrow(type);
        if (mayGrow && !(project.Callers.IsClosed || member.DeclaredAccessibility == Accessibility.Private || member.ContainingType.DeclaredAccessibility != Accessibility.Public
            || member.DeclaredAccessibility == Accessibility.Internal))
        {
            return null;
        }

        var parts = new List<IOperation>();
        foreach (var use in project.Callers.UsesOf(member))
        {
            if (PutInto(use) is { } put)
            {
                parts.AddRange(put);
            }
            else if (mayGrow && !IsOnlyRead(use))
            {
                return null;
            }
        }

        return parts;
    }

    /// <summary>What a use of an object sets in it or adds to it; null where it does not.</summary>
    private IEnumerable<IOperation>? PutInto(IOperation use)
    {
        var place = PlaceIn(use);
        return UserOf(place) switch
        {
            IAssignmentOperation set when set.Target == place && place != use => [set.Value],
            IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "InsertRange" or "Push" or "Enqueue" or "TryAdd" } add when add.Instance == place =>
                add.Arguments.Select(static argument => argument.Value),

            // A method of the project may fill in what it is given: an object, or a variable itself.
            IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } when project.DeclarationsOf(call.TargetMethod).Any() =>
                parameter.RefKind is RefKind.Ref or RefKind.Out || (IsObject(use.Type) && MayFill(call.TargetMethod, parameter, 0)) ? [call] : [],

            // So may one of another library, such as reflection, settings and mappers.
            IArgumentOperation { Parent: IInvocationOperation call } when IsObject(use.Type) && !CanGrow(use.Type!) && !OnlyLooks(call.TargetMethod) => [call],
            _ => null,
        };
    }

    /// <summary>Whether a method that is not the project's only shows, keeps, compares or serializes what it is given, or asks a model about it.</summary>
    private static bool OnlyLooks(IMethodSymbol method)
    {
        var space = method.ContainingNamespace?.FullName() ?? "";
        return method.MethodKind == MethodKind.DelegateInvoke || Computes(method)
            || (looking.Any(known => space == known || space.StartsWith(known + ".", System.StringComparison.Ordinal)) && method.Name is not ("SetValue" or "PopulateObject" or "Populate"));
    }

    /// <summary>The object, or what of it a use goes on to: a member, or an item.</summary>
    private static IOperation PlaceIn(IOperation use)
    {
        while ((use.Parent is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member && member.Instance == use)
            || (use.Parent is IArrayElementReferenceOperation element && element.ArrayReference == use))
        {
            use = use.Parent;
        }

        return use;
    }

    /// <summary>Whether a method may change what it is given for a parameter, or keep it for somebody who does.</summary>
    private bool MayFill(IMethodSymbol method, IParameterSymbol parameter, int depth)
    {
        if (depth > MaxDepth || project.BodyOf((method.ReducedFrom ?? method).OriginalDefinition) is not { } body)
        {
            return true;
        }

        var names = new List<ISymbol> { parameter.OriginalDefinition };
        for (var i = 0; i < names.Count && names.Count < MaxMethods; i++)
        {
            foreach (var use in Expressions.UsesOf(names[i], body))
            {
                var place = PlaceIn(use);
                switch (UserOf(place))
                {
                    case IAssignmentOperation set when (set.Target == place && place != use) || (set.Value == place && IsObject(place.Type)):
                    case IIncrementOrDecrementOperation when place != use:
                    case IInvocationOperation { TargetMethod: var called } call when call.Instance == place
                        && (project.DeclarationsOf(called).Any() || called.ContainingNamespace.Is("System.Collections.Generic")):
                    case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                    case IReturnOperation or IVariableInitializerOperation or IArgumentOperation { Parent: IObjectCreationOperation } when IsObject(place.Type):
                        return true;
                    case IArgumentOperation { Parameter: { } passed, Parent: IInvocationOperation call } when project.DeclarationsOf(call.TargetMethod).Any()
                        && IsObject(place.Type) && MayFill(call.TargetMethod, passed, depth + 1):
                        return true;
                }

                if (UserOf(place) is IForEachLoopOperation loop)
                {
                    names.AddRange(loop.Locals);
                }
            }
        }

        return names.Count >= MaxMethods;
    }

    /// <summary>Whether whoever is given a value of a type can change it for others.</summary>
    private static bool IsObject(ITypeSymbol? type) => type is { IsValueType: false, SpecialType: SpecialType.None };

    private static IOperation? UserOf(IOperation place)
    {
        var parent = place.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>Whether a use of a list only reads from it.</summary>
    private static bool IsOnlyRead(IOperation use) => PlaceIn(use) != use || UserOf(use) switch
    {
        IForEachLoopOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } => Computes(call.TargetMethod) || MlNetApi.Find(call.TargetMethod) is not null,
        IInvocationOperation { TargetMethod.Name: "ForEach" or "ToArray" or "Find" or "FindAll" or "Contains" } => true,
        ISimpleAssignmentOperation set => set.Target == use,
        _ => false,
    };

    /// <summary>Whether a variable is used after another use in the same body, and no loop in which it lives on comes back to the other.</summary>
    private static bool IsAfter(IOperation use, IOperation other, ISymbol variable)
    {
        if (use.Syntax.SyntaxTree != other.Syntax.SyntaxTree || use.Syntax.SpanStart < other.Syntax.Span.End)
        {
            return false;
        }

        var around = new HashSet<IOperation>();
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }

            around.Add(parent);
        }

        for (var parent = other.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation || (parent is ILoopOperation && around.Contains(parent) && !IsBornIn(parent)))
            {
                return false;
            }

            if (parent.Parent is null)
            {
                return around.Contains(parent);
            }
        }

        return false;

        bool IsBornIn(IOperation loop) => variable.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(declared.Span));
    }

    /// <summary>Whether an expression by itself, its parts aside, only computes.</summary>
    /// <param name="isOwn">Whether the object whose code it is in was made up: then so is what it holds.</param>
    private bool IsComputed(IOperation operation, bool isOwn, HashSet<ISymbol> methods) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? call.Instance is ILocalReferenceOperation
            : IsComputed(call.TargetMethod, isOwn || !IsThis(call.Instance), methods),
        IMethodReferenceOperation reference => IsComputed(reference.Method, isOwn || !IsThis(reference.Instance), methods),
        IObjectCreationOperation { Constructor: { } constructor } => IsComputed(constructor, isOwn: true, methods)
            || (constructor.Parameters.IsEmpty && IsRowOfOthers(constructor.ContainingType)),
        IFieldReferenceOperation { ConstantValue.HasValue: false } field when IsThis(field.Instance) && !(isOwn && field.Instance is not null) =>
            IsRandom(field.Type) || IsConstant(field) || (field.Field is { IsStatic: true, IsReadOnly: true } && Computes(field.Field.ContainingType)),
        IPropertyReferenceOperation { Property: var property } reference => Computes(property.ContainingType) || ConstantPath.IsLocating(property)
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

    /// <summary>Whether a type is one of another assembly of which models learn: ML.NET makes such rows itself, and they come empty.</summary>
    private bool IsRowOfOthers(INamedTypeSymbol type) => !project.DeclarationsOf(type).Any() && project.Models.Any(model => SymbolEqualityComparer.Default.Equals(model.Row, type));

    /// <summary>Whether a property only holds what it was given.</summary>
    private bool IsStored(IPropertySymbol property) => project.DeclarationsOf(property.OriginalDefinition).FirstOrDefault() switch
    {
        PropertyDeclarationSyntax declared => declared.ExpressionBody is null
            && declared.AccessorList?.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null) == true,
        ParameterSyntax => true,
        _ => property.IsIndexer || property.ContainingType.IsAnonymousType,
    };

    /// <summary>Whether more can be added to a sequence later.</summary>
    private static bool CanGrow(ITypeSymbol type) => type is not (IArrayTypeSymbol or { SpecialType: SpecialType.System_String })
        && type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsThis(IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool Computes(IMethodSymbol method) => DataChain.IsLinq(method) || ConstantPath.IsLocating(method) || (method.ContainingType is { } type && Computes(type));

    private static bool Computes(ITypeSymbol type) => type.ContainingNamespace.Is("System.Collections.Generic") || type.ContainingNamespace.Is("System.Globalization")
        || type.SpecialType is not SpecialType.None || type.TypeKind == TypeKind.Array || (type.ContainingNamespace.Is("System") && computing.Contains(type.Name));

    private static bool IsRandom(ITypeSymbol? type) => type is { Name: "Random" } && type.ContainingNamespace.Is("System");
}
