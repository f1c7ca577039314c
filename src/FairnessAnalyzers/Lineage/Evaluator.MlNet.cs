using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>ML.NET's API: what each effect of the table does to estimators, data and models.</content>
internal sealed partial class Evaluator
{
    private Value InvokeApi(IInvocationOperation operation, MlNetMethod api, Value? receiver)
    {
        var arguments = new Dictionary<string, Value>(operation.Arguments.Length);
        foreach (var argument in operation.Arguments)
        {
            var parameter = Sabotage.Has(Bug.SwapsNamedArguments) ? operation.TargetMethod.Parameters[operation.Arguments.IndexOf(argument)] : argument.Parameter;
            if (parameter is not null)
            {
                arguments[parameter.Name] = operation.Instance is null && operation.TargetMethod.IsExtensionMethod && parameter.Ordinal == 0 && receiver is not null
                    ? receiver : Evaluate(argument.Value);
            }
        }

        if (operation.Instance is null && operation.TargetMethod is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters })
        {
            receiver ??= arguments.TryGetValue(parameters[0].Name, out var first) ? first : null;
        }

        return InvokeApi(new ApiCall(operation, api, receiver, arguments));
    }

    /// <summary>
    /// A method of the API called through a delegate. What <c>Fit</c> and <c>Transform</c> are given is known all the same; of others, the defaults and the
    /// arguments are not written where they are called.
    /// </summary>
    private Value InvokeApi(MlNetMethod api, Function function, ImmutableArray<Value> arguments, SyntaxNode place) =>
        function.This is { } receiver && arguments is [var data, ..] && code.ModelOf(place.SyntaxTree).GetOperation(place, cancellation) is IInvocationOperation call
            && api.Effect is Effect.Fits or Effect.TransformsData ? api.Effect == Effect.Fits ? Fit(receiver, data, call) : Transform(receiver, data, place)
        : api.IsTrainer || IsEstimator(function.Method.ReturnType)
            ? new Estimator(new UnknownStep(Opaque.Because($"'{api.Name}' is called through a delegate", place)))
            : UnknownResult(function.Method, function.This, arguments, $"'{api.Name}' is called through a delegate", place);

    private Value InvokeApi(ApiCall call)
    {
        switch (call.Api.Effect)
        {
            case Effect.Appends:
                return Append(call);
            case Effect.PassesThrough:
                return call.Receiver ?? Null;
            case Effect.Fits:
                return Fit(call.Receiver ?? Null, FirstOf(call), call.Operation);
            case Effect.TransformsData:
                return Transform(call.Receiver ?? Null, FirstOf(call), call.Place);
            case Effect.CrossValidates:
                Observe(call["estimator"] ?? Null, call["data"] ?? Null, call.Operation);
                return Opaque.Because("it is the result of a cross-validation", call.Place);
            case Effect.Drops or Effect.Selects:
                return new Estimator(new SelectionStep(call.Place, call.Api, NamesOf(call, "columnNames")));
            case Effect.MapsCustom:
                return MapCustom(call);
            case Effect.FeaturizesAll:
                return FeaturizeAll(call);
            case Effect.CreatesSweepable:
                return Apply(call["factory"] ?? Null, ImmutableArray.Create<Value>(Null, Null), call.Place);
            case var _ when call.Api.IsLoad:
                return Load(call);
            case Effect.FiltersRows or Effect.SamplesRows or Effect.CachesData or Effect.EditsDataFrame:
                RunPredicate(call);
                return Passed(DataOf(call), call);
            case Effect.SplitsRows:
                var split = new Split(Passed(DataOf(call), call));
                return call.Api.Name == "TrainTestSplit" ? split : new Sequence(ImmutableArray.Create<Value>(split), null) { IsRows = true };
            case Effect.TransformsDataView:
                return Applied(DataOf(call), TransformOf(call));
            case Effect.ReadsData when call.Operation.TargetMethod.TypeArguments.Length == 1 && call.Api.Name == "CreateEnumerable":
                return new Sequence(ImmutableArray.Create<Value>(new Row(Substitute(call.Operation.TargetMethod.TypeArguments[0]))), null) { IsRows = true, Origin = DataOf(call) };
            case Effect.CreatesExperiment:
                return CreateExperiment(call);
            case Effect.SetsPipeline or Effect.SetsDataset or Effect.SetsMetric or Effect.SetsFairnessMetric:
                return Configure(call);
            case Effect.RunsExperiment:
                return RunExperiment(call);
            case Effect.InfersColumns:
                return InferColumns(call);
            case Effect.LoadsModel:
                return Opaque.Because("the model is loaded from a file", call.Place);
        }

        if (call.Api.IsTrainer)
        {
            return new Estimator(TrainerOf(call));
        }

        if (call.Operation.Type is { } type && IsEstimator(type))
        {
            return new Estimator(TransformOf(call));
        }

        return call.Operation.Type is { } other ? UnknownOf(other, $"it is the result of '{call.Api.Name}'", call.Operation.Syntax) : Null;
    }

    private Value Append(ApiCall call)
    {
        var appended = call.Operation.TargetMethod.Parameters.Skip(call.Operation.Instance is null ? 1 : 0).Select(p => call[p.Name]).FirstOrDefault() ?? Null;
        if (appended is Reference && ItemsOf(appended, call.Place) is { Items.IsEmpty: false } several)
        {
            // AutoML tries each of several that it is given.
            appended = Choice.Of(several.Rest is { } rest ? several.Items.Add(rest) : several.Items);
        }

        var results = ImmutableArray.CreateBuilder<Value>();
        foreach (var first in (call.Receiver ?? Null).Alternatives)
        {
            foreach (var then in appended.Alternatives)
            {
                Value result = first is Transformer fitted && then is Transformer next ? new Transformer(Step.Append(fitted.Last, next.Last))
                    : new Estimator(Step.Append(ChainOf(first, call), ChainOf(then, call)));
                if (!results.Contains(result))
                {
                    results.Add(result);
                }
            }
        }

        return Choice.Of(results.ToImmutable());
    }

    /// <summary>The steps of what should be an estimator; one unknown step for what could not be followed.</summary>
    private static Step? ChainOf(Value value, ApiCall call) => value switch
    {
        Estimator estimator => estimator.Last,
        Transformer transformer => transformer.Last,
        Constant { Content: null } => null,
        Opaque opaque => new UnknownStep(opaque),
        _ => new UnknownStep(Opaque.Because("the estimator is not known here", call.Place)),
    };

    /// <summary>The first argument of a call, by its position among the parameters.</summary>
    private static Value FirstOf(ApiCall call) => call.Operation.TargetMethod.Parameters is [var first, ..] ? call[first.Name] ?? Null : Null;

    private IEnumerable<View> ViewsOf(Value data, SyntaxNode place) => data.Alternatives.SelectMany(alternative => alternative switch
    {
        View view => [view],
        Split split => ViewsOf(split.Whole, place),
        Opaque opaque => [View.Unknown(opaque)],
        _ => (IEnumerable<View>)[View.Unknown(Opaque.Because("the data is not known here", place))],
    });

    private Value Transform(Value models, Value data, SyntaxNode place) =>
        Choice.Of(models.Alternatives.SelectMany(model => ViewsOf(data, place).Select(view => (Value)(view with
        {
            Applied = Sabotage.Has(Bug.ForgetsFirstStage) ? view.Applied : Step.Append(view.Applied, model is Transformer transformer ? transformer.Last
                : new UnknownStep(model as Opaque ?? Opaque.Because("the transformer is not known here", place))),
        }))).Distinct().ToImmutableArray());

    /// <summary>A view after a call that keeps its columns.</summary>
    private Value Passed(Value data, ApiCall call) =>
        Choice.Of(ViewsOf(data, call.Place).Select(view => (Value)(view with { Calls = view.Calls.Add(call.Operation) })).Distinct().ToImmutableArray());

    private Value Applied(Value data, Step step) =>
        Choice.Of(ViewsOf(data, ((ApiStep)step).Place).Select(view => (Value)(view with { Applied = Step.Append(view.Applied, step) })).Distinct().ToImmutableArray());

    private static Value DataOf(ApiCall call) => call["input"] ?? call["data"] ?? call.Receiver ?? Null;

    private void RunPredicate(ApiCall call)
    {
        if (call["filterPredicate"] is Function { Body: not null } predicate)
        {
            Apply(predicate, predicate.Method.Parameters.Select(UnknownItem).ToImmutableArray(), call.Place);
        }
    }

    /// <summary>The column names of an argument.</summary>
    private ColumnNames NamesOf(ApiCall call, string parameter) => NamesOf(call[parameter] ?? Null, call.SyntaxOf(parameter), call.Place);

    /// <param name="argument">The argument; null where the default of the parameter is taken.</param>
    private ColumnNames NamesOf(Value value, SyntaxNode? argument, SyntaxNode otherwise)
    {
        var names = ImmutableArray.CreateBuilder<ColumnName>();
        Opaque? rest = null;
        Enumeration? enumeration = null;
        var pending = new Stack<Value>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case Constant { Content: string name } constant:
                    names.Add(new ColumnName(name, argument is null ? otherwise : constant.Place ?? argument, argument));
                    break;
                case Constant { Content: null }:
                    break;
                case ColumnValue column:
                    names.Add(new ColumnName(column.Name, argument ?? otherwise, argument));
                    break;
                case Opaque opaque:
                    rest ??= opaque with { Place = opaque.Place ?? argument ?? otherwise };
                    break;
                case Estimator or Transformer or View or Function or Row or ColumnPair or Tuple:
                    rest ??= Opaque.Because("it is not a column name", argument ?? otherwise);
                    break;
                case Choice choice:
                    foreach (var alternative in choice.Items.Reverse())
                    {
                        pending.Push(alternative);
                    }

                    break;
                case var list:
                    var items = ItemsOf(list, argument ?? otherwise);
                    rest ??= items.Rest is { } unknown ? unknown with { Place = unknown.Place ?? argument ?? otherwise } : null;
                    enumeration ??= items.Enumeration;
                    foreach (var item in items.Items.Reverse())
                    {
                        pending.Push(item);
                    }

                    break;
            }
        }

        return new ColumnNames(names.ToImmutable(), rest) { Enumeration = enumeration };
    }

    /// <summary>A transform as the table describes it: each output from its input, or from all inputs.</summary>
    private TransformStep TransformOf(ApiCall call)
    {
        var writes = ImmutableArray.CreateBuilder<ColumnWrite>();
        Opaque? unknown = null;
        var fitOnly = FitOnly(call);
        if (call.ParameterOf(ParameterRole.Pairs) is { } pairs && call[pairs.Name] is { } list && !IsNull(list))
        {
            var items = ItemsOf(list, call.Place);
            unknown = items.Rest;
            foreach (var item in items.Items.SelectMany(static item => item.Alternatives))
            {
                if (item is ColumnPair pair)
                {
                    var output = NamesOf(pair.Output, call.SyntaxOf(pairs.Name), call.Place);
                    var input = NamesOf(pair.Input, call.SyntaxOf(pairs.Name), call.Place);
                    writes.Add(new ColumnWrite(output, InputOr(output, input)) { FitOnly = fitOnly });
                }
                else
                {
                    unknown ??= item as Opaque ?? Opaque.Because("the pair of columns is not known here", call.Place);
                }
            }

            return new TransformStep(call.Place, call.Api, writes.ToImmutable(), unknown);
        }

        var options = call["options"] ?? call["trainerOptions"];
        var outputs = call.ParameterOf(ParameterRole.Output) is { } outputParameter ? NamesOf(call, outputParameter.Name) : ColumnNames.None;
        var inputs = call.ParameterOf(ParameterRole.Input) is { } inputParameter ? NamesOf(call, inputParameter.Name) : ColumnNames.None;
        switch (call.Api.Effect)
        {
            case Effect.EvaluatesExpression:
                inputs = UsedInputs(call["expression"], inputs);
                writes.Add(new ColumnWrite(outputs, inputs));
                break;
            case Effect.FeaturizesText when options is not null:
                var all = InputOr(outputs, inputs);
                writes.Add(new ColumnWrite(outputs, all));
                AddOption("OutputTokensColumnName", all);
                break;
            case Effect.FeaturizesTrees:
                var source = Option(options, "InputColumnName", call);
                foreach (var name in new[] { "TreesColumnName", "LeavesColumnName", "PathsColumnName" })
                {
                    AddOption(name, source);
                }

                break;
            case Effect.ScoresExternalModel when outputs.Names.IsEmpty && outputs.Rest is null:
                outputs = Option(options, "OutputColumns", call);
                inputs = Option(options, "InputColumns", call);
                writes.Add(new ColumnWrite(outputs, inputs));
                unknown = outputs.Names.IsEmpty ? Opaque.Because("the model file decides which columns it reads and writes", call.Place) : null;
                break;
            case Effect.Calibrates:
                var score = call.ParameterOf(ParameterRole.Score) is { } scoreParameter ? NamesOf(call, scoreParameter.Name) : ColumnNames.None;
                writes.Add(new ColumnWrite(new ColumnNames(ImmutableArray.Create(new ColumnName("Probability", call.Place, null)), null), score) { FitOnly = fitOnly });
                break;
            case Effect.ContributesFeatures:
                var features = (call["predictionTransformer"] as Transformer)?.Last is TrainerStep trainer ? trainer.Roles.Features
                    : new ColumnNames(ImmutableArray<ColumnName>.Empty, Opaque.Because("the model that is explained is not known here", call.Place));
                writes.Add(new ColumnWrite(new ColumnNames(ImmutableArray.Create(new ColumnName("FeatureContributions", call.Place, null)), null), features));
                break;
            default:
                if (outputs.Names.IsEmpty && outputs.Rest is null)
                {
                    unknown = Opaque.Because($"what '{call.Api.Name}' reads and writes is not known", call.Place);
                }

                foreach (var extra in call.Operation.TargetMethod.Parameters.Where(static p => MlNetApi.RoleOf(p) == ParameterRole.Output).Skip(1))
                {
                    writes.Add(new ColumnWrite(NamesOf(call, extra.Name), InputOr(outputs, inputs)));
                }

                writes.Add(new ColumnWrite(outputs, InputOr(outputs, inputs)) { FitOnly = fitOnly });
                break;
        }

        return new TransformStep(call.Place, call.Api, writes.ToImmutable(), unknown);

        void AddOption(string name, ColumnNames from)
        {
            var names = Option(options, name, call);
            if (!names.Names.IsEmpty || names.Rest is not null)
            {
                writes.Add(new ColumnWrite(names, from));
            }
        }
    }

    /// <summary>An input that is not given is the output: the transform works in place.</summary>
    private static ColumnNames InputOr(ColumnNames output, ColumnNames input) =>
        input.Names.IsEmpty && input.Rest is null && !Sabotage.Has(Bug.ForgetsInPlace) ? output : input;

    /// <summary>What only <c>Fit</c> reads: the label of supervised transforms, the weight of a projection.</summary>
    private ColumnNames FitOnly(ApiCall call)
    {
        var names = ImmutableArray.CreateBuilder<ColumnName>();
        foreach (var parameter in call.Operation.TargetMethod.Parameters)
        {
            if (MlNetApi.RoleOf(parameter) is ParameterRole.Label or ParameterRole.Weight)
            {
                names.AddRange(NamesOf(call, parameter.Name).Names);
            }
        }

        return new ColumnNames(names.ToImmutable(), null);
    }

    /// <summary>The inputs of an <c>Expression</c> that its body uses; parameters are bound to inputs by position.</summary>
    private static ColumnNames UsedInputs(Value? expression, ColumnNames inputs)
    {
        if (expression is not Constant { Content: string text } || inputs.Rest is not null || Sabotage.Has(Bug.ReadsUnusedParameters))
        {
            return inputs;
        }

        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        var separator = arrow >= 0 ? arrow : text.IndexOf(':');
        if (separator < 0)
        {
            return inputs;
        }

        var parameters = text.Substring(0, separator).Trim().Trim('(', ')').Split(',').Select(static p => p.Trim()).ToArray();
        var body = new HashSet<string>(System.Text.RegularExpressions.Regex.Matches(text.Substring(separator), @"[A-Za-z_]\w*").Cast<System.Text.RegularExpressions.Match>().Select(static m => m.Value));
        return parameters.Length != inputs.Names.Length ? inputs
            : inputs with { Names = inputs.Names.Where((_, i) => body.Contains(parameters[i])).ToImmutableArray() };
    }

    /// <summary>The columns that a field of an options object names.</summary>
    private ColumnNames Option(Value? options, string field, ApiCall call)
    {
        if (options is null || IsNull(options))
        {
            return ColumnNames.None;
        }

        var type = call.Operation.Arguments.Select(static a => a.Parameter).FirstOrDefault(static p => p?.Name is "options")?.Type;
        var member = MemberNamed(options is Reference reference && Deref(reference) is { } target ? target.Type : type, field);
        if (member is null)
        {
            return ColumnNames.None;
        }

        if (options.Alternatives.Any(static o => o is Opaque))
        {
            return new ColumnNames(ImmutableArray<ColumnName>.Empty, options.Alternatives.OfType<Opaque>().First());
        }

        var value = ReadMember(options, member, call.Place);
        // A default, or what another file set, is named at the call.
        return NamesOf(value, value is Constant { Place: null } ? null : call.Place, call.Place);
    }

    private static ISymbol? MemberNamed(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member)
            {
                return member;
            }
        }

        return null;
    }

    private static ColumnNames Merge(IEnumerable<ColumnNames> names) =>
        names.Aggregate((a, b) => new ColumnNames(a.Names.AddRange(b.Names), a.Rest ?? b.Rest) { Enumeration = a.Enumeration ?? b.Enumeration });
}
