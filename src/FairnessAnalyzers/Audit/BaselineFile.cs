using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// <c>FairnessBaseline.txt</c>: the known findings of a legacy project, one a line, <c>id | symbol | column | until=date | reason</c>. Empty lines
/// and lines that begin with # are skipped.
/// </summary>
/// <param name="Entries">The lines that can be read.</param>
/// <param name="Faults">The lines that cannot, and why: an entry without a reason or a date is none, so that a baseline only shrinks.</param>
internal sealed record BaselineFile(ImmutableArray<BaselineEntry> Entries, ImmutableArray<BaselineFault> Faults)
{
    private const string FileName = "FairnessBaseline.txt";
    private const string Form = "id | symbol | column | until=date | reason";

    internal static bool IsOne(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    internal static BaselineFile Parse(SourceText text)
    {
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        var faults = ImmutableArray.CreateBuilder<BaselineFault>();
        foreach (var line in text.Lines)
        {
            // The mark of the file's encoding may survive as a character.
            var content = line.ToString().Trim().TrimStart('\uFEFF');
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            if (ParseLine(content, out var fault) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                faults.Add(new BaselineFault(line.Span, fault));
            }
        }

        return new BaselineFile(entries.ToImmutable(), faults.ToImmutable());
    }

    private static BaselineEntry? ParseLine(string line, out string fault)
    {
        var parts = line.Split(['|'], 5).Select(static part => part.Trim()).ToArray();
        if (parts.Length < 5)
        {
            fault = $"A line of {FileName} is '{Form}', and this one has {parts.Length} of 5 parts";
            return null;
        }

        var id = parts[0].ToUpperInvariant();
        if (Descriptors.All.All(rule => rule.Id != id))
        {
            fault = "A line of FairnessBaseline.txt begins with the id of a rule, and this one does not";
            return null;
        }

        if (!parts[3].StartsWith("until=", StringComparison.OrdinalIgnoreCase) || IsoDate.Parse(parts[3].Substring("until=".Length)) is not { } until)
        {
            fault = "A known finding needs a day on which it ends: until=2027-03-31";
            return null;
        }

        if (Missing.IsMissing(parts[4], "reason"))
        {
            fault = "A known finding needs a reason";
            return null;
        }

        fault = "";
        return new BaselineEntry(id, Blank(parts[1]), Blank(parts[2]), until);
    }

    private static string? Blank(string part) => part is "" or "-" ? null : part;
}

/// <summary>A known finding.</summary>
/// <param name="Symbol">The documentation id of the member that it is in; null for none.</param>
/// <param name="Column">The column that it is about; null for none.</param>
/// <param name="Until">The last day on which it counts as known.</param>
internal sealed record BaselineEntry(string Id, string? Symbol, string? Column, DateTime Until);

/// <summary>A line of a baseline that cannot be read.</summary>
internal sealed record BaselineFault(TextSpan Span, string Why);
