using System;

namespace FairnessAnalyzers;

/// <summary>
/// Says where training data come from, for what they were collected, and how the people in them were chosen. Without one FAIR4001
/// reports the loading.
/// </summary>
/// <remarks>
/// Secondary uses of data are no free lunch: tips led inspectors to car washes, and the model then told them where car washes are
/// (Veale, Van Kleek and Binns 2018). The properties follow Datasheets for Datasets, EU AI Act Art. 10(2) and Canada's AIA. FAIR4002
/// reports a missing PrimaryPurpose, and data whose SamplingBasis is Targeted or Unknown where KnownGaps and SamplingCorrection are
/// both missing. FAIR4001 takes no notice of a record whose Source is missing. A statement is missing when it is null, blank, a
/// placeholder or only the member's own words.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class DataProvenanceAttribute : Attribute
{
    /// <summary>Makes the declaration.</summary>
    /// <param name="source">The system, register or survey that the data come from.</param>
    public DataProvenanceAttribute(string source)
    {
        Source = source;
    }

    /// <summary>The system, register or survey that the data come from. When it is missing, FAIR4001 still reports.</summary>
    public string Source { get; }

    /// <summary>What the data were collected for in the first place. FAIR4002 reports it when it is missing.</summary>
    public string? PrimaryPurpose { get; set; }

    /// <summary>The organisation that collected them; optional.</summary>
    public string? CollectedBy { get; set; }

    /// <summary>Whom they were collected from; optional.</summary>
    public string? CollectedFrom { get; set; }

    /// <summary>How the people in the data came to be in them; optional, Unknown unless said otherwise.</summary>
    public SamplingBasis SamplingBasis { get; set; }

    /// <summary>The period that the data cover; optional.</summary>
    public string? Period { get; set; }

    /// <summary>
    /// The earlier model that steered the process while the data were collected; optional, null where there was none. Where it is
    /// given, FAIR5002 asks for a declared feedback loop.
    /// </summary>
    public string? CollectedUnderModel { get; set; }

    /// <summary>How the training corrects for the way in which the data were sampled. FAIR4002 asks for it, or for KnownGaps.</summary>
    public string? SamplingCorrection { get; set; }

    /// <summary>How far the data represent the population that the model is for (EU AI Act Art. 10(3)); optional.</summary>
    public string? Representativeness { get; set; }

    /// <summary>Who or what is missing from the data. FAIR4002 asks for it, or for SamplingCorrection.</summary>
    public string? KnownGaps { get; set; }

    /// <summary>What was corrected, imputed or removed before; optional.</summary>
    public string? Cleaning { get; set; }

    /// <summary>The law that allows the reuse; optional.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>The agreement under which another organisation shared the data; optional.</summary>
    public string? SharingAgreement { get; set; }

    /// <summary>
    /// The day until which the data may be kept, an ISO 8601 date; optional. FAIR9009 reports any other form; no rule asks whether the
    /// day has passed.
    /// </summary>
    public string? RetainUntil { get; set; }

    /// <summary>The role that answers for the data; optional.</summary>
    public string? Custodian { get; set; }

    /// <summary>The version or hash of the data; optional.</summary>
    public string? Version { get; set; }
}
