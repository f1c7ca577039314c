namespace FairnessAnalyzers;

/// <summary>Why rows are taken out.</summary>
public enum RowFilterKind
{
    /// <summary>The values are wrong, doubtful or missing.</summary>
    Quality = 0,

    /// <summary>The program needs it: headers, duplicates, a smaller sample.</summary>
    Technical = 1,

    /// <summary>The people concerned are outside the population that the model is for.</summary>
    Eligibility = 2,

    /// <summary>Particular people are taken out or singled out. Only this kind answers FAIR4004.</summary>
    Individual = 3,

    /// <summary>The law or a court demands it: erasure, retention, consent.</summary>
    Legal = 4,
}
