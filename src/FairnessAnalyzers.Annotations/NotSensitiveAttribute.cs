using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that a column says nothing sensitive about a person although its name sounds so. Answers FAIR1001, FAIR1002, FAIR1003,
/// FAIR1005 and FAIR1006 for that column, FAIR2003 and FAIR2005 for a target, and FAIR5001 for what only looks like a model's output.
/// </summary>
/// <remarks>
/// For names that mislead: the race of a runner, the charge of a battery. FAIR4004 and FAIR4006 then do not take the column for an
/// identifier, FAIR4005 and FAIR5007 not for a protected characteristic, and FAIR5002 not for a record of an authority's attention.
/// A declaration whose Reason is missing does not count. A statement is missing when it is null, blank, a placeholder or only the
/// member's own words.
/// </remarks>
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

    /// <summary>What the column really holds. When it is missing, the column is read by its name as before.</summary>
    public string Reason { get; }

    /// <summary>
    /// The column that is described, by its name in the schema or by that of its member in the row type; upper and lower case differ.
    /// Null, the default, is the member that the attribute stands on. On a method, a type or the assembly it is needed: without it the
    /// attribute describes no column. FAIR9009 reports a name that a known schema does not have.
    /// </summary>
    public string? Column { get; set; }
}
