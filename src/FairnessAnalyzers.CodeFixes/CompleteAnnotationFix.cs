using System;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Adds to an annotation the statements that a rule misses, as placeholders that it goes on rejecting until somebody fills them in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompleteAnnotationFix)), Shared]
public sealed class CompleteAnnotationFix : EditingFix
{
    /// <summary>The rules that are reported elsewhere than on the annotation: which one it is, and what it lacks.</summary>
    private static readonly ImmutableDictionary<string, (string Annotation, string[] Statements)> onColumn =
        ImmutableDictionary<string, (string, string[])>.Empty
            .Add("FAIR1004", ("JustifiedFeature", ["Evidence", "AdvisedBy"]))
            .Add("FAIR2003", ("TargetParameter", ["StandsInFor"]));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("FAIR1004", "FAIR2002", "FAIR2003", "FAIR3002", "FAIR4002", "FAIR5004");

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Find(document, diagnostic, cancellation).ConfigureAwait(false) is not { } found)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var model = await found.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model!.GetTypeInfo(found.Attribute, cancellation).Type is not INamedTypeSymbol symbol)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var type = new AttributeType(symbol);
        var written = (found.Attribute.ArgumentList?.Arguments ?? default).Select(static argument => argument.NameEquals?.Name.Identifier.ValueText).ToList();
        var asked = onColumn.TryGetValue(diagnostic.Id, out var known) ? known.Statements : StatementsIn(diagnostic, type);
        var missing = asked.Where(statement => !written.Contains(statement)).ToList();
        return missing.Count == 0 ? ImmutableArray<Answer>.Empty : ImmutableArray.Create(new Answer(
            $"Add {string.Join(", ", missing)} to be filled in", nameof(CompleteAnnotationFix),
            async (edits, stop) =>
            {
                if (edits.IsNew(found.Document, found.Attribute, nameof(CompleteAnnotationFix)))
                {
                    var editor = await edits.EditorOf(found.Document, stop).ConfigureAwait(false);
                    var added = missing.Select(statement => $"{statement} = {Skeleton.Placeholder(statement, type.IsList(statement))}").ToArray();
                    editor.ReplaceNode(found.Attribute, (current, _) => With((AttributeSyntax)current, added));
                }
            }));
    }

    private static async Task<(Document Document, AttributeSyntax Attribute)?> Find(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (onColumn.TryGetValue(diagnostic.Id, out var known))
        {
            if (await AttributeHome.MemberOf(document, diagnostic, cancellation).ConfigureAwait(false) is { } member
                && await AttributeType.OnColumn(member, diagnostic, known.Annotation, cancellation).ConfigureAwait(false) is { } onMember)
            {
                return onMember;
            }

            var around = await AttributeHome.For(document, diagnostic, Home.Method, AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, cancellation)
                .ConfigureAwait(false);
            return await AttributeType.OnColumn(around, diagnostic, known.Annotation, cancellation).ConfigureAwait(false);
        }

        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var attribute = root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();
        return attribute is null ? null : (document, attribute);
    }

    /// <summary>The statements that the message names.</summary>
    private static string[] StatementsIn(Diagnostic diagnostic, AttributeType type)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return type.Statements.Select(statement => (Statement: statement, Match: Regex.Match(message, $@"\b{statement}\b")))
            .Where(static found => found.Match.Success).OrderBy(static found => found.Match.Index).Select(static found => found.Statement).ToArray();
    }

    private static AttributeSyntax With(AttributeSyntax attribute, string[] added)
    {
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();

        // Where each argument has a line of its own, the new ones have too.
        var last = list.Arguments.LastOrDefault();
        var onOwnLine = list.Arguments.Count > 0 && list.Arguments.Count == list.Arguments.Count(argument =>
            argument.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        foreach (var text in added)
        {
            var argument = SyntaxFactory.ParseAttributeArgumentList($"({text})")!.Arguments[0];
            if (list.Arguments.Count == 0)
            {
                list = list.AddArguments(argument);
                continue;
            }

            var separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(
                onOwnLine ? last!.GetFirstToken().GetPreviousToken().TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.Space));
            argument = onOwnLine ? argument.WithLeadingTrivia(last!.GetLeadingTrivia()) : argument;
            list = list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
                list.Arguments.GetWithSeparators().Add(separator).Add(argument)));
        }

        return attribute.WithArgumentList(list);
    }
}
