using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR4006: rows that say whose they are get split without that being asked, so that one person can be on both sides. A recommender knows only
/// those it was trained on, so its matrix is split by entries.
/// </summary>
internal sealed class SplitPersonRule : Rule
{
    /// <summary>What identifies who a row is about; a telephone number or a bank account does so less well than a number given to a person.</summary>
    private static readonly ImmutableArray<string> whose = ImmutableArray.Create("person", "household", "case");

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.SplitPerson);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var call in project.Calls.Where(static call => call.Api.Effect is Effect.SplitsRows or Effect.CrossValidates))
        {
            var key = call.Operation.TargetMethod.Parameters.FirstOrDefault(static parameter => MlNetApi.RoleOf(parameter) == ParameterRole.SamplingKey);
            if (key is null || !IsNull(Expressions.ArgumentOf(call.Operation, key.Name), project))
            {
                continue;
            }

            var models = project.Models.Where(model => model.Data.Concat(model.Training).Any(passed => passed.Syntax == call.Operation.Syntax)).ToImmutableArray();
            var row = DataChain.RowOf(Expressions.ArgumentOf(call.Operation, "data"))
                ?? models.Select(static model => model.Row).FirstOrDefault(static row => row is not null);
            if (row is null || !project.Declarations.Covering(row, Annotation.OneRowPerPerson).IsEmpty)
            {
                continue;
            }

            var identifiers = project.Meanings.OfRow(row, call.Member, call.Name.SyntaxTree)
                .Where(found => found.Meaning.Kind == ColumnKind.Identifier && !IdentifierFeatureRule.IsOfMatrix(found.Column, project)).ToList();
            if (identifiers.Count > 0)
            {
                var (column, meaning) = identifiers
                    .OrderBy(static found => whose.IndexOf(found.Meaning.Characteristic ?? "") is >= 0 and var rank ? rank : whose.Length).First();
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.SplitPerson, call.Place, call.Member, call.Api.Name, column.Name)
                {
                    Column = column.Name,
                    Kind = ColumnKind.Identifier.Spelling(),
                    Characteristic = meaning.Characteristic,
                    Legal = meaning.Legal.Length == 0 ? null : meaning.Legal,
                    Trainer = Act.TrainersOf(models),
                    Additional = column.Member?.Locations.Where(static location => location.IsInSource).Take(1).ToImmutableArray() ?? ImmutableArray<Location>.Empty,
                });
            }
        }
    }

    private static bool IsNull(IOperation? key, FairnessProject project) =>
        key is null || Expressions.ConstantOf(key, project) is { HasValue: true, Value: null };
}
