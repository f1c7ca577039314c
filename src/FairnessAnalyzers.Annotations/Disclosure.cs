namespace FairnessAnalyzers;

/// <summary>
/// For whom a statement is meant. It is a word to whoever publishes the declarations of an assembly: no rule reads it, and the
/// compiler's log does not carry it. Frontline inspectors and the public get the target parameter and the population, not risk
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
