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
    /// The column that is described, where the attribute does not stand on the member itself: a column of the schema, or a member of
    /// the row type. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>Anything a reader should know; optional.</summary>
    public string? Notes { get; set; }
}
