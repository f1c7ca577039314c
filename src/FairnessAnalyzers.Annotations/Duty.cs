namespace FairnessAnalyzers;

/// <summary>
/// A duty towards a model for which somebody is answerable. Those who build, procure, use and oversee an algorithm answer for its
/// effects, each for their part. FAIR3004 asks for those that the code shows.
/// </summary>
public enum Duty
{
    /// <summary>Builds and trains the model. Asked for where a model is trained.</summary>
    Build = 0,

    /// <summary>Buys the model in, or accepts it from elsewhere. Asked for where a model that is not made here is brought in.</summary>
    Procure = 1,

    /// <summary>Uses the predictions in the work. Asked for where a model is served or a loaded one scores rows.</summary>
    Use = 2,

    /// <summary>Checks how the model is built and used. Asked for together with Use.</summary>
    Oversee = 3,
}
