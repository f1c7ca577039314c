using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Trainers: what they read, and what is seen trained.</content>
internal sealed partial class Evaluator
{
    private Value Fit(Value estimators, Value data, IInvocationOperation training)
    {
        Observe(estimators, data, training);
        return Choice.Of(estimators.Alternatives.Select(one => one switch
        {
            Estimator estimator => new Transformer(estimator.Last),
            Opaque opaque => (Value)new Transformer(new UnknownStep(opaque)),
            _ => new Transformer(new UnknownStep(Opaque.Because("the estimator is not known here", ApiCall.NameOf(training.Syntax)))),
        }).Distinct().ToImmutableArray());
    }

    private void Observe(Value estimators, Value data, IInvocationOperation training)
    {
        foreach (var estimator in estimators.Alternatives.OfType<Estimator>())
        {
            foreach (var view in ViewsOf(data, training.Syntax))
            {
                Observe(estimator, view, training);
            }
        }

        // Something is trained here: where no trainer is known, what hides it is. What a parameter hides, whoever gives it knows.
        if (!silent && estimators.Alternatives.Select(HiddenIn).FirstOrDefault(static why => why is { Place: not ParameterSyntax }) is { } hidden)
        {
            unseenTraining[training] = new UnseenTraining(training, hidden.Why);
        }
    }

    /// <summary>Why a trainer may be hidden in what is trained; null where all of it is known, or a trainer is, or what is not known can be none by its type.</summary>
    private Opaque? HiddenIn(Value estimator)
    {
        var hidden = estimator is Opaque opaque && MayTrain(opaque) ? opaque : null;
        for (var step = (estimator as Estimator)?.Last; step is not null; step = step.Previous)
        {
            switch (step)
            {
                case TrainerStep or JoinStep:
                    return null;
                case UnknownStep unknown when MayTrain(unknown.Why):
                    hidden = unknown.Why;
                    break;
            }
        }

        return hidden;
    }

    private bool MayTrain(Opaque estimator) =>
        estimator.Place is not { } place || code.ModelOf(place.SyntaxTree).GetTypeInfo(place, cancellation).Type is not { TypeKind: TypeKind.Class, Name: not "EstimatorChain" } type
        || !IsEstimator(type) || type.AllInterfaces.Any(static contract => contract.Name == "ITrainerEstimator");

    private void Observe(Estimator estimator, View view, IInvocationOperation? training)
    {
        if (silent)
        {
            return;
        }

        foreach (var (trainer, columns) in Flows.TrainersOf(Flows.Of(view), estimator.Last))
        {
            observations.Add(new Observation(trainer, columns, training, view.Calls));
        }
    }

    /// <summary>
    /// An estimator that a field or property keeps, and a trainer that is returned by itself, are trained by somebody, even where that was not seen:
    /// it is a model of which neither the data nor what goes before it is known. To be asked for when everything else has been evaluated.
    /// </summary>
    internal void ObserveKept()
    {
        var seen = new HashSet<SyntaxNode>(observations.Select(static o => o.Trainer.Roles.Creation.Syntax));
        var why = Opaque.Because("what it is appended to and trained on is not seen", null);
        var unknown = View.Unknown(why);
        foreach (var (trainer, columns) in kept.SelectMany(estimator => Flows.TrainersOf(Flows.Of(unknown), Step.Append(new UnknownStep(why), estimator.Last)))
            .Where(kept => seen.Add(kept.Trainer.Roles.Creation.Syntax)))
        {
            observations.Add(new Observation(trainer, columns, null, unknown.Calls));
        }
    }

