using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Declarations;

/// <summary>What a project chose: MSBuild properties for the whole of it, and .editorconfig options for each file.</summary>
internal sealed class FairnessOptions
{
    private const string LevelName = "FairnessAnalysisLevel";
    private const string JurisdictionName = "FairnessJurisdiction";
    private const string TodayName = "FairnessToday";

    /// <summary>Two analyzers ask, and rules for each column.</summary>
    private static readonly ConditionalWeakTable<AnalyzerConfigOptionsProvider, FairnessOptions> known = new();

    private readonly AnalyzerConfigOptionsProvider provider;

    private FairnessOptions(AnalyzerConfigOptionsProvider provider)
    {
        this.provider = provider;
        var problems = ImmutableArray.CreateBuilder<OptionProblem>();
        Level = ReadLevel(problems);
        Jurisdictions = ReadList(JurisdictionName, Property(JurisdictionName), VocabularyOptions.AllJurisdictions, problems);
        Today = ReadToday(problems);
        IsTestProject = string.Equals(Property("IsTestProject"), "true", StringComparison.OrdinalIgnoreCase);
        Problems = problems.ToImmutable();
    }

    /// <summary>How much is asked; recommended unless the project says otherwise.</summary>
    internal FairnessLevel Level { get; }

    /// <summary>The jurisdictions whose legal bases count as protection; all unless the project says otherwise.</summary>
    internal ImmutableArray<string> Jurisdictions { get; }

    /// <summary>The day that reviews and expiries are compared with; null where no date rule may fire.</summary>
    internal DateTime? Today { get; }

    /// <summary>Whether MSBuild calls the project a test project.</summary>
    internal bool IsTestProject { get; }

    /// <summary>Wrong values among the MSBuild properties.</summary>
    internal ImmutableArray<OptionProblem> Problems { get; }

    internal static FairnessOptions Read(AnalyzerConfigOptionsProvider provider) => known.GetValue(provider, static provider => new FairnessOptions(provider));

    /// <summary>The .editorconfig options of a file.</summary>
    internal FileOptions In(SyntaxTree tree) => FileOptions.Read(provider.GetOptions(tree));

    /// <summary>What the vocabulary is asked with for the names in a file.</summary>
    internal VocabularyOptions VocabularyIn(SyntaxTree tree)
    {
        var file = In(tree);
        return new VocabularyOptions(Jurisdictions, file.MinimumConfidence, file.VocabularyLanguages);
    }

    /// <summary>The options of global configurations, for what concerns the project rather than a file.</summary>
    internal FileOptions Global => FileOptions.Read(provider.GlobalOptions);

    /// <summary>Words of a list, parted by commas, semicolons or spaces; all known words where nothing, or nothing known, is named.</summary>
    internal static ImmutableArray<string> ReadList(string option, string? text, ImmutableArray<string> known, ImmutableArray<OptionProblem>.Builder problems)
    {
        var words = (text ?? "").Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(static word => word.ToLowerInvariant()).ToList();
        foreach (var word in words.Where(word => !known.Contains(word)).Distinct())
        {
            problems.Add(new OptionProblem(option, word, $"any of {string.Join(", ", known)}"));
        }

        var chosen = known.Where(words.Contains).ToImmutableArray();
        return chosen.IsEmpty ? known : chosen;
    }

    private FairnessLevel ReadLevel(ImmutableArray<OptionProblem>.Builder problems)
    {
        switch (Property(LevelName)?.ToLowerInvariant())
        {
            case null or "recommended":
                return FairnessLevel.Recommended;
            case "none":
                return FairnessLevel.None;
            case "minimum":
                return FairnessLevel.Minimum;
            case "strict":
                return FairnessLevel.Strict;
            default:
                problems.Add(new OptionProblem(LevelName, Property(LevelName)!, "none, minimum, recommended or strict"));
                return FairnessLevel.Recommended;
        }
    }

    private DateTime? ReadToday(ImmutableArray<OptionProblem>.Builder problems)
    {
        var today = IsoDate.Parse(Property(TodayName));
        if (today is null && Property(TodayName) is { } text)
        {
            problems.Add(new OptionProblem(TodayName, text, "an ISO 8601 date such as 2027-03-31"));
        }

        return today;
    }

