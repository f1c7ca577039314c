using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.MlNet;

/// <summary>The public types and methods of the real ML.NET, as the analyzers see them.</summary>
internal static class MlNetAssemblies
{
    private static readonly Compilation compilation = Compile.Project("class C { }");

    /// <summary>Every public type of Microsoft.ML, FastTree, LightGbm and Microsoft.Data.Analysis.</summary>
    internal static readonly ImmutableArray<INamedTypeSymbol> Types =
        [.. Compile.MlNet.Select(reference => (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!)
            .SelectMany(assembly => TypesIn(assembly.GlobalNamespace)).Where(IsPublic).OrderBy(MlNetApi.NameOf, StringComparer.Ordinal)];

    /// <summary>The same types by the name that the API table gives them.</summary>
    internal static readonly ImmutableDictionary<string, INamedTypeSymbol> TypesByName =
        Types.GroupBy(MlNetApi.NameOf).ToImmutableDictionary(group => group.Key, group => group.First());

    /// <summary>Every public method with a name of its own: no accessors, operators, constructors or overrides of <c>object</c>.</summary>
    internal static IEnumerable<IMethodSymbol> Methods =>
        Types.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && method.MethodKind == MethodKind.Ordinary && !method.IsImplicitlyDeclared);

    /// <summary>Whether a method builds, runs, judges or stores a pipeline or its data: then the API table must say what it does.</summary>
    internal static bool MustBeClassified(IMethodSymbol method)
    {
        // A data frame's arithmetic, sorting and grouping bear the commonest names there are (Add, Count, First); a row for them would make every
        // use of such a name a place to look at. What loads a frame must be in the table, what is done to it may be unknown to it.
        if (method.ContainingType.TypeKind == TypeKind.Delegate
            || (method.ContainingNamespace.ToDisplayString() == "Microsoft.Data.Analysis" && !method.IsStatic))
        {
            return false;
        }

        return Returns(method, "IEstimator", "ITransformer", "IDataView", "IDataLoader", "IDataLoaderEstimator", "TrainTestData", "PredictionEngineBase")
            || method.Name is "Fit" or "Save" or "Load"
            || method.Name.StartsWith("CrossValidat", StringComparison.Ordinal)
            || method.Name.StartsWith("Evaluate", StringComparison.Ordinal)
            || (method.Name.StartsWith("SaveAs", StringComparison.Ordinal) && method.Parameters.Any(parameter => Is(parameter.Type, "IDataView")))
            || (method.Parameters.Any(parameter => Is(parameter.Type, "IDataView")) && !method.ReturnsVoid);
    }

    /// <summary>Whether a type is, implements, derives from or contains (as array, list or task) one of ML.NET's types of these names.</summary>
    private static bool Returns(IMethodSymbol method, params string[] names) => names.Any(name => Is(method.ReturnType, name));

    private static bool Is(ITypeSymbol type, string name) => type switch
    {
        IArrayTypeSymbol array => Is(array.ElementType, name),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => Is(constraint, name)),
        INamedTypeSymbol named => Named(named, name) || named.AllInterfaces.Any(contract => Named(contract, name)) || Bases(named).Any(b => Named(b, name))
            || (named.Name is "IReadOnlyList" or "IEnumerable" or "Task" && named.TypeArguments.Any(argument => Is(argument, name))),
        _ => false,
    };

    private static bool Named(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.ML", StringComparison.Ordinal);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var b = type.BaseType; b is not null; b = b.BaseType)
        {
            yield return b;
        }
    }

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => TypesIn(space),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });
}
