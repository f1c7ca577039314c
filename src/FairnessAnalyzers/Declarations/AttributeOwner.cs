using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Declarations;

/// <summary>What an attribute in source stands on.</summary>
internal static class AttributeOwner
{
    /// <summary>The symbol that an attribute is applied to; null where that is broken code.</summary>
    internal static ISymbol? Of(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        if (attribute.Parent is not AttributeListSyntax { Parent: { } owner } list)
        {
            return null;
        }

        var target = list.Target?.Identifier.Kind() ?? SyntaxKind.None;
        if (owner is CompilationUnitSyntax || target is SyntaxKind.AssemblyKeyword or SyntaxKind.ModuleKeyword)
        {
            return target == SyntaxKind.ModuleKeyword ? model.Compilation.SourceModule : model.Compilation.Assembly;
        }

        var declared = owner switch
        {
            BaseFieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation),
            LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol,
            _ => model.GetDeclaredSymbol(owner, cancellation),
        };
        return target switch
        {
            // A parameter of a record names the property that is made of it.
            SyntaxKind.PropertyKeyword when declared is IParameterSymbol { ContainingType: { } type } parameter =>
                type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() ?? declared,
            SyntaxKind.FieldKeyword when declared is { ContainingType: { } type } and not IFieldSymbol =>
                type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(made => made.AssociatedSymbol?.Name == declared.Name) ?? declared,
            _ => declared,
        };
    }
}
