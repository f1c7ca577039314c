using System.Collections.Generic;
using System.Collections.Immutable;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR4002: data whose record does not say what they were collected for, or how a targeted or unknown sample was made good.</summary>
internal sealed class UnexplainedReuseRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnexplainedReuse);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var provenance in Statements.DeclarationsOf(project, Annotation.DataProvenance))
        {
            List<string> unsaid = [];
            if (provenance.IsMissing("PrimaryPurpose"))
            {
                unsaid.Add("PrimaryPurpose");
            }

            // Who says nothing about the sampling has said that it is unknown.
            var basis = provenance.Choice("SamplingBasis") ?? "Unknown";
            if (basis is "Targeted" or "Unknown" && provenance.IsMissing("KnownGaps") && provenance.IsMissing("SamplingCorrection"))
            {
                unsaid.Add($"KnownGaps or SamplingCorrection (its SamplingBasis is {basis})");
            }

            if (unsaid.Count > 0)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnexplainedReuse, provenance.Place, Statements.MemberOf(provenance), Statements.List(unsaid)));
            }
        }
    }
}
