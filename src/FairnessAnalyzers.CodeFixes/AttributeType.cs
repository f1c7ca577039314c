using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>An annotation's attribute class, ours or a team's own copy.</summary>
internal sealed record AttributeType(INamedTypeSymbol Symbol)
{
    /// <summary>What the attribute may stand on.</summary>
    internal AttributeTargets Targets =>
        Symbol.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.Name == nameof(AttributeUsageAttribute)) is { ConstructorArguments: [{ Value: int targets }, ..] }
            ? (AttributeTargets)targets : AttributeTargets.All;

    /// <summary>The properties that can be set and hold words, by name.</summary>
    internal IEnumerable<string> Statements => Symbol.GetMembers().OfType<IPropertySymbol>()
        .Where(static property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public }
            && (property.Type.SpecialType == SpecialType.System_String || property.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }))
        .Select(static property => property.Name);

    /// <summary>Whether a property holds a list.</summary>
    internal bool IsList(string property) => Symbol.GetMembers(property).OfType<IPropertySymbol>().Any(static p => p.Type is IArrayTypeSymbol);

    /// <summary>An annotation's class as a document can use it; null where it cannot.</summary>
    internal static async Task<AttributeType?> Find(Document document, string annotation, CancellationToken cancellation)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        var name = $"{nameof(FairnessAnalyzers)}.{annotation}Attribute";
        var symbol = compilation?.GetTypeByMetadataName(name) ?? compilation?.GetTypesByMetadataName(name).FirstOrDefault();
        return symbol is null ? null : new AttributeType(symbol);
    }

    /// <summary>The annotation of a column that is already written where the fix would write one, or on what contains that place; null where none is.</summary>
    internal static async Task<(Document Document, AttributeSyntax Attribute)?> OnColumn(
        AttributeHome home, Diagnostic diagnostic, string annotation, CancellationToken cancellation)
    {
        var column = diagnostic.Properties.TryGetValue("fairness.column", out var known) ? known : null;
        var model = await home.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        foreach (var node in home.Node.AncestorsAndSelf())
        {
            var lists = new AttributeHome(home.Document, node, false).Lists;
            foreach (var attribute in lists.SelectMany(static list => list.Attributes))
            {
                if (Is(attribute, annotation, model!, cancellation) && IsAbout(attribute, column, node == home.Node && home.IsColumn, model!, cancellation))
                {
                    return (home.Document, attribute);
                }
            }
        }

        return null;
    }

    private static bool Is(AttributeSyntax attribute, string annotation, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(attribute, cancellation).Type is { } type && type.ToDisplayString() == $"{nameof(FairnessAnalyzers)}.{annotation}Attribute";

    private static bool IsAbout(AttributeSyntax attribute, string? column, bool isOnMember, SemanticModel model, CancellationToken cancellation)
    {
        var named = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Column");
        return named is null ? isOnMember : model.GetConstantValue(named.Expression, cancellation).Value as string == column;
    }
}
