using System;

namespace FairnessAnalyzers;

/// <summary>
/// Documents the target parameter: what the label of a model measures, in which population, and through whose act it is recorded.
/// Without one FAIR2001 reports the label.
/// </summary>
/// <remarks>
/// Practitioners in the public sector explain a model by its target parameter and its population rather than by explanations of
/// individuals (Veale, Van Kleek and Binns 2018). The name of a label masks the process behind it: a conviction is a proxy for
/// offending. FAIR2002 reports Outcome, Population and MeasuredBy when they are missing. A statement is missing when it is null, blank,
/// a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class TargetParameterAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="outcome">What the label is meant to say, in plain words: "reconvicted of any offence within two years".</param>
    public TargetParameterAttribute(string outcome)
    {
        Outcome = outcome;
    }

    /// <summary>
    /// What the label is meant to say, in plain words: "reconvicted of any offence within two years". FAIR2002 reports it when it is
    /// missing.
    /// </summary>
    public string Outcome { get; }

    /// <summary>
    /// The column that is described, where the attribute does not stand on the member itself: a column of the schema, or a member of
    /// the row type. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Whom the model is for and was trained on. FAIR2002 reports it when it is missing.</summary>
    public string? Population { get; set; }

    /// <summary>The process and the institution that record the outcome. FAIR2002 reports it when it is missing.</summary>
    public string? MeasuredBy { get; set; }

    /// <summary>How far ahead the outcome lies, such as two years after release; optional.</summary>
    public string? Horizon { get; set; }

    /// <summary>
    /// What the label stands in for, where it records an institution's act rather than the behaviour itself. Answers FAIR2003.
    /// </summary>
    public string? StandsInFor { get; set; }

    /// <summary>What the label leaves out: outcomes that rest on relationships, cases that nobody recorded; optional.</summary>
    public string? NotCaptured { get; set; }

    /// <summary>What a positive prediction means for the person concerned; optional.</summary>
    public string? PositiveMeans { get; set; }

    /// <summary>The role that answers for this definition; optional.</summary>
    public string? Owner { get; set; }

    /// <summary>Who may see this statement in a report; overseers unless said otherwise.</summary>
    public Disclosure Disclosure { get; set; }
}
