using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways to come by data.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>The columns that the data were loaded with, in order.</summary>
    private List<string> loaded = [];

    /// <summary>Statements that load the data; the parameters that they need.</summary>
    private string LoadData()
    {
        var parameters = $"IReadOnlyList<{row.Name}> rows";
        loaded = [.. row.Columns.Select(c => c.Name)];
        run.Data = "data";
        switch (choices.Style(11))
        {
            case 1:
                // Nothing is known of the schema, so nothing can be listed from it.
                parameters = "IDataView data";
                rows = rows.Untyped;
                break;
            case 2:
                parameters = "string path";
                run.Add($"var data = ml.Data.LoadFromTextFile<{row.Name}>(path, separatorChar: ',', hasHeader: true);");
                break;
            case 3:
                parameters = "string path";
                rows = rows.Untyped;
                run.Add($"var fields = new[] {{ {TextColumns()} }};");
                run.Add("var data = ml.Data.LoadFromTextFile(path, fields, separatorChar: ',', hasHeader: true);");
                break;
            case 4:
                parameters = "string path";
                rows = rows.Untyped;
                run.Add($"var data = {WithOptions()};");
                break;
            case 5:
                Declare("Load", id => $"private static IDataView {id}(MLContext ml, IEnumerable<{row.Name}> items) => ml.Data.LoadFromEnumerable(items);");
                run.Add("IDataView data = Load1(ml, rows);");
                break;
            case 6:
                Declare("Load", id => $"private static IDataView {id}<T>(MLContext ml, IEnumerable<T> items) where T : class => ml.Data.LoadFromEnumerable(items);");
                run.Add("IDataView data = Load1(ml, rows);");
                break;
            case 7:
                Project();
                break;
            case 8:
                run.Add($"var loader = ml.Data.CreateTextLoader<{row.Name}>(separatorChar: ',', hasHeader: true);");
                run.Add("var data = loader.Load(path);");
                parameters = "string path";
                break;
            case 9:
                Redefine();
                break;
            case 10:
                run.Add("IDataView data;");
                run.Add("data = ml.Data.LoadFromEnumerable<" + row.Name + ">(rows);");
                break;
            default:
                run.Add("var data = ml.Data.LoadFromEnumerable(rows);");
                break;
        }

        switch (choices.Style(6))
        {
            case 1:
                run.Add("var split = ml.Data.TrainTestSplit(data, testFraction: 0.1, seed: 1);");
                run.Data = "split.TrainSet";
                break;
            case 2:
                run.Add("var cached = ml.Data.Cache(data);");
                run.Data = "cached";
                break;
            case 3:
                run.Add("var shuffled = ml.Data.ShuffleRows(data, seed: 1);");
                run.Data = "shuffled";
                break;
            case 4:
                run.Add("var most = ml.Data.TakeRows(data, 44);");
                run.Data = "most";
                break;
            case 5 when loaded.Intersect(row.Columns.Where(c => c.Kind == Kind.Number).Select(c => c.Name)).Any():
                run.Add($"var some = ml.Data.FilterRowsByColumn(data, \"{loaded.First(n => columns[n].Kind == Kind.Number)}\", lowerBound: 0);");
                run.Data = "some";
                break;
        }

        run.DataColumns = parameters == "IDataView data" ? null : loaded;
        stages.Add(run.Data);
        return parameters;
    }

    private string TextColumns() => string.Join(", ", row.Columns.Select((c, i) => c.Kind == Kind.Key
        ? $"new TextLoader.Column(\"{c.Name}\", DataKind.UInt32, new[] {{ new TextLoader.Range({i}) }}, new KeyCount(5))"
        : $"new TextLoader.Column(\"{c.Name}\", DataKind.{(c.Kind == Kind.Number ? "Single" : c.Kind == Kind.Text ? "String" : "Boolean")}, {i})"));

    /// <summary>A text loader with its options: written at once, filled in later, or by a helper.</summary>
    private string WithOptions()
    {
        var columns = $"Columns = new[] {{ {TextColumns()} }}";
        const string Form = "HasHeader = true, Separators = new[] { ',' }";
        var options = "options";
        switch (choices.Style(4))
        {
            case 1:
                run.Add($"var options = new TextLoader.Options {{ {Form} }};");
                run.Add($"options.{columns};");
                break;
            case 2:
                options = Declare("Format", id => $"private static TextLoader.Options {id}()\n{{\n    var format = new TextLoader.Options {{ {Form} }};\n    format.{columns};\n    return format;\n}}") + "()";
                break;
            case 3:
                options = $"new TextLoader.Options {{ {columns}, {Form} }}";
                break;
            default:
                run.Add($"var options = new TextLoader.Options {{ {Form}, {columns} }};");
                break;
        }

        return choices.Chance(50) ? $"ml.Data.LoadFromTextFile(path, {options})" : $"ml.Data.CreateTextLoader({options}).Load(path)";
    }

    /// <summary>Rows of another type, anonymous or named, with some of the members, under their own or new names, and perhaps a sum of two.</summary>
    private void Project()
    {
        var kept = row.Columns.Where(c => c.Kind is not Kind.Key && (c.Kind == Kind.Truth || c.Name == row.Columns[0].Name || !choices.Chance(20))).ToList();
        var renamed = choices.Chance(40) ? choices.Pick(kept) : null;
        var members = kept.Select(c => (Name: c == renamed ? "Renamed" : c.Member, Value: $"r.{c.Member}", c.Type, Column: Column.Source(c.Name, c.Kind, c.Values))).ToList();
        var numbers = kept.Where(c => c.Kind == Kind.Number).ToList();
        if (numbers.Count > 1 && choices.Chance(30))
        {
            members.Add(("Sum", $"r.{numbers[0].Member} + r.{numbers[1].Member}", "float", new(Kind.Number, Ways.Join(numbers.Take(2).Select(c => Ways.Of(c.Name))), [])));
        }

        loaded = [.. members.Select(member => member.Name)];
        columns = columns.Select([]);
        foreach (var (member, _, _, column) in members)
        {
            // ML.NET knows the projected column only; the source behind it is the raw one.
            columns = columns.Write(member, column with { Declared = [member] });
        }

        var named = choices.Chance(40)
            ? Declare("Projected", id => $"private sealed class {id}\n{{\n{string.Concat(members.Select(m => $"    public {m.Type} {m.Name} {{ get; set; }}{(m.Type == "string" ? " = \"\";" : "")}\n"))}}}") : null;
        var made = $"new{(named is null ? "" : " " + named)} {{ {string.Join(", ", members.Select(m => named is null && m.Value == "r." + m.Name ? m.Value : $"{m.Name} = {m.Value}"))} }}";
        rows = rows with { Type = named is null ? $"<anonymous type: {string.Join(", ", members.Select(m => $"{m.Type} {m.Name}"))}>" : $"{name}.{named}", Replaceable = false };
        var passedOver = kept.Where(c => c.Kind is Kind.Number or Kind.Text).ToList() is { Count: > 0 } some && choices.Pick(some) is var asked
            ? asked.Kind == Kind.Text ? $"r.{asked.Member} is null" : $"float.IsInfinity(r.{asked.Member})" : "r is null";
        var projection = choices.Style(named is null ? 4 : 7) switch
        {
            4 => Looped($"if ({passedOver}) {{ continue; }} made.Add({made});"),
            5 => Looped($"if (!({passedOver})) {{ var one = {made}; made.Add(one); }}"),
            6 => Declare("Yielded", id => $"private static IEnumerable<{named}> {id}(IEnumerable<{row.Name}> rows)\n{{\n    foreach (var r in rows)\n    {{\n        if ({passedOver}) {{ continue; }}\n        yield return {made};\n    }}\n}}") + "(rows)",
            1 => $"from r in rows select {made}",
            2 => $"rows.Where(r => r is not null).Select(r => {made}).ToList()",
            3 => Local(run, $"rows.Select(r => {made}).ToArray()"),
            _ => $"rows.Select(r => {made})",
        };
        run.Add($"var data = ml.Data.LoadFromEnumerable({projection});");

        string Looped(string body)
        {
            run.Add($"var made = new List<{named}>();");
            run.Add($"foreach (var r in rows) {{ {body} }}");
            return "made";
        }
    }

    /// <summary>A schema definition that renames a column or removes one.</summary>
    private void Redefine()
    {
        var definition = choices.Style(3) switch
        {
            1 => $"SchemaDefinition.Create(userType: typeof({row.Name}))",
            2 => Declare("Define", id => $"private static SchemaDefinition {id}<T>() => SchemaDefinition.Create(typeof(T));") + $"<{row.Name}>()",
            _ => $"SchemaDefinition.Create(typeof({row.Name}))",
        };
        run.Add($"var definition = {definition};");
        var from = choices.Pick(row.Columns.Where(c => c.Kind == Kind.Text).ToList());
        var members = row.Columns.Where(c => c != from).ToDictionary(c => c.Name, c => c.Member);
        columns = columns.Drop([from.Name]);
        if (choices.Chance(50))
        {
            run.Add($"definition[\"{from.Name}\"].ColumnName = \"Renamed\";");
            columns = columns.Write("Renamed", Column.Source("Renamed", from.Kind, from.Values));
            loaded[loaded.IndexOf(from.Name)] = "Renamed";
            members["Renamed"] = from.Member;
        }
        else
        {
            run.Add($"definition.Remove(definition[\"{from.Name}\"]);");
            loaded.Remove(from.Name);
        }

        rows = rows with { Members = members, Replaceable = false };
        run.Add($"var data = ml.Data.LoadFromEnumerable(rows, {(choices.Chance(50) ? "schemaDefinition: " : "")}definition);");
    }
}