    /// <summary>An MSBuild property; null where it is not set.</summary>
    private string? Property(string name) =>
        provider.GlobalOptions.TryGetValue("build_property." + name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>The .editorconfig options of one file.</summary>
/// <param name="MinJustificationLength">How many characters a justification must have besides its structured head.</param>
/// <param name="MinimumConfidence">How sure the vocabulary must be of a name before a rule speaks.</param>
/// <param name="VocabularyLanguages">The languages of the built-in vocabulary that are used.</param>
/// <param name="AssessmentReferencePattern">What references of impact assessments look like; null for anything.</param>
/// <param name="Problems">Wrong values and unknown names.</param>
internal sealed record FileOptions(
    int MinJustificationLength,
    Confidence MinimumConfidence,
    ImmutableArray<string> VocabularyLanguages,
    Regex? AssessmentReferencePattern,
    ImmutableArray<OptionProblem> Problems)
{
    private const string Prefix = "fairness.";
    private const string MinLength = "fairness.min_justification_length";
    private const string ConfidenceName = "fairness.minimum_confidence";
    private const string Languages = "fairness.vocabulary_languages";
    private const string Pattern = "fairness.assessment_reference_pattern";
    private const int DefaultLength = 20;

    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, FileOptions> known = new();

    private static readonly ImmutableArray<string> names = ImmutableArray.Create(MinLength, ConfidenceName, Languages, Pattern);

    /// <summary>A reference is short; a pattern that needs longer than this on one is of no use.</summary>
    private static readonly TimeSpan matchTime = TimeSpan.FromMilliseconds(100);

    internal static FileOptions Read(AnalyzerConfigOptions options) => known.GetValue(options, Parse);

    private static FileOptions Parse(AnalyzerConfigOptions options)
    {
        var problems = ImmutableArray.CreateBuilder<OptionProblem>();
        foreach (var key in options.Keys.Where(static key => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && !names.Contains(key, StringComparer.OrdinalIgnoreCase)).OrderBy(static key => key, StringComparer.Ordinal))
        {
            problems.Add(new OptionProblem(key, Value(options, key) ?? "", $"one of the options {string.Join(", ", names)}"));
        }

        return new FileOptions(
            ReadLength(Value(options, MinLength), problems),
            ReadConfidence(Value(options, ConfidenceName), problems),
            FairnessOptions.ReadList(Languages, Value(options, Languages), VocabularyOptions.AllLanguages, problems),
            ReadPattern(Value(options, Pattern), problems),
            problems.ToImmutable());
    }

    private static int ReadLength(string? text, ImmutableArray<OptionProblem>.Builder problems)
    {
        if (text is null)
        {
            return DefaultLength;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return length;
        }

        problems.Add(new OptionProblem(MinLength, text, "a whole number"));
        return DefaultLength;
    }

    private static Confidence ReadConfidence(string? text, ImmutableArray<OptionProblem>.Builder problems)
    {
        switch (text?.ToLowerInvariant())
        {
            case null or "medium":
                return Confidence.Medium;
            case "high":
                return Confidence.High;
            case "low":
                return Confidence.Low;
            default:
                problems.Add(new OptionProblem(ConfidenceName, text!, "high, medium or low"));
                return Confidence.Medium;
        }
    }

    private static Regex? ReadPattern(string? text, ImmutableArray<OptionProblem>.Builder problems)
    {
        try
        {
            return text is null ? null : new Regex(text, RegexOptions.CultureInvariant, matchTime);
        }
        catch (ArgumentException)
        {
            problems.Add(new OptionProblem(Pattern, text!, "a .NET regular expression"));
            return null;
        }
    }

    private static string? Value(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>A wrong value of an option.</summary>
/// <param name="Expected">What it should be, in words.</param>
internal sealed record OptionProblem(string Option, string Value, string Expected)
{
    public override string ToString() => $"'{Value}' is no value of {Option}: expected {Expected}";
}
