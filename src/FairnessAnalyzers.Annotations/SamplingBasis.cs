namespace FairnessAnalyzers;

/// <summary>
/// How the people in a data set came to be in it. Data that were collected for another purpose carry that purpose's sampling with them.
/// </summary>
public enum SamplingBasis
{
    /// <summary>Nobody knows. FAIR4002 then asks for the known gaps or the correction.</summary>
    Unknown = 0,

    /// <summary>Everybody concerned is in it.</summary>
    Census = 1,

    /// <summary>A random sample of those concerned.</summary>
    Random = 2,

    /// <summary>
    /// Those whom an institution chose to look at: inspections, stops, tip-offs. FAIR4002 then asks for the known gaps or the
    /// correction.
    /// </summary>
    Targeted = 3,

    /// <summary>Those who came forward themselves.</summary>
    SelfReported = 4,

    /// <summary>Those who appear in the records of a service because they used it.</summary>
    AdministrativeByproduct = 5,
}
