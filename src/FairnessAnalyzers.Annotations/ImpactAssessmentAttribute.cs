using System;

namespace FairnessAnalyzers;

/// <summary>
/// An impact assessment under which models are trained, loaded or served. Without one FAIR3001 reports the training, the loading or
/// the serving.
/// </summary>
/// <remarks>
/// The assessment answers before the first line is written what an overseer asks after the first complaint: what the model is for,
/// on which legal basis, who is affected, and what happens if it goes badly, if it goes well, or if nobody tries. Its properties
/// follow the ICO's DPIA template, Canada's Algorithmic Impact Assessment, EU AI Act Art. 27 and the Dutch IAMA. FAIR3002 reports
/// what is missing: at every level Reference; at recommended also Owner, ReviewBy, Purpose, LegalBasis and
/// ConsequencesIfItGoesBadly; at strict also ApprovedBy, ApprovedOn, AffectedGroups, ConsequencesOfNotAttempting and
/// PublicInterest. A statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method,
    AllowMultiple = true, Inherited = false)]
public sealed class ImpactAssessmentAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="kind">The instrument that the assessment follows.</param>
    /// <param name="reference">The register's reference by which a reader finds the assessment, such as DPIA-2031-7.</param>
    public ImpactAssessmentAttribute(AssessmentKind kind, string reference)
    {
        Kind = kind;
        Reference = reference;
    }

    /// <summary>The instrument that the assessment follows.</summary>
    public AssessmentKind Kind { get; }

    /// <summary>
    /// The register's reference by which a reader finds the assessment, such as DPIA-2031-7. FAIR3002 reports it, at every level, when
    /// it is missing or does not match the option <c>fairness.assessment_reference_pattern</c>.
    /// </summary>
    public string Reference { get; }

    /// <summary>
    /// Where the assessment stands; optional, Approved unless said otherwise. FAIR3003 reports a draft, a withdrawn or an expired one
    /// while a model is trained, saved, loaded or served under it.
    /// </summary>
    public AssessmentStatus Status { get; set; }

    /// <summary>
    /// The role that owns the assessment, better than a person's name: modellers move on. Required by FAIR3002 from level recommended.
    /// </summary>
    public string? Owner { get; set; }

    /// <summary>The role that signed it off (the last step of the ICO's DPIA). Required by FAIR3002 at level strict.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>
    /// The day of the approval, an ISO 8601 date; FAIR9009 reports any other form. Required by FAIR3002 at level strict.
    /// </summary>
    public string? ApprovedOn { get; set; }

    /// <summary>
    /// The day by which it is reviewed, an ISO 8601 date; FAIR9009 reports any other form and FAIR3003 a day that lies before
    /// <c>FairnessToday</c>. Required by FAIR3002 from level recommended.
    /// </summary>
    public string? ReviewBy { get; set; }

    /// <summary>What the model is for (EU AI Act Art. 27(1)(a)). Required by FAIR3002 from level recommended.</summary>
    public string? Purpose { get; set; }

    /// <summary>The law that allows the processing (GDPR Art. 6 and 9). Required by FAIR3002 from level recommended.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>Where the assessment can be read; optional.</summary>
    public string? Url { get; set; }

    /// <summary>The groups of people whom the model touches (EU AI Act Art. 27(1)(c)). Required by FAIR3002 at level strict.</summary>
    public string[] AffectedGroups { get; set; } = [];

    /// <summary>
    /// What happens to people if the use case goes badly (EU AI Act Art. 27(1)(d)). Required by FAIR3002 from level recommended.
    /// </summary>
    public string? ConsequencesIfItGoesBadly { get; set; }

    /// <summary>What happens to people if it goes well; optional.</summary>
    public string? ConsequencesIfItGoesWell { get; set; }

    /// <summary>
    /// What happens to people if nobody attempts it (Canada's AIA asks the same). Required by FAIR3002 at level strict.
    /// </summary>
    public string? ConsequencesOfNotAttempting { get; set; }

    /// <summary>Which public interest the use of people's data serves. Required by FAIR3002 at level strict.</summary>
    public string? PublicInterest { get; set; }

    /// <summary>
    /// Why it is done at all: a backlog, quality, cost, a task beyond people (Canada's AIA, business drivers); optional.
    /// </summary>
    public string? Motivation { get; set; }

    /// <summary>The measurable objective; optional.</summary>
    public string? Objective { get; set; }

    /// <summary>What else was considered, including no algorithm (Algorithmic Transparency Recording Standard); optional.</summary>
    public string? AlternativesConsidered { get; set; }

    /// <summary>The decision that the predictions support; optional.</summary>
    public string? DecisionSupported { get; set; }

    /// <summary>Whether children are among those affected; optional, false unless said otherwise. No rule reads it.</summary>
    public bool AffectsChildren { get; set; }

    /// <summary>Whom the authors consulted: citizens, unions, representatives of the groups affected; optional.</summary>
    public string[] Consulted { get; set; } = [];

    /// <summary>Who advised from outside the data: the data protection officer, an ethics board, researchers; optional.</summary>
    public string[] AdvisedBy { get; set; } = [];

    /// <summary>How the model could be gamed, from outside and from within; optional.</summary>
    public string? GamingRisk { get; set; }

    /// <summary>What happens when the model is not available or is stopped; optional.</summary>
    public string? Fallback { get; set; }

    /// <summary>Where people affected can ask; optional.</summary>
    public string? ContactPoint { get; set; }

    /// <summary>For whom this statement is meant; Oversight unless said otherwise. No rule reads it.</summary>
    public Disclosure Disclosure { get; set; }

    /// <summary>Further roles to whom it was shown; optional.</summary>
    public string[] DisclosedTo { get; set; } = [];
}
