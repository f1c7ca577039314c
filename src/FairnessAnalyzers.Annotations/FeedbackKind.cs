namespace FairnessAnalyzers;

/// <summary>
/// How a model's deployment changes the data that its successor learns from; the six kinds are those of the Dutch Algoritmekader,
/// measure owk-08.
/// </summary>
public enum FeedbackKind
{
    /// <summary>There is no loop, and the assessment says why.</summary>
    None = 0,

    /// <summary>Predictions decide who is looked at, and so who is in the next data.</summary>
    Sampling = 1,

    /// <summary>Predictions change what the people concerned do.</summary>
    Individual = 2,

    /// <summary>Predictions change the values of features.</summary>
    Feature = 3,

    /// <summary>Predictions change the outcome that is predicted.</summary>
    Outcome = 4,

    /// <summary>Predictions, or decisions built on them, are fed back into training.</summary>
    Model = 5,

    /// <summary>People change what they report in order to be predicted otherwise.</summary>
    Adversarial = 6,
}
