using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR0001: every trained model, with what reaches it. The register of the audit.</summary>
internal sealed class TrainedModelRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.TrainedModel);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var model in project.Models)
        {
            findings.Report(new Finding(FairnessAnalyzers.Descriptors.TrainedModel, model.Place.GetLocation(), model.Member, Finding.TrainerNames, Describe(model))
            {
                Trainer = model.Trainer,
                Model = ModelJson.Of(model, project.Meanings),
            });
        }
    }

    private static string Describe(TrainedModel model)
    {
        var text = $"features {Names(model.Features)}";
        return model.Label is { } label ? $"{text}, target {Names(label)}" : text;
    }

    private static string Names(ColumnFlow flow)
    {
        var names = flow.Sources.IsEmpty ? "none" : string.Join(", ", flow.Sources.Select(static s => s.Source.Name).Distinct());
        return flow.Complete ? names : flow.Sources.IsEmpty ? "not resolved" : names + " and others that were not resolved";
    }
}
