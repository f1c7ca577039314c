using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// A justification as a record. It is written as one string, with an optional structured head:
/// <c>[kind=accepted-risk; by=Head of Risk Analytics; ref=DPIA-2031-7; until=2027-03-31] free text</c>.
/// </summary>
/// <param name="HasHead">Whether there is a structured head.</param>
/// <param name="Kind">One of <see cref="Kinds"/>, as written; null where the head does not say.</param>
/// <param name="By">The role that agreed.</param>
/// <param name="Reference">The assessment or register entry that records it.</param>
/// <param name="Until">The day on which it ends, as written.</param>
/// <param name="Text">The reason in free words, trimmed.</param>
internal sealed record Justification(bool HasHead, string? Kind, string? By, string? Reference, string? Until, string Text)
{
    internal static readonly ImmutableArray<string> Kinds =
        ImmutableArray.Create("accepted-risk", "false-positive", "mitigated-elsewhere", "legal-requirement", "not-a-person");

    /// <summary>Reads a justification; a leading bracket that holds anything but <c>key=value</c> pairs of the head is free text.</summary>
    internal static Justification Parse(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.StartsWith("[", StringComparison.Ordinal) ? trimmed.IndexOf(']') : -1;
        if (end < 0 || ReadHead(trimmed.Substring(1, end - 1)) is not { } head)
        {
            return new Justification(false, null, null, null, null, trimmed);
        }

        return new Justification(true, Value("kind"), Value("by"), Value("ref"), Value("until"), trimmed.Substring(end + 1).Trim());

        string? Value(string key) => head.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
    }

    private static Dictionary<string, string>? ReadHead(string head)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in head.Split(';').Where(static part => part.Trim().Length > 0))
        {
            var equals = part.IndexOf('=');
            var key = equals < 0 ? "" : part.Substring(0, equals).Trim().ToLowerInvariant();
            if (key is not ("kind" or "by" or "ref" or "until"))
            {
                return null;
            }

            values[key] = part.Substring(equals + 1).Trim();
        }

        return values.Count == 0 ? null : values;
    }
}
