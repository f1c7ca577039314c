using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways in which an estimator joins the pipeline, and the ways to cut the pipeline into pieces.</summary>
internal sealed partial class ProgramBuilder
{
    private void Attach(Operation operation)
    {
        if (operation.Repeated is { } repetition && choices.Chance(60))
        {
            Repeat(repetition);
            return;
        }

        if (pipeline is null)
        {
            Start(operation);
            return;
        }

        switch (choices.Style(18))
        {
            case 1:
                pipeline = Keep(run, "var", pipeline);
                Extend(Produce(run, operation));
                break;
            case 2:
                Variable();
                run.Add($"{pipeline} = {pipeline}.Append({Produce(run, operation)});");
                break;
            case 3:
                var body = new Scope();
                var result = $"pipeline.Append({Produce(body, operation)})";
                var method = Fresh("Add");
                Method($"{Estimator} {method}(MLContext ml, {Estimator} pipeline)", body, result);
                pipeline = $"{method}(ml, {pipeline})";
                break;
            case 4:
                var variable = Nullable();
                var step = Keep(run, "var", Produce(run, operation));
                run.Add($"{variable} = {variable}?.Append({step}) ?? {AsEstimator(step)};");
                pipeline = variable;
                break;
            case 5:
                variable = Nullable();
                step = Keep(run, Estimator, Produce(run, operation));
                run.Add($"{variable} = {variable} == null ? {step} : {variable}.Append({step});");
                pipeline = variable;
                break;
            case 6:
                Variable();
                step = Produce(run, operation);
                run.Add($"if ({Flag()}) {{ {pipeline} = {pipeline}.Append({step}); }}");
                break;
            case 7:
                Variable();
                var item = Fresh("item");
                run.Add($"foreach (var {item} in new {Estimator}[] {{ {Steps(operation)} }}) {{ {pipeline} = {pipeline}.Append({item}); }}");
                break;
            case 8:
                pipeline = $"new {Estimator}[] {{ {Steps(operation)} }}.Aggregate(({Estimator}){pipeline}, (sum, next) => sum.Append(next))";
                break;
            case 9:
                body = new Scope();
                result = $"pipeline.Append({Produce(body, operation)})";
                if (result.Contains("Step", System.StringComparison.Ordinal) || body.Lines.Count > 0 || MentionsMembers(result))
                {
                    // A helper of the program's own cannot be called from the class of extensions.
                    method = Fresh("Add");
                    Method($"{Estimator} {method}(MLContext ml, {Estimator} pipeline)", body, result);
                    pipeline = $"{method}(ml, {pipeline})";
                    break;
                }

                method = Fresh("With");
                extensions.Add($"internal static {Estimator} {name}{method}(this {Estimator} pipeline, MLContext ml) => {result};");
                pipeline = $"{pipeline}.{name}{method}(ml)";
                break;
            case 10:
                var add = Fresh("add");
                step = Produce(run, operation);
                run.Add($"Func<{Estimator}, {Estimator}> {add} = start => start.Append({step});");
                pipeline = $"{add}({pipeline})";
                break;
            case 11:
                pipeline = Keep(run, "var", pipeline);
                run.Add($"{pipeline}.Append({DecoyStep(run)});");
                Extend(Produce(run, operation));
                break;
            case 12:
                pipeline = Keep(run, "var", pipeline);
                run.Add($"var {Fresh("unused")} = {pipeline}.Append({DecoyStep(run)});");
                Extend(Produce(run, operation));
                break;
            case 13:
                var parts = Fresh("parts");
                step = Produce(run, operation);
                run.Add($"var {parts} = (Start: {pipeline}, Next: {step});");
                pipeline = $"{parts}.Start.Append({parts}.Next)";
                break;
            case 14:
                Variable();
                body = new Scope();
                body.Add($"pipeline = pipeline.Append({Produce(body, operation)});");
                method = Fresh("Add");
                Method($"void {method}(MLContext ml, ref {Estimator} pipeline)", body, null);
                run.Add($"{method}(ml, ref {pipeline});");
                break;
            case 15:
                var type = Declare("Chain", id =>
                    $"private sealed class {id}\n{{\n    private {Estimator}? steps;\n    public {id} Add({Estimator} step)\n    {{\n        steps = steps is null ? step : steps.Append(step);\n        return this;\n    }}\n    public {Estimator} Done => steps!;\n}}");
                step = Produce(run, operation);
                var chain = Fresh("chain");
                run.Add($"var {chain} = new {type}();");
                run.Add($"{chain}.Add({pipeline});");
                run.Add($"{chain}.Add({step});");
                pipeline = chain + ".Done";
                break;
            case 16:
                Variable();
                step = Produce(run, operation);
                run.Add($"try {{ {pipeline} = {pipeline}.Append({step}); }} finally {{ }}");
                break;
            case 17:
                Variable();
                var steps = Fresh("steps");
                var index = Fresh("i");
                run.Add($"var {steps} = new {Estimator}[] {{ {Steps(operation)} }};");
                run.Add($"for (var {index} = 0; {index} < {steps}.Length; {index}++) {{ {pipeline} = {pipeline}.Append({steps}[{index}]); }}");
                break;
            default:
                Extend(Produce(run, operation));
                break;
        }
    }

