using System.Collections.Generic;
using System.Collections.Immutable;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace FairnessAnalyzers;

/// <summary>
/// The one catalogue of rules: id, title, category, severities and message of each. What a rule looks for is in <c>Rules/</c> (families
/// 0 to 5) and <c>Audit/</c> (family 9); what it means for people is its page in <c>docs/rules</c>.
/// </summary>
internal static class Descriptors
{
    private const string Lineage = "FairnessLineage";
    private const string Features = "FairnessFeatures";
    private const string Targets = "FairnessTargets";
    private const string Assessment = "FairnessAssessment";
    private const string Data = "FairnessData";
    private const string Deployment = "FairnessDeployment";
    private const string Audit = "FairnessAudit";

    // The catalogue of severities must exist before the first descriptor below is made.
    private static readonly Dictionary<string, RuleLevels> levels = [];
    private static readonly Dictionary<string, DiagnosticDescriptor> unhideable = [];
    private static readonly Dictionary<string, DiagnosticDescriptor> irrepressible = [];

    internal static readonly DiagnosticDescriptor TrainedModel = Create(
        "FAIR0001", "Trained model", Lineage, Info, minimum: Info, strict: Info,
        "{0} is trained here: {1}");

    internal static readonly DiagnosticDescriptor MissingColumn = Create(
        "FAIR0002", "Column is not in the schema", Lineage, Warning, minimum: Warning, strict: Error,
        "{0}: {1}");

    internal static readonly DiagnosticDescriptor UnresolvedFlow = Create(
        "FAIR0003", "Column flow could not be resolved", Lineage, Info, minimum: null, strict: Warning,
        "The {0} of {1} could not be followed: {2}");

    internal static readonly DiagnosticDescriptor ProtectedFeature = Create(
        "FAIR1001", "Protected characteristic used as a feature", Features, Warning, minimum: Warning, strict: Error,
        "Column '{0}' ({1}) is {2} of {3}: {4}");

    internal static readonly DiagnosticDescriptor ProxyFeature = Create(
        "FAIR1002", "Likely proxy used as a feature", Features, Warning, minimum: Info, strict: Warning,
        "Column '{0}' (stands for {1}) is {2} of {3}: {4}");

    internal static readonly DiagnosticDescriptor JusticeFeature = Create(
        "FAIR1003", "Record of the justice process used as if it were behaviour", Features, Warning, minimum: Warning, strict: Error,
        "Column '{0}' is a record of the justice process and is {2} of {3}: {4}");

    internal static readonly DiagnosticDescriptor UncitedJustification = Create(
        "FAIR1004", "Justification of a sensitive feature cites no evidence", Features, Info, minimum: null, strict: Warning,
        "The justification of '{0}' ({1}) names neither Evidence nor AdvisedBy: cite a study or an adviser from outside the data");

    internal static readonly DiagnosticDescriptor FreeTextFeature = Create(
        "FAIR1005", "Free text about people used as a feature", Features, Warning, minimum: Info, strict: Warning,
        "{0} {1}: {2}");

    internal static readonly DiagnosticDescriptor IdentifierFeature = Create(
        "FAIR1006", "Direct identifier of a person used as a feature", Features, Warning, minimum: Warning, strict: Error,
        "Column '{0}' identifies a person ({1}) and is {2} of {3}: {4}");

    internal static readonly DiagnosticDescriptor UnenumeratedFeatures = Create(
        "FAIR1007", "Feature set was never enumerated", Features, Warning, minimum: Info, strict: Warning,
        "The features of {0} are never listed: {1}");

    internal static readonly DiagnosticDescriptor LabelLeak = Create(
        "FAIR1008", "Target leaks into the features", Features, Warning, minimum: Warning, strict: Error,
        "Column '{0}' is the target of {1} and reaches its features too{2}: remove it from the features");

    internal static readonly DiagnosticDescriptor UndocumentedTarget = Create(
        "FAIR2001", "Target parameter is not documented", Targets, Warning, minimum: Warning, strict: Error,
        "The target '{0}' of {1} is not documented: say what it measures, and of whom, with [TargetParameter]");

