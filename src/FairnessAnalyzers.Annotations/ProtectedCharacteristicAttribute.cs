using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column holds a protected characteristic, whatever its name. As a feature, an example weight or a row group it is
/// then reported by FAIR1001, as a target by FAIR2005, in row filters and imputation by FAIR4005, and FAIR5007 asks for an evaluation
/// by it.
/// </summary>
/// <remarks>
/// An annotation is always sure: it comes before what the vocabulary says of the name. A statement is missing when it is null, blank, a
/// placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ProtectedCharacteristicAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="characteristic">The characteristic: race, disability, sex, age, religion, health ...</param>
    public ProtectedCharacteristicAttribute(string characteristic)
    {
        Characteristic = characteristic;
    }

    /// <summary>
    /// The characteristic: race, disability, sex, age, religion, health ... (UK Equality Act 2010 s.4, GDPR Art. 9, and their like).
    /// Any word is accepted; one that the vocabulary knows brings its law. When it is missing, the column is protected all the same,
    /// and its name says as what.
    /// </summary>
    public string Characteristic { get; }

    /// <summary>
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Anything a reader should know; optional.</summary>
    public string? Notes { get; set; }
}
