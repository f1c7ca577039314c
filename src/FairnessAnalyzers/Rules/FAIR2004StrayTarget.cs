using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR2004: a column is documented as the target, and the models on its rows are all trained on another one. Where a model's label could not
/// be followed it may be the documented one, and nothing is said.
/// </summary>
internal sealed class StrayTargetRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.StrayTarget);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var target in Statements.DeclarationsOf(project, Annotation.TargetParameter))
        {
            if (Statements.ColumnOf(target) is not { } documented)
            {
                continue;
            }

            var models = project.Models.Where(model => model.Label is not null && Concerns(target, documented, model, project)).ToList();
            var labels = models.SelectMany(static model => model.Label!.Sources).Select(static source => source.Source).ToList();
            if (labels.Count > 0 && models.All(static model => model.Label!.Complete) && !labels.Any(label => IsNamed(label, documented, target)))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.StrayTarget, target.Place, Statements.MemberOf(target), documented, RowsOf(models),
                    string.Join(", ", labels.Select(static label => $"'{label.Name}'").Distinct().OrderBy(static name => name, System.StringComparer.Ordinal)))
                {
                    Column = documented,
                    Role = "label",
                    Trainer = string.Join(", ", models.Select(static model => model.Trainer).Distinct().OrderBy(static name => name, System.StringComparer.Ordinal)),
                });
            }
        }
    }

    /// <summary>Whether a model is trained on rows that hold the documented column, in the reach of the attribute.</summary>
    private static bool Concerns(Declaration target, string documented, TrainedModel model, FairnessProject project)
    {
        var rows = RowTypesOf(model).ToList();
        return target.On switch
        {
            IPropertySymbol or IFieldSymbol => rows.Any(row => Derives(row, target.On.ContainingType)),
            INamedTypeSymbol type when rows.Any(row => Derives(row, type)) => rows.Any(row => Schema.NamesOf(row).Contains(documented)),
            _ => rows.Any(row => Schema.NamesOf(row).Contains(documented))
                && ProjectDeclarations.PlacesOf(model).Any(place => project.Declarations.Covers(target.On, place)),
        };
    }

    private static bool IsNamed(SourceColumn label, string documented, Declaration target) =>
        label.Name == documented || label.Aliases.Prepend(label.Member).OfType<ISymbol>().Any(member =>
            target.On is IPropertySymbol or IFieldSymbol && target.Text("Column") is null
                ? SymbolEqualityComparer.Default.Equals(member, target.On)
                : member.Name == documented);

    private static IEnumerable<INamedTypeSymbol> RowTypesOf(TrainedModel model) =>
        model.Label!.Sources.SelectMany(static source => source.Source.Aliases.Prepend(source.Source.Member)).OfType<ISymbol>()
            .Select(static member => member.ContainingType).Prepend(model.Row).OfType<INamedTypeSymbol>();

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }

    private static string RowsOf(List<TrainedModel> models) =>
        string.Join(", ", models.Select(static model => model.Row?.Name).OfType<string>().Distinct().OrderBy(static name => name, System.StringComparer.Ordinal)) is { Length: > 0 } names
            ? names : "these rows";
}
