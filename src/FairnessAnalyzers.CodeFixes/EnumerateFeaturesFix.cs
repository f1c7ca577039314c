using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Writes the names of the columns where features were taken from a schema or a type as they came, so that somebody can decide on each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumerateFeaturesFix)), Shared]
public sealed class EnumerateFeaturesFix : EditingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR1007");

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (!diagnostic.Properties.TryGetValue(UnenumeratedFeaturesRule.Columns, out var columns) || columns is null
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax place
            || Whole(place, model, cancellation) is not { } whole)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var row = diagnostic.Properties.TryGetValue(UnenumeratedFeaturesRule.Row, out var known) && known is not null ? model.Compilation.GetTypeByMetadataName(known) : null;
        var names = columns.Split('\n').Select(column => NameOf(column, row, model, whole.SpanStart));
        var isList = model.GetTypeInfo(whole, cancellation).Type is { Name: "List" };
        var list = SyntaxFactory.ParseExpression($"{(isList ? "new System.Collections.Generic.List<string>" : "new[]")} {{ {string.Join(", ", names)} }}");
        return ImmutableArray.Create(new Answer("List the columns by name", nameof(EnumerateFeaturesFix), async (edits, stop) =>
        {
            if (edits.IsNew(document, whole, nameof(EnumerateFeaturesFix)))
            {
                var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
                editor.ReplaceNode(whole, list.WithTriviaFrom(whole).WithAdditionalAnnotations(Simplifier.Annotation));
            }
        }));
    }

    /// <summary>The longest chain of calls on the enumerating expression that still gives names.</summary>
    private static ExpressionSyntax? Whole(ExpressionSyntax place, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? whole = null;
        for (SyntaxNode? node = place; node is ExpressionSyntax expression; node = node.Parent)
        {
            if (expression is not MemberAccessExpressionSyntax && GivesNames(model.GetTypeInfo(expression, cancellation).Type))
            {
                whole = expression;
            }

            if (expression.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax)
                || (expression.Parent is MemberAccessExpressionSyntax access && access.Expression != expression))
            {
                break;
            }
        }

        return whole;
    }

    private static bool GivesNames(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { Name: "IEnumerable" or "List" or "IReadOnlyList" or "IList" or "ICollection" or "IReadOnlyCollection", TypeArguments: [{ SpecialType: SpecialType.System_String }] } => true,
        _ => false,
    };

    private static string NameOf(string column, INamedTypeSymbol? row, SemanticModel model, int position) =>
        row is not null && row.GetMembers(column).Any(static member => member is IPropertySymbol or IFieldSymbol) && model.IsAccessible(position, row)
            ? $"nameof({row.ToMinimalDisplayString(model, position)}.{column})"
            : SymbolDisplay.FormatLiteral(column, quote: true);
}
