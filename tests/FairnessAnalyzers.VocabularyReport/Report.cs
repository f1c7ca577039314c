using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.VocabularyReport;

/// <summary>Prints the figures of the vocabulary on a corpus, beside those of simpler searches.</summary>
internal sealed class Report(IReadOnlyList<LabelledColumn> corpus, IReadOnlyList<string> ordinaryNames, TextWriter output, bool details)
{
    private readonly ColumnVocabulary names = ColumnVocabulary.BuiltIn(VocabularyOptions.Default);
    private readonly VocabularyClassifier vocabulary = new(ColumnVocabulary.BuiltIn(VocabularyOptions.Default));

    internal void Write()
    {
        IClassifier[] classifiers = [vocabulary, new SubstringClassifier(), new WordClassifier()];
        var real = corpus.Where(column => column is { Certainty: "clear", IsAuthored: false }).ToList();
        WriteComparison("Clear names of real data sets, each name alone", real, classifiers, withEvidence: false);
        WriteComparison("Clear names of real data sets, with the other columns as evidence", real, classifiers, withEvidence: true);
        WriteComparison(
            "Names that only the other columns decide, with them as evidence",
            corpus.Where(column => column.Certainty == "context").ToList(),
            classifiers,
            withEvidence: true);
        var authored = corpus.Where(column => column is { Certainty: "clear", IsAuthored: true }).ToList();
        if (authored.Count > 0)
        {
            WriteComparison("Hard cases written for the purpose, each name alone", authored, classifiers, withEvidence: false);
        }

        var alone = Measure(vocabulary, real, withEvidence: false);
        WriteGroups("By characteristic", alone, column => column.Group);
        WriteGroups("By kind", alone, column => column.Label.Split(':')[0]);
        WriteOrdinaryNames(classifiers);
    }

    private readonly Dictionary<string, NameContext> contexts = corpus.GroupBy(column => column.DataSet)
        .ToDictionary(group => group.Key, group => NameContext.Of(null, group.Select(column => column.Column)));

    private Figures Measure(IClassifier classifier, IEnumerable<LabelledColumn> columns, bool withEvidence)
    {
        var figures = new Figures();
        foreach (var column in columns)
        {
            figures.Add(column, classifier.Classify(column, withEvidence ? contexts[column.DataSet] : NameContext.None));
        }

        return figures;
    }

    private void WriteComparison(string title, IReadOnlyList<LabelledColumn> columns, IClassifier[] classifiers, bool withEvidence)
    {
        output.WriteLine();
        output.WriteLine($"## {title} ({columns.Count} names, {columns.Count(column => column.IsPositive)} of them meant)");
        output.WriteLine();
        output.WriteLine("| | precision | recall | right characteristic | others flagged |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var classifier in classifiers)
        {
            var figures = Measure(classifier, columns, withEvidence);
            output.WriteLine(
                $"| {classifier.Name} | {figures.Precision:0.000} | {figures.Recall:0.000} | {figures.RightCharacteristic:0.000} | {figures.FlaggedNegatives:0.00%} |");
            if (details && classifier == vocabulary)
            {
                WriteDetails("missed", figures.Missed, withEvidence);
                WriteDetails("false alarm", figures.FalseAlarms, withEvidence);
                WriteDetails("mistaken", figures.Mistaken, withEvidence);
            }
        }
    }

    private void WriteDetails(string what, IEnumerable<LabelledColumn> columns, bool withEvidence)
    {
        foreach (var column in columns)
        {
            var context = withEvidence ? contexts[column.DataSet] : NameContext.None;
            var meaning = names.MeaningOf(column.Column, context) ?? names.MeaningAsTarget(column.Column, context);
            output.WriteLine($"    {what}: {column.DataSet} {column.Column} ({column.Label}) {meaning?.Kind} {meaning?.Characteristic} {meaning?.Words}");
        }
    }

    private void WriteGroups(string title, Figures figures, Func<LabelledColumn, string> group)
    {
        output.WriteLine();
        output.WriteLine($"## {title} (clear names of real data sets, each name alone)");
        output.WriteLine();
        output.WriteLine("| | names | found | right |");
        output.WriteLine("|---|---|---|---|");
        var found = figures.Found.ToLookup(group);
        var mistaken = figures.Mistaken.ToLookup(group);
        var missed = figures.Missed.ToLookup(group);
        foreach (var key in found.Select(one => one.Key).Concat(missed.Select(one => one.Key)).Distinct().Order(StringComparer.Ordinal))
        {
            var count = found[key].Count() + missed[key].Count();
            var right = found[key].Any() ? 1 - ((double)mistaken[key].Count() / found[key].Count()) : double.NaN;
            output.WriteLine($"| {key} | {count} | {(double)found[key].Count() / count:0.000} | {right:0.000} |");
        }
    }

    private void WriteOrdinaryNames(IClassifier[] classifiers)
    {
        if (ordinaryNames.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"## Names from program code ({ordinaryNames.Count})");
        output.WriteLine();
        output.WriteLine("| | flagged |");
        output.WriteLine("|---|---|");
        foreach (var classifier in classifiers)
        {
            var flagged = ordinaryNames
                .Select(name => new LabelledColumn("code", name, "none", "clear", []))
                .Where(column => classifier.Classify(column, NameContext.None).Count > 0)
                .ToList();
            output.WriteLine($"| {classifier.Name} | {(double)flagged.Count / ordinaryNames.Count:0.00%} ({flagged.Count}) |");
            if (details && classifier == vocabulary)
            {
                WriteDetails("flagged", flagged, withEvidence: false);
            }
        }
    }
}
