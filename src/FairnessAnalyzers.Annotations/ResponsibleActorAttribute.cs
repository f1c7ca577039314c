using System;

namespace FairnessAnalyzers;

/// <summary>Names the role that answers for a duty towards the model. Without one FAIR3004 reports the act.</summary>
/// <remarks>
/// Those that build, procure and use algorithms are answerable for their impacts (OECD). A role with a deputy outlives the person: "Our
/// modeller just got poached!" (Veale's interviews). A declaration whose Role is missing does not count. A statement is missing when it
/// is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ResponsibleActorAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="role">The role that has it, not a person's name.</param>
    public ResponsibleActorAttribute(Duty duty, string role)
    {
        Duty = duty;
        Role = role;
    }

    /// <summary>The duty.</summary>
    public Duty Duty { get; }

    /// <summary>The role that has it, not a person's name. When it is missing, FAIR3004 still reports the act.</summary>
    public string Role { get; }

    /// <summary>The role that stands in; optional.</summary>
    public string? Deputy { get; set; }

    /// <summary>The organisation of the role; optional.</summary>
    public string? Organisation { get; set; }

    /// <summary>Where the role can be reached; optional.</summary>
    public string? ContactPoint { get; set; }
}
