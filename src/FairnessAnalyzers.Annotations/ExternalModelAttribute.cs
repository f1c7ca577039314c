using System;

namespace FairnessAnalyzers;

/// <summary>
/// Records where a model that is not made here comes from, and on which terms. Without one FAIR3006 reports the loading.
/// </summary>
/// <remarks>
/// "Can we sell our trained model to other government? Or buy one in?" (Veale's interviews). A bought-in model gets the same duties as
/// a home-made one; the Algorithmic Transparency Recording Standard and EU AI Act Art. 25 and 26 ask who supplies it. A record whose
/// Supplier is missing does not count. A statement is missing when it is null, blank, a placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ExternalModelAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="supplier">Who supplies it.</param>
    public ExternalModelAttribute(string supplier)
    {
        Supplier = supplier;
    }

    /// <summary>Who supplies it. When it is missing, FAIR3006 still reports the loading.</summary>
    public string Supplier { get; }

    /// <summary>The reference of the contract or tender; optional.</summary>
    public string? ProcurementReference { get; set; }

    /// <summary>The role inside the organisation that answers for it; optional.</summary>
    public string? InternalOwner { get; set; }

    /// <summary>Where and for whom it was trained, and how far that is like here; optional.</summary>
    public string? OriginContext { get; set; }

    /// <summary>Its version; optional.</summary>
    public string? Version { get; set; }

    /// <summary>Its licence; optional.</summary>
    public string? Licence { get; set; }

    /// <summary>Who may inspect it, and how; optional.</summary>
    public string? AuditRight { get; set; }

    /// <summary>How it was tested on the people here; optional.</summary>
    public string? LocalValidation { get; set; }

    /// <summary>The hash of the file; optional.</summary>
    public string? Hash { get; set; }
}
