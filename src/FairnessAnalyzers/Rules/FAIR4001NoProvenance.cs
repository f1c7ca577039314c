using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR4001: data that a model is trained on are loaded, and nobody said where they come from. Rows that are made up come from the code.</summary>
internal sealed class NoProvenanceRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.NoProvenance);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var madeUp = new MadeUp(project);
        foreach (var model in project.Models.Where(static model => !model.Training.IsEmpty))
        {
            foreach (var load in model.Data.Where(IsLoad))
            {
                if (!IsDeclared(load, model, project) && !(Expressions.ArgumentOf(load, "data") is { } rows && madeUp.Is(rows)))
                {
                    findings.Report(new Finding(
                        FairnessAnalyzers.Descriptors.NoProvenance, ApiCall.NameOf(load.Syntax).Identifier.GetLocation(),
                        project.MemberContaining(load.Syntax), load.TargetMethod.Name)
                    {
                        Trainer = model.Trainer,
                    });
                }
            }
        }
    }

    private static bool IsLoad(IInvocationOperation call) => MlNetApi.Find(call.TargetMethod) switch
    {
        { Effect: Effect.LoadsText or Effect.LoadsEnumerable or Effect.LoadsBinary or Effect.LoadsWithLoader } => true,
        { Effect: Effect.LoadsSvmLight or Effect.LoadsDataFrame, Name: var name } => name.StartsWith("Load", System.StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsDeclared(IInvocationOperation load, TrainedModel model, FairnessProject project)
    {
        var rows = new[] { DataChain.RowOf(load), model.Row }.OfType<INamedTypeSymbol>();
        return rows.SelectMany(row => project.Declarations.On(row, Annotation.DataProvenance))
            .Concat(project.Declarations.Covering(project.ScopeOf(load.Syntax), Annotation.DataProvenance, Says)).Any(Says);
    }

    private static bool Says(Declaration said) => !said.IsMissing("Source");
}
