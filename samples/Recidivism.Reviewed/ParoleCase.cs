using FairnessAnalyzers;

namespace Recidivism.Reviewed;

/// <summary>A case file of the parole board. Every column that deserves a question carries its answer.</summary>
[DataProvenance(
    "Case files of the parole board",
    PrimaryPurpose = "Deciding on parole, one case at a time",
    CollectedBy = "Parole board and national police records",
    CollectedFrom = "People released on parole after a review",
    SamplingBasis = SamplingBasis.AdministrativeByproduct,
    Period = "Releases of six years, each followed for two",
    Representativeness = "Everybody released; nobody who stayed in prison",
    KnownGaps = "An offence that nobody noticed is missing, and districts with fewer patrols notice fewer",
    SamplingCorrection = "None: error rates are measured by race and disability instead, see ParoleModel.Report",
    Cleaning = "None",
    LegalBasis = "Parole Act, section 12",
    Custodian = "Records officer of the parole board")]
internal sealed class ParoleCase
{
    // Kept in the file to measure the model by, never fed to it.
    public string Race { get; set; } = "";
    public bool Disability { get; set; }
    public string Postcode { get; set; } = "";
    public float PriorArrests { get; set; }

    [JustifiedFeature(
        "Offending falls with age after the early twenties wherever it has been measured, whatever the police do",
        Evidence = "Farrington, Age and Crime, Crime and Justice 7 (1986)",
        AdvisedBy = ["Criminologist on the ethics panel"],
        Necessity = "Without age the model treats a sixty-year-old like a twenty-year-old with the same file",
        StigmaConsidered = "Youth raises the score: the board hears every applicant under twenty-one in person",
        LegalBasis = "Parole Act, section 12(3)",
        ApprovedBy = "Ethics panel",
        ReviewBy = "2028-03-31")]
    public float Age { get; set; }

    public bool Employed { get; set; }

    [JustifiedFeature(
        "The board must by law weigh earlier sentences, although convictions count what was noticed and not what was done",
        Evidence = "Error rates by race that this program prints; Lum and Isaac, To predict and serve?, Significance 13 (2016)",
        AdvisedBy = ["Statistician of the prison inspectorate"],
        ProxyFinding = ProxyFinding.Weak,
        Necessity = "Parole Act, section 12(2), names earlier sentences as a ground",
        StigmaConsidered = "The board sees the number of convictions beside the patrols of the district",
        LegalBasis = "Parole Act, section 12(2)",
        ApprovedBy = "Ethics panel",
        ReviewBy = "2028-03-31")]
    public float PriorConvictions { get; set; }

    [TargetParameter(
        "A new conviction within two years of release",
        Population = "People released on parole from a prison of the city",
        MeasuredBy = "National police records, read two years after release",
        Horizon = "Two years",
        StandsInFor = "Committing a new offence",
        NotCaptured = "Offences that nobody reported or noticed, which are more where patrols are fewer",
        PositiveMeans = "Convicted again",
        Owner = "Head of parole")]
    public bool Reconvicted { get; set; }

    internal static ParoleCase Of(Person person) => new()
    {
        Race = person.Race,
        Disability = person.Disability,
        Age = person.Age,
        Postcode = person.Postcode,
        Employed = person.Employed,
        PriorConvictions = person.PriorConvictions,
        PriorArrests = person.PriorArrests,
        Reconvicted = person.Reconvicted,
    };
}

/// <summary>What the model says of a case.</summary>
internal sealed class Prediction
{
    public float Probability { get; set; }
}