    /// <summary>What could not be run to its end still trains what it creates: those models are there, with nothing known of their columns.</summary>
    private void ObserveUnseen()
    {
        if (operations <= MaxOperations && !ranOutOfStack)
        {
            return;
        }

        var seen = new HashSet<SyntaxNode>(observations.Select(static o => o.Trainer.Roles.Creation.Syntax));
        foreach (var body in executed.ToList())
        {
            foreach (var call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
            {
                if (MlNetApi.Find(call.TargetMethod) is not { IsTrainer: true } || call.Syntax.AncestorsAndSelf().Any(seen.Contains))
                {
                    continue;
                }

                cancellation.ThrowIfCancellationRequested();
                seen.Add(call.Syntax);
                operations = 0;
                state = State.Initial;
                var why = Opaque.Because("the code before it is too large to be followed", call.Syntax);
                foreach (var estimator in Evaluate(call).Alternatives.OfType<Estimator>())
                {
                    Observe(new Estimator(Step.Append(new UnknownStep(why), estimator.Last)), View.Unknown(why), training: null);
                }
            }
        }

        ranOutOfStack = false;
    }

    private TrainerStep TrainerOf(ApiCall call)
    {
        var method = call.Operation.TargetMethod;
        var member = code.MemberContaining(call.Place, cancellation);
        var task = TaskOf(method);
        var options = call["options"];
        if (options is not null && !IsNull(options))
        {
            var label = OptionsOf(ParameterRole.Label);
            return new TrainerStep(call.Place, call.Api, new TrainerRoles(call.Operation, member, task, label, OptionsOf(ParameterRole.Feature) ?? ColumnNames.None,
                OptionsOf(ParameterRole.Weight), OptionsOf(ParameterRole.Group)));
        }

        if (call.Api.Effect == Effect.WrapsTrainer)
        {
            return WrapperOf(call, member, task);
        }

        return new TrainerStep(call.Place, call.Api, new TrainerRoles(call.Operation, member, task, ParametersOf(ParameterRole.Label),
            ParametersOf(ParameterRole.Feature) ?? ColumnNames.None, ParametersOf(ParameterRole.Weight), ParametersOf(ParameterRole.Group)));

        ColumnNames? ParametersOf(ParameterRole role)
        {
            var parameters = method.Parameters.Where(p => MlNetApi.RoleOf(p) == role).ToList();
            return parameters.Count == 0 ? null
                : role == ParameterRole.Feature && Sabotage.Has(Bug.IgnoresFeatureName) ? new ColumnNames(ImmutableArray.Create(new ColumnName("Features", call.Place, null)), null)
                : Merge(parameters.Select(p => NamesOf(call, p.Name)));
        }

        ColumnNames? OptionsOf(ParameterRole role)
        {
            var type = (options is Reference reference ? Deref(reference)?.Type : null) ?? method.Parameters.First(static p => p.Name == "options").Type;
            var fields = new List<string>();
            for (var current = type; current is not null; current = current.BaseType)
            {
                // The field that every trainer has comes before those that one trainer adds, as ML.NET takes them.
                fields.InsertRange(0, current.GetMembers().Where(field => field is IFieldSymbol or IPropertySymbol && MlNetApi.RoleOf(field.Name) == role)
                    .Select(static field => field.Name).Where(field => !fields.Contains(field)).OrderBy(static field => field, StringComparer.Ordinal));
            }

            return fields.Count == 0 ? null : Merge(fields.Select(field => Option(options, field, call)));
        }
    }

    /// <summary>A wrapper such as <c>OneVersusAll</c> trains on its own label; its features are those of the trainer inside.</summary>
    private TrainerStep WrapperOf(ApiCall call, ISymbol member, string? task)
    {
        var inner = (call["binaryEstimator"] ?? Null).Alternatives.OfType<Estimator>().Select(static e => e.Last).OfType<TrainerStep>().ToList();
        var features = inner.Count > 0 ? Merge(inner.Select(static t => t.Roles.Features))
            : new ColumnNames(ImmutableArray<ColumnName>.Empty, call["binaryEstimator"] as Opaque ?? Opaque.Because("the trainer inside is not known here", call.Place));
        return new TrainerStep(call.Place, call.Api, new TrainerRoles(call.Operation, member, task,
            Sabotage.Has(Bug.WrapperTakesInnerLabel) ? inner.FirstOrDefault()?.Roles.Label : NamesOf(call, "labelColumnName"), features, inner.FirstOrDefault()?.Roles.Weight, null)
        {
            Inner = inner.FirstOrDefault()?.Roles.Creation as IInvocationOperation,
            InnerLabel = inner.FirstOrDefault()?.Roles.Label ?? ColumnNames.None,
        });
    }

    /// <summary>The task of a trainer, from the catalog it belongs to: <c>BinaryClassification</c>, <c>Regression</c> ...</summary>
    private static string? TaskOf(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        var catalog = method.IsExtensionMethod ? method.Parameters[0].Type : method.ContainingType;
        var name = (catalog.ContainingType ?? catalog).Name;
        return name.EndsWith("Catalog", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Catalog".Length) : null;
    }
}
