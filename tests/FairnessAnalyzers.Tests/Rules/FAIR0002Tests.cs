using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR0002Tests
{
    private const string Pipeline = """
        IEstimator<ITransformer> pipeline = ml.Transforms.Conversion.MapValueToKey("Key", "Sex")
            .Append(ml.Transforms.Concatenate("Features", "Visits")).Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key"));

        """;

    private const string Discarded = Pipeline + """pipeline.Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")); pipeline.Fit(ml.Data.LoadFromTextFile<CaseRow>(path));""";

    [Fact]
    public Task Fires_on_an_Append_whose_result_nobody_takes() =>
        Verify.Rule("FAIR0002", Cases.In(Discarded.Replace("pipeline.Append", "pipeline.{|FAIR0002:Append|}", System.StringComparison.Ordinal)));

    [Fact]
    public void Says_of_a_discarded_Append_what_is_lost_and_not_that_a_column_is_missing()
    {
        var found = Assert.Single(Rows.Find("FAIR0002", Cases.In(Discarded)));

        Assert.Equal("The result of this Append is discarded: this line adds 'MapKeyToValue' to nothing", found.GetMessage());
    }

    [Fact]
    public Task Is_silent_where_the_result_is_kept() => Verify.Rule("FAIR0002", Cases.In(Pipeline + """
        pipeline = pipeline.Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        pipeline.Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """));

    [Fact]
    public void Says_of_a_missing_column_which_was_probably_meant()
    {
        var found = Assert.Single(Rows.Find("FAIR0002", Cases.In("""
            ml.Transforms.Concatenate("Features", "Visit").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted"))
                .Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
            """)));

        Assert.Equal("No column 'Visit' exists here: did you mean 'Visits'?", found.GetMessage());
    }

    [Theory]
    [InlineData("""ml.Transforms.CopyColumns("Label", "Moved").Append(ml.Transforms.Concatenate("Features", "Visits")).Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression())""", "label")]
    [InlineData("""ml.Transforms.Concatenate("Features", "Visits").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Moved"))""", "label")]
    [InlineData("""ml.Transforms.CopyColumns("Features", "Moved").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted"))""", "features")]
    public void A_role_whose_column_is_missing_is_not_known_and_is_reported_once(string pipeline, string role)
    {
        var source = Cases.In(pipeline + ".Fit(ml.Data.LoadFromTextFile<CaseRow>(path));");

        var model = Assert.Single(Rows.Find("FAIR0001", source)).Properties["fairness.model"];
        Assert.Contains($"{{\"what\":\"{role}\",\"why\":\"there is no column 'Moved'\"", model);
        Assert.Contains("\"complete\":false,\"sources\":[]", model);
        Assert.Single(Rows.Find("FAIR0002", source));
        Assert.Empty(Rows.Find("FAIR0003", source));
    }

    [Fact]
    public void A_column_that_was_dropped_from_data_whose_columns_are_not_known_is_unresolved()
    {
        const string Dropped = """ml.Transforms.DropColumns("Moved").Append(ml.Transforms.Concatenate("Features", "Moved", "Visits")).Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted")).Fit(view);""";

        Assert.Empty(Rows.Find("FAIR0002", Cases.In(Dropped)));
        Assert.Contains("there is no column 'Moved'", Assert.Single(Rows.Find("FAIR0003", Cases.In(Dropped))).GetMessage());
    }
}
