using System.Collections.Immutable;

namespace FairnessAnalyzers.Declarations;

/// <summary>The names of the annotations, without the suffix "Attribute", and what the rules need to know of their properties.</summary>
internal static class Annotation
{
    internal const string ImpactAssessment = "ImpactAssessment";
    internal const string TargetParameter = "TargetParameter";
    internal const string JustifiedFeature = "JustifiedFeature";
    internal const string ProtectedCharacteristic = "ProtectedCharacteristic";
    internal const string ProxyFor = "ProxyFor";
    internal const string NotSensitive = "NotSensitive";
    internal const string PersonIdentifier = "PersonIdentifier";
    internal const string ModelOutput = "ModelOutput";
    internal const string FreeText = "FreeText";
    internal const string DataProvenance = "DataProvenance";
    internal const string RowFilter = "RowFilter";
    internal const string OneRowPerPerson = "OneRowPerPerson";
    internal const string HumanOversight = "HumanOversight";
    internal const string FeedbackLoop = "FeedbackLoop";
    internal const string Monitoring = "Monitoring";
    internal const string DecisionThreshold = "DecisionThreshold";
    internal const string ExternalModel = "ExternalModel";
    internal const string ResponsibleActor = "ResponsibleActor";
    internal const string ModelExplanation = "ModelExplanation";
    internal const string GroupEvaluation = "GroupEvaluation";
    internal const string NotAboutPeople = "NotAboutPeople";

    internal static readonly ImmutableArray<string> All = ImmutableArray.Create(
        ImpactAssessment, TargetParameter, JustifiedFeature, ProtectedCharacteristic, ProxyFor, NotSensitive, PersonIdentifier, ModelOutput,
        FreeText, DataProvenance, RowFilter, OneRowPerPerson, HumanOversight, FeedbackLoop, Monitoring, DecisionThreshold, ExternalModel,
        ResponsibleActor, ModelExplanation, GroupEvaluation, NotAboutPeople);

    /// <summary>The annotations that describe a column, on its member or with <c>Column = "..."</c> elsewhere.</summary>
    internal static readonly ImmutableArray<string> OfColumns = ImmutableArray.Create(
        TargetParameter, JustifiedFeature, ProtectedCharacteristic, ProxyFor, NotSensitive, PersonIdentifier, ModelOutput, FreeText);

    /// <summary>The properties that hold ISO 8601 dates, on whichever annotation they are.</summary>
    internal static readonly ImmutableArray<string> Dates = ImmutableArray.Create("ApprovedOn", "ReviewBy", "RetainUntil", "DecidedOn", "PerformedOn");
}
