using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>One of several names in a list: an argument of <c>Concatenate</c>, or an element of an array.</summary>
/// <param name="Node">What is taken out.</param>
/// <param name="Others">The items of the list, this one included.</param>
internal sealed record ListItem(SyntaxNode Node, ExpressionSyntax Expression, IReadOnlyList<SyntaxNode> Others)
{
    /// <summary>The item that a piece of code is; null where it is none.</summary>
    internal static ListItem? Of(SyntaxNode node)
    {
        var expression = node is ArgumentSyntax given ? given.Expression : node as ExpressionSyntax;
        return expression?.Parent switch
        {
            ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax list } argument => new ListItem(argument, expression, list.Arguments),
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression } list =>
                new ListItem(expression, expression, list.Expressions),
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } element => new ListItem(element, expression, list.Elements),
            _ => null,
        };
    }

    /// <summary>Whether it is an input beside others, so that a call still has something to read without it.</summary>
    internal bool IsInput(SemanticModel model, CancellationToken cancellation)
    {
        if (Node is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } })
        {
            return Others.Count > 1;
        }

        return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && MlNetApi.Find(method)?.Effect == Effect.Concatenates
            && Inputs(method).Contains(Node) && Inputs(method).Count() > 1;
    }

    /// <summary>Whether the list still has something when this goes too.</summary>
    internal bool CanGo(HashSet<SyntaxNode> removed)
    {
        var isCall = Node is ArgumentSyntax;
        return !removed.Contains(Node) && Others.Skip(isCall ? 1 : 0).Any(other => other != Node && !removed.Contains(other));
    }

    /// <summary>The arguments that the parameter array takes.</summary>
    private IEnumerable<SyntaxNode> Inputs(IMethodSymbol method) => Others.Skip(method.Parameters.Length - 1);
}
