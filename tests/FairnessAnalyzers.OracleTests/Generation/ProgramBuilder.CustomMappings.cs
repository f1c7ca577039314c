using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>Custom mappings: C# code between columns.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>Which statements compute a member, and which columns they use.</summary>
    private sealed record Computation(string Statement, IReadOnlyList<string> Used, bool Blunt);

    private Operation? DrawCustomMapping()
    {
        var inputs = choices.PickSome(columns.Of(Kind.Number, Kind.Truth, Kind.Text).Where(n => columns[n].Kind != Kind.Truth || n != "Label"), 1, 4);
        if (inputs.Count == 0)
        {
            return null;
        }

        // A destination that inherits the source writes every member of it, assigned or not.
        var inherits = choices.Chance(25) && inputs.All(n => columns[n].Kind != Kind.Truth)
            && IsTrainable(columns.Drop(inputs.Where(n => columns[n].Kind is Kind.Vector)));
        var outputs = new List<string>();
        for (var i = 1 + choices.Next(2); i > 0; i--)
        {
            var output = DrawOutput(null, Kind.Number);
            if (!outputs.Contains(output) && !inputs.Contains(output))
            {
                outputs.Add(output);
            }
        }

        var before = columns;
        var stateful = choices.Chance(30);
        var transform = stateful ? "StatefulCustomMapping" : "CustomMapping";
        var unassigned = outputs.Count > 1 && choices.Chance(15) ? outputs[^1] : null;
        var statements = new List<string>();
        if (inherits)
        {
            foreach (var input in inputs)
            {
                var copied = choices.Chance(40);
                columns = columns.Write(input, copied ? before.From(transform, before[input].Kind, [input], inputs) with { Values = before[input].Values, Blunt = before[input].Blunt }
                    : before.From(transform, before[input].Kind, [], inputs, blunt: true));
                if (copied)
                {
                    statements.Add($"output.{input} = input.{input};");
                }
            }
        }

        foreach (var output in outputs)
        {
            var computation = output == unassigned ? new Computation("", [], true)
                : stateful && output == outputs[0] && choices.Chance(85) ? Carry(before, inputs, "output." + output)
                : Compute(before, inputs, "output." + output);
            columns = columns.Write(output, before.From(transform, Kind.Number, computation.Used, inputs, computation.Blunt));
            statements.Add(computation.Statement);
        }

        statements.RemoveAll(statement => statement.Length == 0);
        string? memory = null;
        if (stateful)
        {
            mayThrow = true;

            // What is counted reaches no output.
            statements.Add("state.Seen++;");
            memory = Declare("State", id => $"private class {id}\n{{\n    public int Seen;\n    public float Last {{ get; set; }}\n    public List<float> All {{ get; }} = new();\n}}");
        }

        var source = Declare("Input", id => $"private class {id}\n{{\n{string.Concat(inputs.Select(n => Member(before, n)))}}}");
        var target = Declare("Output", id =>
            $"private class {id}{(inherits ? " : " + source : "")}\n{{\n{string.Concat(outputs.Select(n => $"    public float {n} {{ get; set; }}\n"))}}}");
        return new((scope, _) => WriteMapping(scope, source, target, memory, statements)) { Fixed = true };
    }

    private string WriteMapping(Scope scope, string source, string target, string? memory, List<string> statements)
    {
        var block = string.Join(" ", statements);
        var single = statements.Count == 1 && !block.StartsWith("if", System.StringComparison.Ordinal) && block.Count(c => c == ';') == 1;
        var names = memory is null ? "input, output" : "input, output, state";
        var lambda = single ? $"({names}) => {block.TrimEnd(';')}" : $"({names}) => {{ {block} }}";
        var types = memory is null ? $"<{source}, {target}>" : $"<{source}, {target}, {memory}>";
        var parameters = memory is null ? $"{source} input, {target} output" : $"{source} input, {target} output, {memory} state";
        var stateful = memory is null ? "" : "Stateful";
        var call = $"{scope.Transforms}.{stateful}CustomMapping";
        var begin = memory is null ? "" : choices.Style(3) switch
        {
            1 => ", state => state.Seen = 0",
            2 => ", " + Declare("Begin", id => $"private static void {id}({memory} state)\n{{\n    state.Seen = 1;\n    state.Last = 2;\n}}"),
            _ => ", state => { }",
        };
        var body = new Scope();
        statements.ForEach(body.Add);
        switch (choices.Style(6))
        {
            case 1:
                var method = Fresh("Map");
                Method($"void {method}({parameters})", body, null);
                return $"{call}{types}({method}{begin}, null)";
            case 2:
                var action = Fresh("map");
                scope.Add($"Action{types} {action} = {lambda};");
                return $"{call}({action}{begin}, null)";
            case 3:
                method = Fresh("Mapping");
                Method($"Action{types} {method}()", new Scope(), lambda);
                return $"{call}({method}(){begin}, null)";
            case 4:
                var factory = Declare("Factory", id =>
                    $"private sealed class {id} : {stateful}CustomMappingFactory{types}\n{{\n    public override Action{types} GetMapping() => {lambda};\n"
                    + (memory is null ? "" : $"    public override Action<{memory}> GetStateInitAction() => {begin[2..]};\n") + "}");
                return $"{call}(new {factory}().GetMapping(){(memory is null ? "" : $", new {factory}().GetStateInitAction()")}, \"mapping\")";
            case 5:
                method = Fresh("Map");
                scope.Add($"static void {method}({parameters}) {{ {block} }}");
                return $"{call}{types}({method}{begin}, null)";
            default:
                return $"{call}{types}({lambda}{begin}, null)";
        }
    }

    private static string Member(Columns before, string column) => before[column].Kind switch
    {
        Kind.Number => $"    public float {column} {{ get; set; }}\n",
        Kind.Truth => $"    public bool {column} {{ get; set; }}\n",
        _ => $"    public string {column} {{ get; set; }} = \"\";\n",
    };

    /// <summary>Statements that compute a number from some of the inputs.</summary>
    private Computation Compute(Columns before, List<string> inputs, string target)
    {
        var first = choices.Pick(inputs);
        var second = choices.Pick(inputs);
        var (value, blunt) = Value(before, first);
        var both = (IReadOnlyList<string>)(first == second ? [first] : [first, second]);
        var condition = before[second].Kind switch
        {
            Kind.Number => $"input.{second} > 40",
            Kind.Truth => $"input.{second}",
            _ => $"input.{second} == \"B\"",
        };
        switch (choices.Style(9))
        {
            case 1:
                return new($"{target} = {condition} ? {value} : 0;", both, true);
            case 2:
                return new($"if ({condition}) {{ {target} = {value}; }} else {{ {target} = 1; }}", both, true);
            case 3:
                var local = Fresh("local");
                return new($"var {local} = {value}; {target} = {local} * 2;", [first], blunt);
            case 4:
                var scale = Declare("Scale", id => $"private static float {id}(float value) => value * 3;");
                return new($"{target} = {scale}({value});", [first], blunt);
            case 5:
                return new($"{target} = {value} + {Value(before, second).Text};", both, true);
            case 6:
                return new($"{target} = 1; if ({condition}) {{ {target} = 2; }}", [second], true);
            case 7:
                var guard = Fresh("local");
                return new($"float {guard} = 0; if ({condition}) {{ {guard} = {value}; }} {target} = {guard};", both, true);
            case 8:
                local = Fresh("local");
                return new($"var {local} = {value}; {target} = ({condition}) switch {{ true => {local}, false => 2 }};", both, true);
            default:
                return new($"{target} = {value};", [first], blunt);
        }
    }

    /// <summary>Statements that compute a number from what earlier rows have left in the state.</summary>
    private Computation Carry(Columns before, List<string> inputs, string target)
    {
        var kept = choices.Pick(inputs);
        var (value, blunt) = Value(before, kept);
        switch (choices.Next(4))
        {
            case 1:
                return new($"if ({value} > state.Last) {{ state.Last = {value}; }} {target} = state.Last;", [kept], true);
            case 2:
                var other = choices.Pick(inputs);
                return new($"{target} = {Value(before, other).Text} + state.Last; state.Last = {value};", other == kept ? [kept] : [kept, other], true);
            case 3:
                return new($"{target} = state.All.Count == 0 ? 0 : state.All[state.All.Count - 1]; state.All.Add({value});", [kept], true);
            default:
                return new($"{target} = state.Last; state.Last = {value};", [kept], blunt);
        }
    }

    private (string Text, bool Blunt) Value(Columns before, string column) => before[column].Kind switch
    {
        Kind.Number => ($"input.{column} * 2", false),
        Kind.Truth => ($"(input.{column} ? 1f : 0f)", false),
        _ => choices.Next(3) switch
        {
            0 => ($"(float)input.{column}.Length", true),
            1 => ($"(input.{column} == \"B\" ? 1f : 2f)", true),
            _ => ($"(float)input.{column}.Sum(letter => letter)", true),
        },
    };
}