    private void Extend(string step) => pipeline = $"{pipeline}\n            .Append({step})";

    private void Start(Operation operation)
    {
        var step = Produce(run, operation);
        switch (choices.Style(5))
        {
            case 1:
                pipeline = $"new EstimatorChain<ITransformer>().Append({step})";
                break;
            case 2:
                var variable = Fresh("pipeline");
                step = Keep(run, Estimator, step);
                run.Add($"{Estimator}? {variable} = null;");
                run.Add($"{variable} = {variable}?.Append({step}) ?? {step};");
                pipeline = variable;
                break;
            case 3:
                variable = Fresh("pipeline");
                run.Add($"{Estimator} {variable};");
                run.Add($"if ({Flag()}) {{ {variable} = {step}; }} else {{ {variable} = {DecoyStep(run)}; }}");
                pipeline = variable;
                break;
            case 4:
                var seed = Keep(run, Estimator, "new EstimatorChain<ITransformer>()");
                run.Add($"{seed} = {seed}.Append({step});");
                pipeline = seed;
                break;
            default:
                pipeline = step;
                break;
        }
    }

    /// <summary>Moves the pipeline so far into a variable that can be assigned again.</summary>
    private void Variable()
    {
        var variable = Fresh("pipeline");
        run.Add($"{Estimator} {variable} = {pipeline};");
        pipeline = variable;
    }

    private string Nullable()
    {
        var variable = Fresh("pipeline");
        run.Add($"{Estimator}? {variable} = {pipeline};");
        return variable;
    }

    private static string AsEstimator(string step) => $"({Estimator}){step}";

    private string Steps(Operation operation)
    {
        var first = Produce(run, operation);
        return choices.Chance(30) && DrawOperation() is { } second ? $"{first}, {Produce(run, second)}" : first;
    }

    private bool MentionsMembers(string text) => counters.Keys.Any(prefix => char.IsUpper(prefix[0])
        && Enumerable.Range(1, counters[prefix]).Any(i => text.Contains(prefix + i, System.StringComparison.Ordinal)));

    /// <summary>One method for several columns, in a loop.</summary>
    private void Repeat(Repetition repetition)
    {
        var (method, inputs, suffix) = repetition;
        var extra = method.Extra.Length == 0 ? "" : ", " + method.Extra;
        string Step(string item) => suffix.Length == 0
            ? $"{run.Transforms}.{method.Call}({item}{extra})"
            : choices.Chance(50) ? $"{run.Transforms}.{method.Call}({item} + {Quote(suffix)}, {item}{extra})" : $"{run.Transforms}.{method.Call}(inputColumnName: {item}, outputColumnName: $\"{{{item}}}{suffix}\"{extra})";
        var start = pipeline ?? "new EstimatorChain<ITransformer>()";
        switch (choices.Next(9))
        {
            case 0:
                pipeline = start;
                Variable();
                var item = Fresh("name");
                run.Add($"foreach (var {item} in {ArrayVariable(run, inputs)}) {{ {pipeline} = {pipeline}.Append({Step(item)}); }}");
                break;
            case 1:
                pipeline = start;
                Variable();
                var array = Local(run, ArrayVariable(run, inputs));
                var index = Fresh("i");
                run.Add($"for (var {index} = 0; {index} < {array}.Length; {index}++) {{ {pipeline} = {pipeline}.Append({Step($"{array}[{index}]")}); }}");
                break;
            case 2:
                item = Fresh("name");
                pipeline = $"{ArrayVariable(run, inputs)}.Aggregate(({Estimator}){start}, (sum, {item}) => sum.Append({Step(item)}))";
                break;
            case 3:
                pipeline = start;
                Variable();
                var pair = Fresh("pair");
                run.Add($"foreach (var ({pair}Out, {pair}In) in new[] {{ {string.Join(", ", inputs.Select(n => $"({Quote(n + suffix)}, {Quote(n)})"))} }}) {{ {pipeline} = {pipeline}.Append({run.Transforms}.{method.Call}({pair}Out, {pair}In{extra})); }}");
                break;
            case 4:
                var saved = run.Transforms;
                run.Transforms = "ml.Transforms";
                var helper = Fresh("AddAll");
                members.Add($"private static {Estimator} {helper}(MLContext ml, {Estimator} pipeline, params string[] names)\n{{\n    foreach (var name in names)\n    {{\n        pipeline = pipeline.Append({Step("name")});\n    }}\n\n    return pipeline;\n}}");
                run.Transforms = saved;
                pipeline = $"{helper}(ml, {start}, {Listed(run, inputs)})";
                break;
            case 5:
                // The first is assigned, the others are appended.
                var variable = Fresh("pipeline");
                run.Add($"{Estimator}? {variable} = {pipeline ?? "null"};");
                item = Fresh("name");
                var step = Fresh("step");
                run.Add($"foreach (var {item} in {ArrayVariable(run, inputs)}) {{ {Estimator} {step} = {Step(item)}; {variable} = {variable} is null ? {step} : {variable}.Append({step}); }}");
                pipeline = variable + "!";
                break;
            case 6:
                pipeline = start;
                Variable();
                var entry = Fresh("entry");
                run.Add($"foreach (var {entry} in new Dictionary<string, string> {{ {string.Join(", ", inputs.Select(n => $"[{Quote(n)}] = {Quote(n + suffix)}"))} }}) {{ {pipeline} = {pipeline}.Append({run.Transforms}.{method.Call}({entry}.Value, {entry}.Key{extra})); }}");
                break;
            case 7:
                item = Fresh("name");
                var steps = Fresh("steps");
                run.Add($"var {steps} = {ArrayVariable(run, inputs)}.Select({item} => ({Estimator}){Step(item)}).ToList();");
                pipeline = $"{steps}.Aggregate(({Estimator}){start}, (sum, next) => sum.Append(next))";
                break;
            default:
                pipeline = start;
                Variable();
                array = Local(run, ArrayVariable(run, inputs));
                index = Fresh("i");
                run.Add($"var {index} = 0;");
                run.Add($"while ({index} < {array}.Length) {{ {pipeline} = {pipeline}.Append({Step($"{array}[{index}]")}); {index}++; }}");
                break;
        }
    }

