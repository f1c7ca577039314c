using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Lineage;

/// <summary>The visible columns at one point of a pipeline. Immutable: each step gives new columns and shares the rest.</summary>
internal sealed class Columns
{
    private readonly ImmutableDictionary<string, Cell> cells;
    private readonly ImmutableHashSet<string> dropped;
    private readonly bool open;
    private readonly Opaque? cloud;

    private Columns(Schema schema, ImmutableDictionary<string, Cell> cells, ImmutableHashSet<string> dropped, bool open, Opaque? cloud)
    {
        Schema = schema;
        this.cells = cells;
        this.dropped = dropped;
        this.open = open;
        this.cloud = cloud;
    }

    internal Schema Schema { get; }

    /// <summary>Whether a step before here has read a column that certainly does not exist: ML.NET would have thrown.</summary>
    internal bool IsBroken { get; private init; }

    /// <summary>These columns after such a read.</summary>
    internal Columns Broken() => IsBroken ? this : new Columns(Schema, cells, dropped, open, cloud) { IsBroken = true };

    /// <summary>The names of the columns, in no order; complete only when <see cref="IsKnown"/>.</summary>
    internal IEnumerable<string> Names => cells.Keys;

    /// <summary>Whether every column is known.</summary>
    internal bool IsKnown => !open && cloud is null;

    /// <summary>Why there may be other columns.</summary>
    internal string? WhyUnknown => cloud?.Why ?? (open ? Schema.WhyOpen : null);

    internal static Columns Of(Schema schema)
    {
        var cells = ImmutableDictionary.CreateBuilder<string, Cell>();
        foreach (var column in schema.Columns)
        {
            var inputs = column.Sources.Select(source => new CellInput(Cell.Of(source), null)).ToImmutableArray();
            if (column.Rest is { } rest)
            {
                inputs = inputs.Add(new CellInput(Cell.Of(rest), null));
            }

            cells[column.Name] = inputs.Length == 1 ? inputs[0].Cell with { Enumeration = column.Range } : new Cell(null, inputs) { Enumeration = column.Range };
        }

        return new Columns(schema, cells.ToImmutable(), ImmutableHashSet<string>.Empty, schema.WhyOpen is not null, null);
    }

    /// <summary>The column of a name: null when it is certain that there is none.</summary>
    internal Cell? Find(string name)
    {
        if (cells.TryGetValue(name, out var cell))
        {
            return cell;
        }

        var source = open && !dropped.Contains(name) ? Cell.Of(new SourceColumn(name, null, null)) : null;
        return cloud is null ? source
            : source is null ? Cell.Of(cloud)
            : Cell.Join(source, Cell.Of(cloud));
    }

    internal Columns With(IEnumerable<KeyValuePair<string, Cell>> written)
    {
        var list = written.ToList();
        return new Columns(Schema, cells.SetItems(list), dropped.Except(list.Select(static w => w.Key)), open, cloud) { IsBroken = IsBroken };
    }

    internal Columns Without(IEnumerable<string> names)
    {
        var list = names.ToList();
        return new Columns(Schema, cells.RemoveRange(list), open ? dropped.Union(list) : dropped, open, cloud) { IsBroken = IsBroken };
    }

    internal Columns Only(IEnumerable<string> names)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, Cell>();
        foreach (var name in names)
        {
            if (Find(name) is { } cell)
            {
                kept[name] = cell;
            }
        }

        return new Columns(Schema, kept.ToImmutable(), ImmutableHashSet<string>.Empty, false, null) { IsBroken = IsBroken };
    }

    /// <summary>These columns after something unknown may have overwritten any of them and added others.</summary>
    internal Columns Clouded(Opaque why)
    {
        var unknown = Cell.Of(why);
        var clouded = ImmutableDictionary.CreateBuilder<string, Cell>();
        foreach (var entry in cells)
        {
            clouded[entry.Key] = Cell.Join(entry.Value, unknown);
        }

        return new Columns(Schema, clouded.ToImmutable(), dropped, open, cloud ?? why) { IsBroken = IsBroken };
    }

    internal static Columns Join(Columns left, Columns right)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        var joined = left.cells.ToBuilder();
        foreach (var entry in right.cells)
        {
            joined[entry.Key] = left.Find(entry.Key) is { } other ? Cell.Join(other, entry.Value) : entry.Value;
        }

        foreach (var entry in left.cells)
        {
            if (!right.cells.ContainsKey(entry.Key) && right.Find(entry.Key) is { } other)
            {
                joined[entry.Key] = Cell.Join(entry.Value, other);
            }
        }

        return new Columns(left.Schema, joined.ToImmutable(), left.dropped.Intersect(right.dropped), left.open || right.open, left.cloud ?? right.cloud) { IsBroken = left.IsBroken && right.IsBroken };
    }

    /// <summary>The column name that is nearest to a misspelt one; null when none is near.</summary>
    internal string? Nearest(string name)
    {
        var limit = System.Math.Max(1, name.Length / 3);
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in cells.Keys)
        {
            if (System.Math.Abs(candidate.Length - name.Length) > limit || candidate.Length > 200 || name.Length > 200)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance <= limit && (distance < least || (distance == least && string.CompareOrdinal(candidate, nearest) < 0)))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance, ignoring case.</summary>
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], System.Math.Min(System.Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
