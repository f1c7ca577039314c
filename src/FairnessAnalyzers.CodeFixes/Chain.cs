using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Takes steps out of chains of <c>Append</c> calls. They are marked while other edits go on, and taken out afterwards: a step may be the beginning of
/// one call and its neighbour the argument of the same.
/// </summary>
internal sealed class Chain : CSharpSyntaxRewriter
{
    private static readonly SyntaxAnnotation gone = new("FairnessAnalyzers.Gone");

    /// <summary>Whether a call is a step of a chain that is longer than itself.</summary>
    internal static bool Holds(InvocationExpressionSyntax call) =>
        (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax after } && IsAppend(after))
        || (call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax around } && IsAppend(around));

    internal static SyntaxNode Mark(SyntaxNode call) => call.WithAdditionalAnnotations(gone);

    internal static SyntaxNode Clean(SyntaxNode root) => new Chain().Visit(root);

    /// <inheritdoc/>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (!IsAppend(visited))
        {
            return visited;
        }

        var first = ((MemberAccessExpressionSyntax)visited.Expression).Expression;
        var then = visited.ArgumentList.Arguments[0].Expression;
        return then.HasAnnotation(gone) ? first.WithTrailingTrivia(visited.GetTrailingTrivia())
            : first.HasAnnotation(gone) ? then.WithLeadingTrivia(visited.GetLeadingTrivia()).WithTrailingTrivia(visited.GetTrailingTrivia())
            : visited;
    }

    private static bool IsAppend(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" }, ArgumentList.Arguments.Count: 1 };
}
