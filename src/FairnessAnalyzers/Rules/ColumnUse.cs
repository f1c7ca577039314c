using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>A source column in one of its roles for a model, and what the column means.</summary>
internal sealed record ColumnUse(TrainedModel Model, ColumnRole Role, SourceFlow Flow, ColumnMeaning Meaning)
{
    internal SourceColumn Column => Flow.Source;

    /// <summary>The role in the words of a message.</summary>
    internal string RoleInWords => Role switch
    {
        ColumnRole.Feature => "a feature",
        ColumnRole.Weight => "the example weight",
        ColumnRole.Group => "the row group",
        _ => "the target",
    };

    /// <summary>Every use of a source column by a model of the project: those that reach it as features, label, weight and row group.</summary>
    internal static ImmutableArray<ColumnUse> Of(ImmutableArray<TrainedModel> models, ColumnMeanings meanings)
    {
        var uses = ImmutableArray.CreateBuilder<ColumnUse>();
        foreach (var model in models)
        {
            Add(ColumnRole.Feature, model.Features);
            Add(ColumnRole.Weight, model.Weight);
            Add(ColumnRole.Group, model.Group);
            Add(ColumnRole.Label, model.Label);

            void Add(ColumnRole role, ColumnFlow? flow)
            {
                foreach (var source in flow?.Sources ?? ImmutableArray<SourceFlow>.Empty)
                {
                    uses.Add(new ColumnUse(model, role, source, meanings.Of(source.Source, model, role)));
                }
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>A finding about this use: at its place, with what the log says of it, and the way it takes from the schema to the trainer.</summary>
    internal Finding Find(DiagnosticDescriptor rule, FairnessProject project, params object[] arguments) =>
        new(rule, Flow.Place.GetLocation(), project.MemberContaining(Flow.Place), arguments)
        {
            Trainer = Model.Trainer,
            Column = Column.Name,
            Role = Role.ToString().ToLowerInvariant(),
            Kind = Meaning.Kind?.Spelling(),
            Characteristic = Meaning.Characteristic,
            Legal = Meaning.Legal.Length == 0 ? null : Meaning.Legal,
            Path = Role == ColumnRole.Label ? null : string.Join(">", Flow.Path.Select(static transform => transform.Name)),
            Additional = Way().ToImmutableArray(),
        };

    private IEnumerable<Location> Way()
    {
        if (DeclarationOf(Column) is { } declaration)
        {
            yield return declaration;
        }

        foreach (var transform in Flow.Path)
        {
            yield return transform.Place.GetLocation();
        }

        yield return Model.Place.GetLocation();
    }

    private static Location? DeclarationOf(SourceColumn column) =>
        column.Member?.Locations.FirstOrDefault(static location => location.IsInSource) ?? column.Declaration?.GetLocation();
}
