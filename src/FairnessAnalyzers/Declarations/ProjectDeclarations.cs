using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// What a team has declared in one compilation. Annotations are known by their full metadata name, so that a team's own copy works. A place is
/// covered by an annotation on its member, on a containing type or on the assembly; base types, interfaces and callers do not count, and the
/// nearest wins.
/// </summary>
/// <param name="says">Whether any code of the compilation says a name, where that is known: then most projects need no search for annotations.</param>
internal sealed class ProjectDeclarations(CSharpCompilation compilation, Func<string, bool>? says = null)
{
    private static readonly ConditionalWeakTable<IInvocationOperation, Containing> members = new();

    /// <summary>The names by which code can say an annotation.</summary>
    private static readonly string[] writtenNames = [.. Annotation.All, .. Annotation.All.Select(static name => name + "Attribute")];

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<Declaration>> declarations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> covered = new(SymbolEqualityComparer.Default);
    private readonly bool isAnyWritten = says is null || writtenNames.Any(says);
    private ImmutableArray<Declaration> inSource;

    /// <summary>Whether nothing in the project is about people, and somebody said what it is about instead.</summary>
    internal bool NotAboutPeople => On(compilation.Assembly, Annotation.NotAboutPeople).Any(static said => !Missing.IsMissing(said.Text("Reason")));

    /// <summary>The annotations of one name that stand on a symbol itself.</summary>
    internal ImmutableArray<Declaration> On(ISymbol symbol, string annotation) => Named(On(symbol), annotation);

    /// <summary>The annotations of one name that cover a place: those at the nearest level that has any which fits.</summary>
    /// <param name="place">The member that contains the place, or anything inside it.</param>
    /// <param name="fits">Which annotations count; all where it is null.</param>
    internal ImmutableArray<Declaration> Covering(ISymbol place, string annotation, Func<Declaration, bool>? fits = null) =>
        Nearest(LevelsOf(place), annotation, fits ?? (static _ => true));

    /// <summary>The annotations of one name that cover a model: the creation of its trainer, or else the places where it is trained.</summary>
    internal ImmutableArray<Declaration> Covering(TrainedModel model, string annotation, Func<Declaration, bool>? fits = null) =>
        PlacesOf(model).Select(place => Covering(place, annotation, fits)).FirstOrDefault(static found => !found.IsEmpty) is { IsDefault: false } some
            ? some
            : ImmutableArray<Declaration>.Empty;

    /// <summary>
    /// The annotations of one name that describe a column: on the member behind it, or, with <c>Column = "..."</c>, on the row type, on the
    /// method, the types and the assembly that cover one of the places.
    /// </summary>
    /// <param name="row">The row type that is loaded, which may derive from the one that declares the member.</param>
    internal ImmutableArray<Declaration> OnColumn(string annotation, SourceColumn column, INamedTypeSymbol? row, IEnumerable<ISymbol> places)
    {
        var members = column.Aliases.Prepend(column.Member).OfType<ISymbol>().ToImmutableArray();
        var own = Nearest(members, annotation, said => said.Text("Column") is not { } name || IsNamed(name));
        if (!own.IsEmpty)
        {
            return own;
        }

        var types = members.Select(static member => member.ContainingType).Prepend(row).OfType<INamedTypeSymbol>();
        foreach (var levels in types.Cast<ISymbol>().Concat(places).Select(LevelsOf))
        {
            var found = Nearest(levels, annotation, said => said.Text("Column") is { } name && IsNamed(name));
            if (!found.IsEmpty)
            {
                return found;
            }
        }

        return ImmutableArray<Declaration>.Empty;

        bool IsNamed(string name) => name == column.Name || members.Any(member => member.Name == name);
    }

    /// <summary>Whether anything at all is declared where <see cref="OnColumn(string, SourceColumn, INamedTypeSymbol?, IEnumerable{ISymbol})"/> would look.</summary>
    internal bool AreAnyOn(SourceColumn column, INamedTypeSymbol? row, IEnumerable<ISymbol> places)
    {
        return IsAnyOver(column.Member) || IsAnyOver(row) || column.Aliases.Any(IsAnyOver) || places.Any(IsAnyOver);

        bool IsAnyOver(ISymbol? place) => place is not null && covered.GetOrAdd(place, place => LevelsOf(place).Any(level => !On(level).IsEmpty));
    }

