namespace FairnessAnalyzers.VocabularyReport;

/// <summary>How well a classifier did on some columns.</summary>
internal sealed class Figures
{
    private readonly List<(LabelledColumn Column, bool Flagged, bool Right)> answers = [];

    internal void Add(LabelledColumn column, IReadOnlyCollection<string> labels) =>
        answers.Add((column, labels.Count > 0, labels.Any(column.Accepts)));

    internal int Count => answers.Count;

    internal int Positives => answers.Count(answer => answer.Column.IsPositive);

    internal IEnumerable<LabelledColumn> Found => answers.Where(answer => answer.Column.IsPositive && answer.Flagged).Select(answer => answer.Column);

    internal IEnumerable<LabelledColumn> Missed => answers.Where(answer => answer.Column.IsPositive && !answer.Flagged).Select(answer => answer.Column);

    internal IEnumerable<LabelledColumn> FalseAlarms => answers.Where(answer => !answer.Column.IsPositive && answer.Flagged).Select(answer => answer.Column);

    internal IEnumerable<LabelledColumn> Mistaken =>
        answers.Where(answer => answer.Column.IsPositive && answer.Flagged && !answer.Right).Select(answer => answer.Column);

    internal double Precision => Ratio(Found.Count(), Found.Count() + FalseAlarms.Count());

    internal double Recall => Ratio(Found.Count(), Positives);

    internal double RightCharacteristic => Ratio(Found.Count() - Mistaken.Count(), Found.Count());

    internal double FlaggedNegatives => Ratio(FalseAlarms.Count(), Count - Positives);

    private static double Ratio(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
