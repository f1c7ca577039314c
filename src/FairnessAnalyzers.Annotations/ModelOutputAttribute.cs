using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column holds what a model said: a score, a class, a probability. Trained on, it is reported by FAIR5001.
/// </summary>
/// <remarks>A model that learns from a model's output hardens what the first one got wrong.</remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ModelOutputAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    public ModelOutputAttribute()
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
