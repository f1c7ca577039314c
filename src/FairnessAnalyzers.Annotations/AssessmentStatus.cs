namespace FairnessAnalyzers;

/// <summary>
/// Where an impact assessment stands. Anything but <see cref="Approved"/> is reported by FAIR3003 while a model is trained, saved,
/// loaded or served under it.
/// </summary>
public enum AssessmentStatus
{
    /// <summary>Signed off and in force.</summary>
    Approved = 0,

    /// <summary>Being written: nobody has agreed to it yet.</summary>
    Draft = 1,

    /// <summary>Withdrawn by its owner.</summary>
    Withdrawn = 2,

    /// <summary>Its time is over and it was not renewed.</summary>
    Expired = 3,
}
