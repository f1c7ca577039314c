using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column holds free text about people, such as case notes. As a feature it is then reported by FAIR1005.
/// </summary>
/// <remarks>
/// Free text carries everything that structured columns left out, including the writer's judgement and other people's data.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class FreeTextAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    public FreeTextAttribute()
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
