using System;

namespace FairnessAnalyzers;

/// <summary>Says where the model is evaluated by group. Answers FAIR5007.</summary>
/// <remarks>
/// A model may be accurate for everybody at once and wrong for some (Buolamwini and Gebru 2018). Leaving a characteristic out of the
/// features makes its use in the evaluation more necessary, not less. A declaration whose Report is missing does not count. A statement
/// is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class GroupEvaluationAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="report">The report that shows the evaluation.</param>
    public GroupEvaluationAttribute(string report)
    {
        Report = report;
    }

    /// <summary>The report that shows the evaluation. When it is missing, FAIR5007 still reports.</summary>
    public string Report { get; }

    /// <summary>The groups that it compares; optional.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>What it compares; optional.</summary>
    public string? Metric { get; set; }

    /// <summary>The day of the evaluation, an ISO 8601 date; optional. FAIR9009 reports any other form.</summary>
    public string? PerformedOn { get; set; }

    /// <summary>For whom this statement is meant; Oversight unless said otherwise. No rule reads it.</summary>
    public Disclosure Disclosure { get; set; }
}
