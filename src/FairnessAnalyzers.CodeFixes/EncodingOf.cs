using System.Linq;
using System.Threading;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>What computes one column: a whole call, or one pair of names among several of a call.</summary>
/// <param name="Input">The column that it is computed from.</param>
internal sealed record EncodingOf(SyntaxNode Node, string Input)
{
    /// <summary>What computes a column in a call; null where the call computes others as well, or cannot be read.</summary>
    internal static EncodingOf? Find(InvocationExpressionSyntax call, string output, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || MlNetApi.Find(method) is null)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        var pairs = arguments.SelectMany(static argument => argument.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => model.GetTypeInfo(creation, cancellation).Type?.Name == "InputOutputColumnPair").ToList();
        if (pairs.Count > 0)
        {
            var found = pairs.FirstOrDefault(pair => Name(pair.ArgumentList?.Arguments.FirstOrDefault()) == output);
            return found is null ? null
                : new EncodingOf(pairs.Count == 1 ? call : found, Name(found.ArgumentList!.Arguments.Skip(1).FirstOrDefault()) ?? output);
        }

        var outputs = method.Parameters.Where(static parameter => MlNetApi.RoleOf(parameter) == ParameterRole.Output).ToList();
        var input = method.Parameters.FirstOrDefault(static parameter => MlNetApi.RoleOf(parameter) == ParameterRole.Input);
        return outputs.Count == 1 && Name(ArgumentOf(outputs[0])) == output && (input is null || input.Type.SpecialType == SpecialType.System_String)
            ? new EncodingOf(call, (input is null ? null : Name(ArgumentOf(input))) ?? output)
            : null;

        string? Name(ArgumentSyntax? argument) => argument is null ? null : model.GetConstantValue(argument.Expression, cancellation).Value as string;

        ArgumentSyntax? ArgumentOf(IParameterSymbol parameter) =>
            arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (arguments.Count > parameter.Ordinal && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal] : null);
    }
}
