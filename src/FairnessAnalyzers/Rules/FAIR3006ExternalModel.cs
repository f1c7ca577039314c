using System.Collections.Immutable;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR3006: a model that is made elsewhere is brought in, and nobody recorded who supplies it.</summary>
internal sealed class ExternalModelRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.ExternalModel);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var call in ExternalModel.Of(project))
        {
            if (!call.IsCovered(project, Annotation.ExternalModel, static said => !said.IsMissing("Supplier")))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.ExternalModel, call.Place, call.Member, call.Api.Name));
            }
        }
    }
}
