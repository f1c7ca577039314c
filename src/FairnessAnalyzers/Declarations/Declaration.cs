using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// One annotation as somebody wrote it. Statements are asked for by the name of the property, whether they were given to the constructor or to
/// the property, so that a team's own copy of the annotations is read like ours.
/// </summary>
internal sealed class Declaration
{
    private readonly AttributeData data;

    internal Declaration(string name, AttributeData data, ISymbol on, AttributeSyntax? syntax)
    {
        Name = name;
        this.data = data;
        On = on;
        Syntax = syntax;
    }

    /// <summary>The annotation's name without the suffix, one of <see cref="Annotation"/>.</summary>
    internal string Name { get; }

    /// <summary>The member, type or assembly that it stands on.</summary>
    internal ISymbol On { get; }

    /// <summary>The attribute in the source of this compilation; null where another project, or nobody, wrote it.</summary>
    internal AttributeSyntax? Syntax { get; }

    /// <summary>Where a finding about the whole declaration is reported.</summary>
    internal Location Place => Syntax?.GetLocation() ?? Location.None;

    /// <summary>A statement in words; null where it was not made.</summary>
    internal string? Text(string property) => Find(property) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>A statement that is a list.</summary>
    internal ImmutableArray<string> Texts(string property) =>
        Find(property) is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? list.Values.Select(static value => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null)
                .OfType<string>().ToImmutableArray()
            : ImmutableArray<string>.Empty;

    /// <summary>A yes or no; no where nothing was said.</summary>
    internal bool Flag(string property) => Find(property) is { Kind: TypedConstantKind.Primitive, Value: true };

    /// <summary>The name of the chosen enum field; null where nothing, or no field's value, was chosen.</summary>
    internal string? Choice(string property)
    {
        if (Find(property) is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value })
        {
            return null;
        }

        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue))?.Name;
    }

    /// <summary>Whether a statement, or each item of a list, is missing in the contract's sense.</summary>
    internal bool IsMissing(string property)
    {
        var column = property == "Column" ? null : Text("Column");
        var member = On is IPropertySymbol or IFieldSymbol or IMethodSymbol ? On.Name : null;
        var list = Texts(property);
        return list.IsEmpty
            ? Missing.IsMissing(Text(property), property, member, column)
            : list.All(text => Missing.IsMissing(text, property, member, column));
    }

    /// <summary>Where a finding about one statement is reported: the value as written, or the whole attribute where it is not found.</summary>
    internal Location PlaceOf(string property)
    {
        var arguments = Syntax?.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (data.AttributeConstructor is { } constructor && i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null);
            if (string.Equals(name, property, StringComparison.OrdinalIgnoreCase))
            {
                return argument.Expression.GetLocation();
            }
        }

        return Place;
    }

    private TypedConstant? Find(string property)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.Key == property)
            {
                return argument.Value;
            }
        }

        var parameters = data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (var i = 0; i < parameters.Length && i < data.ConstructorArguments.Length; i++)
        {
            // Parameters are named like the property they set, but for the first letter.
            if (string.Equals(parameters[i].Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return data.ConstructorArguments[i];
            }
        }

        return null;
    }
}
