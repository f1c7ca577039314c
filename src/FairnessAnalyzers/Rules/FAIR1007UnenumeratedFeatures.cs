using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR1007: features are whatever the data hold, so that nobody can have decided on each of them.</summary>
internal sealed class UnenumeratedFeaturesRule : Rule
{
    private const string Advice =
        "name each column, so that somebody decides on each, or suppress this with a Justification where they are measurements of one kind";

    /// <summary>The property in which the fix finds the columns that are enumerated, one a line; absent where they are not known for certain.</summary>
    internal const string Columns = "columns";

    /// <summary>The property in which the fix finds the row type that declares them.</summary>
    internal const string Row = "row";

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UnenumeratedFeatures);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var model in project.Models)
        {
            foreach (var unlisted in model.Unlisted)
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UnenumeratedFeatures, unlisted.Place.GetLocation(), project.MemberContaining(unlisted.Place),
                    Finding.TrainerNames, $"{unlisted.How}; {Advice}")
                {
                    Trainer = model.Trainer,
                    Role = "feature",
                    Additional = ImmutableArray.Create(model.Place.GetLocation()),
                    ForFix = ForFix(model, project),
                });
            }
        }
    }

    /// <summary>The columns that nothing but the enumeration names, when they are all: complete, and not changed on the way.</summary>
    private static ImmutableDictionary<string, string?> ForFix(TrainedModel model, FairnessProject project)
    {
        var enumerated = model.Features.Sources.Where(source => !IsConstant(source.Place, project)).ToList();
        if (!model.Features.Complete || model.Unlisted.Length != 1 || enumerated.Count == 0
            || enumerated.Any(static source => source.Path.Length != 1 || source.Path[0].Name != "Concatenate"))
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var columns = ImmutableDictionary<string, string?>.Empty.Add(Columns, string.Join("\n", enumerated.Select(static source => source.Source.Name)));
        return model.Row is { } row ? columns.Add(Row, MetadataNameOf(row)) : columns;
    }

    private static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataNameOf(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;

    private static bool IsConstant(SyntaxNode place, FairnessProject project) =>
        project.ModelOf(place.SyntaxTree).GetConstantValue(place, project.Cancellation).HasValue;
}
