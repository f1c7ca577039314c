using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR4006Tests
{
    private const string Load = "var data = ml.Data.LoadFromTextFile<CaseRow>(path);";

    [Theory]
    [InlineData("ml.Data.{|FAIR4006:TrainTestSplit|}(data);")]
    [InlineData("ml.Data.{|FAIR4006:TrainTestSplit|}(data, samplingKeyColumnName: null);")]
    [InlineData("ml.Data.{|FAIR4006:CrossValidationSplit|}(data);")]
    [InlineData($"""ml.BinaryClassification.{"{|FAIR4006:CrossValidate|}"}(data, {Cases.Pipeline}, labelColumnName: "Evicted");""")]
    public Task Fires_where_rows_that_say_whose_they_are_get_split(string split) => Verify.Rule("FAIR4006", Cases.In(Load + split));

    [Theory]
    [InlineData("ml.Data.TrainTestSplit(data, samplingKeyColumnName: nameof(CaseRow.PersonId));")]
    [InlineData("ml.Data.CrossValidationSplit(data, samplingKeyColumnName: path);")]
    [InlineData($"""ml.BinaryClassification.CrossValidate(data, {Cases.Pipeline}, labelColumnName: "Evicted", samplingKeyColumnName: "PersonId");""")]
    [InlineData("ml.Data.TrainTestSplit(view);")]
    public Task Is_silent_with_a_key_and_where_the_rows_are_not_known(string split) => Verify.Rule("FAIR4006", Cases.In(Load + split));

    [Fact]
    public Task Is_silent_for_rows_without_an_identifier() => Verify.Rule("FAIR4006", """
        public class Room { [LoadColumn(0)] public float Area { get; set; } }
        public class Rooms { void Split(MLContext ml, string path) => ml.Data.TrainTestSplit(ml.Data.LoadFromTextFile<Room>(path)); }
        """);

    [Theory]
    [InlineData("""ml.Recommendation().Trainers.MatrixFactorization("Label", "UserId", "MovieId").Fit(split.TrainSet);""")]
    [InlineData("""
        ml.Auto().CreateRecommendationExperiment(60)
            .Execute(split.TrainSet, new ColumnInformation { LabelColumnName = "Label", UserIdColumnName = "UserId", ItemIdColumnName = "MovieId" });
        """)]
    public async Task Is_silent_for_the_people_of_a_recommenders_matrix(string training)
    {
        var source = $$"""
            using Microsoft.ML.AutoML;
            public class Rating
            {
                [LoadColumn(0), KeyType(100)] public uint UserId { get; set; }
                [LoadColumn(1), KeyType(100)] public uint MovieId { get; set; }
                [LoadColumn(2)] public float Label { get; set; }
            }

            public class Ratings
            {
                void Train(MLContext ml, string path)
                {
                    var split = ml.Data.TrainTestSplit(ml.Data.LoadFromTextFile<Rating>(path));
                    {{training}}
                }
            }
            """;
        await Verify.Rule("FAIR4006", source, static state => state.Sources.Add(OtherPackages.Source));
        await Verify.Rule("FAIR1006", source, static state => state.Sources.Add(OtherPackages.Source));
    }

    [Fact]
    public Task An_experiment_that_is_no_recommender_takes_people_to_be_rows() => Verify.Rule("FAIR4006", """
        using Microsoft.ML.AutoML;
        public class Rating { [LoadColumn(0)] public string UserId { get; set; } = ""; [LoadColumn(1)] public float Label { get; set; } }
        public class Ratings
        {
            void Train(MLContext ml, string path)
            {
                var split = ml.Data.{|FAIR4006:TrainTestSplit|}(ml.Data.LoadFromTextFile<Rating>(path));
                ml.Auto().CreateRegressionExperiment(60).Execute(split.TrainSet, new ColumnInformation { LabelColumnName = "Label" });
            }
        }
        """, static state => state.Sources.Add(OtherPackages.Source));

    [Fact]
    public async Task Is_silent_where_everybody_has_one_row()
    {
        var source = Cases.In(Load + "ml.Data.TrainTestSplit(data);");
        await Verify.Rule("FAIR4006", source.Replace("public class CaseRow", "[OneRowPerPerson] public class CaseRow", System.StringComparison.Ordinal));
        await Verify.Rule("FAIR4006", "[assembly: OneRowPerPerson]\n" + source);
    }

    [Fact]
    public Task What_covers_the_code_says_nothing_of_the_rows() =>
        Verify.Rule("FAIR4006", Cases.In(Load + "ml.Data.{|FAIR4006:TrainTestSplit|}(data);", onType: "[OneRowPerPerson]"));

    [Fact]
    public void The_log_names_the_key_and_the_trainer()
    {
        var finding = Assert.Single(Rows.Find("FAIR4006", Cases.In($"{Load} var split = ml.Data.TrainTestSplit(data); {Cases.Pipeline}.Fit(split.TrainSet);")));
        Assert.Equal("TrainTestSplit can put records of one person ('PersonId') on both sides: pass it as samplingKeyColumnName, or declare [OneRowPerPerson] on the row type", finding.GetMessage());
        Assert.Equal("PersonId", finding.Properties["fairness.column"]);
        Assert.Equal("identifier", finding.Properties["fairness.kind"]);
        Assert.Equal("SdcaLogisticRegression", finding.Properties["fairness.trainer"]);
    }

    [Fact]
    public void A_number_given_to_a_person_is_a_better_key_than_a_telephone_number()
    {
        var finding = Assert.Single(Rows.Find("FAIR4006", """
            public class Caller
            {
                [LoadColumn(0)] public string PhoneNumber { get; set; } = "";
                [LoadColumn(1)] public string NhsNumber { get; set; } = "";
            }

            public class Calls { void Split(MLContext ml, string path) => ml.Data.TrainTestSplit(ml.Data.LoadFromTextFile<Caller>(path)); }
            """));
        Assert.Equal("NhsNumber", finding.Properties["fairness.column"]);
    }
}
