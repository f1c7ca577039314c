using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Where an annotation that answers a rule is best written.</summary>
internal enum Home
{
    /// <summary>The row member behind a column; elsewhere the method or type, with <c>Column</c>.</summary>
    Column,

    /// <summary>The method.</summary>
    Method,

    /// <summary>The type.</summary>
    Type,
}

/// <summary>
/// An annotation to be filled in: every word that only a person can write is a placeholder in angle brackets, which the rules go on rejecting.
/// </summary>
/// <param name="Annotation">The attribute's name without the suffix.</param>
/// <param name="Home">Where it is best written.</param>
/// <param name="Constructor">Its constructor's arguments, as code; <c>{column}</c> and <c>{duty}</c> stand for what the finding says.</param>
/// <param name="Named">The properties it should state.</param>
internal sealed record Skeleton(string Annotation, Home Home, ImmutableArray<string> Constructor, ImmutableArray<string> Named)
{
    /// <summary>What each rule is answered with.</summary>
    internal static readonly ImmutableDictionary<string, Skeleton> ByRule = Table();

    /// <summary>What says of a column that its name misleads.</summary>
    internal static readonly Skeleton NotSensitive = new(
        "NotSensitive", Home.Column, ImmutableArray.Create("\"<why it says nothing about a person>\""), ImmutableArray<string>.Empty);

    /// <summary>What a statement should say, in the words of its placeholder; other statements are asked for by their names.</summary>
    private static readonly ImmutableDictionary<string, string> hints = new Dictionary<string, string>
    {
        ["Population"] = "who the people are of whom it is predicted",
        ["MeasuredBy"] = "whose records or acts produce it",
        ["StandsInFor"] = "the behaviour or need that it stands for",
        ["Evidence"] = "a study, an evaluation or legal advice",
        ["AdvisedBy"] = "who advised from outside the data",
        ["Owner"] = "the role that owns it",
        ["ReviewBy"] = "yyyy-mm-dd",
        ["ApprovedOn"] = "yyyy-mm-dd",
        ["ApprovedBy"] = "the role that approved it",
        ["Purpose"] = "what it is for",
        ["LegalBasis"] = "the law that allows it",
        ["ConsequencesIfItGoesBadly"] = "what happens, and to whom, if it goes badly",
        ["ConsequencesOfNotAttempting"] = "what happens if it is not attempted",
        ["AffectedGroups"] = "who is affected",
        ["PublicInterest"] = "how it serves the public",
        ["PrimaryPurpose"] = "what the data were collected for",
        ["CollectedBy"] = "who collected them",
        ["KnownGaps"] = "who or what is missing from them",
        ["SamplingCorrection"] = "how the sampling is made good",
        ["Role"] = "the role that decides",
        ["Notice"] = "how people are told",
        ["AppealRoute"] = "how people appeal",
        ["DecidedBy"] = "the role that decided",
        ["Impact"] = "whom it leaves out",
        ["Deputy"] = "who stands in",
        ["Frequency"] = "how often",
        ["Target"] = "what is good enough",
        ["Groups"] = "the groups compared",
        ["Metric"] = "what is compared",
        ["ProcurementReference"] = "the contract or register entry",
        ["InternalOwner"] = "the role that answers for it here",
        ["OriginContext"] = "where and for whom it was made",
        ["Audience"] = "who reads it",
        ["Mitigation"] = "what is done about it",
    }.ToImmutableDictionary();

    /// <summary>The placeholder for a statement, as code.</summary>
    internal static string Placeholder(string property, bool isList)
    {
        var text = hints.TryGetValue(property, out var hint) ? hint
            : string.Concat(property.Select(static (c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
        return isList ? $"new[] {{ \"<{text}>\" }}" : $"\"<{text}>\"";
    }

    private static ImmutableDictionary<string, Skeleton> Table()
    {
        var table = new Dictionary<string, Skeleton>();
        foreach (var rule in new[] { "FAIR1001", "FAIR1002", "FAIR1003", "FAIR1005", "FAIR1006", "FAIR2005" })
        {
            Add(rule, Home.Column, "JustifiedFeature", ["\"<why it is needed and fair to use>\""], "Evidence", "AdvisedBy");
        }

        Add("FAIR2001", Home.Column, "TargetParameter", ["\"<what is predicted, and within which time>\""], "Population", "MeasuredBy");
        Add("FAIR2003", Home.Column, "TargetParameter", ["\"<what is predicted, and within which time>\""], "Population", "MeasuredBy", "StandsInFor");
        Add("FAIR3001", Home.Type, "ImpactAssessment", ["AssessmentKind.Other", "\"<reference>\""],
            "Status = AssessmentStatus.Draft", "Owner", "ReviewBy", "Purpose", "LegalBasis", "ConsequencesIfItGoesBadly", "ConsequencesOfNotAttempting");
        Add("FAIR3004", Home.Type, "ResponsibleActor", ["Duty.{duty}", "\"<a role, not a name>\""], "Deputy");
        Add("FAIR3005", Home.Type, "ModelExplanation", ["\"<how a prediction is explained>\""], "Audience");
        Add("FAIR3006", Home.Method, "ExternalModel", ["\"<who made it>\""], "ProcurementReference", "InternalOwner", "OriginContext");
        Add("FAIR4001", Home.Method, "DataProvenance", ["\"<where the data come from>\""], "PrimaryPurpose", "CollectedBy", "KnownGaps");
        Add("FAIR4003", Home.Method, "RowFilter", ["\"{column}\"", "\"<why these rows are left out>\""], "DecidedBy");
        Add("FAIR4004", Home.Method, "RowFilter", ["\"{column}\"", "\"<why these people are singled out>\""], "Kind = RowFilterKind.Individual", "DecidedBy");
        Add("FAIR4005", Home.Method, "RowFilter", ["\"{column}\"", "\"<why rows are treated by it>\""], "Impact", "DecidedBy");
        Add("FAIR5001", Home.Type, "FeedbackLoop", ["FeedbackKind.Model", "\"<what the loop does>\""], "Mitigation");
        Add("FAIR5002", Home.Type, "FeedbackLoop", ["FeedbackKind.Outcome", "\"<what the loop does>\""], "Mitigation");

        // Until somebody says who decides, the program does.
        Add("FAIR5003", Home.Method, "HumanOversight", ["OversightMode.FullyAutomated"], "Role", "Notice", "AppealRoute", "LegalBasis");
        Add("FAIR5005", Home.Method, "DecisionThreshold", ["\"<why this value>\""], "DecidedBy");
        Add("FAIR5006", Home.Type, "Monitoring", ["\"<what is measured>\"", "\"<with which instrument>\""], "Frequency", "Owner", "Target");
        Add("FAIR5007", Home.Method, "GroupEvaluation", ["\"<where the report is>\""], "Groups", "Metric");
        return table.ToImmutableDictionary();

        void Add(string rule, Home home, string annotation, string[] constructor, params string[] named) =>
            table.Add(rule, new Skeleton(annotation, home, constructor.ToImmutableArray(), named.ToImmutableArray()));
    }
}
