using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// What an attribute of another package says of a member: that it is personal or protected data, without saying of which kind. The kind is
/// still for the vocabulary, or for the attribute's notes, to tell.
/// </summary>
/// <param name="Attribute">The attribute's name without the suffix, e.g. <c>PersonalData</c>.</param>
/// <param name="Notes">What the attribute's <c>Notes</c> say; null where they say nothing.</param>
/// <param name="IsNone">Whether the attribute says that the data are not classified, which removes what the name suggests.</param>
internal sealed record Classification(string Attribute, string? Notes, bool IsNone)
{
    private const string Compliance = "Microsoft.Extensions.Compliance.Classification";

    /// <summary>The classifications on a member.</summary>
    internal static ImmutableArray<Classification> Of(ISymbol member)
    {
        var found = ImmutableArray.CreateBuilder<Classification>();
        foreach (var data in member.GetAttributes())
        {
            if (data.AttributeClass is { } type && (IsPersonalData(type) || IsDataClassification(type)))
            {
                found.Add(new Classification(WithoutSuffix(type.Name), NotesOf(data), type.Name == "NoDataClassificationAttribute" && IsIn(type, Compliance)));
            }
        }

        return found.ToImmutable();
    }

    private static bool IsPersonalData(INamedTypeSymbol type) =>
        type.Name is "PersonalDataAttribute" or "ProtectedPersonalDataAttribute" && IsIn(type, "Microsoft.AspNetCore.Identity");

    private static bool IsDataClassification(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == "DataClassificationAttribute" && IsIn(current, Compliance))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingType is null && type.ContainingNamespace.Is(space);

    private static string? NotesOf(AttributeData data)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument is { Key: "Notes", Value: { Kind: TypedConstantKind.Primitive, Value: string notes } } && !Missing.IsMissing(notes, "Notes"))
            {
                return notes;
            }
        }

        return null;
    }

    private static string WithoutSuffix(string name) =>
        name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
}
