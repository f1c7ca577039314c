using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Keeps the rows of one person on one side of a split, by passing the column that tells the person; or says that each person has one row. At once at
/// most in one project: which of the two is true, a clean-up by rule id cannot know.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SamplingKeyFix)), Shared]
public sealed class SamplingKeyFix : EditingFix
{
    private const string Parameter = "samplingKeyColumnName";
    private const string OneRowPerPerson = "OneRowPerPerson";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR4006");

    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var call = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null || !diagnostic.Properties.TryGetValue("fairness.column", out var column) || column is null
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method
            || method.Parameters.FirstOrDefault(static p => p.Name == Parameter) is not { } parameter)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var symbol = await MemberOf(document, diagnostic, cancellation).ConfigureAwait(false);
        var name = symbol?.Name == column && model.IsAccessible(call.SpanStart, symbol)
            ? SyntaxFactory.ParseExpression($"nameof({symbol.ContainingType.ToMinimalDisplayString(model, call.SpanStart)}.{symbol.Name})")
            : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(column));

        var answers = ImmutableArray.Create(new Answer($"Split by '{column}'", nameof(SamplingKeyFix), async (edits, stop) =>
        {
            if (edits.IsNew(document, call, nameof(SamplingKeyFix)))
            {
                var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
                editor.ReplaceNode(call, (current, _) => With((InvocationExpressionSyntax)current, parameter, name));
            }
        }));
        if (await AttributeType.Find(document, OneRowPerPerson, cancellation).ConfigureAwait(false) is null)
        {
            return answers;
        }

        var home = HomeOf(document, root, symbol?.ContainingType, cancellation);
        return answers.Add(new Answer($"Declare [{OneRowPerPerson}]", $"{nameof(SamplingKeyFix)}.{OneRowPerPerson}", (edits, stop) =>
        {
            edits.Use(home.Document, nameof(FairnessAnalyzers));
            return home.Write(edits, OneRowPerPerson, [], stop);
        }));
    }

    /// <summary>The member behind the column; null where it is not in source.</summary>
    private static async Task<ISymbol?> MemberOf(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await AttributeHome.MemberOf(document, diagnostic, cancellation).ConfigureAwait(false) is not { } home)
        {
            return null;
        }

        var model = await home.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return home.Node is ParameterSyntax parameter
            ? model!.GetDeclaredSymbol(parameter, cancellation)?.ContainingType.GetMembers(parameter.Identifier.ValueText).FirstOrDefault()
            : model!.GetDeclaredSymbol(home.Node is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : home.Node, cancellation);
    }

    /// <summary>The row type where it is in source, else the assembly.</summary>
    private static AttributeHome HomeOf(Document document, SyntaxNode root, INamedTypeSymbol? row, CancellationToken cancellation) =>
        row?.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && document.Project.Solution.GetDocument(reference.SyntaxTree) is { } other
            ? new AttributeHome(other, reference.GetSyntax(cancellation), false)
            : new AttributeHome(document, root, false);

    private static InvocationExpressionSyntax With(InvocationExpressionSyntax call, IParameterSymbol parameter, ExpressionSyntax name)
    {
        var arguments = call.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == Parameter)
            ?? (arguments.Count > parameter.Ordinal && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal] : null);
        if (given is not null)
        {
            return call.ReplaceNode(given.Expression, name.WithTriviaFrom(given.Expression));
        }

        var colon = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(Parameter)).WithTrailingTrivia(SyntaxFactory.Space);
        var added = SyntaxFactory.Argument(colon, default, name);
        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Count == 0
            ? arguments.Add(added)
            : SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.GetWithSeparators()
                .Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(added))));
    }
}
