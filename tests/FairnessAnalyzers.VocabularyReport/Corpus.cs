using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.VocabularyReport;

/// <summary>One column of a labelled corpus.</summary>
/// <param name="Label">What it is: <c>protected:race</c>, <c>special:health</c>, <c>proxy:sex</c>, <c>proxy-target</c>, <c>feedback</c>, <c>free-text</c>, <c>id</c> or <c>none</c>.</param>
/// <param name="Certainty"><c>clear</c>, <c>context</c> (the other columns decide) or <c>arguable</c>.</param>
/// <param name="Also">Other labels that would be right as well.</param>
internal sealed record LabelledColumn(string DataSet, string Column, string Label, string Certainty, IReadOnlyList<string> Also)
{
    internal bool IsPositive => Label is not ("none" or "id");

    internal bool IsAuthored => DataSet.StartsWith("authored", StringComparison.Ordinal);

    /// <summary>The group under which it is counted: the characteristic, whether protected itself or stood for.</summary>
    internal string Group => Label is "special:criminal" ? "offending" : Label;

    internal bool Accepts(string label) => Label == label || Also.Contains(label);
}

/// <summary>Reads corpora: CSV with the header <c>dataset,column,description,label,certainty,also</c>, or a first column of bare names.</summary>
internal static class Corpus
{
    internal static IReadOnlyList<LabelledColumn> Read(string path)
    {
        var records = new CsvReader(File.ReadAllText(path), ',').Records().ToList();
        var header = records[0].Select(cell => cell.Text.Trim('\uFEFF')).ToList();
        string Cell(IReadOnlyList<CsvCell> record, string name) =>
            header.IndexOf(name) is var at and >= 0 && at < record.Count ? record[at].Text : string.Empty;
        return records.Skip(1)
            .Select(record => new LabelledColumn(
                Cell(record, "dataset"),
                Cell(record, "column"),
                Cell(record, "label"),
                Cell(record, "certainty"),
                Cell(record, "also").Split(';', StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
    }

    internal static IReadOnlyList<string> ReadNames(string path) =>
        new CsvReader(File.ReadAllText(path), ',').Records().Skip(1).Select(record => record[0].Text).ToList();
}
