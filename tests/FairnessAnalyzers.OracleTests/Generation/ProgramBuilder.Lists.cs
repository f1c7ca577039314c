using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways to write a list of column names.</summary>
internal sealed partial class ProgramBuilder
{
    private string Listed(Scope scope, IReadOnlyList<string> names) =>
        choices.Chance(60) ? ArrayOf(scope, names) : string.Join(", ", names.Select(value => Name(scope, value)));

    private string Items(Scope scope, IEnumerable<string> names) => string.Join(", ", names.Select(value => Name(scope, value)));

    /// <summary>Whether the names must stay in their order.</summary>
    private bool inOrder;

    /// <summary>Names that stay in their order, as the inputs of an expression must.</summary>
    private string InOrder(System.Func<string> names)
    {
        inOrder = true;
        var written = names();
        inOrder = false;
        return written;
    }

    /// <summary>An expression of type <c>string[]</c>.</summary>
    private string ArrayOf(Scope scope, IReadOnlyList<string> names)
    {
        var first = names.Take(1).ToList();
        var rest = names.Skip(1).ToList();
        var style = choices.Style(30);
        if (inOrder && style is (6 or 12 or 15 or 16 or 25))
        {
            style = 0;
        }

        switch (style)
        {
            case 1:
                return $"new string[] {{ {Items(scope, names)} }}";
            case 2:
                return Local(scope, $"new[] {{ {Items(scope, names)} }}");
            case 3:
                return Declare("Columns", id => $"private static readonly string[] {id} = {{ {string.Join(", ", names.Select(Quote))} }};");
            case 4:
                var list = Local(scope, "new List<string>()");
                foreach (var value in names)
                {
                    scope.Add($"{list}.Add({Name(scope, value)});");
                }

                return list + ".ToArray()";
            case 5:
                list = Local(scope, $"new List<string> {{ {Items(scope, first)} }}");
                scope.Add($"{list}.AddRange(new string[] {{ {Items(scope, rest)} }});");
                return list + ".ToArray()";
            case 6:
                var part = Local(scope, $"new string[] {{ {Items(scope, rest)} }}");
                return $"[.. {part}, {Items(scope, first)}]";
            case 7:
                return $"[{Items(scope, names)}]";
            case 8:
                return Suffixed(scope, names) ?? $"new[] {{ {Items(scope, names)} }}.Select(n => n).ToArray()";
            case 9:
                var decoy = Decoy(names);
                return $"new[] {{ {Items(scope, first)}, {Quote(decoy)}{string.Concat(rest.Select(n => ", " + Quote(n)))} }}.Where(n => n != {Name(scope, decoy)}).ToArray()";
            case 10:
                decoy = Decoy(names);
                return $"new[] {{ {Quote(decoy)}, {Items(scope, names)} }}.Except(new[] {{ {Quote(decoy)} }}).ToArray()";
            case 11:
                return $"new string[] {{ {Items(scope, first)} }}.Concat(new string[] {{ {Items(scope, rest)} }}).ToArray()";
            case 12:
                return $"new string[] {{ {Items(scope, rest)} }}.{(choices.Chance(50) ? "Append" : "Prepend")}({Items(scope, first)}).ToArray()";
            case 13:
                var body = new Scope();
                var result = $"new[] {{ {Items(body, names)} }}";
                var method = Fresh("Columns");
                Method($"string[] {method}()", body, result);
                return method + "()";
            case 14:
                return Declare("Columns", id =>
                    $"private static IEnumerable<string> {id}()\n{{\n{string.Concat(names.Select(n => $"    yield return {Quote(n)};\n"))}}}") + "().ToArray()";
            case 15:
                return FromSchema(scope, names) ?? $"new[] {{ {Items(scope, names)} }}";
            case 16:
                return FromProperties(names) ?? $"new[] {{ {Items(scope, names)} }}";
            case 17:
                list = Local(scope, "new List<string>()");
                var item = Fresh("item");
                scope.Add($"foreach (var {item} in new[] {{ {Items(scope, names)} }}) {{ {list}.Add({item}); }}");
                return list + ".ToArray()";
            case 18:
                var dictionary = Declare("Map", id => $"private static readonly Dictionary<string, int> {id} = new() {{ {string.Join(", ", names.Select((n, i) => $"[{Quote(n)}] = {i}"))} }};");
                return dictionary + ".Keys.ToArray()";
            case 19:
                return $"new[] {{ {string.Join(", ", names.Select(n => $"({Quote(n)}, 1)"))} }}.Select(pair => pair.Item1).ToArray()";
            case 20:
                return $"new[] {{ {Items(scope, names)} }}.Union(new[] {{ {Quote(names[0])} }}).Distinct().ToArray()";
            case 21:
                return $"new[] {{ {Quote(Decoy(names))}, {Items(scope, names)} }}.Skip(1).ToArray()";
            case 22:
                return $"(from n in new[] {{ {Items(scope, names)} }} where n.Length > 0 select n).ToArray()";
            case 23:
                return Declare("These", id => $"private static string[] {id}(params string[] columns) => columns;") + $"({Items(scope, names)})";
            case 24:
                return $"{Quote(string.Join(",", names))}.Split(',')";
            case 25:
                return $"new[] {{ {Items(scope, names)} }}.OrderBy(n => n).ToArray()";
            case 26:
                return Declare("All", id => $"private static readonly List<string> {id} = new() {{ {string.Join(", ", names.Select(Quote))} }};") + ".ToArray()";
            case 27:
                var type = Declare("Setup", id => $"private sealed record {id}(string[] Columns, string Label);");
                return Local(scope, $"new {type}(new[] {{ {Items(scope, names)} }}, \"Other\")") + ".Columns";
            case 28:
                decoy = Decoy(names);
                var banned = Declare("Banned", id => $"private static readonly string[] {id} = {{ {Quote(decoy)}, \"Other\" }};");
                return $"new[] {{ {Items(scope, names)}, {Quote(decoy)} }}.Where(n => !{banned}.Contains(n)).ToArray()";
            case 29:
                var array = Local(scope, $"new string[{names.Count}]");
                for (var i = 0; i < names.Count; i++)
                {
                    scope.Add($"{array}[{i}] = {Name(scope, names[i])};");
                }

                return array;
            default:
                return $"new[] {{ {Items(scope, names)} }}";
        }
    }

