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
/// FAIR5002: what a model learns from may have been shaped by a model: the project trains and serves on the same rows, a feature counts how often
/// an authority looked or says how, or the data were collected while a model steered.
/// </summary>
internal sealed class UndeclaredLoopRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UndeclaredLoop);

    /// <summary>Whether somebody has assessed the loop of a model.</summary>
    internal static bool IsDeclared(FairnessProject project, TrainedModel model) =>
        !project.Declarations.Covering(model, Annotation.FeedbackLoop, Says).IsEmpty;

    internal override void Check(FairnessProject project, Findings findings)
    {
        var served = ServedRows(project);
        foreach (var act in project.Acts.Where(static act => act.Call.Api.Effect == Effect.Fits))
        {
            foreach (var model in act.Models.Where(model => model.Row is { } row && served.Contains(row) && !IsDeclared(project, model)))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UndeclaredLoop, act.Call.Place, act.Call.Member,
                    $"Rows of '{model.Row!.Name}' train a model here and are scored in this project")
                {
                    Trainer = model.Trainer,
                });
            }
        }

        foreach (var use in project.Uses.Where(static use => use is { Role: ColumnRole.Feature, Meaning.Kind: ColumnKind.Enforcement }))
        {
            if (!IsDeclared(project, use.Model))
            {
                var says = use.Column.Type?.SpecialType == SpecialType.System_String ? "says how or why" : "counts how often";
                var loop = $"Column '{use.Column.Name}' {says} an authority looked, which an earlier model may have decided";
                findings.Report(use.Find(FairnessAnalyzers.Descriptors.UndeclaredLoop, project, loop) with { Role = null, Path = null });
            }
        }

        foreach (var provenance in Statements.DeclarationsOf(project, Annotation.DataProvenance))
        {
            if (!provenance.IsMissing("CollectedUnderModel") && !IsDeclared(project, provenance))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.UndeclaredLoop, provenance.Place, Statements.MemberOf(provenance),
                    "These data were collected while a model steered what was looked at"));
            }
        }
    }

    private static bool Says(Declaration said) => !said.IsMissing("Assessment");

    /// <summary>Whether the loop of some data is declared beside their record, or for every model that is trained on them.</summary>
    private static bool IsDeclared(FairnessProject project, Declaration provenance)
    {
        var models = project.Models.Where(model => SymbolEqualityComparer.Default.Equals(model.Row, provenance.On)).ToList();
        return !project.Declarations.Covering(provenance.On, Annotation.FeedbackLoop, Says).IsEmpty
            || (models.Count > 0 && models.TrueForAll(model => IsDeclared(project, model)));
    }

    /// <summary>The row types that prediction engines are asked about, or that loaded models score; examples that the code itself gives ask about nobody.</summary>
    private static HashSet<ISymbol> ServedRows(FairnessProject project)
    {
        var rows = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var call in project.Calls.Where(call => call.Api.IsServing
            && !Serving.ServesNobody(call.Operation, project) && !project.Examples.AreAllOf(call.Operation, orForecasts: true)))
        {
            Add(Serving.TypesOf(call.Operation).FirstOrDefault());
        }

        foreach (var call in Serving.Scoring(project))
        {
            Add(DataChain.RowOf(call.Operation.Arguments.FirstOrDefault()?.Value));
        }

        return rows;

        void Add(ITypeSymbol? type)
        {
            if (type is INamedTypeSymbol row)
            {
                rows.Add(row);
            }
        }
    }
}
