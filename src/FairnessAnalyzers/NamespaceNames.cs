using System;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers;

/// <summary>The names of namespaces, compared without writing them out: the question is asked of every call and attribute that is read.</summary>
internal static class NamespaceNames
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
}
