using System;
using System.IO;
using System.Linq;
using FairnessAnalyzers.Vocabulary;
using FairnessAnalyzers.VocabularyReport;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>The built-in data: well formed, complete, and as documented.</summary>
public class VocabularyDataTests
{
    [Fact]
    public void Every_data_file_reads_without_an_error() =>
        Assert.Empty(BuiltInVocabulary.Files.SelectMany(file =>
            VocabularyFile.Parse(BuiltInVocabulary.ReadText(file)).Errors.Select(error => $"{file} {error}")));

    [Fact]
    public void Every_file_holds_the_kind_it_is_named_for()
    {
        foreach (var file in BuiltInVocabulary.Files)
        {
            var entries = VocabularyFile.Parse(BuiltInVocabulary.ReadText(file)).Entries;

            Assert.NotEmpty(entries);
            Assert.All(entries, entry => Assert.Equal(Path.GetFileNameWithoutExtension(file), entry.Kind?.Spelling() ?? "none"));
        }
    }

    [Fact]
    public void Every_characteristic_says_why_it_matters_and_who_documents_it()
    {
        foreach (var group in BuiltInVocabulary.ReadEntries().Where(entry => entry.Kind is not null).GroupBy(entry => (entry.Kind, entry.Characteristic)))
        {
            var first = group.First();

            Assert.True(first.Rationale.EndsWith('.') && first.Source.Length > 0, $"{group.Key} lacks a rationale or a source.");
        }
    }

    [Theory]
    [InlineData("race")]
    [InlineData("national-origin")]
    [InlineData("sex")]
    [InlineData("age")]
    [InlineData("disability")]
    [InlineData("religion")]
    [InlineData("sexual-orientation")]
    [InlineData("gender-reassignment")]
    [InlineData("marital-status")]
    [InlineData("pregnancy")]
    [InlineData("family-status")]
    [InlineData("language")]
    [InlineData("health")]
    [InlineData("political")]
    [InlineData("trade-union")]
    [InlineData("genetic")]
    [InlineData("biometric")]
    public void Every_protected_characteristic_has_its_law_in_every_jurisdiction_that_protects_it(string characteristic)
    {
        var law = LegalBasis.Parse(BuiltInVocabulary.ReadEntries()
            .First(entry => entry.Kind == ColumnKind.Protected && entry.Characteristic == characteristic).LegalBasis);

        foreach (var jurisdiction in new[] { "uk", "eu", "ca", "un" }.Where(one => (one, characteristic) is not ("un", "sex-life")))
        {
            Assert.True(law.AppliesIn(new VocabularyOptions(jurisdictions: [jurisdiction]).JurisdictionBits), $"{characteristic} in {jurisdiction}");
        }
    }

    [Fact]
    public void All_languages_and_kinds_are_covered()
    {
        var entries = BuiltInVocabulary.ReadEntries().ToList();

        Assert.All(VocabularyOptions.AllLanguages, language => Assert.Contains(entries, entry => entry.Languages.Contains(language)));
        Assert.All(Enum.GetValues<ColumnKind>(), kind => Assert.Contains(entries, entry => entry.Kind == kind));
    }

    [Fact]
    public void The_page_shows_the_data()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "vocabulary.md")).ReplaceLineEndings("\n");

        Assert.True(
            page == VocabularyPage.Text(),
            "docs/vocabulary.md is out of date: dotnet run --project tests/FairnessAnalyzers.VocabularyReport -- --docs docs/vocabulary.md");
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "FairnessAnalyzers.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The solution was not found above the tests.");
        }

        return directory.FullName;
    }
}
