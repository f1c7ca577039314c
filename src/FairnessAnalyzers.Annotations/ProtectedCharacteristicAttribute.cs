using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column holds a protected characteristic, whatever its name. As a feature it is then reported by FAIR1001, as a
/// target by FAIR2005.
/// </summary>
/// <remarks>An annotation is always sure: it comes before what the vocabulary says of the name.</remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ProtectedCharacteristicAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="characteristic">The characteristic: race, disability, sex, age, religion, health .</param>
    public ProtectedCharacteristicAttribute(string characteristic)
    {
        Characteristic = characteristic;
    }

    /// <summary>
    /// The characteristic: race, disability, sex, age, religion, health ... (UK Equality Act 2010 s.4, GDPR Art. 9, and their like).
    /// </summary>
    public string Characteristic { get; }

    /// <summary>
    /// The column that is described, where the attribute does not stand on the member itself: a column of the schema, or a member of
    /// the row type. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Anything a reader should know; optional.</summary>
    public string? Notes { get; set; }
}
