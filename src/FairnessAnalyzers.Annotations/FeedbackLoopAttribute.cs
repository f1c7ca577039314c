using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says whether and how the model's use changes the data that it, or its successor, learns from. Answers FAIR5001 and FAIR5002.
/// </summary>
/// <remarks>
/// "In the first four weeks of trialling it out, the probability of being correct just tanked": deployment displaces what it predicts
/// (Veale, Van Kleek and Binns 2018; Dutch Algoritmekader, measure owk-08; EU AI Act Art. 15(4)). A declaration whose Assessment is
/// missing does not count. A statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class FeedbackLoopAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="kind">How the loop works, or None.</param>
    /// <param name="assessment">How it was assessed, and what was found.</param>
    public FeedbackLoopAttribute(FeedbackKind kind, string assessment)
    {
        Kind = kind;
        Assessment = assessment;
    }

    /// <summary>How the loop works, or None.</summary>
    public FeedbackKind Kind { get; }

    /// <summary>How it was assessed, and what was found. When it is missing, FAIR5001 and FAIR5002 still report.</summary>
    public string Assessment { get; }

    /// <summary>What is done about it; optional.</summary>
    public string? Mitigation { get; set; }

    /// <summary>
    /// The share, from 0 to 1, of cases drawn at random rather than by prediction, so that the data keep showing what the model does
    /// not look for; optional. 0, the default, says that there are none, or that nobody has said. No rule reads it or checks its range.
    /// </summary>
    public double RandomSampleShare { get; set; }
}
