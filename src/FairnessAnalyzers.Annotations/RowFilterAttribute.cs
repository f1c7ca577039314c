using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says why rows are removed before training, or missing values filled in. Answers FAIR4003 where the filter reads that column, and
/// FAIR4005 where it names the characteristic's own; FAIR4004 only with Kind = Individual, and then for any column.
/// </summary>
/// <remarks>
/// "In the end I had to manually remove her from the model" (Veale's interviews): the removal of rows decides who the model knows, and
/// rarely leaves a trace. Canada's AIA asks for every decision to exclude data. A declaration whose Reason is missing does not count. A
/// statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class RowFilterAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="column">The column that the filter reads, or "*" for a filter that reads none in particular.</param>
    /// <param name="reason">Why the rows are removed.</param>
    public RowFilterAttribute(string column, string reason)
    {
        Column = column;
        Reason = reason;
    }

    /// <summary>
    /// The column that the filter reads, by its name in the schema or by that of its member in the row type, or "*" for a filter that
    /// reads none in particular. "*" answers FAIR4003 for every filter that it covers, and FAIR4005 for none. Nothing reports a name
    /// that no filter reads.
    /// </summary>
    public string Column { get; }

    /// <summary>Why the rows are removed. When it is missing, the filter is still reported.</summary>
    public string Reason { get; }

    /// <summary>What kind of reason it is; optional, Quality unless said otherwise.</summary>
    public RowFilterKind Kind { get; set; }

    /// <summary>The role that decided it; optional.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>What the removal does to the groups in the data; optional.</summary>
    public string? Impact { get; set; }

    /// <summary>The day of the decision, an ISO 8601 date; optional. FAIR9009 reports any other form.</summary>
    public string? DecidedOn { get; set; }
}
