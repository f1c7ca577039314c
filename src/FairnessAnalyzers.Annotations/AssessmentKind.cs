namespace FairnessAnalyzers;

/// <summary>The kind of an impact assessment, by the instrument it follows.</summary>
public enum AssessmentKind
{
    /// <summary>A data protection impact assessment (GDPR Art. 35; the ICO's template in the United Kingdom).</summary>
    Dpia = 0,

    /// <summary>
    /// An algorithmic impact assessment, such as Canada's under the Directive on Automated Decision-Making, or the Dutch IAMA.
    /// </summary>
    AlgorithmicImpact = 1,

    /// <summary>An equality impact assessment (the public sector equality duty, UK Equality Act 2010 s.149).</summary>
    EqualityImpact = 2,

    /// <summary>A fundamental rights impact assessment (EU AI Act Art. 27).</summary>
    FundamentalRights = 3,

    /// <summary>The review of an ethics board or committee.</summary>
    EthicsReview = 4,

    /// <summary>Any other assessment; the reference says which.</summary>
    Other = 5,
}
