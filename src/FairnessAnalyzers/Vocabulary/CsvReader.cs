using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>A cell of a comma-separated file: its text, where it begins (from one), and what is wrong with it.</summary>
internal readonly record struct CsvCell(string Text, int Line, int Column, int Length, string? Fault);

/// <summary>
/// Reads records as RFC 4180 writes them, with any delimiter and any line end. A cell that is not well formed carries its fault, and reading
/// goes on with the next line. The time taken is linear in the text, whatever it holds.
/// </summary>
internal sealed class CsvReader(string text, char delimiter)
{
    /// <summary>A longer cell is a fault: nobody writes one, and it would otherwise end up in messages.</summary>
    internal const int LongestCell = 4096;

    private int position;
    private int line = 1;
    private int lineStart;

    /// <summary>The records that are not blank, in order. Every record has at least one cell.</summary>
    internal IEnumerable<ImmutableArray<CsvCell>> Records()
    {
        while (position < text.Length)
        {
            var record = ReadRecord();
            if (record.Length > 1 || record[0].Text.Length > 0 || record[0].Fault is not null)
            {
                yield return record;
            }
        }
    }

    private ImmutableArray<CsvCell> ReadRecord()
    {
        var cells = ImmutableArray.CreateBuilder<CsvCell>(VocabularyFile.Columns.Length);
        while (true)
        {
            var cell = position < text.Length && text[position] == '"' ? ReadQuoted() : ReadPlain(null, position, line, lineStart);
            cells.Add(cell);
            if (position < text.Length && text[position] == delimiter && cells.Count < 64)
            {
                position++;
                continue;
            }

            SkipToNextLine();
            return cells.ToImmutable();
        }
    }

    private CsvCell ReadPlain(string? fault, int start, int startLine, int startLineStart)
    {
        while (position < text.Length && text[position] != delimiter && !IsLineEnd(text[position]))
        {
            position++;
        }

        return Cell(text.Substring(start, System.Math.Min(position - start, LongestCell + 1)), start, startLine, startLineStart, fault);
    }

    private CsvCell ReadQuoted()
    {
        var start = position;
        var (startLine, startLineStart) = (line, lineStart);
        var content = new StringBuilder();
        for (position++; position < text.Length && content.Length <= LongestCell; position++)
        {
            if (text[position] != '"')
            {
                content.Append(text[position]);
                CountLine();
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                content.Append('"');
                position++;
            }
            else
            {
                position++;
                var isEnd = position >= text.Length || text[position] == delimiter || IsLineEnd(text[position]);
                return isEnd
                    ? Cell(content.ToString(), start, startLine, startLineStart, null)
                    : ReadPlain("Text follows the closing quote.", start, startLine, startLineStart);
            }
        }

        // The quote was never closed (or far away): only the line it stands on is lost.
        (position, line, lineStart) = (start + 1, startLine, startLineStart);
        return ReadPlain("The opening quote is not closed.", start, startLine, startLineStart);
    }

    private static CsvCell Cell(string content, int start, int line, int lineStart, string? fault) => new(
        content,
        line,
        start - lineStart + 1,
        System.Math.Max(1, content.Length),
        fault ?? (content.Length > LongestCell ? $"The cell is longer than {LongestCell} characters." : null));

    private void SkipToNextLine()
    {
        while (position < text.Length && !IsLineEnd(text[position]))
        {
            position++;
        }

        if (position < text.Length)
        {
            CountLine();
            position += text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
            lineStart = position;
        }
    }

    /// <summary>Notes a line end at the position; that of CR LF is counted at the LF.</summary>
    private void CountLine()
    {
        if (text[position] == '\n' || (text[position] == '\r' && !(position + 1 < text.Length && text[position + 1] == '\n')))
        {
            line++;
            lineStart = position + 1;
        }
    }

    private static bool IsLineEnd(char character) => character is '\r' or '\n';
}
