using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR1005Tests
{
    private const string Tree = "Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);";

    [Theory]
    [InlineData("ml.Transforms.Text.FeaturizeText(\"T\", \"CaseNotes\")")]
    [InlineData("ml.Transforms.Text.ProduceWordBags(\"T\", \"CaseNotes\")")]
    [InlineData("ml.Transforms.Text.ProduceHashedWordBags(\"T\", \"CaseNotes\")")]
    [InlineData("ml.Transforms.Text.TokenizeIntoWords(\"W\", \"CaseNotes\").Append(ml.Transforms.Text.ApplyWordEmbedding(\"T\", \"W\", WordEmbeddingEstimator.PretrainedModelKind.SentimentSpecificWordEmbedding))")]
    [InlineData("ml.Transforms.Text.TokenizeIntoWords(\"W\", \"CaseNotes\").Append(ml.Transforms.Conversion.MapValueToKey(\"W\")).Append(ml.Transforms.Text.ProduceNgrams(\"T\", \"W\"))")]
    public Task Fires_on_prose_that_is_turned_into_numbers(string text) => Verify.Rule("FAIR1005", Rows.Training("public string CaseNotes { get; set; }", $$"""
        {{text}}.Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1005:"T"|})).{{Tree}}
        """));

    [Fact]
    public Task Fires_on_any_text_whatever_it_is_called() => Verify.Rule("FAIR1005", Rows.Training("public string Q7 { get; set; }", $$"""
        ml.Transforms.Text.FeaturizeText("T", "Q7").Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1005:"T"|})).{{Tree}}
        """));

    [Fact]
    public Task Fires_also_where_the_column_takes_a_shorter_way_without_text() => Verify.Rule("FAIR1005", Rows.Training("public string Q7 { get; set; }", $$"""
        ml.Transforms.Categorical.OneHotEncoding("K", "Q7").Append(ml.Transforms.Text.NormalizeText("N", "Q7")).Append(ml.Transforms.Text.FeaturizeText("T", "N"))
            .Append(ml.Transforms.Concatenate("Features", "K", {|FAIR1005:"T"|})).{{Tree}}
        """));

    [Fact]
    public Task May_stand_beside_FAIR1001() => Verify.Rule("FAIR1005,FAIR1001", Rows.Training("public string Ethnicity { get; set; }", $$"""
        ml.Transforms.Text.FeaturizeText("T", "Ethnicity").Append(ml.Transforms.Concatenate("Features", {|FAIR1001:{|FAIR1005:"T"|}|})).{{Tree}}
        """));

    [Fact]
    public Task Fires_on_an_annotated_column() => Verify.Rule("FAIR1005", Rows.Training("[FreeText] public string Q7 { get; set; }", $$"""
        ml.Transforms.Categorical.OneHotHashEncoding("K", "Q7").Append(ml.Transforms.Concatenate("Features", {|FAIR1005:"K"|})).{{Tree}}
        """));

    [Fact]
    public Task Is_silent_for_categories_and_for_justified_prose() => Verify.Rule("FAIR1005", Rows.Training("""
        public string Colour { get; set; }
        [JustifiedFeature("The letter itself is what is sorted")] public string Letter { get; set; }
        [NotSensitive("Names of machine parts")] public string Part { get; set; }
        """, $$"""
        ml.Transforms.Categorical.OneHotEncoding("Colour").Append(ml.Transforms.Text.FeaturizeText("L", "Letter")).Append(ml.Transforms.Text.FeaturizeText("P", "Part"))
            .Append(ml.Transforms.Concatenate("Features", "Colour", "L", "P")).{{Tree}}
        """));

    [Fact]
    public void Says_of_free_text_why_it_is_a_question()
    {
        var found = Assert.Single(Rows.Find("FAIR1005", Rows.Training("public string CaseNotes { get; set; }", $$"""
            ml.Transforms.Text.FeaturizeText("Features", "CaseNotes").{{Tree}}
            """)));

        Assert.StartsWith("Free text column 'CaseNotes' is a feature of FastTree: prose about people carries every characteristic", found.GetMessage());
    }

    [Fact]
    public void Says_of_any_other_text_what_reads_it()
    {
        var found = Assert.Single(Rows.Find("FAIR1005", Rows.Training("public string Q7 { get; set; }", $$"""
            ml.Transforms.Text.FeaturizeText("Features", "Q7").{{Tree}}
            """)));

        Assert.Equal(
            "String column 'Q7' is read as text by FeaturizeText: whatever is written in it becomes a feature; remove it, or say why it stays with [JustifiedFeature]", found.GetMessage());
        Assert.Equal("freeText", found.Properties["fairness.kind"]);
        Assert.Equal("FeaturizeText", found.Properties["fairness.path"]);
    }
}
