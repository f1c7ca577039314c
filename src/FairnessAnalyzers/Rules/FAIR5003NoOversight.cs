using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR5003: what the program does to somebody depends on a prediction, and no person is declared to oversee it. Conditions whose branches only
/// format, log, return or count are no acts; what filters or orders people is.
/// </summary>
internal sealed class NoOversightRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.NoOversight);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var consequences = new Consequences(project);
        foreach (var body in project.Predictions.Bodies.Where(static body => Expressions.AllIn(body).Any(MayDecide)))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            var reach = new PredictionReach(body, project.Predictions);
            foreach (var (condition, prediction) in ConditionsIn(body, reach, consequences))
            {
                if (project.Declarations.Covering(project.ScopeOf(condition.Syntax), Annotation.HumanOversight).IsEmpty)
                {
                    findings.Report(new Finding(
                        FairnessAnalyzers.Descriptors.NoOversight, condition.Syntax.GetLocation(), project.MemberContaining(condition.Syntax), prediction)
                    {
                        Kind = ColumnKind.ModelOutput.Spelling(),
                    });
                }
            }
        }
    }

    private static IEnumerable<(IOperation Condition, string Prediction)> ConditionsIn(IOperation body, PredictionReach reach, Consequences consequences)
    {
        foreach (var operation in Expressions.AllIn(body))
        {
            // An else-if goes on with the decision that began above it.
            if (operation is IConditionalOperation { Parent: IConditionalOperation chain } && chain.WhenFalse == operation
                && reach.Of(chain.Condition) is not null && consequences.Follow(chain))
            {
                continue;
            }

            if (ConditionOf(operation, reach) is { } found && consequences.Follow(operation))
            {
                yield return found;
            }
        }
    }

    /// <summary>What decides, where it depends on a prediction. Of a switch, it is what it chooses by, or else the first condition of a case.</summary>
    private static (IOperation Condition, string Prediction)? ConditionOf(IOperation operation, PredictionReach reach) => operation switch
    {
        IConditionalOperation conditional => Reached(conditional.Condition, reach),
        ISwitchOperation choice => Chosen(choice.Value, choice.Cases.SelectMany(static @case => @case.Clauses).Select(CaseOf), reach),
        ISwitchExpressionOperation choice => Chosen(choice.Value, choice.Arms.Select(static arm => ((IOperation?)arm.Pattern, arm.Guard)), reach),
        IWhileLoopOperation loop => Reached(loop.Condition, reach),
        IForLoopOperation loop => Reached(loop.Condition, reach),
        IInvocationOperation call when Consequences.IsFilterOrOrder(call.TargetMethod) && !IsDecidedBefore(call, reach) => Reached(FirstReached(call, reach), reach),
        _ => null,
    };

    /// <summary>Whether an expression or a statement is of a kind that decides: a body without any needs no look at what depends on predictions.</summary>
    private static bool MayDecide(IOperation operation) => operation is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation
        or IWhileLoopOperation or IForLoopOperation || (operation is IInvocationOperation call && Consequences.IsFilterOrOrder(call.TargetMethod));

    private static (IOperation Condition, string Prediction)? Reached(IOperation? condition, PredictionReach reach) =>
        condition is not null && reach.Of(condition) is { } prediction ? (condition, prediction) : null;

    private static (IOperation? Pattern, IOperation? Guard) CaseOf(ICaseClauseOperation clause) => clause switch
    {
        IPatternCaseClauseOperation pattern => (pattern.Pattern, pattern.Guard),
        ISingleValueCaseClauseOperation value => (value.Value, null),
        _ => (null, null),
    };

    private static (IOperation Condition, string Prediction)? Chosen(
        IOperation value, IEnumerable<(IOperation? Pattern, IOperation? Guard)> cases, PredictionReach reach)
    {
        foreach (var (pattern, guard) in cases)
        {
            if (reach.Asked(value, pattern) is { } prediction)
            {
                return (value, prediction);
            }

            if (Reached(guard, reach) is { } guarded)
            {
                return guarded;
            }
        }

        return null;
    }

    /// <summary>Whether an earlier filter or order of the same chain already depends on a prediction: the chain is one decision.</summary>
    private static bool IsDecidedBefore(IInvocationOperation call, PredictionReach reach)
    {
        for (var source = SourceOf(call); source is not null; source = SourceOf(source))
        {
            if (Consequences.IsFilterOrOrder(source.TargetMethod) && FirstReached(source, reach) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static IInvocationOperation? SourceOf(IInvocationOperation call) =>
        (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } source ? Expressions.Bare(source) as IInvocationOperation : null;

    /// <summary>What a filter or an order goes by, where it depends on a prediction. Outputs in their own order put nobody before anybody.</summary>
    private static IOperation? FirstReached(IInvocationOperation call, PredictionReach reach) =>
        Expressions.LambdasOf(call).SelectMany(Expressions.ResultsOf)
            .Concat(call.Arguments.Select(static argument => Expressions.Bare(argument.Value)).OfType<IMethodReferenceOperation>())
            .FirstOrDefault(result => Expressions.Bare(result) is not IParameterReferenceOperation && reach.Of(result) is not null);
}
