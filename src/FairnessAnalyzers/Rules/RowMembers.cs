using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>The names by which the members of a row type may be called: their own, and those they have as columns.</summary>
internal static class RowMembers
{
    /// <summary>The name a member has as a column.</summary>
    internal static string ColumnNameOf(ISymbol member)
    {
        var named = member.GetAttributes().FirstOrDefault(static attribute => IsOfMlNet(attribute, "ColumnNameAttribute"));
        return named is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is string name ? name : member.Name;
    }

    /// <summary>Every name that a column of a row type goes by.</summary>
    internal static IEnumerable<string> NamesOf(INamedTypeSymbol row) =>
        Members(row).SelectMany(static member => new[] { member.Name, ColumnNameOf(member) });

    /// <summary>Whether a type says by its attributes that rows are made of it.</summary>
    internal static bool IsRow(INamedTypeSymbol type) => Members(type).Any(static member => member.GetAttributes().Any(static attribute =>
        IsOfMlNet(attribute, "LoadColumnAttribute") || IsOfMlNet(attribute, "LoadColumnNameAttribute") || IsOfMlNet(attribute, "ColumnNameAttribute")));

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol row)
    {
        for (var type = row; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            foreach (var member in type.GetMembers().Where(static member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null }))
            {
                yield return member;
            }
        }
    }

    private static bool IsOfMlNet(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace?.ToDisplayString() == "Microsoft.ML.Data";
}
