using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>A vocabulary as a spreadsheet writes it: what it says, and which of its cells could not be read.</summary>
internal sealed class VocabularyFile
{
    /// <summary>The columns of a file, in the usual order; the last two are optional.</summary>
    internal static readonly ImmutableArray<string> Columns = ImmutableArray.Create(
        "term", "kind", "characteristic", "legal_basis", "rationale", "source", "languages", "not_when", "needs", "confidence");

    private const int MostErrors = 1000;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    private VocabularyFile(ImmutableArray<VocabularyEntry> entries, ImmutableArray<VocabularyError> errors)
    {
        Entries = entries;
        Errors = errors;
    }

    internal ImmutableArray<VocabularyEntry> Entries { get; }

    /// <summary>What is wrong, in the order of the file; a thousand at most, the last of which says how many more there are.</summary>
    internal ImmutableArray<VocabularyError> Errors { get; }

    /// <summary>Reads a file. Never throws: a line that cannot be read is an error at its place, and the others count.</summary>
    internal static VocabularyFile Parse(string text)
    {
        var errors = new List<VocabularyError>();
        var entries = ImmutableArray.CreateBuilder<VocabularyEntry>();
        var reader = new VocabularyLineReader(errors);
        var (delimiter, skipsFirst) = Delimiter(text);
        foreach (var record in new CsvReader(text, delimiter).Records().Skip(skipsFirst ? 1 : 0))
        {
            if (reader.Read(record) is { } entry)
            {
                entries.Add(entry);
            }

            if (reader.HasNoHeader)
            {
                break;
            }
        }

        if (errors.Count > MostErrors)
        {
            var last = errors[MostErrors - 1];
            var message = $"{errors.Count - MostErrors + 1} more lines could not be read; the first of them: {last.Message}";
            errors.RemoveRange(MostErrors - 1, errors.Count - MostErrors + 1);
            errors.Add(last with { Message = message });
        }

        return new VocabularyFile(entries.ToImmutable(), errors.ToImmutableArray());
    }

    /// <summary>The items of a cell that holds a list, which are separated by semicolons.</summary>
    internal static ImmutableArray<string> List(string cell)
    {
        if (cell.IndexOf(';') < 0)
        {
            return cell.Trim() is { Length: > 0 } only ? ImmutableArray.Create(only) : ImmutableArray<string>.Empty;
        }

        return cell.Split(';').Select(item => item.Trim()).Where(item => item.Length > 0).ToImmutableArray();
    }

    /// <summary>The delimiter of the first line, as Excel writes it in the user's locale, or as a line <c>sep=;</c> says.</summary>
    private static (char Delimiter, bool SkipsFirst) Delimiter(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var end = text.IndexOfAny(['\r', '\n'], start);
        var first = text.Substring(start, Math.Min((end < 0 ? text.Length : end) - start, CsvReader.LongestCell));
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Array.IndexOf(Delimiters, first[4]) >= 0)
        {
            return (first[4], true);
        }

        return (Delimiters.OrderByDescending(delimiter => first.Count(character => character == delimiter)).First(), false);
    }
}
