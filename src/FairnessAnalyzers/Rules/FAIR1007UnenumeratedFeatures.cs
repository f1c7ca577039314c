using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1007: features are whatever the data hold, so that nobody can have decided on each of them.</summary>
internal sealed class UnenumeratedFeaturesRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnenumeratedFeatures);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var model in project.Models)
        {
            foreach (var unlisted in model.Unlisted)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnenumeratedFeatures, unlisted.Place.GetLocation(), project.MemberContaining(unlisted.Place),
                    Finding.TrainerNames, $"{unlisted.How}; name each column, so that somebody decides on each")
                {
                    Trainer = model.Trainer,
                    Role = "feature",
                    Additional = ImmutableArray.Create(model.Place.GetLocation()),
                });
            }
        }
    }
}
