using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says why a prediction's cut-off, or a rule that overrides a prediction, is what it is, and who decided. Without one FAIR5005 reports
/// the comparison.
/// </summary>
/// <remarks>
/// When discretion is digitised it does not disappear: it moves from the desk into a number (Bovens and Zouridis 2002). The number
/// deserves a reason and an owner. A declaration whose Reason is missing does not count. A statement is missing when it is null, blank,
/// a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Class |
    AttributeTargets.Struct | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class DecisionThresholdAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="reason">Why this cut-off.</param>
    public DecisionThresholdAttribute(string reason)
    {
        Reason = reason;
    }

    /// <summary>Why this cut-off. When it is missing, FAIR5005 still reports the comparison.</summary>
    public string Reason { get; }

    /// <summary>The role that decided it; optional.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Which error it prefers, and who bears it; optional.</summary>
    public string? ErrorTradeOff { get; set; }

    /// <summary>
    /// The day by which it is reviewed, an ISO 8601 date; optional. FAIR9009 reports any other form; no rule asks whether the day has
    /// passed.
    /// </summary>
    public string? ReviewBy { get; set; }
}
