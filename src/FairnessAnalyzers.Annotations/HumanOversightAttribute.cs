using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says how people oversee the decisions that a prediction informs. Without one FAIR5003 reports code that acts on a prediction.
/// </summary>
/// <remarks>
/// Weekly meetings at which officers argue with the map, people who know the burglar or the changed locks: oversight is a routine and
/// not a checkbox (Veale, Van Kleek and Binns 2018; EU AI Act Art. 14). FAIR5004 reports a fully automated decision whose LegalBasis,
/// Notice or AppealRoute is missing (GDPR Art. 22). A statement is missing when it is null, blank, a placeholder or only the member's
/// own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class HumanOversightAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="mode">The part that people play in the decision.</param>
    public HumanOversightAttribute(OversightMode mode)
    {
        Mode = mode;
    }

    /// <summary>The part that people play in the decision.</summary>
    public OversightMode Mode { get; }

    /// <summary>Who oversees, as a role; optional.</summary>
    public string? Role { get; set; }

    /// <summary>What they do, and when; optional.</summary>
    public string? Routine { get; set; }

    /// <summary>How often; optional.</summary>
    public string? Frequency { get; set; }

    /// <summary>Whether they can decide against the prediction; optional, false unless said otherwise. No rule reads it.</summary>
    public bool CanOverride { get; set; }

    /// <summary>
    /// Whether it is logged when they do (EU AI Act Art. 12); optional, false unless said otherwise. No rule reads it.
    /// </summary>
    public bool OverrideLogged { get; set; }

    /// <summary>What they know that the model does not; optional.</summary>
    public string? LocalKnowledge { get; set; }

    /// <summary>How they were trained for it (EU AI Act Art. 26(2)); optional.</summary>
    public string? Training { get; set; }

    /// <summary>
    /// How the people concerned learn of the decision and of the system. FAIR5004 reports it when it is missing for a fully automated
    /// decision.
    /// </summary>
    public string? Notice { get; set; }

    /// <summary>How the people concerned can appeal. FAIR5004 reports it when it is missing for a fully automated decision.</summary>
    public string? AppealRoute { get; set; }

    /// <summary>The law that allows the automation. FAIR5004 reports it when it is missing for a fully automated decision.</summary>
    public string? LegalBasis { get; set; }
}
