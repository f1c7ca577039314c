using System.Globalization;
using FairnessAnalyzers.Vocabulary;
using FairnessAnalyzers.VocabularyReport;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--docs", var docs])
{
    File.WriteAllText(docs, VocabularyPage.Text());
    return 0;
}

var details = args.Contains("--details");
var paths = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
if (paths.Count == 0)
{
    Console.Error.WriteLine("""
        usage: <headers.csv> [<names.csv>] [--details]     figures on a labelled corpus, and on names that mean nothing of the sort
               --docs <vocabulary.md>                      writes the page of the built-in vocabulary
        headers.csv has the columns dataset,column,description,label,certainty,also; the first column of names.csv has the names.
        """);
    return 2;
}

new Report(Corpus.Read(paths[0]), paths.Count > 1 ? Corpus.ReadNames(paths[1]) : [], Console.Out, details).Write();
return 0;
