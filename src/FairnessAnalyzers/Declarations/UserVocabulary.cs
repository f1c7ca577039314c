using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Declarations;

/// <summary>The words of a project's own domain experts: <c>FairnessVocabulary.csv</c> and <c>*.FairnessVocabulary.csv</c>.</summary>
internal static class UserVocabulary
{
    private const string FileName = "FairnessVocabulary.csv";

    internal static bool IsOne(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return string.Equals(name, FileName, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + FileName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The entries of all files. Those in deeper folders come later, so that what is nearer to the project counts.</summary>
    internal static ImmutableArray<VocabularyEntry> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        files.Where(IsOne)
            .OrderBy(static file => file.Path.Count(static c => c is '/' or '\\')).ThenBy(static file => file.Path, StringComparer.Ordinal)
            .Select(file => file.GetText(cancellation)).Where(static text => text is not null)
            .SelectMany(static text => VocabularyFile.Parse(text!.ToString()).Entries).ToImmutableArray();
}
