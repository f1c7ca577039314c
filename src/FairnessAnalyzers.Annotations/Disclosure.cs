namespace FairnessAnalyzers;

/// <summary>
/// Who may see a statement in a report. Frontline inspectors and the public get the target parameter and the population, not risk
/// indicators; weights and thresholds are for overseers.
/// </summary>
public enum Disclosure
{
    /// <summary>Overseers alone: audit offices, ombudspersons, internal audit.</summary>
    Oversight = 0,

    /// <summary>Everybody, including the people the model is about.</summary>
    Public = 1,

    /// <summary>Those who build the model; overseers see it too on request, nobody else does.</summary>
    Builder = 2,
}
