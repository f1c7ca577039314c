using System;

namespace FairnessAnalyzers;

/// <summary>Says where the model is evaluated by group. Answers FAIR5007.</summary>
/// <remarks>
/// A model may be accurate for everybody at once and wrong for some (Buolamwini and Gebru 2018). Leaving a characteristic out of the
/// features makes its use in the evaluation more necessary, not less.
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

    /// <summary>The report that shows the evaluation.</summary>
    public string Report { get; }

    /// <summary>The groups that it compares; optional.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>What it compares; optional.</summary>
    public string? Metric { get; set; }

    /// <summary>The day of the evaluation, an ISO 8601 date; FAIR9009 reports any other form.</summary>
    public string? PerformedOn { get; set; }

    /// <summary>Who may see this statement in a report; overseers unless said otherwise.</summary>
    public Disclosure Disclosure { get; set; }
}
