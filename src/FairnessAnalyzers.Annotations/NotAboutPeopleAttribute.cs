using System;

namespace FairnessAnalyzers;

/// <summary>
/// Declares that nothing in this assembly is about people. Families 2 to 5 of the rules are then silent; lineage, features and the
/// audit trail stay.
/// </summary>
/// <remarks>
/// For models of machines, weather or prices. A project is about people unless this is said, because the opposite mistake is made at
/// their cost. A declaration whose Reason is null, blank or a placeholder does not count.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, Inherited = false)]
public sealed class NotAboutPeopleAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="reason">What the models are about.</param>
    public NotAboutPeopleAttribute(string reason)
    {
        Reason = reason;
    }

    /// <summary>What the models are about. When it is null, blank or a placeholder, every rule still speaks.</summary>
    public string Reason { get; }
}
