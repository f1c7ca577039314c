using System.Linq;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>How a name is split into words, and which of its words count.</summary>
public class NameReadingTests
{
    private static readonly ColumnVocabulary Names = ColumnVocabulary.BuiltIn(VocabularyOptions.Default);

    [Theory]
    [InlineData("EthnicOrigin", "EthnicOrigin")]
    [InlineData("ethnicOrigin", "ethnicOrigin")]
    [InlineData("ethnic_origin", "ethnic_origin")]
    [InlineData("ETHNIC-ORIGIN", "ETHNIC-ORIGIN")]
    [InlineData("ethnic.origin", "ethnic.origin")]
    [InlineData("m_ethnicOrigin", "ethnicOrigin")]
    [InlineData("strEthnicOrigin2", "EthnicOrigin")]
    [InlineData("tbl_pers_ETHNIC_ORIGIN_cd", "ETHNIC_ORIGIN")]
    [InlineData("what is the Ethnic Origin?", "Ethnic Origin")]
    [InlineData("ethnicorigin", "ethnicorigin")]
    public void Any_way_of_writing_the_words_is_the_same_and_the_words_are_given_as_written(string name, string words)
    {
        var meaning = Names.MeaningOf(name, NameContext.None);

        Assert.Equal("race", meaning?.Characteristic);
        Assert.Equal(words, meaning?.Words);
    }

    [Theory]
    [InlineData("raceethnicity", "race")]
    [InlineData("DateofBirth", "age")]
    [InlineData("dateofbirth", "age")]
    [InlineData("LAchildEthnicity", "race")]
    [InlineData("PersonDOB", "age")]
    [InlineData("agePct12t21", "age")]
    [InlineData("Priorconvictions", "offending")]
    [InlineData("Post_Code", "race")]
    [InlineData("PostCode", "race")]
    [InlineData("country_birth", "national-origin")]
    [InlineData("CountryOfBirth", "national-origin")]
    [InlineData("género", "sex")]
    [InlineData("ge\u0301nero", "sex")]
    [InlineData("Staatsangehörigkeit", "national-origin")]
    [InlineData("Staatsangehoerigkeit", "national-origin")]
    [InlineData("STAATSANGEHÖRIGKEIT", "national-origin")]
    [InlineData("Niepełnosprawność", "disability")]
    [InlineData("Disabilities", "disability")]
    public void Words_run_together_acronyms_accents_and_plurals_are_read(string name, string characteristic) =>
        Assert.Equal(characteristic, Names.MeaningOf(name, NameContext.None)?.Characteristic);

    [Theory]
    [InlineData("CountryOfBirth", "protected", "national-origin")]
    [InlineData("HealthInsurance", "proxy", "socio-economic")]
    [InlineData("PriorRiskScore", "modelOutput", "model-output")]
    [InlineData("ageAtArrest", "protected", "age")]
    [InlineData("OffenderAge", "protected", "age")]
    [InlineData("ExpectedDateOfBirth", "protected", "pregnancy")]
    public void The_longest_term_and_the_word_that_is_described_win(string name, string kind, string characteristic)
    {
        var meaning = Names.MeaningOf(name, NameContext.None);

        Assert.Equal((kind, characteristic), (meaning!.Kind.Spelling(), meaning.Characteristic));
    }

    [Theory]
    [InlineData("ArrestId")]
    [InlineData("CareOrderUrl")]
    [InlineData("DiagnosisHash")]
    public void A_key_or_an_address_of_a_record_is_not_the_record(string name) => Assert.Null(Names.MeaningOf(name, NameContext.None));

    [Theory]
    [InlineData("In your social circle, you are often the one who contacts your friends and initiates activities.")]
    [InlineData("You would rather live in a street where people of another religion live")]
    [InlineData("I am afraid of what people say about asylum seekers...")]
    [InlineData("How much do you agree that prison works against crime?")]
    public void What_a_sentence_only_mentions_is_not_what_the_column_holds(string name) => Assert.Null(Names.MeaningOf(name, NameContext.None));

    [Theory]
    [InlineData("What is your gender?", "sex")]
    [InlineData("What is your marital status at the moment, if you can say?", "marital-status")]
    [InlineData("Have you ever been convicted of a crime?", "offending")]
    [InlineData("Do you or does anyone in your family have a disability?", "disability")]
    [InlineData("In which country of birth were you registered?", "national-origin")]
    [InlineData("Ethnicity of the person whom you would like to be assessed as the first one", "race")]
    [InlineData("Sex of Co-Applicant or Co-Borrower Collected on the Basis of Visual Observation or Surname", "sex")]
    public void What_a_sentence_asks_for_and_what_a_long_label_names_is(string name, string characteristic) =>
        Assert.Equal(characteristic, Names.MeaningOf(name, NameContext.None)?.Characteristic);

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("123")]
    [InlineData("日本語")]
    [InlineData("Возраст")]
    [InlineData("\0\u0001\uFFFF\uD800")]
    public void A_name_without_a_word_has_no_meaning(string name) => Assert.Null(Names.MeaningOf(name, NameContext.None));

    [Fact]
    public void A_name_of_any_length_is_read_in_bounded_time()
    {
        foreach (var part in new[] { "age", "1_", "birth of ", "Ethnic", "aaaa", "over 5 ", "éß" })
        {
            var name = string.Concat(Enumerable.Repeat(part, 200_000));
            _ = Names.MeaningOf(name, NameContext.Of(name, [name]));
        }

        Assert.Null(Names.MeaningOf(new string('x', 1_000_000) + "Ethnicity", NameContext.None));
    }
}
