namespace FairnessAnalyzers;

/// <summary>
/// A duty towards a model for which somebody is answerable. Those who build, procure, use and oversee an algorithm answer for its
/// effects, each for their part.
/// </summary>
public enum Duty
{
    /// <summary>Builds and trains the model.</summary>
    Build = 0,

    /// <summary>Buys the model in, or accepts it from elsewhere.</summary>
    Procure = 1,

    /// <summary>Uses the predictions in the work.</summary>
    Use = 2,

    /// <summary>Checks how the model is built and used.</summary>
    Oversee = 3,
}
