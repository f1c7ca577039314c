using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Lineage;

/// <summary>A column of a schema before any transform.</summary>
/// <param name="Sources">The source column, or, for the member of a row that a projection fills, the columns it is computed from.</param>
/// <param name="Type">The member's type; null where no row type declares it.</param>
/// <param name="Range">Where a range of unnamed fields is declared as this one column; null for a single field.</param>
internal sealed record SchemaColumn(string Name, ImmutableArray<SourceColumn> Sources, ITypeSymbol? Type, Enumeration? Range)
{
    /// <summary>Why it may be computed from further columns.</summary>
    internal Opaque? Rest { get; init; }
}

/// <summary>The columns that data has when it is loaded.</summary>
internal sealed class Schema
{
    /// <summary>A row type is asked for its columns many times, and each answer reads the attributes of all its members.</summary>
    private static readonly ConditionalWeakTable<ITypeSymbol, List<(string Name, ISymbol Member, ITypeSymbol Type)>> members = new();

    private Schema(INamedTypeSymbol? row, ImmutableArray<SchemaColumn> columns, string? open)
    {
        Row = row;
        Columns = columns;
        WhyOpen = open;
    }

    /// <summary>The row type, where there is one.</summary>
    internal INamedTypeSymbol? Row { get; }

    internal ImmutableArray<SchemaColumn> Columns { get; }

    /// <summary>Why there may be other columns than these; null when these are all.</summary>
    internal string? WhyOpen { get; }

    /// <summary>A schema of which nothing is known: whatever a pipeline reads from it is a source column.</summary>
    internal static Schema Open(string why) => new(null, ImmutableArray<SchemaColumn>.Empty, why);

    internal static Schema Of(ImmutableArray<SchemaColumn> columns, INamedTypeSymbol? row = null, string? open = null) => new(row, columns, open);

    /// <summary>The columns of a row type, as ML.NET finds them.</summary>
    internal static Schema Of(INamedTypeSymbol row)
    {
        if (row.SpecialType == SpecialType.System_Object || row.TypeKind is TypeKind.Error or TypeKind.Dynamic)
        {
            return Open("the row type is not known");
        }

        var columns = ImmutableArray.CreateBuilder<SchemaColumn>();
        var names = new HashSet<string>();
        foreach (var (name, member, type) in MembersOf(row))
        {
            if (names.Add(name))
            {
                columns.Add(new SchemaColumn(name, ImmutableArray.Create(SourceOf(name, member)), type, RangeOf(member)));
            }
        }

        return new Schema(row, columns.ToImmutable(), null);
    }

    internal static SourceColumn SourceOf(string name, ISymbol member) =>
        new(name, member, member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax());

    /// <summary>The type of a field or property; null for anything else.</summary>
    internal static ITypeSymbol? TypeOf(ISymbol? member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    /// <summary>The name a member has as a column.</summary>
    internal static string ColumnNameOf(ISymbol member) =>
        AttributeOf(member, "ColumnNameAttribute") is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is string name ? name : member.Name;

    /// <summary>Whether a member carries one of the attributes with which ML.NET maps members to columns.</summary>
    internal static bool IsMarked(ISymbol member, string attribute) => AttributeOf(member, attribute) is not null;

    /// <summary>The members of a row type that become columns: public instance fields and readable properties, derived before base.</summary>
    internal static IReadOnlyList<(string Name, ISymbol Member, ITypeSymbol Type)> MembersOf(ITypeSymbol row) =>
        members.GetValue(row, static row => FindMembers(row).ToList());

    private static IEnumerable<(string Name, ISymbol Member, ITypeSymbol Type)> FindMembers(ITypeSymbol row)
    {
        var seen = new HashSet<string>();
        IEnumerable<ITypeSymbol> types = row.TypeKind == TypeKind.Interface ? row.AllInterfaces.Prepend((INamedTypeSymbol)row) : BaseTypes(row);
        foreach (var type in types)
        {
            foreach (var member in type.GetMembers())
            {
                var memberType = member switch
                {
                    IFieldSymbol { IsStatic: false, IsConst: false, AssociatedSymbol: null, DeclaredAccessibility: Accessibility.Public } field => field.Type,
                    IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public, DeclaredAccessibility: Accessibility.Public } property => property.Type,
                    _ => null,
                };
                if (memberType is not null && seen.Add(member.Name) && AttributeOf(member, "NoColumnAttribute") is null)
                {
                    yield return (ColumnNameOf(member), member, memberType);
                }
            }
        }
    }

    /// <summary>Every name that a column of a row type goes by: its own, and its member's.</summary>
    internal static IEnumerable<string> NamesOf(ITypeSymbol row) => MembersOf(row).SelectMany(static m => new[] { m.Member.Name, m.Name });

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static Enumeration? RangeOf(ISymbol member)
    {
        var load = AttributeOf(member, "LoadColumnAttribute");
        if (load is null || load.ConstructorArguments.Length == 0)
        {
            return null;
        }

        var first = load.ConstructorArguments[0];
        var taken = first.Kind == TypedConstantKind.Array ? first.Values.Length > 1 ? "several" : null
            : load.ConstructorArguments.Length > 1 && !Equals(first.Value, load.ConstructorArguments[1].Value) ? "a range of" : null;
        return taken is not null && load.ApplicationSyntaxReference?.GetSyntax() is { } place
            ? new Enumeration(place, $"[LoadColumn] of '{member.Name}' takes {taken} fields as one column")
            : null;
    }

    private static AttributeData? AttributeOf(ISymbol member, string name)
    {
        for (var current = member; current is not null; current = (current as IPropertySymbol)?.OverriddenProperty)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.Is("Microsoft.ML.Data"))
                {
                    return attribute;
                }
            }
        }

        return null;
    }
}