    internal static readonly DiagnosticDescriptor IncompleteTarget = Create(
        "FAIR2002", "Target documentation is incomplete", Targets, Warning, minimum: Info, strict: Error,
        "[TargetParameter] does not say {0}");

    internal static readonly DiagnosticDescriptor InstitutionalTarget = Create(
        "FAIR2003", "Target records an institution's act, not the behaviour", Targets, Warning, minimum: Warning, strict: Error,
        "The target '{0}' of {1} {2} an institution's act, not the behaviour: {3}; say what it stands for with [TargetParameter(StandsInFor = ...)]");

    internal static readonly DiagnosticDescriptor StrayTarget = Create(
        "FAIR2004", "Documented target is not the label that is trained", Targets, Warning, minimum: Warning, strict: Warning,
        "[TargetParameter] documents '{0}', but the models on {1} are trained on {2}");

    internal static readonly DiagnosticDescriptor ProtectedTarget = Create(
        "FAIR2005", "Protected characteristic is the target", Targets, Warning, minimum: Warning, strict: Error,
        "The target '{0}' of {1} is a protected characteristic ({2}): {3}");

    internal static readonly DiagnosticDescriptor NoImpactAssessment = Create(
        "FAIR3001", "Model is trained or served without an impact assessment", Assessment, Warning, minimum: Warning, strict: Error,
        "A model is {0} here without an impact assessment: declare it with [ImpactAssessment]");

    internal static readonly DiagnosticDescriptor IncompleteAssessment = Create(
        "FAIR3002", "Impact assessment omits a required statement", Assessment, Warning, minimum: Info, strict: Error,
        "[ImpactAssessment] does not say {0}");

    internal static readonly DiagnosticDescriptor AssessmentNotInForce = Create(
        "FAIR3003", "Impact assessment is not in force", Assessment, Warning, minimum: Warning, strict: Error,
        "Impact assessment '{0}' is not in force: {1}");

    internal static readonly DiagnosticDescriptor NoResponsibleActor = Create(
        "FAIR3004", "No responsible actor", Assessment, Warning, minimum: Info, strict: Warning,
        "Nobody is declared responsible for {0} this model: name a role with [ResponsibleActor(Duty.{1}, ...)]");

    internal static readonly DiagnosticDescriptor OpaqueModel = Create(
        "FAIR3005", "Opaque model without an explanation method", Assessment, Info, minimum: null, strict: Warning,
        "{0} {1} and nothing here explains it: declare how with [ModelExplanation]");

    internal static readonly DiagnosticDescriptor ExternalModel = Create(
        "FAIR3006", "External model without a procurement record", Assessment, Warning, minimum: Info, strict: Warning,
        "{0} brings in a model that this project does not make: record where it comes from with [ExternalModel]");

    internal static readonly DiagnosticDescriptor NoProvenance = Create(
        "FAIR4001", "Training data has no provenance record", Data, Warning, minimum: Info, strict: Warning,
        "{0} loads training data whose origin is not declared: describe it with [DataProvenance]");

    internal static readonly DiagnosticDescriptor UnexplainedReuse = Create(
        "FAIR4002", "Data collected for another purpose is reused without saying how it was sampled", Data, Warning, minimum: Info, strict: Warning,
        "[DataProvenance] does not say {0}");

    internal static readonly DiagnosticDescriptor UnexplainedFilter = Create(
        "FAIR4003", "Rows are removed without a recorded reason", Data, Warning, minimum: Warning, strict: Warning,
        "{0} removes rows before training and no [RowFilter] records why: declare the reason with one");

    internal static readonly DiagnosticDescriptor IndividualFilter = Create(
        "FAIR4004", "Row filter singles out an individual", Data, Warning, minimum: Warning, strict: Error,
        "{0} removes or selects particular people by '{1}': declare it with [RowFilter(Kind = RowFilterKind.Individual)]");

