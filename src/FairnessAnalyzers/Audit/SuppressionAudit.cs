using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// FAIR9001, FAIR9002, FAIR9006, and what FAIR9004 and FAIR9009 say of suppressions: a suppression by attribute is the audit's record of a
/// decision, and has to give a reason, a role that agreed, a reference, and where it says until when, a day that has not passed.
/// </summary>
internal static class SuppressionAudit
{
    internal static readonly ImmutableArray<string> AttributeNames = ImmutableArray.Create("SuppressMessage", "UnconditionalSuppressMessage");

    internal static IEnumerable<Finding> FindingsIn(AuditProject project, SemanticModel model, CancellationToken cancellation) =>
        project.Suppressions.In(model.SyntaxTree, cancellation)
            .Select(attribute => Suppression.Read(attribute, model, cancellation)).OfType<Suppression>()
            .Where(static suppression => suppression.IsOfFairness)
            .SelectMany(suppression => Judge(suppression, project));

    private static IEnumerable<Finding> Judge(Suppression suppression, AuditProject project)
    {
        var place = suppression.Syntax.GetLocation();
        if (suppression.HasNoTarget)
        {
            yield return Report(Descriptors.RuleSwitchedOff, suppression.Rules, $"an attribute on the whole {(suppression.On is IModuleSymbol ? "module" : "assembly")}");
        }

        if (string.IsNullOrWhiteSpace(suppression.Justification))
        {
            yield return Report(Descriptors.UnjustifiedSuppression, suppression.Rules);
            yield break;
        }

        var justification = Justification.Parse(suppression.Justification!);
        var weakness = WeaknessOf(justification, suppression, project.Options.In(suppression.Syntax.SyntaxTree));
        if (weakness is not null)
        {
            yield return Report(Descriptors.PlaceholderJustification, suppression.Rules, weakness);
        }

        var until = IsoDate.Parse(justification.Until);
        var isExpired = until < project.Options.Today;
        var absent = AbsentFrom(justification);
        if (isExpired || (absent.Count > 0 && weakness is null))
        {
            List<string> faults = [];
            if (isExpired)
            {
                faults.Add($"ended on {IsoDate.Format(until!.Value)}");
            }

            if (absent.Count > 0 && weakness is null)
            {
                faults.Add($"does not say {Statements.List(absent)} in its head, [by=role; ref=DPIA-7; until=2027-03-31]");
            }

            yield return Report(Descriptors.UnapprovedJustification, suppression.Rules, Statements.List(faults)) with
            {
                Severity = isExpired ? null : DiagnosticSeverity.Info,
            };
        }

        if (justification.Until is not null && until is null && !Missing.IsMissing(justification.Until, "until"))
        {
            yield return Invalid($"until={justification.Until} is no ISO 8601 date such as 2027-03-31");
        }

        if (justification.Kind is { } kind && !Justification.Kinds.Contains(kind))
        {
            yield return Invalid($"kind={kind} is none of {string.Join(", ", Justification.Kinds)}");
        }

        Finding Report(DiagnosticDescriptor rule, params object[] arguments) => new(rule, place, suppression.Member, arguments)
        {
            ResistsSuppression = suppression.IsOfAudit,
        };

        Finding Invalid(string fault) => new(
            Descriptors.InvalidDeclaration, suppression.JustificationSyntax?.GetLocation() ?? place, suppression.Member, fault)
        {
            ResistsSuppression = suppression.IsOfAudit,
        };
    }

    /// <summary>Why a justification that is not blank says nothing; null where it says something.</summary>
    private static string? WeaknessOf(Justification justification, Suppression suppression, FileOptions options)
    {
        var text = justification.Text;
        if (Missing.IsMissing(text, nameof(Justification)))
        {
            return text.Length == 0 ? "it has no words after its head" : "it is a placeholder";
        }

        if (suppression.Titles.Any(title => Missing.SaysTheSame(text, title)))
        {
            return "it repeats the rule's title";
        }

        return text.Length < options.MinJustificationLength
            ? $"it has {text.Length} characters of the {options.MinJustificationLength} that are asked for"
            : null;
    }

    private static List<string> AbsentFrom(Justification justification)
    {
        List<string> absent = [];
        if (Missing.IsMissing(justification.By, "by"))
        {
            absent.Add("by whom it was approved (by)");
        }

        if (Missing.IsMissing(justification.Reference, "ref"))
        {
            absent.Add("where it is recorded (ref)");
        }

        return absent;
    }
}
