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

/// <summary>Keeps the rows of one person on one side of a split, by passing the column that tells the person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SamplingKeyFix)), Shared]
public sealed class SamplingKeyFix : EditingFix
{
    private const string Parameter = "samplingKeyColumnName";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR4006");

    // By rule id alone nobody can choose between this and [OneRowPerPerson].
    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var call = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null || !diagnostic.Properties.TryGetValue("fairness.column", out var column) || column is null)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || method.Parameters.FirstOrDefault(static p => p.Name == Parameter) is not { } parameter)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var name = SyntaxFactory.ParseExpression(await NameOf(document, diagnostic, column, model, call.SpanStart, cancellation).ConfigureAwait(false));
        return ImmutableArray.Create(new Answer($"Split by '{column}'", nameof(SamplingKeyFix), async (edits, stop) =>
        {
            if (edits.IsNew(document, call, nameof(SamplingKeyFix)))
            {
                var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
                editor.ReplaceNode(call, (current, _) => With((InvocationExpressionSyntax)current, parameter, name));
            }
        }));
    }

    /// <summary>The name of a column, as <c>nameof</c> where a member has it.</summary>
    private static async Task<string> NameOf(
        Document document, Diagnostic diagnostic, string column, SemanticModel model, int position, CancellationToken cancellation)
    {
        if (await AttributeHome.MemberOf(document, diagnostic, cancellation).ConfigureAwait(false) is { } home
            && await home.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } declaring
            && declaring.GetDeclaredSymbol(home.Node is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : home.Node, cancellation) is { } member
            && member.Name == column)
        {
            return $"nameof({member.ContainingType.ToMinimalDisplayString(model, position)}.{column})";
        }

        return SymbolDisplay.FormatLiteral(column, quote: true);
    }

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
