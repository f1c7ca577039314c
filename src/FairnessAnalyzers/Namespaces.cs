using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers;

/// <summary>What a namespace is called and holds. Names are compared without writing them out: the question is asked of every call and attribute that is read.</summary>
internal static class Namespaces
{
    /// <summary>Whether a namespace has this full name, such as <c>System.Linq</c>.</summary>
    internal static bool Is(this INamespaceSymbol? space, string fullName) => space.Is(fullName, fullName.Length);

    /// <summary>Whether a namespace has the name with which a longer one begins.</summary>
    /// <param name="end">Where the namespace's name ends in the longer one.</param>
    internal static bool Is(this INamespaceSymbol? space, string fullName, int end)
    {
        while (space is { IsGlobalNamespace: false } && end > 0)
        {
            var start = fullName.LastIndexOf('.', end - 1) + 1;
            if (string.CompareOrdinal(fullName, start, space.Name, 0, Math.Max(end - start, space.Name.Length)) != 0)
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return end <= 0 && space is { IsGlobalNamespace: true };
    }

    /// <summary>The full name of a namespace; empty for the global one.</summary>
    internal static string FullName(this INamespaceSymbol space) =>
        space.IsGlobalNamespace ? "" : space.ContainingNamespace is { IsGlobalNamespace: false } outer ? outer.FullName() + "." + space.Name : space.Name;

    /// <summary>The types of a namespace and of those within it, also those within types, each before what it holds.</summary>
    internal static IEnumerable<INamedTypeSymbol> Types(this INamespaceSymbol space)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(space);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in next.GetMembers().OfType<INamespaceOrTypeSymbol>().Reverse())
            {
                pending.Push(inner);
            }
        }
    }
}
