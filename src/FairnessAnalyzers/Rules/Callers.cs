using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// What the parameters and members of a program are given, where the program alone can give them anything: no other assembly, no framework that
/// finds code by its attributes, its base types or its registrations, and nobody who is handed a method.
/// </summary>
internal sealed class Callers(FairnessProject project, CodeIndex code)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<IInvocationOperation>?> calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IReadOnlyList<IOperation>?> values = new(SymbolEqualityComparer.Default);
    private bool? isClosed;

    /// <summary>Whether the project is run, and referenced by nobody.</summary>
    private bool IsProgram => project.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <summary>Whether the project is a program that serves no requests: what is public in it is no more than the program's own.</summary>
    internal bool IsClosed => isClosed ??= IsProgram && !project.Compilation.SyntaxTrees.Any(tree => tree.GetRoot(project.Cancellation)
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
        .Any(static directive => directive.Name?.ToString() is { } name && (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("global::Microsoft.AspNetCore", StringComparison.Ordinal))));

    /// <summary>What all callers give for a parameter; null where others may call its method, or nobody does.</summary>
    internal IReadOnlyList<IOperation>? AllArgumentsFor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol method && AllCallsOf(method) is { } all && all.SelectMany(static call => call.Arguments)
            .Where(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Select(static argument => argument.Value).ToList() is { Count: > 0 } given ? given : null;

    /// <summary>What a call gives the parameters of its method, in which a parameter of the caller stands for what it was given itself.</summary>
    internal static ImmutableDictionary<ISymbol, IOperation> GivenBy(IInvocationOperation call, ImmutableDictionary<ISymbol, IOperation> arguments) =>
        ImmutableDictionary.CreateRange<ISymbol, IOperation>(SymbolEqualityComparer.Default, call.Arguments.Where(static argument => argument.Parameter is not null)
            .Select(argument => new KeyValuePair<ISymbol, IOperation>(
                argument.Parameter!.OriginalDefinition,
                Expressions.SymbolOf(argument.Value) is IParameterSymbol passed && arguments.TryGetValue(passed.OriginalDefinition, out var given) ? given : argument.Value)));

    /// <summary>Whether a parameter is one of a method that nobody ever calls.</summary>
    internal bool IsNeverGiven(IParameterSymbol parameter) =>
        IsClosed && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method
        && IsFree(method.ContainingType) && AllCallsOf(method) is { Count: 0 }
        && !SymbolEqualityComparer.Default.Equals(project.Compilation.GetEntryPoint(project.Cancellation), method);

    /// <summary>
    /// Everything that a field or property of the project is ever given; null where others may give it something, or nobody does. Members that
    /// are set on other objects count whichever object it is.
    /// </summary>
    internal IReadOnlyList<IOperation>? AllValuesOf(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (!values.TryGetValue(member, out var found))
        {
            values.Add(member, null);
            values[member] = found = FindValues(member);
        }

        return found;
    }

    /// <summary>Where the project reads or sets a field or property.</summary>
    internal IEnumerable<IMemberReferenceOperation> UsesOf(ISymbol member) => OperationsSaying(member.Name).OfType<IMemberReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Member.OriginalDefinition, member.OriginalDefinition));

    private List<IOperation>? FindValues(ISymbol member)
    {
        var isOwn = member switch
        {
            IFieldSymbol field => field.IsReadOnly || IsInside(field),
            IPropertySymbol { IsIndexer: false } property => property.SetMethod is null || IsInside(property.SetMethod),
            _ => false,
        };
        if (!isOwn || !member.GetAttributes().IsEmpty || !project.DeclarationsOf(member).Any())
        {
            return null;
        }

        var given = project.InitializerOf(member) is { } initializer ? new List<IOperation> { initializer.Value } : [];
        foreach (var use in UsesOf(member))
        {
            switch (use.Parent)
            {
                case ISimpleAssignmentOperation set when set.Target == use:
                    given.Add(set.Value);
                    break;
                case IAssignmentOperation set when set.Target == use:
                case ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref }:
                    return null;
            }
        }

        return given.Count > 0 ? given : null;

        bool IsInside(ISymbol setter) => setter.DeclaredAccessibility == Accessibility.Private || (IsClosed && setter.IsStatic);
    }

    /// <summary>All calls of a method, by whatever name of an interface or a base type; null where others may call it as well.</summary>
    private IReadOnlyList<IInvocationOperation>? AllCallsOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!calls.TryGetValue(method, out var found))
        {
            calls.Add(method, null);
            calls[method] = found = FindCalls(method);
        }

        return found;
    }

    private List<IInvocationOperation>? FindCalls(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return CallsIn(project.OperationsIn(project.DeclarationsOf(method).Select(declaration => code.BodyOf(declaration)).OfType<Body>()), [method]);
        }

        if (!IsProgram || method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        var names = Overridden(method).Concat(Implemented(method)).Prepend(method).Select(static name => (ISymbol)name.OriginalDefinition).ToList();
        var isOwn = method.IsStatic || method.DeclaredAccessibility == Accessibility.Private || (IsClosed && IsFree(method.ContainingType));
        return isOwn && names.TrueForAll(name => name.GetAttributes().IsEmpty && project.DeclarationsOf(name).Any()) ? CallsIn(OperationsSaying(method.Name), names) : null;
    }

    /// <summary>The calls of any of some methods; null where one is handed on without being called.</summary>
    private static List<IInvocationOperation>? CallsIn(IEnumerable<IOperation> operations, List<ISymbol> methods)
    {
        var found = new List<IInvocationOperation>();
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case IInvocationOperation call when methods.Contains((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, SymbolEqualityComparer.Default):
                    found.Add(call);
                    break;
                case IMethodReferenceOperation given when methods.Contains(given.Method.OriginalDefinition, SymbolEqualityComparer.Default):
                    return null;
            }
        }

        return found;
    }

    /// <summary>
    /// Whether the objects of a type are made and used by the project alone: nothing about it is known to a framework, and no container is asked for it.
    /// </summary>
    private bool IsFree(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            if (!current.GetAttributes().IsEmpty || !project.DeclarationsOf(current.OriginalDefinition).Any())
            {
                return false;
            }
        }

        return !code.Saying(type.Name).SelectMany(static body => body.Node.DescendantNodes()).OfType<SimpleNameSyntax>()
            .Any(name => name.Identifier.ValueText == type.Name && IsHandedOn(name));
    }

    /// <summary>Whether a type is named in a <c>typeof</c>, or as the type argument of a method.</summary>
    private static bool IsHandedOn(SyntaxNode name)
    {
        for (var parent = name.Parent; parent is TypeSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax; parent = parent.Parent)
        {
            if (parent is TypeOfExpressionSyntax || (parent is TypeArgumentListSyntax { Parent: GenericNameSyntax method }
                && (method.Parent is InvocationExpressionSyntax || (method.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == method))))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden;
        }
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? method.Name))
            .OfType<IMethodSymbol>().Where(declared => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, method));

    /// <summary>All operations of the bodies that say a name.</summary>
    private IEnumerable<IOperation> OperationsSaying(string name) => project.OperationsIn(code.Saying(name.Substring(name.LastIndexOf('.') + 1)));
}
