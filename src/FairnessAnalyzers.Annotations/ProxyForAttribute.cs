using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column stands for a protected characteristic, whatever its name. As a feature it is then reported by FAIR1002.
/// </summary>
/// <remarks>
/// A postcode may stand for ethnicity, a first name for sex, a school for wealth: who removes the characteristic alone has not removed
/// its effect.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ProxyForAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="characteristic">The characteristic that it stands for.</param>
    public ProxyForAttribute(string characteristic)
    {
        Characteristic = characteristic;
    }

    /// <summary>The characteristic that it stands for.</summary>
    public string Characteristic { get; }

    /// <summary>
    /// The column that is described, where the attribute does not stand on the member itself: a column of the schema, or a member of
    /// the row type. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>The study or test that shows it; optional.</summary>
    public string? Evidence { get; set; }
}
