using System;

namespace FairnessAnalyzers;

/// <summary>Says how a model that gives no reasons by itself is explained. Answers FAIR3005.</summary>
/// <remarks>
/// "Don't use neural networks, sounds too arcane for the minister" (Veale's interviews). The ICO and the Turing Institute describe six
/// kinds of explanation; GDPR Art. 15(1)(h) and EU AI Act Art. 13 and 86 ask for one. A declaration whose Method is missing does not
/// count. A statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ModelExplanationAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="method">The method of explanation.</param>
    public ModelExplanationAttribute(string method)
    {
        Method = method;
    }

    /// <summary>The method of explanation. When it is missing, FAIR3005 still reports the model.</summary>
    public string Method { get; }

    /// <summary>Whom it is for; optional.</summary>
    public string? Audience { get; set; }

    /// <summary>Where it is described; optional.</summary>
    public string? Url { get; set; }
}
