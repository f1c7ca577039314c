using System;
using System.Globalization;

namespace FairnessAnalyzers.Declarations;

/// <summary>Dates as the annotations write them: ISO 8601 calendar dates, with or without a time of day, which does not count.</summary>
internal static class IsoDate
{
    private static readonly string[] formats =
        ["yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>The day that a text names; null where it is no ISO 8601 date.</summary>
    internal static DateTime? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text?.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.Date
            : null;

    internal static string Format(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
