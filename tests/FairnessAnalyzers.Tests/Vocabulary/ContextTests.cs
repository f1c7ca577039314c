using System;
using System.Linq;
using CsCheck;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>What the class, the other columns and the options make of a name.</summary>
public class ContextTests
{
    private static readonly string[] Patient = ["PatientId", "Ethnicity", "DateOfBirth", "Weight", "IsDisabled", "nat", "Sex"];

    private static ColumnVocabulary Names(VocabularyOptions? options = null) => ColumnVocabulary.BuiltIn(options ?? VocabularyOptions.Default);

    [Fact]
    public void An_ambiguous_word_means_something_where_the_class_is_about_people()
    {
        Assert.Null(Names().MeaningOf("Weight", NameContext.None));
        Assert.Equal("sex", Names().MeaningOf("Weight", NameContext.Of(null, Patient))?.Characteristic);
        Assert.Equal("sex", Names().MeaningOf("Weight", NameContext.Of("Applicant", ["Weight", "Amount"]))?.Characteristic);
        Assert.Null(Names().MeaningOf("Weight", NameContext.Of("Parcel", ["Weight", "Amount"])));
    }

    [Fact]
    public void A_class_about_people_makes_the_reading_sure()
    {
        Assert.Equal(Confidence.Medium, Names().MeaningOf("Sex", NameContext.None)?.Confidence);
        Assert.Equal(Confidence.High, Names().MeaningOf("Sex", NameContext.Of("Claimant", ["Sex"]))?.Confidence);
    }

    [Theory]
    [InlineData("Race", "RaceId;Horse;Jockey;Odds")]
    [InlineData("Age", "Breed;FurColour")]
    [InlineData("white", "stripes;crescent;sunstars")]
    public void Columns_about_animals_contests_and_the_like_take_the_meaning_away(string name, string siblings) =>
        Assert.Null(Names().MeaningOf(name, NameContext.Of(null, siblings.Split(';').Append(name))));

    [Theory]
    [InlineData("FullName", "Beer")]
    [InlineData("FullName", "Price;Volume;Type;Country")]
    [InlineData("full_name", "Brand;Barcode")]
    [InlineData("HealthScore", "PspId;ProcessingTimeMs")]
    [InlineData("HealthStatus", "Uptime;Latency")]
    [InlineData("Health", "PspId;ProcessingTimeMs")]
    [InlineData("Language", "Blood;BloodAndGore;DrugReference;MildLanguage;StrongLanguage;Nudity;UseOfAlcohol")]
    public void Goods_have_names_services_have_health_and_games_a_language_that_are_no_persons(string name, string siblings) =>
        Assert.Null(Names().MeaningOf(name, NameContext.Of("Row", siblings.Split(';').Append(name))));

    [Theory]
    [InlineData("FullName", "Price;CustomerId", "race")]
    [InlineData("FullName", "Country", "race")]
    [InlineData("HealthScore", "PatientId;Visits", "health")]
    [InlineData("HealthScore", "Gender;DateOfBirth", "health")]
    [InlineData("HealthStatus", "Visits", "health")]
    public void A_persons_name_and_health_are_read_where_nothing_speaks_against_a_person(string name, string siblings, string characteristic) =>
        Assert.Equal(characteristic, Names().MeaningOf(name, NameContext.Of("Row", siblings.Split(';').Append(name)))?.Characteristic);

    [Fact]
    public void A_score_of_health_without_a_person_is_none() => Assert.Null(Names().MeaningOf("PspHealthScore", NameContext.None));

    [Theory]
    [InlineData("Horse")]
    [InlineData("Vehicle")]
    [InlineData("House")]
    [InlineData("WineSample")]
    public void The_name_of_the_class_says_whose_age_it_is(string className) =>
        Assert.Null(Names().MeaningOf("Age", NameContext.Of(className, ["Age", "Price"])));

    [Theory]
    [InlineData("HeartData")]
    [InlineData("InputModel")]
    [InlineData("ModelInput")]
    [InlineData("TrainingRecordDto")]
    public void What_a_class_is_for_says_nothing_of_whose_age_it_is(string className) =>
        Assert.Equal("age", Names().MeaningOf("Age", NameContext.Of(className, ["Age", "Price"]))?.Characteristic);

    [Fact]
    public void One_sure_column_about_a_person_and_one_that_likely_is_make_a_class_about_people()
    {
        Assert.Equal("sex", Names().MeaningOf("Weight", NameContext.Of("Row", ["Ethnicity", "Sex", "Weight"]))?.Characteristic);
        Assert.Null(Names().MeaningOf("Weight", NameContext.Of("Row", ["Ethnicity", "Weight"])));
        Assert.Null(Names().MeaningOf("Weight", NameContext.Of("Row", ["Sex", "Weight"])));
    }

