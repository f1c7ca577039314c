using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>A column of a row type and the member behind it.</summary>
internal sealed record RowColumn(string Name, string Member, Kind Kind, int Values)
{
    internal string Type => Kind switch { Kind.Number => "float", Kind.Text => "string", Kind.Truth => "bool", _ => "uint" };
}

/// <summary>A class of rows: as properties, fields, a derived class or a record, with and without <c>ColumnName</c>.</summary>
internal sealed record RowType(string Name, RowShape Shape, ImmutableArray<RowColumn> Columns)
{
    internal static readonly ImmutableArray<RowType> All =
    [
        Make("Applicant", RowShape.Properties, "Age Income Debt ZipIncomeIndex Weight", "Race Gender City Notes", "Approved Married", ["Group"]),
        Make("CaseRow", RowShape.Properties, "Years=Age PriorArrests Debt Score0 Weight", "Ethnicity=Race Sex Postcode Notes", "Reoffended=Label Employed", ["Group"]),
        Make("Pupil", RowShape.Fields, "Age Grade Absence Distance Weight", "Religion Gender School Remarks", "Excluded Disabled", ["Group"]),
        Make("Tenant", RowShape.Derived, "Age Rent Arrears Debt Weight", "Nationality Language City Notes", "Evicted=Label Pregnant", ["Group"]),
        Make("Claim", RowShape.Record, "Amount Age Delay Distance Weight", "Faith Gender Region Letter", "Granted HasLawyer", ["Group"]),
    ];

    /// <summary>Whether reflection over the properties yields exactly the names of the columns.</summary>
    internal bool PropertiesAreColumns => Shape is RowShape.Properties or RowShape.Record && Columns.All(column => column.Name == column.Member);

    /// <summary>The columns that a pipeline starts from.</summary>
    internal Columns Schema => new(Columns.ToImmutableSortedDictionary(c => c.Name, c => Column.Source(c.Name, c.Kind, c.Values), System.StringComparer.Ordinal));

    /// <summary>The declaration in C#.</summary>
    internal string Source()
    {
        var text = new StringBuilder();
        var split = Shape == RowShape.Derived ? Columns.Length / 2 : 0;
        if (split > 0)
        {
            text.AppendLine($"public abstract class {Name}Base").AppendLine("{");
            Members(0, split);
            text.AppendLine("}").AppendLine();
        }

        text.AppendLine($"public {(Shape == RowShape.Record ? "sealed record" : "sealed class")} {Name}{(split > 0 ? $" : {Name}Base" : "")}").AppendLine("{");
        Members(split, Columns.Length);
        return text.AppendLine("}").ToString();

        void Members(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var column = Columns[i];
                var name = column.Name == column.Member ? "" : $"[ColumnName(\"{column.Name}\")] ";
                var key = column.Kind == Kind.Key ? "[KeyType(5)] " : "";
                var body = Shape == RowShape.Fields ? ";" : Shape == RowShape.Record ? " { get; init; }" : " { get; set; }";
                var value = column.Kind == Kind.Text ? Shape == RowShape.Fields ? " = \"\";" : " = \"\";" : "";
                text.AppendLine($"    [LoadColumn({i})] {name}{key}public {column.Type} {column.Member}{(value.Length > 0 ? body.TrimEnd(';') + value : body)}");
            }
        }
    }

    private static RowType Make(string name, RowShape shape, string numbers, string texts, string truths, string[] keys) => new(
        name, shape,
        [
            .. Of(numbers, Kind.Number), .. Of(texts, Kind.Text), .. Of(truths, Kind.Truth), .. keys.Select(key => new RowColumn(key, key, Kind.Key, 5)),
        ]);

    // "Member" or "Member=Column". The last text is a note of many words, the others are categories of four.
    private static IEnumerable<RowColumn> Of(string members, Kind kind)
    {
        var all = members.Split(' ');
        for (var i = 0; i < all.Length; i++)
        {
            var parts = all[i].Split('=');
            yield return new(parts[^1], parts[0], kind, kind == Kind.Text ? i == all.Length - 1 ? 0 : 4 : kind == Kind.Truth ? 2 : 0);
        }
    }
}

/// <summary>How a row type is declared.</summary>
internal enum RowShape { Properties, Fields, Derived, Record }
