using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways to write the name of a column.</summary>
internal sealed partial class ProgramBuilder
{
    private static string Quote(string value) => $"\"{value}\"";

    /// <summary>An expression that is a name, usable wherever the scope's statements have run.</summary>
    private string Name(Scope scope, string value)
    {
        var quoted = Quote(value);
        switch (choices.Style(24))
        {
            case 1:
                return row.Columns.FirstOrDefault(column => column.Member == value) is { } member ? $"nameof({row.Name}.{member.Member})" : quoted;
            case 2:
                return Declare("Const", id => $"private const string {id} = {quoted};");
            case 3:
                return "@" + quoted;
            case 4:
                return Declare("Field", id => $"private static readonly string {id} = {quoted};");
            case 5:
                var (left, right) = Halves(value);
                return choices.Chance(50) ? $"{left} + {right}" : $"{Declare("Half", id => $"private const string {id} = {left};")} + {right}";
            case 6:
                (left, right) = Halves(value);
                if (choices.Chance(50))
                {
                    return $"$\"{{{(left[0] == '"' ? Local(scope, left) : left)}}}{right.Trim('"')}\"";
                }

                return $"$\"{(left[0] == '"' ? left.Trim('"') : $"{{{left}}}")}{{{Local(scope, right)}}}\"";
            case 7:
                return Local(scope, quoted);
            case 8:
                var constant = Fresh("name");
                scope.Add($"const string {constant} = {quoted};");
                return constant;
            case 9:
                var key = Fresh("key");
                return Declare("Names", id => $"private static readonly Dictionary<string, string> {id} = new() {{ [\"other\"] = \"Other\", [\"{key}\"] = {quoted} }};") + $"[\"{key}\"]";
            case 10:
                (left, right) = Halves(value);
                return Declare("Named", id => $"private static string {id}(string stem) => stem + {right};") + $"({left})";
            case 11:
                var array = Local(scope, $"new[] {{ \"Other\", {quoted} }}");
                return array + "[1]";
            case 12:
                var tuple = Local(scope, $"(Input: {quoted}, Other: \"Other\")");
                return tuple + ".Input";
            case 13:
                return $"({Flag()} ? {quoted} : \"Other\")";
            case 14:
                return Declare("Property", id => $"private static string {id} => {quoted};");
            case 15:
                var type = Declare("Config", id => $"private sealed record {id}(string Column, int Size = 3);");
                return Local(scope, $"new {type}({quoted})") + ".Column";
            case 16:
                var method = Declare("Find", id => $"private static void {id}(out string found)\n{{\n    found = {quoted};\n}}");
                var found = Fresh("found");
                scope.Add($"{method}(out var {found});");
                return found;
            case 17:
                var kind = Declare("Kind", id => $"private enum {id} {{ First, Second }}");
                return $"({kind}.Second switch {{ {kind}.First => \"Other\", {kind}.Second => {quoted}, _ => \"None\" }})";
            case 18:
                (left, right) = Halves(value);
                return choices.Next(3) switch
                {
                    0 => $"string.Concat({left}, {right})",
                    1 => $"string.Format(\"{{0}}{{1}}\", {left}, {right})",
                    _ => $"string.Join(\"\", {left}, {right})",
                };
            case 19:
                type = Declare("Holder", id =>
                    $"private sealed class {id}\n{{\n    private readonly string column;\n    internal {id}(string column) {{ this.column = column; }}\n    internal string Column => column;\n}}");
                return $"new {type}({quoted}).Column";
            case 20:
                kind = Declare("Column", id => $"private enum {id} {{ None, {value} }}");
                return choices.Chance(50) ? $"nameof({kind}.{value})" : $"{kind}.{value}.ToString()";
            case 21:
                return Declare("Default", id => $"private static string {id}(string name = {quoted}) => name;") + "()";
            case 22:
                var function = Fresh("NameOf");
                scope.Add($"string {function}() => {quoted};");
                return function + "()";
            case 23:
                var given = Fresh("given");
                scope.Add($"string? {given} = null;");
                return $"({given} ?? {quoted})";
            default:
                return quoted;
        }
    }

    /// <summary>A new member of the program's class, and its name.</summary>
    private string Declare(string prefix, System.Func<string, string> declaration)
    {
        var id = Fresh(prefix);
        members.Add(declaration(id));
        return id;
    }

    private string Local(Scope scope, string expression)
    {
        var id = Fresh("value");
        scope.Add($"var {id} = {expression};");
        return id;
    }

    /// <summary>A condition that is always true.</summary>
    private string Flag() => choices.Next(3) switch
    {
        0 => Declare("Use", id => $"private const bool {id} = true;"),
        1 => Declare("Use", id => $"private static readonly bool {id} = true;"),
        _ => "!" + Declare("Skip", id => $"private const bool {id} = false;"),
    };

    /// <summary>A name as two expressions to be joined; the first may be a <c>nameof</c>.</summary>
    private (string Left, string Right) Halves(string value)
    {
        if (row.Columns.FirstOrDefault(column => value.StartsWith(column.Member, System.StringComparison.Ordinal) && value != column.Member) is { } stem)
        {
            return ($"nameof({row.Name}.{stem.Member})", Quote(value[stem.Member.Length..]));
        }

        var cut = 1 + choices.Next(value.Length - 1);
        return (Quote(value[..cut]), Quote(value[cut..]));
    }

    /// <summary>Names written on the spot.</summary>
    private sealed class OnTheSpot(ProgramBuilder builder, Scope scope) : INaming
    {
        public string One(string name) => builder.Name(scope, name);

        public string Many(IReadOnlyList<string> names) => builder.Listed(scope, names);

        public string Array(IReadOnlyList<string> names) => builder.ArrayOf(scope, names);
    }

    /// <summary>Names as parameters of a helper method; what its caller passes is written by another naming.</summary>
    private sealed class AsParameters(ProgramBuilder builder, INaming caller) : INaming
    {
        internal List<string> Parameters { get; } = [];

        internal List<string> Types { get; } = [];

        internal List<string> Arguments { get; } = [];

        public string One(string name) => Add("string", caller.One(name));

        public string Many(IReadOnlyList<string> names) => Add("string[]", caller.Array(names));

        public string Array(IReadOnlyList<string> names) => Add("string[]", caller.Array(names));

        private string Add(string type, string argument)
        {
            var parameter = builder.Fresh(type == "string" ? "column" : "columns");
            Parameters.Add($"{type} {parameter}");
            Types.Add(type);
            Arguments.Add(argument);
            return parameter;
        }
    }
}
