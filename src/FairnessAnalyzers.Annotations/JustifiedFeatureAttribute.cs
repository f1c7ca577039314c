using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says why a sensitive column is kept as a feature, and on which advice. Answers FAIR1001, FAIR1002, FAIR1003, FAIR1005 and FAIR1006
/// for that column, and FAIR2005 for a target.
/// </summary>
/// <remarks>
/// Predictive power alone is no reason: a child's disability may predict abuse, and using it singles out parents of disabled children
/// (Veale, Van Kleek and Binns 2018). A justification whose Reason is missing answers nothing. FAIR1004 reports one that names neither
/// Evidence nor AdvisedBy. A statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class JustifiedFeatureAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="reason">Why the feature is needed and fair to use.</param>
    public JustifiedFeatureAttribute(string reason)
    {
        Reason = reason;
    }

    /// <summary>Why the feature is needed and fair to use. When it is missing, the feature is still reported.</summary>
    public string Reason { get; }

    /// <summary>
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>The study, evaluation or legal advice that supports it. FAIR1004 asks for it, or for AdvisedBy.</summary>
    public string? Evidence { get; set; }

    /// <summary>Who advised from outside the data. FAIR1004 asks for it, or for Evidence.</summary>
    public string[] AdvisedBy { get; set; } = [];

    /// <summary>
    /// What a test of the feature as a proxy found; optional, NotTested unless said otherwise (Canada's AIA and the Dutch
    /// Algoritmekader, measure dat-02, ask for the test).
    /// </summary>
    public ProxyFinding ProxyFinding { get; set; }

    /// <summary>Why the purpose cannot be reached without it (the necessity test of GDPR and human rights law); optional.</summary>
    public string? Necessity { get; set; }

    /// <summary>How the risk of stigmatising a group was weighed; optional.</summary>
    public string? StigmaConsidered { get; set; }

    /// <summary>The law that allows the use (for special categories of data GDPR Art. 9, EU AI Act Art. 10(5)); optional.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>The role that agreed; optional.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>
    /// The day by which it is reviewed, an ISO 8601 date; optional. FAIR9009 reports any other form; no rule asks whether the day has
    /// passed.
    /// </summary>
    public string? ReviewBy { get; set; }
}
