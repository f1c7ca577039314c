namespace FairnessAnalyzers;

/// <summary>How strongly a feature was found to stand in for a protected characteristic.</summary>
public enum ProxyFinding
{
    /// <summary>Nobody has tested it.</summary>
    NotTested = 0,

    /// <summary>Tested, and no association was found.</summary>
    None = 1,

    /// <summary>Tested, and a weak association was found.</summary>
    Weak = 2,

    /// <summary>Tested, and a strong association was found.</summary>
    Strong = 3,
}
