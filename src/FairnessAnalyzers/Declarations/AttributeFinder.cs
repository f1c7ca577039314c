using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// Finds the attributes of some names in source, by syntax alone. Most files hold none, and their text says so before their nodes are made;
/// aliases, also global ones, are followed.
/// </summary>
/// <param name="names">The names without the suffix "Attribute".</param>
internal sealed class AttributeFinder(CSharpCompilation compilation, ImmutableArray<string> names)
{
    private readonly Lazy<ImmutableArray<string>> globalAliases = new(
        () => compilation.SyntaxTrees
            .SelectMany(static tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings)
            .Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            .Select(directive => AliasOf(directive, names)).OfType<string>().ToImmutableArray(),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The attributes in a file whose written name is one of the names; what they mean is for the caller to ask.</summary>
    internal IEnumerable<AttributeSyntax> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        if (!Contains("\\u") && !names.Any(Contains) && !globalAliases.Value.Any(Contains))
        {
            return [];
        }

        var root = tree.GetRoot(cancellation);
        var aliases = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>().Select(directive => AliasOf(directive, names)).OfType<string>();
        var wanted = new HashSet<string>(names.Concat(names.Select(static name => name + "Attribute")).Concat(globalAliases.Value).Concat(aliases));
        return root.DescendantNodes().OfType<AttributeSyntax>().Where(attribute => wanted.Contains(LastName(attribute.Name)));

        bool Contains(string name) => text.IndexOf(name, StringComparison.Ordinal) >= 0;
    }

    private static string? AliasOf(UsingDirectiveSyntax directive, ImmutableArray<string> names)
    {
        if (directive.Alias is not { } alias || directive.NamespaceOrType is not NameSyntax target)
        {
            return null;
        }

        var name = LastName(target);
        return names.Any(known => name == known || name == known + "Attribute") ? alias.Name.Identifier.ValueText : null;
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
