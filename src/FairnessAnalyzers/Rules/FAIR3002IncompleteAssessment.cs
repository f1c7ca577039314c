using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR3002: an impact assessment that leaves out what it must state. The level decides what that is: at minimum how to find the assessment, at
/// recommended also whose it is, what for, on which law, until when, and what happens if it goes badly; at strict also who signed it, who is
/// affected, what happens if nobody tries, and the public interest.
/// </summary>
internal sealed class IncompleteAssessmentRule : Rule
{
    private static readonly ImmutableArray<string> minimum = ImmutableArray.Create("Reference");

    private static readonly ImmutableArray<string> recommended =
        minimum.AddRange(ImmutableArray.Create("Owner", "ReviewBy", "Purpose", "LegalBasis", "ConsequencesIfItGoesBadly"));

    private static readonly ImmutableArray<string> strict =
        recommended.AddRange(ImmutableArray.Create("ApprovedBy", "ApprovedOn", "AffectedGroups", "ConsequencesOfNotAttempting", "PublicInterest"));

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.IncompleteAssessment);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var asked = project.Options.Level switch
        {
            FairnessLevel.Minimum => minimum,
            FairnessLevel.Strict => strict,
            _ => recommended,
        };
        foreach (var assessment in Statements.DeclarationsOf(project, Annotation.ImpactAssessment))
        {
            var omitted = asked.Where(assessment.IsMissing).Concat(MisfitOf(assessment, project)).ToList();
            if (omitted.Count > 0)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.IncompleteAssessment, assessment.Place, Statements.MemberOf(assessment), Statements.List(omitted)));
            }
        }
    }

    /// <summary>A reference that does not look like the register's, where the project says what those look like.</summary>
    private static IEnumerable<string> MisfitOf(Declaration assessment, FairnessProject project)
    {
        if (assessment is { Syntax.SyntaxTree: { } tree } && !assessment.IsMissing("Reference")
            && project.Options.In(tree).AssessmentReferencePattern is { } pattern && !Fits(assessment.Text("Reference")!, pattern))
        {
            yield return $"a Reference that fits '{pattern}'";
        }
    }

    private static bool Fits(string reference, Regex pattern)
    {
        try
        {
            return pattern.IsMatch(reference);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that cannot tell in time has not recognised the reference.
            return false;
        }
    }
}
