using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>
/// Names as public bodies, surveys and programs write them, with what an informed reader takes them for (names.csv). Every one of them must be
/// read so; the file holds the quality that larger corpora measure.
/// </summary>
public class NameCorpusTests
{
    private static readonly ColumnVocabulary Names = ColumnVocabulary.BuiltIn(VocabularyOptions.Default);

    [Fact]
    public void Every_name_that_means_something_is_read_as_it_is_meant()
    {
        var wrong = Rows().Where(row => row.Meaning != "none")
            .Select(row => (row, read: Read(row)))
            .Where(one => !Agrees(one.row.Meaning, one.read))
            .Select(one => $"{one.row.Name} beside [{one.row.Beside}]: {one.row.Meaning} was read as {one.read ?? "nothing"}");

        Assert.Equal(string.Empty, string.Join("\n", wrong));
    }

    [Fact]
    public void No_ordinary_name_is_taken_for_anything_else()
    {
        var wrong = Rows().Where(row => row.Meaning == "none")
            .SelectMany(row => new[] { Names.MeaningOf(row.Name, Context(row)), Names.MeaningAsTarget(row.Name, Context(row)) }
                .OfType<Meaning>()
                .Select(meaning => $"{row.Name} beside [{row.Beside}] was read as {Text(meaning)} ({meaning.Words})"));

        Assert.Equal(string.Empty, string.Join("\n", wrong));
    }

    [Fact]
    public void The_list_has_hundreds_of_names_of_either_sort()
    {
        var rows = Rows().ToList();

        Assert.InRange(rows.Count(row => row.Meaning == "none"), 150, 10_000);
        Assert.InRange(rows.Count(row => row.Meaning != "none"), 300, 10_000);
    }

    private static bool Agrees(string expected, string? read) =>
        expected == read || (!expected.Contains(':') && read?.Split(':')[0] == expected);

    private static string? Read(Row row) =>
        (row.Position == "target" ? Names.MeaningAsTarget(row.Name, Context(row)) : Names.MeaningOf(row.Name, Context(row))) is { } meaning
            ? Text(meaning)
            : null;

    private static string Text(Meaning meaning) => meaning.Kind.Spelling() + ":" + meaning.Characteristic;

    private static NameContext Context(Row row) =>
        row.Beside.Length == 0 ? NameContext.None : NameContext.Of(null, row.Beside.Split(';').Append(row.Name));

    private static IEnumerable<Row> Rows()
    {
        using var stream = typeof(NameCorpusTests).Assembly.GetManifestResourceStream("names.csv")!;
        using var reader = new StreamReader(stream);
        return new CsvReader(reader.ReadToEnd(), ',').Records().Skip(1)
            .Select(cells => new Row(cells[0].Text, cells[1].Text, cells[2].Text, cells[3].Text))
            .ToList();
    }

    private sealed record Row(string Name, string Position, string Meaning, string Beside);
}
