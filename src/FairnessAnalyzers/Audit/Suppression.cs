using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Audit;

/// <summary>A <c>[SuppressMessage]</c> or <c>[UnconditionalSuppressMessage]</c> in source.</summary>
/// <param name="On">What it stands on: a member, a type, the assembly or the module.</param>
internal sealed record Suppression(
    AttributeSyntax Syntax, ISymbol? On, string Category, string CheckId, string? Scope, string? Target,
    string? Justification, ExpressionSyntax? JustificationSyntax)
{
    private const string Prefix = "FAIR";

    /// <summary>The id of the rule: what stands before the colon in <c>"FAIR1001:Protected characteristic used as a feature"</c>.</summary>
    private string Id => CheckId.Split(':')[0].Trim();

    /// <summary>Whether it is about a fairness rule, by its id or by its category.</summary>
    internal bool IsOfFairness =>
        IsRuleId(Id) || Category.Trim().StartsWith("Fairness", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it suppresses a rule of the audit, and so could hide what is found about itself.</summary>
    internal bool IsOfAudit => IsRuleId(Id) && Id[Prefix.Length] == '9';

    /// <summary>What it suppresses, in a message.</summary>
    internal string Rules => IsRuleId(Id) ? Id.ToUpperInvariant() : Id.Length > 0 ? $"{Id} of {Category.Trim()}" : Category.Trim();

    /// <summary>The titles of the rules that it is about.</summary>
    internal IEnumerable<string> Titles => Descriptors.All
        .Where(rule => string.Equals(rule.Id, Id, StringComparison.OrdinalIgnoreCase)).Select(static rule => rule.Title.ToString());

    /// <summary>Whether it stands on the assembly and names nothing inside it, so that it holds everywhere.</summary>
    internal bool HasNoTarget => On is IAssemblySymbol or IModuleSymbol && string.IsNullOrWhiteSpace(Target);

    /// <summary>The member or type that it stands on; null for the assembly.</summary>
    internal ISymbol? Member => On is IAssemblySymbol or IModuleSymbol ? null : On;

    internal static bool IsRuleId(string id) =>
        id.Length == Prefix.Length + 4 && id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && id.Skip(Prefix.Length).All(static c => c is >= '0' and <= '9');

    /// <summary>Reads an attribute; null where it is another of the same name.</summary>
    internal static Suppression? Read(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        var symbols = model.GetSymbolInfo(attribute, cancellation);
        var type = (symbols.Symbol ?? symbols.CandidateSymbols.FirstOrDefault())?.ContainingType;
        if (type is null || !SuppressionAudit.AttributeNames.Any(name => type.Name == name + "Attribute")
            || !type.ContainingNamespace.Is("System.Diagnostics.CodeAnalysis"))
        {
            return null;
        }

        var given = new Dictionary<string, ExpressionSyntax>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            var name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (position == 0 ? "Category" : "CheckId");
            given[name] = argument.Expression;
            position++;
        }

        return new Suppression(
            attribute, AttributeOwner.Of(attribute, model, cancellation), Text("Category") ?? "", Text("CheckId") ?? "", Text("Scope"), Text("Target"),
            Text("Justification"), given.TryGetValue("Justification", out var justification) ? justification : null);

        string? Text(string name) =>
            given.TryGetValue(name, out var value) && model.GetConstantValue(value, cancellation) is { HasValue: true, Value: string text } ? text : null;
    }
}
