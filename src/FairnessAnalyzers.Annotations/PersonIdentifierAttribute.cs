using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column identifies a person or a household, whatever its name. As a feature or an example weight it is then reported
/// by FAIR1006, in row filters by FAIR4004, and FAIR4006 asks that splits respect it.
/// </summary>
/// <remarks>Identifiers belong in joins and sampling keys, not in features (GDPR Art. 5(1)(c), data minimisation).</remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class PersonIdentifierAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    public PersonIdentifierAttribute()
    {
    }

    /// <summary>
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Anything a reader should know; optional.</summary>
    public string? Notes { get; set; }
}
