using FairnessAnalyzers;
using Microsoft.ML;

namespace Recidivism.Reviewed;

/// <summary>
/// The risk score after its review: what it learns from is chosen and justified, what it predicts is written down, and a person decides.
/// </summary>
[ImpactAssessment(
    AssessmentKind.AlgorithmicImpact,
    "AIA-PAROLE-3",
    Owner = "Head of parole",
    ApprovedBy = "Ethics panel of the Ministry of Justice",
    ApprovedOn = "2026-04-01",
    ReviewBy = "2028-03-31",
    Purpose = "Order case files, so that the board hears first those whom it can most likely release",
    LegalBasis = "Parole Act, section 12",
    AffectedGroups = ["People in prison", "Their families", "Victims", "Residents of heavily policed districts"],
    ConsequencesIfItGoesBadly = "People who would not offend again stay in prison longer, more of them Black",
    ConsequencesIfItGoesWell = "Hearings come sooner and fewer people stay in prison without need",
    ConsequencesOfNotAttempting = "Files are heard in order of arrival, eleven weeks late on average",
    PublicInterest = "Shorter waiting times and a written, testable ground for the order of hearings",
    AlternativesConsidered = "A fixed checklist; first come, first heard",
    DecisionSupported = "The order of hearings, not their outcome",
    Consulted = ["Prisoners' council", "Victim support"],
    Fallback = "Order of arrival",
    ContactPoint = "Secretariat of the parole board",
    Disclosure = Disclosure.Public)]
[ResponsibleActor(Duty.Build, "Head of data science", Deputy = "Lead statistician", Organisation = "Ministry of Justice")]
[ResponsibleActor(Duty.Use, "Chair of the parole board", Deputy = "Vice-chair", Organisation = "Parole board")]
[ResponsibleActor(Duty.Oversee, "Inspector of prisons", Organisation = "Prison inspectorate")]
[HumanOversight(
    OversightMode.InTheLoop,
    Role = "Panel of three board members",
    Routine = "The panel reads the file before it sees the score, and writes its own view first",
    Frequency = "Every case",
    CanOverride = true,
    OverrideLogged = true,
    LocalKnowledge = "Probation officers of the district attend",
    Training = "One day on what a conviction does and does not measure",
    Notice = "Letter to the applicant before the hearing",
    AppealRoute = "Court of first instance, within six weeks",
    LegalBasis = "Parole Act, section 12")]
[DecisionThreshold(
    "Above it the board hears the applicant in person; chosen so that this is needless for fewer than one in eight of those not convicted again",
    DecidedBy = "Parole board",
    ErrorTradeOff = "Waiting longer without need against an early hearing without preparation",
    ReviewBy = "2028-03-31")]
[FeedbackLoop(
    FeedbackKind.Outcome,
    "Somebody who waits in prison cannot be convicted again outside: the score shapes the records it will be trained on",
    Mitigation = "A random twentieth of the files is heard in order of arrival, and only these are used to retrain",
    RandomSampleShare = 0.05)]
[Monitoring(
    "False positive rate by race and by disability",
    "Quarterly report of the lead statistician",
    Frequency = "Quarterly",
    Owner = "Lead statistician",
    Target = "Two races differ by at most eight points",
    Alert = "Chair of the parole board",
    FirstReviewAfterDays = 28,
    Groups = ["Race", "Disability"])]
[GroupEvaluation("Printed by this program, see Report", Groups = ["Race", "Disability"], Metric = "False positive and false negative rate", PerformedOn = "2026-03-15")]
internal static class ParoleModel
{
    private const float CutOff = 0.35f;

    internal static void Run()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(City.People(14_000, seed: 7).Select(ParoleCase.Of));

        var pipeline = context.Transforms.Conversion.ConvertType(nameof(ParoleCase.Employed))
            .Append(context.Transforms.Concatenate(
                "Features",
                nameof(ParoleCase.Age),
                nameof(ParoleCase.Employed),
                nameof(ParoleCase.PriorConvictions)))
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName: nameof(ParoleCase.Reconvicted)));

        var model = pipeline.Fit(data);

        var test = City.People(6_000, seed: 8);
        var metrics = context.BinaryClassification.Evaluate(
            model.Transform(context.Data.LoadFromEnumerable(test.Select(ParoleCase.Of))), labelColumnName: nameof(ParoleCase.Reconvicted));
        Console.WriteLine($"accuracy {metrics.Accuracy:P1}, area under the curve {metrics.AreaUnderRocCurve:F3}");

        var engine = context.Model.CreatePredictionEngine<ParoleCase, Prediction>(model);
        Report([.. test.Select(person => (person, engine.Predict(ParoleCase.Of(person)).Probability > CutOff))]);
    }

    /// <summary>
    /// Prints who is flagged by mistake and who is missed, group by group: against the files, which is all that a board can do, and against what
    /// people really did, which only a simulation knows.
    /// </summary>
    private static void Report(IReadOnlyList<(Person Person, bool Flagged)> cases)
    {
        Console.WriteLine();
        Console.WriteLine("                        against the files        against what people did");
        Console.WriteLine("group           people  wrongly flagged  missed  wrongly flagged  missed");
        Print("everybody", cases);
        foreach (var group in cases.GroupBy(one => one.Person.Race).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Print(group.Key, [.. group]);
        }

        foreach (var group in cases.GroupBy(one => one.Person.Disability).OrderBy(group => group.Key))
        {
            Print(group.Key ? "disabled" : "not disabled", [.. group]);
        }
    }

    private static void Print(string group, IReadOnlyList<(Person Person, bool Flagged)> cases)
    {
        var files = ErrorRates(cases, person => person.Reconvicted);
        var truth = ErrorRates(cases, person => person.Reoffended);
        Console.WriteLine($"{group,-14} {cases.Count,7} {files.WronglyFlagged,16:P1} {files.Missed,7:P1} {truth.WronglyFlagged,16:P1} {truth.Missed,7:P1}");
    }

    private static (double WronglyFlagged, double Missed) ErrorRates(IReadOnlyList<(Person Person, bool Flagged)> cases, Func<Person, bool> happened) =>
        (Share(cases.Where(one => !happened(one.Person)), one => one.Flagged), Share(cases.Where(one => happened(one.Person)), one => !one.Flagged));

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> some) => all.Average(one => some(one) ? 1.0 : 0.0);
}
