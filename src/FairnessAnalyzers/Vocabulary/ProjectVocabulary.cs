using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>The words that a project adds to the vocabulary, or takes from it: the files <c>FairnessVocabulary.csv</c> among its additional files.</summary>
internal static class ProjectVocabulary
{
    private const string FileName = "FairnessVocabulary.csv";

    internal static bool IsOne(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return string.Equals(name, FileName, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + FileName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The vocabulary files of a project and of the folders above it: the nearest comes last, and so counts.</summary>
    internal static IEnumerable<(AdditionalText File, VocabularyFile Content)> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        files.Where(IsOne).OrderBy(static file => file.Path.Count(static c => c is '/' or '\\')).ThenBy(static file => file.Path, StringComparer.Ordinal)
            .Select(file => (file, VocabularyFile.Parse(file.GetText(cancellation)?.ToString() ?? "")));
}
