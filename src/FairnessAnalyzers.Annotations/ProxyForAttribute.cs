using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column stands for a protected characteristic, whatever its name. As a feature, an example weight or a row group it
/// is then reported by FAIR1002.
/// </summary>
/// <remarks>
/// A postcode may stand for ethnicity, a first name for sex, a school for wealth: who removes the characteristic alone has not removed
/// its effect. A statement is missing when it is null, blank, a placeholder or only the member's own words.
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

    /// <summary>
    /// The characteristic that it stands for. Any word is accepted; when it is missing, the column is a proxy all the same, and its name
    /// says for what.
    /// </summary>
    public string Characteristic { get; }

    /// <summary>
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>The study or test that shows it; optional.</summary>
    public string? Evidence { get; set; }
}