    /// <summary>Names that all end alike, made from their stems.</summary>
    private string? Suffixed(Scope scope, IReadOnlyList<string> names)
    {
        var suffix = names.Count > 1 ? CommonSuffix(names) : "";
        if (suffix.Length == 0 || names.Any(n => n.Length == suffix.Length))
        {
            return null;
        }

        var stems = names.Select(n => Quote(n[..^suffix.Length]));
        return choices.Next(3) switch
        {
            0 => $"new[] {{ {string.Join(", ", stems)} }}.Select(n => n + {Name(scope, suffix)}).ToArray()",
            1 => $"new[] {{ {string.Join(", ", stems)} }}.Select(n => $\"{{n}}{suffix}\").ToArray()",
            _ => $"(from n in new[] {{ {string.Join(", ", stems)} }} select n + {Quote(suffix)}).ToArray()",
        };
    }

    private static string CommonSuffix(IReadOnlyList<string> names)
    {
        var length = 0;
        while (names.All(n => n.Length > length && n[^(length + 1)] == names[0][^(length + 1)]))
        {
            length++;
        }

        return names[0][^length..];
    }

    /// <summary>The columns of the data, all but some.</summary>
    private string? FromSchema(Scope scope, IReadOnlyList<string> names)
    {
        if (scope.Data is not { } data || scope.DataColumns is not { } all || names.Except(all).Any())
        {
            return null;
        }

        var source = choices.Chance(30) ? $"{data}.Schema.AsQueryable().Select(c => c.Name)" : $"{data}.Schema.Select(c => c.Name)";
        // A schema lists the columns that are hidden by others of their name as well.
        var once = data.StartsWith("view", System.StringComparison.Ordinal) ? ".Distinct()" : "";
        return Without(scope, source, "n", [.. all.Except(names)]) + once + ".ToArray()";
    }

    /// <summary>The properties of the row type, all but some.</summary>
    private string? FromProperties(IReadOnlyList<string> names)
    {
        if (!row.PropertiesAreColumns || names.Except(row.Columns.Select(c => c.Name)).Any())
        {
            return null;
        }

        var kinds = row.Columns.Where(c => names.Contains(c.Name)).Select(c => c.Type).Distinct().ToList();
        var filter = kinds.Count == 1 && choices.Chance(60) ? $".Where(p => p.PropertyType == typeof({kinds[0]}))" : "";
        var left = row.Columns.Where(c => !names.Contains(c.Name) && (filter.Length == 0 || c.Type == kinds[0])).Select(c => c.Name);
        return Without(new Scope(), $"typeof({row.Name}).GetProperties(){filter}.Select(p => p.Name)", "n", [.. left]) + ".ToArray()";
    }

    private string Without(Scope scope, string source, string item, List<string> excluded)
    {
        if (excluded.Count == 0)
        {
            return source;
        }

        switch (choices.Next(5))
        {
            case 0:
                return $"{source}.Where({item} => {string.Join(" && ", excluded.Select(n => $"{item} != {Quote(n)}"))})";
            case 1:
                return source + string.Concat(excluded.Select(n => $".Where({item} => {item} != {Quote(n)})"));
            case 2:
                return $"{source}.Except(new[] {{ {string.Join(", ", excluded.Select(Quote))} }})";
            case 3:
                return $"{source}.Where({item} => !new[] {{ {string.Join(", ", excluded.Select(Quote))} }}.Contains({item}))";
            default:
                return source.Contains("AsQueryable", System.StringComparison.Ordinal)
                    ? $"{source}.Where({item} => !({string.Join(" || ", excluded.Select(n => $"{item} == {Quote(n)}"))}))"
                    : $"{source}.Where({item} => {item} is not ({string.Join(" or ", excluded.Select(Quote))}))";
        }
    }

    /// <summary>A column that exists and is not among some names; taking it for one of them would show.</summary>
    private string Decoy(IReadOnlyList<string> names) => loaded.FirstOrDefault(n => !names.Contains(n)) ?? "Other";
}
