using System;

namespace FairnessAnalyzers;

/// <summary>Names what is measured of the model in use, and with which instrument. Without one FAIR5006 reports the serving.</summary>
/// <remarks>
/// Monitoring instruments are a rarity in strategies for artificial intelligence (OECD); EU AI Act Art. 26(5) and 72 and the Dutch
/// Algoritmekader, measure mon-07, ask for them. A declaration whose Metric or Instrument is missing does not count. A statement is
/// missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class MonitoringAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="metric">What is measured.</param>
    /// <param name="instrument">The dashboard, report or test that measures it.</param>
    public MonitoringAttribute(string metric, string instrument)
    {
        Metric = metric;
        Instrument = instrument;
    }

    /// <summary>What is measured. When it is missing, FAIR5006 still reports the serving.</summary>
    public string Metric { get; }

    /// <summary>The dashboard, report or test that measures it. When it is missing, FAIR5006 still reports the serving.</summary>
    public string Instrument { get; }

    /// <summary>How often; optional.</summary>
    public string? Frequency { get; set; }

    /// <summary>The role that looks at it; optional.</summary>
    public string? Owner { get; set; }

    /// <summary>The value that is aimed at; optional.</summary>
    public string? Target { get; set; }

    /// <summary>The value at which somebody acts, and who; optional.</summary>
    public string? Alert { get; set; }

    /// <summary>
    /// How many days after deployment the first review takes place; optional. 28 is a good start; 0, the default, says nothing. No rule
    /// reads it or checks its range.
    /// </summary>
    public int FirstReviewAfterDays { get; set; }

    /// <summary>The groups for which it is measured apart; optional.</summary>
    public string[] Groups { get; set; } = [];
}
