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
        var unassigned = outputs.Count > 1 && choices.Chance(15) ? outputs[^1] : null;
        var statements = new List<string>();
        if (inherits)
        {
            foreach (var input in inputs)
            {
                var copied = choices.Chance(40);
                columns = columns.Write(input, copied ? before[input] with { Declared = before.From(Kind.Number, inputs, inputs).Declared }
                    : before.From(before[input].Kind, [], inputs, blunt: true));
                if (copied)
                {
                    statements.Add($"output.{input} = input.{input};");
                }
            }
        }

        foreach (var output in outputs)
        {
            var computation = output == unassigned ? new Computation("", [], true) : Compute(before, inputs, "output." + output);
            columns = columns.Write(output, before.From(Kind.Number, computation.Used, inputs, computation.Blunt));
            statements.Add(computation.Statement);
        }

        statements.RemoveAll(statement => statement.Length == 0);
        var source = Declare("Input", id => $"private class {id}\n{{\n{string.Concat(inputs.Select(n => Member(before, n)))}}}");
        var target = Declare("Output", id =>
            $"private class {id}{(inherits ? " : " + source : "")}\n{{\n{string.Concat(outputs.Select(n => $"    public float {n} {{ get; set; }}\n"))}}}");
        return new((scope, _) => WriteMapping(scope, source, target, statements)) { Fixed = true };
    }

    private string WriteMapping(Scope scope, string source, string target, List<string> statements)
    {
        var block = string.Join(" ", statements);
        var single = statements.Count == 1 && !block.StartsWith("if", System.StringComparison.Ordinal) && block.Count(c => c == ';') == 1;
        var lambda = single ? $"(input, output) => {block.TrimEnd(';')}" : $"(input, output) => {{ {block} }}";
        var types = $"<{source}, {target}>";
        var body = new Scope();
        statements.ForEach(body.Add);
        switch (choices.Style(6))
        {
            case 1:
                var method = Fresh("Map");
                Method($"void {method}({source} input, {target} output)", body, null);
                return $"{scope.Transforms}.CustomMapping{types}({method}, null)";
            case 2:
                var action = Fresh("map");
                scope.Add($"Action{types} {action} = {lambda};");
                return $"{scope.Transforms}.CustomMapping({action}, null)";
            case 3:
                method = Fresh("Mapping");
                Method($"Action{types} {method}()", new Scope(), lambda);
                return $"{scope.Transforms}.CustomMapping({method}(), null)";
            case 4:
                var factory = Declare("Factory", id =>
                    $"private sealed class {id} : CustomMappingFactory{types}\n{{\n    public override Action{types} GetMapping() => {lambda};\n}}");
                return $"{scope.Transforms}.CustomMapping(new {factory}().GetMapping(), \"mapping\")";
            case 5:
                method = Fresh("Map");
                scope.Add($"static void {method}({source} input, {target} output) {{ {block} }}");
                return $"{scope.Transforms}.CustomMapping{types}({method}, null)";
            default:
                return $"{scope.Transforms}.CustomMapping{types}({lambda}, null)";
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
