using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR5007: a model of people is measured on everybody at once, although the rows say who belongs to which group, and nothing in the project
/// measures it by one of them. A mean hides whom it fails.
/// </summary>
internal sealed class AggregateEvaluationRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.AggregateEvaluation);

    internal override void Check(FairnessProject project, Findings findings)
    {
        if (EvaluatedColumns(project) is not { } evaluated)
        {
            return;
        }

        foreach (var call in project.Calls.Where(static call => call.Api.Effect is Effect.Evaluates or Effect.CrossValidates))
        {
            var models = project.Models.Where(model => model.Training.Any(training => training.Syntax == call.Operation.Syntax)).ToImmutableArray();
            if (RowOf(call, models, project) is not { } row || IsDeclared(call, models, project))
            {
                continue;
            }

            var groups = project.Meanings.OfRow(row, call.Member, call.Name.SyntaxTree)
                .Where(found => found.Meaning.Kind == ColumnKind.Protected && !IsTarget(found.Column, project)).ToList();
            if (groups.Count > 0 && !groups.Exists(group => evaluated.Exists(name => RowSelection.IsNamed(group.Column, name))))
            {
                var characteristics = string.Join(", ", groups.Select(static group => group.Meaning.Characteristic).Distinct());
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.AggregateEvaluation, call.Place, call.Member,
                    call.Api.Name, string.Join("', '", groups.Select(static group => group.Column.Name)), characteristics)
                {
                    Kind = ColumnKind.Protected.Spelling(),
                    Characteristic = characteristics,
                    Legal = LawsOf(groups.Select(static group => group.Meaning)),
                    Trainer = Act.TrainersOf(models),
                });
            }
        }
    }

    /// <summary>What a model predicts makes no groups of people to compare: it is what they are compared by.</summary>
    private static bool IsTarget(SourceColumn column, FairnessProject project) => project.Models.Any(model => model.Label?.Sources.Any(source =>
        source.Source.Name == column.Name && SymbolEqualityComparer.Default.Equals(source.Source.Member, column.Member)) == true);

    private static string LawsOf(IEnumerable<ColumnMeaning> meanings) => string.Join(
        "; ", meanings.SelectMany(static meaning => meaning.Legal.Split(';')).Select(static law => law.Trim()).Where(static law => law.Length > 0).Distinct());

    private static bool IsDeclared(MlNetCall call, ImmutableArray<TrainedModel> models, FairnessProject project) =>
        new Act(call, Doing.Train, models).IsCovered(project, Annotation.GroupEvaluation, static said => !said.IsMissing("Report"));

    /// <summary>The row type of what is evaluated: seen in the data, or the only one that the models of this type have.</summary>
    private static INamedTypeSymbol? RowOf(MlNetCall call, ImmutableArray<TrainedModel> models, FairnessProject project)
    {
        if (DataChain.RowOf(Expressions.ArgumentOf(call.Operation, "data")) is { } row)
        {
            return row;
        }

        var rows = (models.IsEmpty ? project.Models.Where(IsOfThisType) : models)
            .Select(static model => model.Row).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        return rows.Count == 1 ? rows[0] : null;

        bool IsOfThisType(TrainedModel model) =>
            ProjectDeclarations.PlacesOf(model).Any(place => SymbolEqualityComparer.Default.Equals(place.ContainingType, call.Member.ContainingType));
    }

    /// <summary>The columns by which something in the project is evaluated; null where it is by a column whose name is not seen.</summary>
    private static List<string>? EvaluatedColumns(FairnessProject project)
    {
        var names = new List<string>();
        HashSet<SyntaxNode>? cleaning = null;
        foreach (var call in project.Calls)
        {
            if (call.Api.Effect is Effect.EvaluatesByGroup or Effect.SetsFairnessMetric)
            {
                foreach (var argument in call.Operation.Arguments.Where(static argument => MlNetApi.RoleOf(argument.Parameter?.Name ?? "") == ParameterRole.Sensitive))
                {
                    if (Expressions.ConstantOf(argument.Value, project) is not { HasValue: true, Value: string name })
                    {
                        return null;
                    }

                    names.Add(name);
                }
            }
            else if (call.Api.Effect == Effect.Evaluates)
            {
                var selections = DataChain.CallsBehind(Expressions.ArgumentOf(call.Operation, "data"))
                    .Where(behind => (RowSelection.IsSelection(behind) && !IsCleaning(behind)) || IsGrouping(behind));
                names.AddRange(selections.Select(behind => RowSelection.Of(behind, project, [])).SelectMany(static selection => selection.Columns ?? [])
                    .SelectMany(static column => new[] { column.Name, column.Member?.Name }).OfType<string>());
            }
        }

        return names;

        // What the model learned from has passed the same filter: it says what a row is, and no group. One that goes through the groups in a loop does.
        bool IsCleaning(IInvocationOperation behind)
        {
            cleaning ??= new HashSet<SyntaxNode>(RowSelection.Of(project).Select(static selection => selection.Call.Syntax));
            return cleaning.Contains(behind.Syntax) && !behind.Descendants().Any(static part => part is ILocalReferenceOperation local && IsOfLoop(local));
        }
    }

    private static bool IsOfLoop(ILocalReferenceOperation reference) => Expressions.AllIn(Expressions.RootOf(reference)).OfType<ILoopOperation>()
        .Any(loop => loop.Locals.Contains(reference.Local, SymbolEqualityComparer.Default));

    private static bool IsGrouping(IInvocationOperation call) =>
        DataChain.IsLinq(call.TargetMethod) && call.TargetMethod.Name is "GroupBy" or "ToLookup" or "PartitionBy";
}
