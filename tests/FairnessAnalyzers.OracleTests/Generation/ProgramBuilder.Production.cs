using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways in which an estimator comes to be.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>An expression that is the estimator, usable once the scope's statements have run.</summary>
    private string Produce(Scope scope, Operation operation)
    {
        var style = choices.Style(24);
        if (operation.Fixed && style is 4 or 5 or 6 or 7)
        {
            style = 3;
        }

        switch (style)
        {
            case 1:
                return Keep(scope, "var", Direct(scope, operation));
            case 2:
                return Keep(scope, Estimator, Direct(scope, operation));
            case 3:
                var helper = Helper(operation, "Step", "MLContext ml");
                return $"{helper}(ml)";
            case 4:
                return WithParameters(scope, operation, deep: false);
            case 5:
                return WithParameters(scope, operation, deep: true);
            case 6:
                var naming = new AsParameters(this, Plain(scope));
                var function = Fresh("Step");
                var result = operation.Write(scope, naming);
                scope.Add($"{Estimator} {function}({string.Join(", ", naming.Parameters)}) => {result};");
                return $"{function}({string.Join(", ", naming.Arguments)})";
            case 7:
                naming = new AsParameters(this, Plain(scope));
                var lambda = Fresh("step");
                result = operation.Write(scope, naming);
                scope.Add($"Func<{string.Concat(naming.Types.Select(type => type + ", "))}{Estimator}> {lambda} = ({string.Join(", ", naming.Parameters)}) => {result};");
                return $"{lambda}({string.Join(", ", naming.Arguments)})";
            case 8:
                var kind = Declare("Choice", id => $"private enum {id} {{ First, Second }}");
                var body = Inner(scope);
                result = Direct(body, operation);
                var method = Fresh("Choose");
                Method($"{Estimator} {method}(MLContext ml, {kind} choice)", body, $"choice switch {{ {kind}.First => {result}, _ => {DecoyStep(body)} }}");
                return $"{method}(ml, {kind}.First)";
            case 9:
                return Keep(scope, Estimator, $"{Flag()} ? {Direct(scope, operation)} : {DecoyStep(scope)}");
            case 10:
                body = Inner(scope);
                result = Direct(body, operation);
                method = Fresh("Parts");
                Method($"({Estimator} Step, string Note) {method}(MLContext ml)", body, $"({result}, \"note\")");
                if (choices.Chance(50))
                {
                    return $"{method}(ml).Step";
                }

                var step = Fresh("step");
                scope.Add($"var ({step}, _) = {method}(ml);");
                return step;
            case 11:
                body = Inner(scope);
                result = Direct(body, operation);
                body.Add($"step = {result};");
                method = Fresh("Make");
                Method($"void {method}(MLContext ml, out {Estimator} step)", body, null);
                step = Fresh("made");
                scope.Add($"{method}(ml, out var {step});");
                return step;
            case 12:
                body = Inner(scope);
                result = Direct(body, operation);
                body.Add($"step = {result};");
                var type = Declare("Preparation", id =>
                    $"private sealed class {id}\n{{\n    private readonly {Estimator} step;\n    public {id}(MLContext ml)\n    {Block(body, null).Replace("\n", "\n    ")}\n    public {Estimator} Step => step;\n}}");
                return $"new {type}(ml).Step";
            case 13:
                body = Inner(scope);
                result = Direct(body, operation);
                var contract = Declare("IStep", id => $"private interface {id} {{ {Estimator} Make(MLContext ml); }}");
                type = Declare("OnlyStep", id => $"private sealed class {id} : {contract}\n{{\n    public {Estimator} Make(MLContext ml)\n    {Block(body, $"return {result};").Replace("\n", "\n    ")}\n}}");
                step = Fresh("maker");
                scope.Add($"{contract} {step} = new {type}();");
                return $"{step}.Make(ml)";
            case 14:
                body = Inner(scope);
                result = Direct(body, operation);
                var basis = Declare("StepBase", id =>
                    $"private abstract class {id}\n{{\n    public {Estimator} Make(MLContext ml) => Core(ml);\n    protected abstract {Estimator} Core(MLContext ml);\n}}");
                type = Declare("Derived", id => $"private sealed class {id} : {basis}\n{{\n    protected override {Estimator} Core(MLContext ml)\n    {Block(body, $"return {result};").Replace("\n", "\n    ")}\n}}");
                return $"new {type}().Make(ml)";
            case 15:
                return Declare("Same", id => $"private static T {id}<T>(T value) => value;") + $"({Direct(scope, operation)})";
            case 16:
                var list = Keep(scope, "var", $"new List<{Estimator}> {{ {Direct(scope, operation)} }}");
                return list + "[0]";
            case 17:
                result = Direct(scope, operation);
                return DrawOperation() is { } second ? $"{result}.Append({Direct(scope, second)})" : result;
            case 18:
                body = Inner(scope);
                body.Transforms = "transforms";
                result = Direct(body, operation);
                if (result.Contains("ml.", System.StringComparison.Ordinal) || body.Lines.Any(line => line.Contains("ml.", System.StringComparison.Ordinal)))
                {
                    body.Lines.ForEach(scope.Add);
                    return result.Replace("transforms.", "ml.Transforms.");
                }

                method = Fresh("Step");
                Method($"{Estimator} {method}(TransformsCatalog transforms)", body, result);
                return $"{method}({scope.Transforms})";
            case 19:
                body = Inner(scope);
                result = Direct(body, operation);
                body.Add("await Task.Yield();");
                method = Fresh("StepAsync");
                Method($"async Task<{Estimator}> {method}(MLContext ml)", body, result);
                return $"{method}(ml).Result";
            case 20:
                body = Inner(scope);
                result = Direct(body, operation);
                return Declare("Maker", id => $"private static readonly Func<MLContext, {Estimator}> {id} = ml =>\n{Block(body, $"return {result};")};") + "(ml)";
            case 21:
                step = Fresh("step");
                result = Direct(scope, operation);
                scope.Add($"{Estimator}? {step} = null;");
                scope.Add($"{step} ??= {result};");
                return step;
            case 22:
                var map = Keep(scope, "var", $"new Dictionary<string, {Estimator}> {{ [\"one\"] = {Direct(scope, operation)} }}");
                return map + "[\"one\"]";
            case 23:
                var shared = Fresh("parts");
                scope.Add($"var {shared} = (Step: {Direct(scope, operation)}, Label: \"Other\");");
                return shared + ".Step";
            default:
                return Direct(scope, operation);
        }
    }

    private string Direct(Scope scope, Operation operation) => operation.Write(scope, Plain(scope));

    private string Keep(Scope scope, string type, string expression)
    {
        var id = Fresh("step");
        scope.Add($"{type} {id} = {expression};");
        return id;
    }

    /// <summary>The body of another method: the context is at hand, the data are not.</summary>
    private static Scope Inner(Scope scope) => new() { Transforms = scope.Transforms == "catalog" ? "ml.Transforms" : scope.Transforms };

    private string Helper(Operation operation, string prefix, string parameters)
    {
        var body = new Scope();
        var result = Direct(body, operation);
        var method = Fresh(prefix);
        Method($"{Estimator} {method}({parameters})", body, result);
        return method;
    }

    /// <summary>A helper that is handed the names of the columns, through another helper if deep.</summary>
    private string WithParameters(Scope scope, Operation operation, bool deep)
    {
        var outer = new AsParameters(this, Plain(scope));
        var naming = deep ? new AsParameters(this, outer) : outer;
        var body = new Scope();
        var result = operation.Write(body, naming);
        var method = Fresh("Step");
        Method($"{Estimator} {method}({string.Join(", ", naming.Parameters.Prepend("MLContext ml"))})", body, result);
        if (deep)
        {
            var inner = method;
            method = Fresh("Outer");
            Method($"{Estimator} {method}({string.Join(", ", outer.Parameters.Prepend("MLContext ml"))})", new Scope(), $"{inner}({string.Join(", ", naming.Arguments.Prepend("ml"))})");
        }

        return $"{method}({string.Join(", ", outer.Arguments.Prepend("ml"))})";
    }

    /// <summary>An estimator that is never used; taking it for one that is would show.</summary>
    private string DecoyStep(Scope scope)
    {
        var numbers = row.Columns.Where(c => c.Kind == Kind.Number).Select(c => c.Name).ToList();
        return $"{scope.Transforms}.CopyColumns({Quote(numbers[choices.Next(numbers.Count)])}, {Quote(numbers[0])})";
    }
}
