using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR5001: a model learns from what a model said: from a column that records it, from the score of a model that was fitted before, or from
/// rows made of predictions. Trainers stacked in one pipeline are fitted together and are one model in this respect.
/// </summary>
internal sealed class OutputAsInputRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.OutputAsInput);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var use in project.Uses.Where(static use => use.Role is ColumnRole.Feature or ColumnRole.Label))
        {
            if (!UndeclaredLoopRule.IsDeclared(project, use.Model) && OutputIn(use, project) is var (output, flow))
            {
                findings.Report((use with { Flow = flow }).Find(FairnessAnalyzers.Descriptors.OutputAsInput, project, output, Finding.TrainerNames, HowKnown(use, project)) with
                {
                    Column = output,
                    Kind = ColumnKind.ModelOutput.Spelling(),
                    Characteristic = "model-output",
                    Legal = null,
                    Role = null,
                    Path = null,
                });
            }
        }
    }

    /// <summary>The output of a model that a column holds, or that it reaches the trainer as, with the way it takes; null where it is neither.</summary>
    private static (string Output, SourceFlow Flow)? OutputIn(ColumnUse use, FairnessProject project)
    {
        if (use.Meaning.Kind == ColumnKind.ModelOutput || IsOutput(use, project))
        {
            return (use.Column.Name, use.Flow);
        }

        // The score of a trainer on the way, which another Fit than this model's has trained.
        var trained = use.Model.Training.Select(static fit => fit.Syntax).ToImmutableArray();
        if (use.Flow.ThroughScore is not { } scored)
        {
            return null;
        }

        var crossed = scored.Path.Any(transform => transform.Place != use.Model.Place
            && project.Models.Any(model => model.Place == transform.Place && !model.Training.IsEmpty && !model.Training.Any(fit => trained.Contains(fit.Syntax))));
        return crossed ? (NameAt(scored.Place, project) ?? Predictions.Score, scored) : null;
    }

    /// <summary>Says where nothing but the column's name makes it the output of a model.</summary>
    private static string HowKnown(ColumnUse use, FairnessProject project) =>
        use.Meaning.Kind == ColumnKind.ModelOutput && !IsOutput(use, project) && project.Declarations.OnColumn(Annotation.ModelOutput, use.Column, use.Model).IsEmpty
            ? "by its name the output" : "the output";

    private static bool IsOutput(ColumnUse use, FairnessProject project) =>
        use.Column.Member is { } member
            ? Predictions.OutputOf(member) is { } output && !use.Meaning.IsNotSensitive
                && (output != Predictions.Score || project.Predictions.IsPrediction(member.ContainingType))
            : use.Column.Name is Predictions.PredictedLabel or Predictions.Probability && !use.Meaning.IsNotSensitive;

    private static string? NameAt(SyntaxNode place, FairnessProject project)
    {
        var name = project.ModelOf(place.SyntaxTree).GetConstantValue(place, project.Cancellation).Value as string;
        return Predictions.Outputs.Contains(name ?? "") ? name : null;
    }
}
