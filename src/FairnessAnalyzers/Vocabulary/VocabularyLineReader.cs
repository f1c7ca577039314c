using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>Turns the lines of a vocabulary file, header first, into entries.</summary>
internal sealed class VocabularyLineReader(List<VocabularyError> errors)
{
    private const string Codes = "@codes ";
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private int[]? columns;
    private int columnCount;

    /// <summary>Whether the first line was no header, so that no other line can be read.</summary>
    internal bool HasNoHeader { get; private set; }

    /// <summary>The entry of a line; null for the header and for a line in error.</summary>
    internal VocabularyEntry? Read(ImmutableArray<CsvCell> record)
    {
        if (columns is null)
        {
            ReadHeader(record);
            return null;
        }

        var isBlank = true;
        for (var i = 0; i < record.Length; i++)
        {
            var cell = record[i];
            if (FaultOf(cell) is { } fault)
            {
                return Error(cell, fault);
            }

            var cellIsBlank = string.IsNullOrWhiteSpace(cell.Text);
            if (i >= columnCount && !cellIsBlank)
            {
                return Error(cell, $"The line has more cells than the header's {columnCount}.");
            }

            isBlank &= cellIsBlank;
        }

        return isBlank ? null : ReadEntry(record);
    }

    private static string? FaultOf(CsvCell cell)
    {
        foreach (var character in cell.Text)
        {
            if (char.IsControl(character) && !char.IsWhiteSpace(character))
            {
                return "The cell has control characters.";
            }
        }

        return cell.Fault;
    }

    private void ReadHeader(ImmutableArray<CsvCell> record)
    {
        var names = record.Select(cell => cell.Text.Trim('\uFEFF', ' ', '"').ToLowerInvariant()).ToList();
        columns = VocabularyFile.Columns.Select(names.IndexOf).ToArray();
        columnCount = names.Count;
        if (columns[0] < 0 || columns[1] < 0)
        {
            HasNoHeader = true;
            Error(record[0], "The first line must be the header: term,kind,characteristic,legal_basis,rationale,source,languages,not_when.");
            return;
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length > 0 && !VocabularyFile.Columns.Contains(names[i]))
            {
                Error(record[i], $"The header names a column that is not known: {Printable(names[i])}.");
            }
        }
    }

    private VocabularyEntry? ReadEntry(ImmutableArray<CsvCell> record)
    {
        var termCell = CellAt(record, 0);
        var terms = VocabularyFile.List(termCell.Text);
        if (terms.IsEmpty)
        {
            return Error(termCell, "The term is empty.");
        }

        if (terms.FirstOrDefault(term => IsFormula(term) || !Term.HasWords(term)) is { } wordless)
        {
            return Error(termCell, IsFormula(wordless) ? "The term begins as a formula does." : "The term has no letter from a to z and no digit.");
        }

        var kindCell = CellAt(record, 1);
        ColumnKind? kind = null;
        if (!string.Equals(kindCell.Text.Trim(), "none", StringComparison.OrdinalIgnoreCase))
        {
            if (!ColumnKinds.TryParse(kindCell.Text.Trim(), out var known))
            {
                return Error(
                    kindCell,
                    "The kind must be one of justice, protected, identifier, freeText, modelOutput, enforcement, proxy, processOutcome or none.");
            }

            kind = known;
        }

        var languagesCell = CellAt(record, 6);
        var languages = languagesCell.Text.Length == 0
            ? ImmutableArray<string>.Empty
            : languagesCell.Text.ToLowerInvariant().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (languages.Any(language => !VocabularyOptions.AllLanguages.Contains(language)))
        {
            return Error(languagesCell, $"The languages must be among {string.Join(" ", VocabularyOptions.AllLanguages)}.");
        }

        var confidenceCell = CellAt(record, 9);
        var confidence = Confidence.High;
        if (confidenceCell.Text.Trim() is { Length: > 0 } level
            && !(Array.IndexOf(["high", "medium", "low"], level.ToLowerInvariant()) >= 0 && Enum.TryParse(level, ignoreCase: true, out confidence)))
        {
            return Error(confidenceCell, "The confidence must be high, medium or low.");
        }

        var notWhen = VocabularyFile.List(CellAt(record, 7).Text);
        var needs = VocabularyFile.List(CellAt(record, 8).Text);
        if (notWhen.FirstOrDefault(item => !IsCondition(item, "@key")) is { } unknownVeto)
        {
            return Error(CellAt(record, 7), $"This is neither a word nor a context: {Printable(unknownVeto)}.");
        }

        if (needs.FirstOrDefault(item => !IsCondition(item, "@language") && !item.StartsWith(Codes, StringComparison.Ordinal)) is { } unknownNeed)
        {
            return Error(CellAt(record, 8), $"This is neither a word nor a context: {Printable(unknownNeed)}.");
        }

        return new VocabularyEntry(
            terms,
            kind,
            Text(record, 2) is { Length: > 0 } characteristic ? characteristic : UsualCharacteristic(kind, terms[0]),
            Text(record, 3),
            Text(record, 4),
            Text(record, 5),
            languages,
            notWhen,
            needs,
            confidence);
    }

    private static bool IsCondition(string item, string alsoKnown) =>
        item == alsoKnown || (item[0] == '@' ? BuiltInVocabulary.ContextNames.Contains(item.Substring(1)) : Term.HasWords(item));

    /// <summary>What a line is about that does not say: for a characteristic, the term itself.</summary>
    private static string UsualCharacteristic(ColumnKind? kind, string term) => kind switch
    {
        ColumnKind.Justice => "offending",
        ColumnKind.Identifier => "person",
        ColumnKind.FreeText => "free-text",
        ColumnKind.ModelOutput => "model-output",
        ColumnKind.Enforcement => "enforcement",
        ColumnKind.ProcessOutcome => "process-outcome",
        ColumnKind.Protected or ColumnKind.Proxy => Printable(term).Trim('[', ']', '*'),
        _ => string.Empty,
    };

    private CsvCell CellAt(ImmutableArray<CsvCell> record, int column)
    {
        var at = columns![column];
        return at >= 0 && at < record.Length ? record[at] : record[record.Length - 1] with { Text = string.Empty };
    }

    /// <summary>The text of a cell as it may be shown: on one line, and never the beginning of a spreadsheet's formula.</summary>
    private string Text(ImmutableArray<CsvCell> record, int column)
    {
        var text = Printable(CellAt(record, column).Text);
        return shared.TryGetValue(text, out var known) ? known : shared[text] = text;
    }

    private static string Printable(string text) => text.Length == 0 ? text :
        string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('=', '+', '-', '@', ' ');

    private static bool IsFormula(string term) => term[0] is '=' or '+' or '-' or '@';

    private VocabularyEntry? Error(CsvCell cell, string message)
    {
        errors.Add(new VocabularyError(cell.Line, cell.Column, cell.Length, message));
        return null;
    }
}
