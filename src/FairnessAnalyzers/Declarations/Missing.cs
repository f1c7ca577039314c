using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace FairnessAnalyzers.Declarations;

/// <summary>
/// When a statement counts as missing: null, blank, a placeholder, or only the words of the property's or member's own name, ignoring case,
/// spaces and punctuation.
/// </summary>
internal static class Missing
{
    private static readonly HashSet<string> placeholders = new(StringComparer.Ordinal) { "tbd", "tbc", "na", "none", "unknown", "pending" };

    /// <summary>Whether a text states nothing.</summary>
    /// <param name="ownNames">The names of the property that holds the text, of the member it stands on, of the column it describes.</param>
    internal static bool IsMissing(string? text, params string?[] ownNames)
    {
        if (text is null)
        {
            return true;
        }

        var words = Words.Of(text);
        var joined = string.Concat(words);
        return joined.Length == 0 || IsPlaceholder(joined, text) || ownNames.Any(name => name is not null && SaysOnly(words, joined, name));
    }

    /// <summary>Whether two texts say the same, ignoring case, spaces and punctuation.</summary>
    internal static bool SaysTheSame(string text, string other) => string.Concat(Words.Of(text)) == string.Concat(Words.Of(other));

    private static bool IsPlaceholder(string joined, string text)
    {
        if (placeholders.Contains(joined) || (joined.Length >= 3 && joined.All(static letter => letter == 'x')))
        {
            return true;
        }

        var start = Array.FindIndex(text.ToCharArray(), char.IsLetterOrDigit);
        return (string.Compare(text, start, "TODO", 0, 4, StringComparison.OrdinalIgnoreCase) == 0
                && (start + 4 == text.Length || !char.IsLetterOrDigit(text[start + 4])))
            || IsWhollyInBrackets(text);
    }

    private static bool SaysOnly(List<string> words, string joined, string name)
    {
        var own = Words.Of(name);
        return own.Count > 0 && (joined == string.Concat(own) || words.All(own.Contains));
    }

    /// <summary>Whether the bracket that opens a text, quotes and stops around it aside, is closed by its last character and not before.</summary>
    private static bool IsWhollyInBrackets(string text)
    {
        var start = 0;
        var end = text.Length - 1;
        while (start <= end && IsMargin(text[start], '<', '['))
        {
            start++;
        }

        while (end >= start && IsMargin(text[end], '>', ']'))
        {
            end--;
        }

        if (start >= end)
        {
            return false;
        }

        var (open, close) = text[start] == '<' ? ('<', '>') : ('[', ']');
        if (text[start] != open || text[end] != close)
        {
            return false;
        }

        var depth = 0;
        for (var i = start; i <= end; i++)
        {
            depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            if (depth == 0 && i < end)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static bool IsMargin(char c, char bracket, char otherBracket) => c != bracket && c != otherBracket && !char.IsLetterOrDigit(c);

    /// <summary>The words of a text or an identifier, in lower case: parted by anything but letters and digits, by case, and before and after numbers.</summary>
    private static class Words
    {
        internal static List<string> Of(string text)
        {
            var words = new List<string>();
            var start = -1;
            for (var i = 0; i <= text.Length; i++)
            {
                var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || IsMark(text[i]));
                if (start >= 0 && (!inWord || IsBoundary(text, i)))
                {
                    words.Add(text.Substring(start, i - start).ToLowerInvariant());
                    start = -1;
                }

                if (start < 0 && inWord)
                {
                    start = i;
                }
            }

            return words;
        }

        private static bool IsBoundary(string text, int i) =>
            char.IsDigit(text[i]) != char.IsDigit(text[i - 1])
            || (char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1]))));

        private static bool IsMark(char c) =>
            CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;
    }
}
