using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways to come by data.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>The columns that the data were loaded with, in order.</summary>
    private List<string> loaded = [];

    /// <summary>Whether other rows of the same class can be put through the fitted pipeline.</summary>
    private bool takesRows = true;

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
                run.Data = "data";
                break;
            case 2:
                parameters = "string path";
                run.Add($"var data = ml.Data.LoadFromTextFile<{row.Name}>(path, separatorChar: ',', hasHeader: true);");
                break;
            case 3:
                parameters = "string path";
                run.Add($"var fields = new[] {{ {TextColumns()} }};");
                run.Add("var data = ml.Data.LoadFromTextFile(path, fields, separatorChar: ',', hasHeader: true);");
                break;
            case 4:
                parameters = "string path";
                run.Add($"var options = new TextLoader.Options {{ HasHeader = true, Separators = new[] {{ ',' }}, Columns = new[] {{ {TextColumns()} }} }};");
                run.Add("var data = ml.Data.CreateTextLoader(options).Load(path);");
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

    /// <summary>Rows of an anonymous type with some of the members, under their own names.</summary>
    private void Project()
    {
        takesRows = false;
        var kept = row.Columns.Where(c => c.Kind is not Kind.Key && (c.Kind == Kind.Truth || c.Name == row.Columns[0].Name || !choices.Chance(20))).ToList();
        run.Add($"var data = ml.Data.LoadFromEnumerable(rows.Select(r => new {{ {string.Join(", ", kept.Select(c => $"r.{c.Member}"))} }}));");
        loaded = [.. kept.Select(c => c.Member)];
        columns = columns.Select([]);
        foreach (var column in kept)
        {
            // ML.NET knows the projected column only; the source behind it is the raw one.
            columns = columns.Write(column.Member, Column.Source(column.Name, column.Kind, column.Values) with { Declared = [column.Member] });
        }
    }

    /// <summary>A schema definition that renames a column or removes one.</summary>
    private void Redefine()
    {
        takesRows = false;
        run.Add($"var definition = SchemaDefinition.Create(typeof({row.Name}));");
        var from = choices.Pick(row.Columns.Where(c => c.Kind == Kind.Text).ToList());
        if (choices.Chance(50))
        {
            run.Add($"definition[\"{from.Member}\"].ColumnName = \"Renamed\";");
            columns = columns.Drop([from.Name]).Write("Renamed", Column.Source("Renamed", from.Kind, from.Values));
            loaded[loaded.IndexOf(from.Name)] = "Renamed";
        }
        else
        {
            run.Add($"definition.Remove(definition[\"{from.Member}\"]);");
            columns = columns.Drop([from.Name]);
            loaded.Remove(from.Name);
        }

        run.Add("var data = ml.Data.LoadFromEnumerable(rows, definition);");
    }
}