    internal static readonly DiagnosticDescriptor ProtectedFilter = Create(
        "FAIR4005", "Rows are dropped or imputed by a protected characteristic", Data, Warning, minimum: Info, strict: Warning,
        "{0} {1} '{2}' ({3}): record the effect on that group with [RowFilter]");

    internal static readonly DiagnosticDescriptor SplitPerson = Create(
        "FAIR4006", "One person's records can fall on both sides of a split", Data, Warning, minimum: Info, strict: Warning,
        "{0} can put records of one person ('{1}') on both sides: pass it as samplingKeyColumnName, or declare [OneRowPerPerson] on the row type");

    internal static readonly DiagnosticDescriptor OutputAsInput = Create(
        "FAIR5001", "A model's output is used as training input", Deployment, Warning, minimum: Warning, strict: Error,
        "Column '{0}' is {2} of a model and is used to train {1}: declare the loop with [FeedbackLoop]");

    internal static readonly DiagnosticDescriptor UndeclaredLoop = Create(
        "FAIR5002", "Feedback loop is not declared", Deployment, Warning, minimum: Info, strict: Warning,
        "{0}: declare the loop with [FeedbackLoop]");

    internal static readonly DiagnosticDescriptor NoOversight = Create(
        "FAIR5003", "Code acts on a prediction without declared human oversight", Deployment, Warning, minimum: Warning, strict: Error,
        "The program acts on the prediction '{0}' and no person is declared to oversee it: declare who with [HumanOversight]");

    internal static readonly DiagnosticDescriptor UnlawfulAutomation = Create(
        "FAIR5004", "Fully automated decision without legal basis, notice or appeal", Deployment, Warning, minimum: Warning, strict: Error,
        "[HumanOversight] declares a fully automated decision and does not say {0}");

    internal static readonly DiagnosticDescriptor UndocumentedThreshold = Create(
        "FAIR5005", "Decision cut-off or override is undocumented", Deployment, Warning, minimum: Info, strict: Warning,
        "{0}: say why, and who decided, with [DecisionThreshold]");

    internal static readonly DiagnosticDescriptor NoMonitoring = Create(
        "FAIR5006", "Served model has no monitoring instrument", Deployment, Warning, minimum: Info, strict: Warning,
        "{0} serves a model that nobody is declared to monitor: declare how with [Monitoring]");

    internal static readonly DiagnosticDescriptor AggregateEvaluation = Create(
        "FAIR5007", "Model is evaluated only in aggregate", Deployment, Info, minimum: null, strict: Warning,
        "{0} measures the model on everybody at once although the rows hold '{1}' ({2}): evaluate by group, or declare where with [GroupEvaluation]");

    internal static readonly DiagnosticDescriptor UnjustifiedSuppression = Create(
        "FAIR9001", "Suppression of a fairness rule has no justification", Audit, Warning, minimum: Warning, strict: Error,
        "The suppression of {0} gives no reason: write a Justification", WellKnownDiagnosticTags.NotConfigurable);

    internal static readonly DiagnosticDescriptor PlaceholderJustification = Create(
        "FAIR9002", "Justification is a placeholder", Audit, Warning, minimum: Warning, strict: Warning,
        "The justification for suppressing {0} says nothing: {1}", WellKnownDiagnosticTags.NotConfigurable);

    internal static readonly DiagnosticDescriptor PragmaSuppression = Create(
        "FAIR9003", "Fairness rule suppressed by #pragma", Audit, Warning, minimum: Warning, strict: Warning,
        "A pragma hides {0} without leaving a reason in the audit trail: use [SuppressMessage] with a Justification", WellKnownDiagnosticTags.NotConfigurable);

    internal static readonly DiagnosticDescriptor RuleSwitchedOff = Create(
        "FAIR9004", "Fairness rule switched off for a whole project, folder or assembly", Audit, Warning, minimum: Warning, strict: Warning,
        "{0} is switched off by {1}: suppress it where it is found, with a Justification", WellKnownDiagnosticTags.NotConfigurable);

