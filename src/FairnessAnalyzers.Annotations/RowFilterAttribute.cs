using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says why rows are removed before training. Answers FAIR4003 where the filter reads that column, and FAIR4005; FAIR4004 only with
/// Kind = Individual.
/// </summary>
/// <remarks>
/// "In the end I had to manually remove her from the model" (Veale's interviews): the removal of rows decides who the model knows, and
/// rarely leaves a trace. Canada's AIA asks for every decision to exclude data.
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

    /// <summary>The column that the filter reads, or "*" for a filter that reads none in particular.</summary>
    public string Column { get; }

    /// <summary>Why the rows are removed.</summary>
    public string Reason { get; }

    /// <summary>What kind of reason it is; Quality unless said otherwise.</summary>
    public RowFilterKind Kind { get; set; }

    /// <summary>The role that decided it; optional.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>What the removal does to the groups in the data; optional.</summary>
    public string? Impact { get; set; }

    /// <summary>The day of the decision, an ISO 8601 date; FAIR9009 reports any other form.</summary>
    public string? DecidedOn { get; set; }
}
