using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column says nothing sensitive about a person although its name sounds so. Silences FAIR1001, FAIR1002, FAIR1003,
/// FAIR1005 and FAIR1006 for that column.
/// </summary>
/// <remarks>For names that mislead: the race of a runner, the charge of a battery.</remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class NotSensitiveAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="reason">What the column really holds.</param>
    public NotSensitiveAttribute(string reason)
    {
        Reason = reason;
    }

    /// <summary>What the column really holds.</summary>
    public string Reason { get; }

    /// <summary>
    /// The column that is described, where the attribute does not stand on the member itself: a column of the schema, or a member of
    /// the row type. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }
}
