using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that each person has one row, so that a split cannot put one person's records on both sides. Answers FAIR4006: on the row
/// type, on a type that contains it, or on the assembly for all rows.
/// </summary>
/// <remarks>
/// Where one person has many rows, a model is tested on people whom it has already seen, and the person with the most rows weighs most.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, Inherited = false)]
public sealed class OneRowPerPersonAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    public OneRowPerPersonAttribute()
    {
    }

    /// <summary>Anything a reader should know; optional.</summary>
    public string? Notes { get; set; }
}
