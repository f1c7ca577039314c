using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FairnessAnalyzers.Declarations;

namespace FairnessAnalyzers.Tests.Declarations;

/// <summary>The annotations as they are published: teams compile against them, and auditors read them from assemblies.</summary>
public class AnnotationContractTests
{
    private const string Column = "assembly, class, struct, method, property, field (many)";
    private const string Covering = "assembly, class, struct, method (many)";

    [Theory]
    [InlineData("ImpactAssessment", Covering, "AssessmentKind kind, string reference",
        "Status:AssessmentStatus, Owner, ApprovedBy, ApprovedOn, ReviewBy, Purpose, LegalBasis, Url, AffectedGroups[], ConsequencesIfItGoesBadly, ConsequencesIfItGoesWell, "
        + "ConsequencesOfNotAttempting, PublicInterest, Motivation, Objective, AlternativesConsidered, DecisionSupported, AffectsChildren:Boolean, Consulted[], AdvisedBy[], "
        + "GamingRisk, Fallback, ContactPoint, Disclosure:Disclosure, DisclosedTo[]")]
    [InlineData("TargetParameter", Column, "string outcome", "Column, Population, MeasuredBy, Horizon, StandsInFor, NotCaptured, PositiveMeans, Owner, Disclosure:Disclosure")]
    [InlineData("JustifiedFeature", Column, "string reason",
        "Column, Evidence, AdvisedBy[], ProxyFinding:ProxyFinding, Necessity, StigmaConsidered, LegalBasis, ApprovedBy, ReviewBy")]
    [InlineData("ProtectedCharacteristic", Column, "string characteristic", "Column, Notes")]
    [InlineData("ProxyFor", Column, "string characteristic", "Column, Evidence")]
    [InlineData("NotSensitive", Column, "string reason", "Column")]
    [InlineData("PersonIdentifier", Column, "", "Column, Notes")]
    [InlineData("ModelOutput", Column, "", "Column, Notes")]
    [InlineData("FreeText", Column, "", "Column, Notes")]
    [InlineData("DataProvenance", Covering, "string source",
        "PrimaryPurpose, CollectedBy, CollectedFrom, SamplingBasis:SamplingBasis, Period, CollectedUnderModel, SamplingCorrection, Representativeness, KnownGaps, Cleaning, "
        + "LegalBasis, SharingAgreement, RetainUntil, Custodian, Version")]
    [InlineData("RowFilter", Covering, "string column, string reason", "Kind:RowFilterKind, DecidedBy, Impact, DecidedOn")]
    [InlineData("OneRowPerPerson", "assembly, class, struct", "", "Notes")]
    [InlineData("HumanOversight", Covering, "OversightMode mode",
        "Role, Routine, Frequency, CanOverride:Boolean, OverrideLogged:Boolean, LocalKnowledge, Training, Notice, AppealRoute, LegalBasis")]
    [InlineData("FeedbackLoop", Covering, "FeedbackKind kind, string assessment", "Mitigation, RandomSampleShare:Double")]
    [InlineData("Monitoring", Covering, "string metric, string instrument", "Frequency, Owner, Target, Alert, FirstReviewAfterDays:Int32, Groups[]")]
    [InlineData("DecisionThreshold", Column, "string reason", "DecidedBy, ErrorTradeOff, ReviewBy")]
    [InlineData("ExternalModel", Covering, "string supplier", "ProcurementReference, InternalOwner, OriginContext, Version, Licence, AuditRight, LocalValidation, Hash")]
    [InlineData("ResponsibleActor", "assembly, class, struct (many)", "Duty duty, string role", "Deputy, Organisation, ContactPoint")]
    [InlineData("ModelExplanation", Covering, "string method", "Audience, Url")]
    [InlineData("GroupEvaluation", Covering, "string report", "Groups[], Metric, PerformedOn, Disclosure:Disclosure")]
    [InlineData("NotAboutPeople", "assembly", "string reason", "")]
    public void An_attribute_is_as_published(string name, string targets, string constructor, string properties)
    {
        var type = TypeOf(name + "Attribute");
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.True(type.IsSealed);
        Assert.Equal(targets, string.Join(", ", Enum.GetValues<AttributeTargets>().Where(t => t != AttributeTargets.All && usage.ValidOn.HasFlag(t))
            .Select(t => t.ToString().ToLowerInvariant())) + (usage.AllowMultiple ? " (many)" : ""));

        var parameters = Assert.Single(type.GetConstructors()).GetParameters();
        Assert.Equal(constructor, string.Join(", ", parameters.Select(p => (p.ParameterType == typeof(string) ? "string" : p.ParameterType.Name) + " " + p.Name)));

        var declared = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.Equal(
            parameters.Select(p => p.Name), declared.Where(p => !p.CanWrite).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]));
        Assert.Equal(properties, string.Join(", ", declared.Where(p => p.CanWrite).Select(p => p.Name + (
            p.PropertyType == typeof(string) ? "" : p.PropertyType == typeof(string[]) ? "[]" : ":" + p.PropertyType.Name))));
    }

    [Theory]
    [InlineData("AssessmentKind", "Dpia, AlgorithmicImpact, EqualityImpact, FundamentalRights, EthicsReview, Other")]
    [InlineData("AssessmentStatus", "Approved, Draft, Withdrawn, Expired")]
    [InlineData("Disclosure", "Oversight, Public, Builder")]
    [InlineData("ProxyFinding", "NotTested, None, Weak, Strong")]
    [InlineData("SamplingBasis", "Unknown, Census, Random, Targeted, SelfReported, AdministrativeByproduct")]
    [InlineData("RowFilterKind", "Quality, Technical, Eligibility, Individual, Legal")]
    [InlineData("OversightMode", "InTheLoop, OnTheLoop, FullyAutomated")]
    [InlineData("FeedbackKind", "None, Sampling, Individual, Feature, Outcome, Model, Adversarial")]
    [InlineData("Duty", "Build, Procure, Use, Oversee")]
    public void An_enum_is_numbered_from_zero_in_the_published_order(string name, string fields) => Assert.Equal(
        fields.Split(", ").Select((field, number) => (field, number)),
        Enum.GetValuesAsUnderlyingType(TypeOf(name)).Cast<int>().Select(number => (Enum.GetName(TypeOf(name), number)!, number)));

    [Fact]
    public void The_analyzer_knows_every_attribute_and_no_other() => Assert.Equal(
        Annotations().Where(type => type.IsSubclassOf(typeof(Attribute))).Select(type => type.Name).Order(),
        Annotation.All.Select(name => name + "Attribute").Order());

    [Fact]
    public void What_the_constructor_is_told_the_properties_say()
    {
        var assessment = new ImpactAssessmentAttribute(AssessmentKind.EthicsReview, "ER-7");
        Assert.Equal((AssessmentKind.EthicsReview, "ER-7", AssessmentStatus.Approved), (assessment.Kind, assessment.Reference, assessment.Status));
        Assert.Empty(assessment.AffectedGroups);
    }

    private static IEnumerable<Type> Annotations() => typeof(ImpactAssessmentAttribute).Assembly.GetExportedTypes();

    private static Type TypeOf(string name) => Annotations().Single(type => type.FullName == "FairnessAnalyzers." + name);
}
