using System;

namespace FairnessAnalyzers;

/// <summary>Names what is measured of the model in use, and with which instrument. Without one FAIR5006 reports the serving.</summary>
/// <remarks>
/// Monitoring instruments are a rarity in strategies for artificial intelligence (OECD); EU AI Act Art. 26(5) and 72 and the Dutch
/// Algoritmekader, measure mon-07, ask for them.
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

    /// <summary>What is measured.</summary>
    public string Metric { get; }

    /// <summary>The dashboard, report or test that measures it.</summary>
    public string Instrument { get; }

    /// <summary>How often; optional.</summary>
    public string? Frequency { get; set; }

    /// <summary>The role that looks at it; optional.</summary>
    public string? Owner { get; set; }

    /// <summary>The value that is aimed at; optional.</summary>
    public string? Target { get; set; }

    /// <summary>The value at which somebody acts, and who; optional.</summary>
    public string? Alert { get; set; }

    /// <summary>How many days after deployment the first review takes place; 28 is a good start.</summary>
    public int FirstReviewAfterDays { get; set; }

    /// <summary>The groups for which it is measured apart; optional.</summary>
    public string[] Groups { get; set; } = [];
}