    /// <summary>An array as an expression with a type of its own: a collection expression has none.</summary>
    private string ArrayVariable(Scope scope, IReadOnlyList<string> names)
    {
        var array = ArrayOf(scope, names);
        return array.StartsWith('[') ? $"((string[]){array})" : array;
    }

    /// <summary>Perhaps puts what there is into a method or class of its own, or fits it and goes on with transformed data.</summary>
    private void Close()
    {
        if (pipeline is null)
        {
            return;
        }

        switch (choices.Next(40) switch { < 34 => 0, 34 or 35 => 1, 36 or 37 => 2, _ => 3 })
        {
            case 1:
                var (parameters, arguments) = Surroundings();
                var body = TakeLines();
                var method = Fresh("Build");
                Method($"{Estimator} {method}({parameters})", body, pipeline);
                pipeline = $"{method}({arguments})";
                break;
            case 2:
                (parameters, arguments) = Surroundings();
                body = TakeLines();
                body.Add($"this.pipeline = {pipeline};");
                var type = Declare("Stage", id =>
                    $"private sealed class {id}\n{{\n    private readonly {Estimator} pipeline;\n    internal {id}({parameters})\n    {Block(body, null).Replace("\n", "\n    ")}\n    internal {Estimator} Pipeline => pipeline;\n}}");
                pipeline = $"new {type}({arguments}).Pipeline";
                break;
            case 3:
                FitAndGoOn();
                break;
        }
    }

    /// <summary>Fits the pipeline there is; the next one is fitted to what it makes of the data.</summary>
    private void FitAndGoOn()
    {
        var preparation = Keep(run, "var", pipeline!);
        var view = Fresh("view");
        if (choices.Chance(50))
        {
            run.Add($"var {view} = {preparation}.Fit({run.Data}).Transform({run.Data});");
        }
        else
        {
            var fitted = Keep(run, "var", $"{preparation}.Fit({run.Data})");
            run.Add($"var {view} = {fitted}.Transform({run.Data});");
        }

        stages.Add(preparation);
        run.Data = view;
        // Of data whose schema is not known, what a first stage makes of it is not known either.
        run.DataColumns = run.DataColumns is null ? null : [.. columns.ByName.Keys];
        run.Movable = run.Lines.Count;
        pipeline = null;
    }

    private (string Parameters, string Arguments) Surroundings()
    {
        var parameters = new List<string> { "MLContext ml" };
        var arguments = new List<string> { "ml" };
        if (run.Transforms == "catalog")
        {
            parameters.Add("TransformsCatalog catalog");
            arguments.Add("catalog");
        }

        var local = run.Data!.Split('.')[0];
        if (local == "data" || run.Lines.Skip(run.Movable).Append(pipeline).Any(line => Regex.IsMatch(line!, $@"\b{local}\b")))
        {
            parameters.Add(local == "split" ? "DataOperationsCatalog.TrainTestData split" : $"IDataView {local}");
            arguments.Add(local);
        }

        return (string.Join(", ", parameters), string.Join(", ", arguments));
    }

    private Scope TakeLines()
    {
        var body = new Scope();
        body.Lines.AddRange(run.Lines.Skip(run.Movable));
        run.Lines.RemoveRange(run.Movable, run.Lines.Count - run.Movable);
        return body;
    }
}
