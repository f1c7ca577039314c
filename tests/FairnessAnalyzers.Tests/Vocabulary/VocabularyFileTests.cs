using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using CsCheck;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>A project's own vocabulary file: every way a spreadsheet writes it, and what happens to lines that cannot be read.</summary>
public class VocabularyFileTests
{
    private const string Header = "term,kind,characteristic,legal_basis,rationale,source,languages,not_when\n";

    private static ColumnVocabulary With(string text) =>
        ColumnVocabulary.BuiltIn(VocabularyOptions.Default).With(VocabularyFile.Parse(text).Entries);

    private static Meaning? MeaningIn(string text, string name) => With(text).MeaningOf(name, NameContext.None);

    [Fact]
    public void A_line_adds_a_term_with_its_law_and_source()
    {
        var meaning = MeaningIn(Header + "housing band,proxy,socio-economic,uk: Housing Act 1996 s.166A,Set by us.,Housing team,en,radio\n", "HousingBandCode");

        Assert.Equal(
            new Meaning(ColumnKind.Proxy, "socio-economic", "Housing Act 1996 s.166A", "Set by us.", "Housing team", Confidence.High, "HousingBand") { OfWords = Confidence.High },
            meaning);
        Assert.Null(MeaningIn(Header + "housing band,proxy,socio-economic,,,,en,radio\n", "RadioHousingBand"));
    }

