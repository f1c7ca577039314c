namespace FairnessAnalyzers.Vocabulary;

/// <summary>How sure the vocabulary is of a name.</summary>
internal enum Confidence
{
    /// <summary>One of several likely readings; off unless asked for.</summary>
    Low,

    /// <summary>The likely reading: one word that also has other senses, an abbreviation, or words run together.</summary>
    Medium,

    /// <summary>No informed reader would take the name for anything else.</summary>
    High,
}

/// <summary>What a name means.</summary>
/// <param name="Kind">What the column is to a fairness question.</param>
/// <param name="Characteristic">The characteristic it records or stands for, e.g. <c>race</c>.</param>
/// <param name="Legal">The instruments that protect it in the selected jurisdictions, short citations separated by "; "; may be empty.</param>
/// <param name="Rationale">Why it matters, in one sentence.</param>
/// <param name="Source">The study, case or instrument that documents it.</param>
/// <param name="Confidence">How sure the vocabulary is.</param>
/// <param name="Words">The words of the name that matched, as they are written in it.</param>
internal sealed record Meaning(
    ColumnKind Kind,
    string Characteristic,
    string Legal,
    string Rationale,
    string Source,
    Confidence Confidence,
    string Words)
{
    /// <summary>How sure the words alone are; names beside them, as those of people, can make the vocabulary surer.</summary>
    public Confidence OfWords { get; init; }
}
