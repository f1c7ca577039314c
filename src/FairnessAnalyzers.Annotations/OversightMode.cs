namespace FairnessAnalyzers;

/// <summary>The part that people play in a decision that a model informs (EU AI Act Art. 14; GDPR Art. 22).</summary>
public enum OversightMode
{
    /// <summary>A person decides, with the prediction as one piece of advice.</summary>
    InTheLoop = 0,

    /// <summary>The system decides, and a person watches and can step in.</summary>
    OnTheLoop = 1,

    /// <summary>The system decides alone. FAIR5004 then asks for the legal basis, the notice and the route of appeal.</summary>
    FullyAutomated = 2,
}
