using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// FAIR9003: a <c>#pragma warning disable</c> that names a fairness rule, or that names none and hides a finding. The compiler's log keeps no reason
/// for a pragma, so that an auditor could never learn why.
/// </summary>
internal static class PragmaAudit
{
    /// <summary>Two analyzers ask, and each answer walks over every directive of the file.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Pragmas> known = new();

    /// <summary>The pragmas in a file that name a fairness rule, whether they hide something or not.</summary>
    internal static IEnumerable<Finding> NamingRules(SyntaxTree tree) =>
        from pragma in PragmasIn(tree)
        where pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
        let rules = IdsOf(pragma).Where(Suppression.IsRuleId).Select(static id => id.ToUpperInvariant()).Distinct().ToList()
        where rules.Count > 0
        select Report(pragma, rules);

    /// <summary>The pragmas in a file that name nothing and hide a finding.</summary>
    /// <param name="findings">What would be reported in the file but for pragmas.</param>
    internal static IEnumerable<Finding> HidingFindings(SyntaxTree tree, IReadOnlyCollection<Diagnostic> findings, AuditProject project) =>
        from finding in findings
        let pragma = FirstHiding(finding, PragmasIn(tree))
        where pragma is not null && SwitchAudit.IsOn(finding.Descriptor, tree, project)
        group finding.Id by pragma into ids
        orderby ids.Key.SpanStart
        select Report(ids.Key, ids.Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToList());

    /// <summary>The pragma without ids under which a finding lies: the first since all warnings, or those of its rule, were last restored.</summary>
    private static PragmaWarningDirectiveTriviaSyntax? FirstHiding(Diagnostic finding, ImmutableArray<PragmaWarningDirectiveTriviaSyntax> pragmas)
    {
        PragmaWarningDirectiveTriviaSyntax? hiding = null;
        foreach (var pragma in pragmas.TakeWhile(pragma => pragma.SpanStart < finding.Location.SourceSpan.Start))
        {
            var ids = IdsOf(pragma);
            if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            {
                hiding ??= ids.IsEmpty ? pragma : null;
            }
            else if (ids.IsEmpty || ids.Contains(finding.Id, StringComparer.OrdinalIgnoreCase))
            {
                hiding = null;
            }
        }

        return hiding;
    }

    private static Finding Report(PragmaWarningDirectiveTriviaSyntax pragma, List<string> rules)
    {
        // Up to the last id: a comment behind it is what a fix keeps.
        var end = pragma.ErrorCodes.Count > 0 ? pragma.ErrorCodes.Last().Span.End : pragma.DisableOrRestoreKeyword.Span.End;
        var place = Location.Create(pragma.SyntaxTree, TextSpan.FromBounds(pragma.HashToken.SpanStart, end));
        return new Finding(Descriptors.PragmaSuppression, place, null, Statements.List(rules))
        {
            ForFix = ImmutableDictionary<string, string?>.Empty.Add("rules", string.Join(",", rules)),
        };
    }

    private static ImmutableArray<PragmaWarningDirectiveTriviaSyntax> PragmasIn(SyntaxTree tree) => known.GetValue(tree, static tree =>
    {
        var found = ImmutableArray.CreateBuilder<PragmaWarningDirectiveTriviaSyntax>();
        var root = tree.GetRoot();
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma)
            {
                found.Add(pragma);
            }
        }

        return new Pragmas(found.ToImmutable());
    }).All;

    private static ImmutableArray<string> IdsOf(PragmaWarningDirectiveTriviaSyntax pragma) =>
        pragma.ErrorCodes.Where(static code => !code.IsMissing).Select(static code => code switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            _ => code.ToString(),
        }).ToImmutableArray();

    private sealed record Pragmas(ImmutableArray<PragmaWarningDirectiveTriviaSyntax> All);
}
