using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Gives a cut-off that is written as a number a name, and a place for the reason of its value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExtractThresholdFix)), Shared]
public sealed class ExtractThresholdFix : EditingFix
{
    private const string Annotation = "DecisionThreshold";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FAIR5005");

    // By rule id alone nobody can choose between this and an annotation of the method.
    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var call = place is SimpleNameSyntax ? place.FirstAncestorOrSelf<InvocationExpressionSyntax>() : null;
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node.Parent is TypeDeclarationSyntax and not InterfaceDeclarationSyntax);
        if (member is null || NumberIn(call ?? place, cancellation) is not { } number || model.GetTypeInfo(number, cancellation).Type is not { } type
            || await AttributeType.Find(document, Annotation, cancellation).ConfigureAwait(false) is not { } annotation)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var declaring = (TypeDeclarationSyntax)member.Parent!;
        return ImmutableArray.Create(new Answer("Extract the cut-off into a constant, to be justified", nameof(ExtractThresholdFix), async (edits, stop) =>
        {
            if (!edits.IsNew(document, number, nameof(ExtractThresholdFix)))
            {
                return;
            }

            var editor = await edits.EditorOf(document, stop).ConfigureAwait(false);
            var known = model.GetDeclaredSymbol(declaring, stop);
            var name = edits.NewName(document, "CutOff", wish => known?.GetMembers(wish).IsEmpty == false);
            var field = SyntaxFactory.ParseMemberDeclaration(
                $"[{Annotation}(\"<why this value>\", DecidedBy = {Skeleton.Placeholder("DecidedBy", annotation.IsList("DecidedBy"))})]\n"
                + $"private const {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {name} = {number};")!;
            var lineEnd = SyntaxFactory.ElasticLineFeed;
            var leading = member.GetLeadingTrivia().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
            field = field.WithLeadingTrivia(leading).WithTrailingTrivia(leading.Count == 0 ? SyntaxFactory.TriviaList(lineEnd, lineEnd) : SyntaxFactory.TriviaList(lineEnd));
            editor.InsertBefore(member, field.WithAdditionalAnnotations(Formatter.Annotation));
            editor.ReplaceNode(number, SyntaxFactory.IdentifierName(name).WithTriviaFrom(number));
            edits.Use(document, nameof(FairnessAnalyzers));
        }));
    }

    /// <summary>The number that a decision is compared with, or that is passed as a threshold.</summary>
    private static ExpressionSyntax? NumberIn(SyntaxNode node, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return node switch
        {
            BinaryExpressionSyntax comparison => new[] { comparison.Left, comparison.Right }.FirstOrDefault(IsNumber),
            RelationalPatternSyntax pattern => IsNumber(pattern.Expression) ? pattern.Expression : null,
            IsPatternExpressionSyntax { Pattern: RelationalPatternSyntax pattern } => IsNumber(pattern.Expression) ? pattern.Expression : null,
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(static argument => argument.Expression).LastOrDefault(IsNumber),
            _ => null,
        };
    }

    private static bool IsNumber(ExpressionSyntax expression) =>
        (expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus ? minus.Operand : expression)
            is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression };
}
