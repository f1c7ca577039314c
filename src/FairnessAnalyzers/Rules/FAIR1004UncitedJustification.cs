using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1004: a sensitive feature is justified from inside the data, without a study or anybody's advice.</summary>
internal sealed class UncitedJustificationRule : Rule
{
    /// <summary>The rules whose question the justification answers.</summary>
    private static readonly ImmutableArray<FeatureRule> questions = ImmutableArray.Create<FeatureRule>(
        new ProtectedFeatureRule(), new ProxyFeatureRule(), new JusticeFeatureRule(), new IdentifierFeatureRule(), new FreeTextFeatureRule());

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UncitedJustification);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses)
        {
            if (use is { Role: not ColumnRole.Label, Meaning: { IsNotSensitive: false, Justification: { } said } }
                && said.IsMissing("Evidence") && said.IsMissing("AdvisedBy")
                && questions.Select(rule => rule.Concerning(use, project)).FirstOrDefault(static found => found is not null) is { } concern)
            {
                findings.Report(concern.Find(
                    FairnessAnalyzers.Descriptors.UncitedJustification, project, concern.Column.Name, concern.Meaning.Characteristic ?? ""));
            }
        }
    }
}
