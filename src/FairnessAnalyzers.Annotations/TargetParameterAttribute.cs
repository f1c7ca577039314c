using System;

namespace FairnessAnalyzers;

/// <summary>
/// Documents the target parameter: what the label of a model measures, in which population, and through whose act it is recorded.
/// Without one FAIR2001 reports the label.
/// </summary>
/// <remarks>
/// Practitioners in the public sector explain a model by its target parameter and its population rather than by explanations of
/// individuals (Veale, Van Kleek and Binns 2018). The name of a label masks the process behind it: a conviction is a proxy for
/// offending. FAIR2002 reports Outcome, Population and MeasuredBy when they are missing. FAIR2004 reports the documentation of a column
/// where all models on its rows are trained on others. A statement is missing when it is null, blank, a placeholder or only the
/// member's own words.
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
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Whom the model is for and was trained on. FAIR2002 reports it when it is missing.</summary>
    public string? Population { get; set; }

    /// <summary>The process and the institution that record the outcome. FAIR2002 reports it when it is missing.</summary>
    public string? MeasuredBy { get; set; }

    /// <summary>How far ahead the outcome lies, such as two years after release; optional.</summary>
    public string? Horizon { get; set; }

    /// <summary>
    /// What the label stands in for, where it records an institution's act rather than the behaviour itself; optional for any other
    /// label. Answers FAIR2003.
    /// </summary>
    public string? StandsInFor { get; set; }

    /// <summary>What the label leaves out: outcomes that rest on relationships, cases that nobody recorded; optional.</summary>
    public string? NotCaptured { get; set; }

    /// <summary>What a positive prediction means for the person concerned; optional.</summary>
    public string? PositiveMeans { get; set; }

    /// <summary>The role that answers for this definition; optional.</summary>
    public string? Owner { get; set; }

    /// <summary>For whom this statement is meant; Oversight unless said otherwise. No rule reads it.</summary>
    public Disclosure Disclosure { get; set; }
}
