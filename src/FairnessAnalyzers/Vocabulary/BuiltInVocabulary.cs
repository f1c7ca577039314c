using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>The vocabulary that the package brings, read from the data files compiled into it.</summary>
internal static class BuiltInVocabulary
{
    /// <summary>The data files of entries, in the order in which they are documented and compiled.</summary>
    internal static readonly ImmutableArray<string> Files = ImmutableArray.Create(
        "justice.csv",
        "protected.csv",
        "identifier.csv",
        "freeText.csv",
        "modelOutput.csv",
        "enforcement.csv",
        "proxy.csv",
        "processOutcome.csv",
        "none.csv");

    /// <summary>The words that entries refer to as contexts, and those with a use of their own.</summary>
    internal const string WordsFile = "words.csv";

    private static readonly Lazy<WordLists> Lists = new(ReadWords);

    /// <summary>The contexts that <c>not_when</c> and <c>needs</c> may name.</summary>
    internal static ImmutableSortedSet<string> ContextNames => Lists.Value.ContextNames;

    /// <summary>Compiles the built-in entries together with a project's own.</summary>
    internal static VocabularyIndex Compile(ImmutableArray<VocabularyEntry> added) => new(ReadEntries(), added, Lists.Value);

    /// <summary>The entries of all files.</summary>
    internal static IEnumerable<VocabularyEntry> ReadEntries() => Files.SelectMany(file => VocabularyFile.Parse(ReadText(file)).Entries);

    /// <summary>The text of one of the files.</summary>
    internal static string ReadText(string file)
    {
        using var stream = typeof(BuiltInVocabulary).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The data file {file} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static WordLists ReadWords()
    {
        var rows = new CsvReader(ReadText(WordsFile), ',').Records().Skip(1);
        return new WordLists(rows.Select(row => (row[0].Text, row[1].Text, VocabularyFile.List(row[2].Text))));
    }
}
