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
/// FAIR5005: a number in the code decides what a prediction means: a cut-off that its score is compared with, a moved threshold, or a fixed answer
/// in place of the model's. What the number is stays in the code.
/// </summary>
internal sealed class UndocumentedThresholdRule : Rule
{
    /// <summary>More expressions than a score passes through.</summary>
    private const int MaxSteps = 500;

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.UndocumentedThreshold);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var call in project.Calls.Where(static call => call.Api.Effect == Effect.ChangesThreshold))
        {
            Report(call.Operation, call.Place, Expressions.ArgumentOf(call.Operation, "threshold"), "ChangeModelThreshold moves the cut-off of a model");
        }

        foreach (var operation in project.Predictions.Bodies.SelectMany(Expressions.AllIn))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IBinaryOperation { OperatorKind: >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } comparison:
                    if ((CutOff(comparison.LeftOperand, comparison.RightOperand) ?? CutOff(comparison.RightOperand, comparison.LeftOperand)) is { } cutOff)
                    {
                        Report(comparison, comparison.Syntax.GetLocation(), cutOff, "The score of a prediction is compared with a fixed cut-off");
                    }

                    break;
                case IRelationalPatternOperation pattern when Part.AskedBy(pattern).Any(part => IsScore(part, project)):
                    Report(pattern, pattern.Syntax.GetLocation(), pattern.Value, "The score of a prediction is compared with a fixed cut-off");
                    break;
                case ISimpleAssignmentOperation assignment
                    when project.Predictions.OutputOf(assignment.Target) == Predictions.PredictedLabel && IsOverride(assignment) && !IsOfOwnMaking(assignment, project):
                    Report(assignment, assignment.Syntax.GetLocation(), assignment.Value, "A fixed answer takes the place of what the model predicted");
                    break;
            }
        }

        IOperation? CutOff(IOperation score, IOperation constant) => IsFixed(constant) && IsScore(score, project) ? constant : null;

        void Report(IOperation operation, Location place, IOperation? constant, string what)
        {
            var member = project.MemberContaining(operation.Syntax);
            var symbol = Expressions.SymbolOf(constant);
            if (project.Declarations.Covering(project.ScopeOf(operation.Syntax), Annotation.DecisionThreshold, Says).IsEmpty
                && (symbol is null || !project.Declarations.On(symbol, Annotation.DecisionThreshold).Any(Says)))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.UndocumentedThreshold, place, member, what) { Kind = ColumnKind.ModelOutput.Spelling() });
            }
        }
    }

    private static bool Says(Declaration said) => !said.IsMissing("Reason");

    /// <summary>A literal, a constant, a static read-only field, or a variable that is given one once; null is no cut-off.</summary>
    private static bool IsFixed(IOperation operation) =>
        operation.ConstantValue.HasValue ? operation.ConstantValue.Value is not null
            : Expressions.Bare(operation) is { ConstantValue: { HasValue: true, Value: not null } }
                or IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } }
            || (Expressions.Bare(operation) is ILocalReferenceOperation local && Expressions.ValuesOf(local).ToList() is [{ ConstantValue: { HasValue: true, Value: not null } }]);

    /// <summary>
    /// Whether an expression is the score or the probability of a prediction: as it is, scaled, rounded, the greatest, chosen between, or kept in a
    /// variable or in a member of an object.
    /// </summary>
    private static bool IsScore(IOperation operation, FairnessProject project)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0 && seen.Count < MaxSteps)
        {
            var next = Expressions.Bare(pending.Pop());
            if (!seen.Add(next))
            {
                continue;
            }

            if (IsScore(project.Predictions.OutputOf(next)) || PartsOf(next).Any(part => IsScore(part, project)))
            {
                return true;
            }

            foreach (var source in SourcesOf(next, project))
            {
                pending.Push(source);
            }
        }

        return false;
    }

    private static bool IsScore(Part part, FairnessProject project) => part.Member is { } member
        ? IsScore(project.Predictions.OutputOf(member, part.Whole?.Type)) : part.Whole is { } value && IsScore(value, project);

    private static bool IsScore(string? output) => output is Predictions.Score or Predictions.Probability;

    private static IEnumerable<Part> PartsOf(IOperation operation) =>
        operation is ILocalReferenceOperation local && Expressions.ValuesOf(local).Take(2).Count() == 1 ? Expressions.PartsOf(local) : [];

    /// <summary>The expressions that one is the score of a prediction with.</summary>
    private static IEnumerable<IOperation> SourcesOf(IOperation operation, FairnessProject project) => operation switch
    {
        IMemberReferenceOperation member => project.Predictions.GivenTo(member.Member),
        IParameterReferenceOperation parameter => project.Predictions.GivenTo(parameter.Parameter),
        IArrayElementReferenceOperation element => [element.ArrayReference],
        ILocalReferenceOperation local => Expressions.ValuesOf(local).ToList() is { Count: 1 } values ? values : [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum =>
            [sum.LeftOperand, sum.RightOperand],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ICoalesceOperation choice => [choice.Value, choice.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value),
        IUnaryOperation unary => [unary.Operand],
        IInvocationOperation
        {
            TargetMethod: { ContainingNamespace.Name: "System" or "Linq", Name: not ("Count" or "IsNaN" or "IsInfinity" or "IsFinite") }, Arguments.Length: > 0,
        } call => [call.Arguments[0].Value],
        IInvocationOperation call when project.Predictions.OutputOfResult(call) is not null => project.ResultsOf(call.TargetMethod),
        IConditionalAccessOperation access => [access.WhenNotNull],
        _ => [],
    };

    /// <summary>Whether a constant is assigned because some condition holds. Filling in a new object is no override.</summary>
    private static bool IsOverride(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Parent is IObjectOrCollectionInitializerOperation)
        {
            return false;
        }

        if (Expressions.Bare(assignment.Value) is IConditionalOperation chosen)
        {
            return IsFixed(chosen.WhenTrue) || (chosen.WhenFalse is { } otherwise && IsFixed(otherwise));
        }

        return IsFixed(assignment.Value)
            && Ancestors(assignment).Any(static parent => parent is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation);
    }

    /// <summary>Whether an object that was made in the same body is filled in by rules: no model has answered in it.</summary>
    private static bool IsOfOwnMaking(ISimpleAssignmentOperation assignment, FairnessProject project)
    {
        if (assignment.Target is not IMemberReferenceOperation { Instance: ILocalReferenceOperation made, Member: var member }
            || Expressions.ValuesOf(made).Select(Expressions.Bare).ToList() is not { Count: > 0 } values || !values.TrueForAll(static value => value is IObjectCreationOperation))
        {
            return false;
        }

        var body = Expressions.RootOf(assignment);
        var reach = new PredictionReach(body, project.Predictions);
        return !values.Cast<IObjectCreationOperation>()
                .SelectMany(static creation => creation.Arguments.Select(static argument => argument.Value).Concat(BuiltObjects.MembersOf(creation).Select(static given => given.Value)))
                .Any(given => reach.Of(given) is not null)
            && !Expressions.AllIn(body).OfType<ISimpleAssignmentOperation>().Any(set => set.Target is IMemberReferenceOperation { Instance: ILocalReferenceOperation other } target
                && target.Member.Name == member.Name && SymbolEqualityComparer.Default.Equals(other.Local, made.Local) && reach.Of(set.Value) is not null);
    }

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IAnonymousFunctionOperation; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