    internal static readonly DiagnosticDescriptor UnapprovedJustification = Create(
        "FAIR9006", "Justification is unapproved or expired", Audit, Warning, minimum: Warning, strict: Error,
        "The justification for suppressing {0} {1}", WellKnownDiagnosticTags.NotConfigurable);

    internal static readonly DiagnosticDescriptor InvalidDeclaration = Create(
        "FAIR9009", "Invalid declaration or configuration", Audit, Warning, minimum: Warning, strict: Warning,
        "{0}", WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>All descriptors, by id. FAIR9008 is not among them: it is raised by the package's build targets, not by the compiler.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        TrainedModel, MissingColumn, UnresolvedFlow,
        ProtectedFeature, ProxyFeature, JusticeFeature, UncitedJustification, FreeTextFeature, IdentifierFeature, UnenumeratedFeatures, LabelLeak,
        UndocumentedTarget, IncompleteTarget, InstitutionalTarget, StrayTarget, ProtectedTarget,
        NoImpactAssessment, IncompleteAssessment, AssessmentNotInForce, NoResponsibleActor, OpaqueModel, ExternalModel,
        NoProvenance, UnexplainedReuse, UnexplainedFilter, IndividualFilter, ProtectedFilter, SplitPerson,
        OutputAsInput, UndeclaredLoop, NoOversight, UnlawfulAutomation, UndocumentedThreshold, NoMonitoring, AggregateEvaluation,
        UnjustifiedSuppression, PlaceholderJustification, PragmaSuppression, RuleSwitchedOff, UnapprovedJustification, InvalidDeclaration);

    /// <summary>The severities of a rule at the three levels of <c>FairnessAnalysisLevel</c>; the level <c>none</c> switches every rule off.</summary>
    internal static RuleLevels LevelsOf(DiagnosticDescriptor descriptor) => levels[descriptor.Id];

    /// <summary>
    /// The same rule for findings whose severity the analyzer decides and nothing may change: those of a baseline, which are information and
    /// must stay in the log. (The compiler's log lists a rule once for each set of tags, under the same id.)
    /// </summary>
    internal static DiagnosticDescriptor Unhideable(DiagnosticDescriptor descriptor) => unhideable[descriptor.Id];

    /// <summary>
    /// The same rule for findings that no attribute may suppress either: those about a suppression of the audit, which would else hide itself.
    /// To the compiler only its own diagnostics are like that.
    /// </summary>
    internal static DiagnosticDescriptor Irrepressible(DiagnosticDescriptor descriptor) => irrepressible[descriptor.Id];

    // A field made by a helper whose first parameter is "string id" is what release tracking recognises.
    private static DiagnosticDescriptor Create(
        string id, string title, string category, DiagnosticSeverity defaultSeverity, DiagnosticSeverity? minimum, DiagnosticSeverity strict,
        string messageFormat, params string[] customTags)
    {
        levels.Add(id, new RuleLevels(minimum, defaultSeverity, strict));
        unhideable.Add(id, Make(WellKnownDiagnosticTags.NotConfigurable));
        irrepressible.Add(id, Make(WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler));
        return Make(customTags);

        DiagnosticDescriptor Make(params string[] tags) => new(
            id, title, messageFormat, category, defaultSeverity, isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/fairness-analyzers/FairnessAnalyzers/blob/main/docs/rules/{id}.md", customTags: tags);
    }
}

/// <summary>The severities of one rule at the levels <c>minimum</c> (null: off), <c>recommended</c> and <c>strict</c>.</summary>
internal readonly record struct RuleLevels(DiagnosticSeverity? Minimum, DiagnosticSeverity Recommended, DiagnosticSeverity Strict)
{
    /// <summary>The severity at a level; null where the rule is off.</summary>
    internal DiagnosticSeverity? At(FairnessLevel level) => level switch
    {
        FairnessLevel.None => null,
        FairnessLevel.Minimum => Minimum,
        FairnessLevel.Strict => Strict,
        _ => Recommended,
    };
}
