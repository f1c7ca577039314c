using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using FairnessAnalyzers.OracleTests.Generation;
using Microsoft.ML;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>The rows that generated programs are trained on, the same for every program, as objects and as a file.</summary>
internal sealed class Rows : IDisposable
{
    private const int Count = 48;
    private static readonly string[] words = ["good", "late", "new", "old", "risk", "calm", "home", "work"];
    private readonly Dictionary<string, object?[][]> values = [];
    private readonly Dictionary<string, IList> lists = [];
    private readonly Assembly generated;
    private readonly string folder = Directory.CreateTempSubdirectory("fairness-oracle-").FullName;

    internal Rows(Assembly generated)
    {
        this.generated = generated;
        foreach (var row in RowType.All)
        {
            var table = values[row.Name] = Table(row);
            lists[row.Name] = ListOf(row, table);
            File.WriteAllLines(PathOf(row), table.Select(r => string.Join(",", r.Select(Text))).Prepend(string.Join(",", row.Columns.Select(c => c.Member))));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal IList Of(RowType row) => lists[row.Name];

    internal string PathOf(RowType row) => Path.Combine(folder, row.Name + ".csv");

    internal IDataView View(MLContext ml, RowType row) => View(ml, Type(row), lists[row.Name]);

    /// <summary>The rows with one column changed: rotated, and for the second variant scaled or negated as well.</summary>
    internal IDataView Perturbed(MLContext ml, RowType row, string column, int variant)
    {
        var index = row.Columns.ToList().FindIndex(c => c.Name == column);
        var table = values[row.Name].Select(r => (object?[])r.Clone()).ToArray();
        for (var i = 0; i < table.Length; i++)
        {
            var value = values[row.Name][(i + (variant == 0 ? 5 : 11)) % table.Length][index];
            table[i][index] = variant == 0 ? value : value switch { float f => f * 1.37f + 3.1f, bool b => !b, _ => value };
        }

        return View(ml, Type(row), ListOf(row, table));
    }

    private static IDataView View(MLContext ml, Type type, IList list) =>
        (IDataView)typeof(DataOperationsCatalog).GetMethods().First(m => m.Name == nameof(DataOperationsCatalog.LoadFromEnumerable) && m.GetParameters()[1].Name == "schemaDefinition")
            .MakeGenericMethod(type).Invoke(ml.Data, [list, null])!;

    private Type Type(RowType row) => generated.GetType(row.Name)!;

    private static object?[][] Table(RowType row)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Count).Select(i => row.Columns.Select(object? (column, index) => column.Kind switch
        {
            Kind.Number => column.Name == "Weight" ? 0.5f + random.Next(100) / 100f : index == 3 && i % 9 == 0 ? float.NaN : 20 + random.Next(60) + random.Next(100) / 100f,
            Kind.Text => column.Values > 0 ? ((char)('A' + random.Next(4))).ToString() : string.Join(' ', Enumerable.Range(0, 3).Select(_ => words[random.Next(words.Length)])),
            Kind.Truth => random.Next(2) == 1,
            _ => (uint)(1 + random.Next(5)),
        }).ToArray())];
    }

    private IList ListOf(RowType row, object?[][] table)
    {
        var type = Type(row);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        foreach (var values in table)
        {
            var item = Activator.CreateInstance(type)!;
            for (var i = 0; i < values.Length; i++)
            {
                if (type.GetField(row.Columns[i].Member) is { } field)
                {
                    field.SetValue(item, values[i]);
                }
                else
                {
                    type.GetProperty(row.Columns[i].Member)!.SetValue(item, values[i]);
                }
            }

            list.Add(item);
        }

        return list;
    }

    // A key is written as it is read from text: counted from zero.
    private static string Text(object? value) => value switch
    {
        uint key => (key - 1).ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