    /// <summary>The annotations of one name that describe a column of a model.</summary>
    internal ImmutableArray<Declaration> OnColumn(string annotation, SourceColumn column, TrainedModel model) =>
        OnColumn(annotation, column, model.Row, PlacesOf(model));

    /// <summary>The members that a model may be covered by: that of the trainer's creation, then those where it is trained.</summary>
    internal static IEnumerable<ISymbol> PlacesOf(TrainedModel model) =>
        model.Training.Select(MemberOf).OfType<ISymbol>().Prepend(model.Member).Distinct(SymbolEqualityComparer.Default);

    /// <summary>Whether an annotation on a symbol covers a place.</summary>
    internal bool Covers(ISymbol on, ISymbol place) => LevelsOf(place).Contains(on, SymbolEqualityComparer.Default);

    /// <summary>The member, lambda or local function that contains an operation. Every rule asks, and to look it up costs more than to keep it.</summary>
    internal static ISymbol? MemberOf(IInvocationOperation call) =>
        members.GetValue(call, static call => new Containing(call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart))).Symbol;

    /// <summary>What attributes of other packages say of a member being personal data.</summary>
    internal static ImmutableArray<Classification> ClassificationsOf(ISymbol member) => Classification.Of(member);

    /// <summary>Every annotation that is written in this compilation, in source order.</summary>
    internal ImmutableArray<Declaration> InSource(CancellationToken cancellation)
    {
        if (inSource.IsDefault)
        {
            inSource = FindInSource(cancellation);
        }

        return inSource;
    }

    private ImmutableArray<Declaration> FindInSource(CancellationToken cancellation)
    {
        if (!isAnyWritten)
        {
            return ImmutableArray<Declaration>.Empty;
        }

        var finder = new AttributeFinder(compilation, Annotation.All);
        var found = ImmutableArray.CreateBuilder<Declaration>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var attribute in finder.In(tree, cancellation))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (AttributeOwner.Of(attribute, model, cancellation) is { } owner
                    && On(owner).FirstOrDefault(said => said.Syntax == attribute) is { } declaration)
                {
                    found.Add(declaration);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The symbols whose annotations cover a place, nearest first. A lambda or local function belongs to its member.</summary>
    private IEnumerable<ISymbol> LevelsOf(ISymbol place)
    {
        for (var level = place; level is not (null or INamespaceSymbol or IModuleSymbol or IAssemblySymbol); level = level.ContainingSymbol)
        {
            yield return level;
            if (level is IMethodSymbol { AssociatedSymbol: { } property })
            {
                yield return property;
            }
        }

        yield return compilation.Assembly;
    }

    private ImmutableArray<Declaration> Nearest(IEnumerable<ISymbol> levels, string annotation, Func<Declaration, bool> fits)
    {
        foreach (var level in levels)
        {
            var found = Named(On(level), annotation).Where(fits).ToImmutableArray();
            if (!found.IsEmpty)
            {
                return found;
            }
        }

        return ImmutableArray<Declaration>.Empty;
    }

    private ImmutableArray<Declaration> On(ISymbol symbol)
    {
        if (!isAnyWritten && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly ?? symbol, compilation.Assembly))
        {
            return ImmutableArray<Declaration>.Empty;
        }

        if (!declarations.TryGetValue(symbol, out var found))
        {
            declarations.TryAdd(symbol, found = Read(symbol));
        }

        return found;
    }

    private static ImmutableArray<Declaration> Named(ImmutableArray<Declaration> all, string annotation) =>
        all.IsEmpty ? all : all.Where(said => said.Name == annotation).ToImmutableArray();

    private ImmutableArray<Declaration> Read(ISymbol symbol)
    {
        var found = ImmutableArray.CreateBuilder<Declaration>();
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: nameof(FairnessAnalyzers), ContainingNamespace.IsGlobalNamespace: true } } type
                && Annotation.All.FirstOrDefault(name => type.MetadataName == name + "Attribute") is { } annotation)
            {
                var reference = data.ApplicationSyntaxReference;
                var isHere = reference is not null && compilation.ContainsSyntaxTree(reference.SyntaxTree);
                found.Add(new Declaration(annotation, data, symbol, isHere ? reference!.GetSyntax() as AttributeSyntax : null));
            }
        }

        return found.ToImmutable();
    }

    private sealed record Containing(ISymbol? Symbol);
}
