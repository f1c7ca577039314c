using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FairnessAnalyzers.Tests.Catalogue;

/// <summary>The page of a rule in <c>docs/rules</c>.</summary>
internal sealed class RulePage(string id)
{
    private readonly string text = File.ReadAllText(PathOf($"docs/rules/{id}.md")).Replace("\r", "");

    /// <summary>The first line, and the headings of the sections.</summary>
    internal IEnumerable<string> Headings => text.Split('\n').Where(static line => line.StartsWith('#'));

    /// <summary>The cells of the table's only row: category, and the severities at the three levels.</summary>
    internal IEnumerable<string> Facts => Rows(text).Last(static row => row.Length == 4);

    /// <summary>The code of a section; empty where its example is in another language.</summary>
    internal string Code(string section, string language = "csharp") => Match(section, language) is { Success: true } found ? found.Groups[1].Value : "";

    /// <summary>The words of a section.</summary>
    internal string Section(string name) => Regex.Match(text, $@"^## {name}\n+(.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value.Trim();

    /// <summary>The rows of the tables in a text, without the first and the ruler.</summary>
    internal static IEnumerable<string[]> Rows(string text) => text.Replace("\r", "").Split('\n')
        .Where(static line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal))
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());

    /// <summary>A file of the repository.</summary>
    internal static string PathOf(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path);

    private Match Match(string section, string language) => Regex.Match(Section(section), $@"```{language}\n(.*?)```", RegexOptions.Singleline);
}