    [Fact]
    public void A_name_without_a_reason_of_its_own_has_that_of_its_group()
    {
        var weight = Names().MeaningOf("Weight", NameContext.Of("Patient", ["Weight"]));
        var surname = Names().MeaningOf("lname", NameContext.Of("Patient", ["lname"]));

        Assert.StartsWith("Women's and men's bodies", weight?.Rationale, StringComparison.Ordinal);
        Assert.Contains("Kalliri", weight?.Source, StringComparison.Ordinal);
        Assert.StartsWith("Names tell ethnicity", surname?.Rationale, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vehicle_in_the_name_of_a_class_about_people_does_not_hide_a_persons_age() =>
        Assert.Equal("age", Names().MeaningOf("Age", NameContext.Of("VehicleInsuranceApplicant", ["Age"]))?.Characteristic);

    [Fact]
    public void A_code_of_a_data_set_counts_only_beside_another_one_and_in_its_own_case()
    {
        var survey = NameContext.Of(null, ["DIS", "CIT", "SCHL"]);

        Assert.Equal("disability", Names().MeaningOf("DIS", survey)?.Characteristic);
        Assert.Null(Names().MeaningOf("DIS", NameContext.Of(null, ["DIS", "CRIM", "RM"])));
        Assert.Null(Names().MeaningOf("dis", survey));
    }

    [Fact]
    public void A_foreign_word_that_is_also_English_needs_a_class_that_speaks_the_language()
    {
        Assert.Null(Names().MeaningOf("Alter", NameContext.None));
        Assert.Equal("age", Names().MeaningOf("Alter", NameContext.Of(null, ["Alter", "Geschlecht", "Familienstand"]))?.Characteristic);
        Assert.Equal("age", Names(new VocabularyOptions(languages: ["de"])).MeaningOf("Alter", NameContext.None)?.Characteristic);
    }

    [Fact]
    public void Languages_that_were_not_chosen_are_not_read()
    {
        var english = Names(new VocabularyOptions(languages: ["en"]));

        Assert.Null(english.MeaningOf("Geschlecht", NameContext.None));
        Assert.NotNull(english.MeaningOf("Gender", NameContext.None));
    }

    [Fact]
    public void Minimum_confidence_hides_what_is_less_sure()
    {
        Assert.Null(Names().MeaningOf("JobTitle", NameContext.None));
        Assert.Equal(Confidence.Low, Names(new VocabularyOptions(minimumConfidence: Confidence.Low)).MeaningOf("JobTitle", NameContext.None)?.Confidence);
        Assert.Null(Names(new VocabularyOptions(minimumConfidence: Confidence.High)).MeaningOf("Sex", NameContext.None));
        Assert.NotNull(Names(new VocabularyOptions(minimumConfidence: Confidence.High)).MeaningOf("Ethnicity", NameContext.None));
    }

    [Fact]
    public void What_no_chosen_jurisdiction_protects_is_a_proxy()
    {
        var uk = Names(new VocabularyOptions(jurisdictions: ["uk"]));
        var canada = Names(new VocabularyOptions(jurisdictions: ["ca"]));

        Assert.Equal(ColumnKind.Protected, uk.MeaningOf("PoliticalParty", NameContext.None)?.Kind);
        Assert.Equal(ColumnKind.Protected, canada.MeaningOf("FamilyStatus", NameContext.None)?.Kind);
        Assert.Equal(ColumnKind.Proxy, canada.MeaningOf("VeteranStatus", NameContext.None)?.Kind);
        Assert.Equal(string.Empty, canada.MeaningOf("VeteranStatus", NameContext.None)?.Legal);
    }

    [Fact]
    public void Only_the_law_of_the_chosen_jurisdictions_is_cited()
    {
        var legal = Names(new VocabularyOptions(jurisdictions: ["uk"])).MeaningOf("Ethnicity", NameContext.None)?.Legal;

        Assert.StartsWith("UK Equality Act 2010 s.9; ", legal, StringComparison.Ordinal);
        Assert.DoesNotContain("US ", legal, StringComparison.Ordinal);
        Assert.Contains("GDPR Art. 9(1); ", Names().MeaningOf("Ethnicity", NameContext.None)?.Legal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_outcome_is_a_meaning_of_targets_alone()
    {
        Assert.Null(Names().MeaningOf("FraudConfirmed", NameContext.None));
        Assert.Equal(ColumnKind.ProcessOutcome, Names().MeaningAsTarget("FraudConfirmed", NameContext.None)?.Kind);
        Assert.Equal(ColumnKind.Justice, Names().MeaningAsTarget("PriorConvictions", NameContext.None)?.Kind);
        Assert.Equal(ColumnKind.Protected, Names().MeaningAsTarget("Religion", NameContext.None)?.Kind);
    }

    [Fact]
    public void A_grade_of_risk_is_a_models_only_where_people_or_models_are_named()
    {
        Assert.Null(Names().MeaningOf("RiskCategory", NameContext.Of("ModelInput", ["ViolationType", "RiskCategory"])));
        Assert.Equal(ColumnKind.ModelOutput, Names().MeaningOf("RiskCategory", NameContext.Of("Claimant", ["RiskCategory"]))?.Kind);
        Assert.Equal(ColumnKind.ModelOutput, Names().MeaningOf("RiskScore", NameContext.None)?.Kind);
        Assert.Equal(ColumnKind.ProcessOutcome, Names().MeaningAsTarget("RiskCategory", NameContext.Of("Claimant", ["RiskCategory"]))?.Kind);
    }

    [Theory]
    [InlineData("Postcode", "PriorConvictions", "justice")]
    [InlineData("Col1", "Ethnicity", "protected")]
    [InlineData("Ethnicity", "Column7", "protected")]
    [InlineData("Surname", "NhsNumber", "identifier")]
    public void Of_the_columns_and_the_members_name_the_stronger_counts(string column, string member, string kind) =>
        Assert.Equal(kind, Names().MeaningOf(column, member, NameContext.None)?.Kind.Spelling());

    [Fact]
    public void The_order_of_the_columns_makes_no_difference()
    {
        string[] columns = [.. Patient, "RAC1P", "DIS", "Geschlecht", "Alter", "Horse", "Age", "black", "kind", "UC"];
        var expected = columns.Select(name => Names().MeaningOf(name, NameContext.Of("Record", columns))).ToList();

        Gen.Shuffle(columns).Sample(
            shuffled =>
            {
                var context = NameContext.Of("Record", shuffled);
                Assert.Equal(expected, columns.Select(name => Names().MeaningOf(name, context)));
            },
            iter: 200);
    }
}
