using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>A call of ML.NET's API with its arguments evaluated. Arguments are known by the name of their parameter, never by position.</summary>
internal sealed class ApiCall(IInvocationOperation operation, MlNetMethod api, Value? receiver, Dictionary<string, Value> arguments)
{
    internal IInvocationOperation Operation { get; } = operation;

    internal MlNetMethod Api { get; } = api;

    internal Value? Receiver { get; } = receiver;

    /// <summary>The method's name as written.</summary>
    internal SimpleNameSyntax Place { get; } = NameOf(operation.Syntax);

    /// <summary>The value of an argument; null where the method has no such parameter.</summary>
    internal Value? this[string parameter] => arguments.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>The parameter with a role; null where there is none.</summary>
    internal IParameterSymbol? ParameterOf(ParameterRole role) =>
        Operation.TargetMethod.Parameters.FirstOrDefault(parameter => MlNetApi.RoleOf(parameter) == role);

    /// <summary>The syntax of an argument; null where its default is taken.</summary>
    internal SyntaxNode? SyntaxOf(string parameter) =>
        Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter) is { ArgumentKind: not ArgumentKind.DefaultValue } argument
            ? argument.Value.Syntax is ArgumentSyntax { Expression: var expression } ? expression : argument.Value.Syntax
            : null;

    /// <summary>The name of what a call calls, as written.</summary>
    internal static SimpleNameSyntax NameOf(SyntaxNode call)
    {
        var expression = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        return expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => call.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault()
                ?? SyntaxFactory.IdentifierName(call.ToString()),
        };
    }
}