    [Fact]
    public void A_line_without_law_takes_that_of_the_characteristic()
    {
        var meaning = MeaningIn(Header + "heritage group,protected,race,,,,,\n", "HeritageGroup");

        Assert.StartsWith("UK Equality Act 2010 s.9", meaning?.Legal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_takes_the_place_of_a_built_in_term()
    {
        var meaning = MeaningIn(Header + "postcode,identifier,household,,One delivery point here.,,,\n", "Postcode");

        Assert.Equal((ColumnKind.Identifier, "household"), (meaning!.Kind, meaning.Characteristic));
    }

    [Fact]
    public void Kind_none_removes_a_term_and_leaves_the_others()
    {
        var names = With(Header + "sex,none,,,,,,\n");

        Assert.Null(names.MeaningOf("Sex", NameContext.None));
        Assert.Null(names.MeaningOf("suspect_sex_code", NameContext.None));
        Assert.NotNull(names.MeaningOf("Gender", NameContext.None));
        Assert.NotNull(ColumnVocabulary.BuiltIn(VocabularyOptions.Default).MeaningOf("Sex", NameContext.None));
    }

    [Fact]
    public void Of_two_lines_for_a_term_the_later_counts() =>
        Assert.Equal(ColumnKind.FreeText, MeaningIn(Header + "blob x,proxy,race,,,,,\nblob x,freeText,,,,,,\n", "BlobX")?.Kind);

    [Theory]
    [InlineData(',', "\n", "")]
    [InlineData(';', "\r\n", "\uFEFF")]
    [InlineData('\t', "\r", "\uFEFF")]
    public void Any_delimiter_line_end_and_byte_order_mark_will_do(char delimiter, string lineEnd, string mark)
    {
        var text = mark + (Header + "neet,protected,age,,\"Young; \"\"idle\"\", they say\",survey,en,\n").Replace(',', delimiter).Replace("\n", lineEnd);
        var file = VocabularyFile.Parse(text);

        Assert.Empty(file.Errors);
        Assert.Equal("age", MeaningIn(text, "IsNeet")?.Characteristic);
        Assert.Contains("\"idle\"", MeaningIn(text, "IsNeet")?.Rationale, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;\nterm;kind\nneet;protected\n")]
    [InlineData("\"term\",\"kind\",\"characteristic\"\r\n\"neet\",\"protected\",\"age\"\r\n")]
    [InlineData("kind,term\nprotected,neet")]
    [InlineData("Term,Kind\n\n,,\nneet,Protected\n;;\n")]
    public void Spreadsheets_habits_are_no_errors(string text)
    {
        Assert.NotNull(MeaningIn(text, "Neet"));
        Assert.DoesNotContain(VocabularyFile.Parse(text).Errors, error => error.Line == 1);
    }

    [Fact]
    public void A_cell_may_hold_line_ends_and_its_text_is_given_on_one_line()
    {
        var text = Header + "neet,protected,age,,\"first\r\nsecond\",,,\nbad,nonsense,,,,,,\n";

        Assert.Equal("first second", MeaningIn(text, "Neet")?.Rationale);
        Assert.Equal(4, VocabularyFile.Parse(text).Errors.Single().Line);
    }

    [Theory]
    [InlineData("x y,nonsense,,,,,,", 5, 8, "kind")]
    [InlineData(",proxy,race,,,,,", 1, 1, "term is empty")]
    [InlineData("日本,proxy,race,,,,,", 1, 2, "no letter")]
    [InlineData("=cmd|' /C calc'!A0,proxy,race,,,,,", 1, 18, "formula")]
    [InlineData("x y,proxy,race,,,,klingon,", 19, 7, "languages")]
    [InlineData("x y,proxy,race,,,,,@nowhere", 20, 8, "context")]
    [InlineData("x y,proxy,race,,,,,,extra", 21, 5, "more cells")]
    [InlineData("x y,\"proxy\"z,race,,,,,", 5, 8, "closing quote")]
    [InlineData("x y,\"proxy,race,,,,,", 5, 6, "not closed")]
    [InlineData("x y,proxy,ra\0ce,,,,,", 11, 5, "control characters")]
    public void A_line_that_cannot_be_read_is_an_error_at_its_place_and_the_rest_counts(string line, int column, int length, string message)
    {
        var file = VocabularyFile.Parse(Header + "first one,proxy,race,,,,,\n" + line + "\nneet,protected,age,,,,,\n");

        var error = Assert.Single(file.Errors);
        Assert.Equal((3, column, length), (error.Line, error.Column, error.Length));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(["first one", "neet"], file.Entries.Select(entry => entry.Terms.Single()));
    }

    [Theory]
    [InlineData("neet,protected,age")]
    [InlineData("")]
    public void Without_a_header_nothing_is_read(string text)
    {
        var file = VocabularyFile.Parse(text);

        Assert.Empty(file.Entries);
        Assert.Equal(text.Length == 0 ? 0 : 1, file.Errors.Length);
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_shown_without_its_sign()
    {
        var meaning = MeaningIn(Header + "neet,protected,=1+1,-x: \t@y,+SUM(A1),\"@HYPERLINK(\"\"x\"\")\",,\n", "Neet");

        Assert.Equal(("1+1", "SUM(A1)", "HYPERLINK(\"x\")"), (meaning!.Characteristic, meaning.Rationale, meaning.Source));
        Assert.Equal("x: @y", meaning.Legal);
    }

    [Fact]
    public void Ten_megabytes_on_one_line_and_thousands_of_open_quotes_do_no_harm()
    {
        var started = Stopwatch.StartNew();
        var longLine = VocabularyFile.Parse(Header + new string('x', 10_000_000) + ",proxy,race\nneet,protected,age\n");
        var commas = VocabularyFile.Parse(Header + new string(',', 10_000_000) + "\nneet,protected,age\n");
        var quotes = VocabularyFile.Parse(Header + string.Concat(Enumerable.Repeat("\"x\n", 50_000)) + "neet,protected,age\n");

        Assert.Equal("neet", Assert.Single(longLine.Entries).Terms.Single());
        Assert.All(longLine.Errors, error => Assert.InRange(error.Message.Length, 1, 300));
        Assert.Equal("neet", Assert.Single(commas.Entries).Terms.Single());
        Assert.InRange(quotes.Errors.Length, 1, 1000);
        Assert.InRange(started.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        string[] pieces =
        [
            "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "term", "kind", "proxy", "none", "race", "[", "]", "*", "#", "@", "\0", "é", "\uD800", " ", "5",
        ];
        Gen.Int[0, pieces.Length - 1].Array[0, 60].Select(chosen => string.Concat(chosen.Select(one => pieces[one]))).Sample(
            text =>
            {
                var file = VocabularyFile.Parse(Header + text);
                Assert.All(file.Errors, error => Assert.True(error is { Line: > 0, Column: > 0, Length: > 0 }));
                _ = VocabularyFile.Parse(text);
            },
            iter: 2000);
    }

    [Fact]
    public void Fifty_thousand_lines_load_in_well_under_a_second()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 50_000; i++)
        {
            text.Append("local word ").Append((char)('a' + (i % 26))).Append(i).Append(",protected,race,,,own survey,en,\n");
        }

        _ = With(Header + "warm up,protected,race,,,,,\n");
        var best = Enumerable.Range(0, 3).Min(_ => CpuTime.Of(() => With(text.ToString())));

        Assert.Equal("race", With(text.ToString()).MeaningOf("LocalWordX49501", NameContext.None)?.Characteristic);
        // The bound leaves room for an unoptimised build on a busy machine.
        Assert.InRange(best.TotalSeconds, 0, 5);
    }
}
