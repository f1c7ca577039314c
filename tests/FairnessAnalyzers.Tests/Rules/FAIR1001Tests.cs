using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR1001Tests
{
    private const string Encoded = """
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"RaceKey"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """;

    [Fact]
    public Task Fires_on_the_input_of_the_step_that_writes_the_features() =>
        Verify.Rule("FAIR1001", Rows.Training("public string Race { get; set; }", Encoded));

    [Fact]
    public Task Fires_on_the_input_also_where_a_later_step_works_in_place() => Verify.Rule("FAIR1001", Rows.Training("public string Race { get; set; }", """
        ml.Transforms.Categorical.OneHotEncoding("Race")
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Race"|}))
            .Append(ml.Transforms.NormalizeMinMax("Features"))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task Fires_on_the_use_of_a_constant() => Verify.Rule("FAIR1001", Rows.Training("public float Age { get; set; }", """
        const string age = "Age";
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:age|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task Fires_on_the_element_of_an_array_that_is_written_in_the_file() => Verify.Rule("FAIR1001", Rows.Training("public float Age { get; set; }", """
        var columns = new[] { "Distance", {|FAIR1001:"Age"|} };
        ml.Transforms.Concatenate("Features", columns).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task Fires_on_the_trainer_when_nothing_names_an_input() => Verify.Rule("FAIR1001", Rows.Training("public float[] Age { get; set; }", """
        ml.BinaryClassification.Trainers.{|FAIR1001:FastTree|}(featureColumnName: "Age").Fit(data);
        """));

    [Theory]
    [InlineData("Prepare(ml).Append(ml.BinaryClassification.Trainers.{|FAIR1001:FastTree|}())")]
    [InlineData("ml.Transforms.CopyColumns(\"Years\", {|FAIR1001:\"Age\"|}).Append(Prepared.Years(ml)).Append(ml.BinaryClassification.Trainers.FastTree())")]
    [InlineData("Join(ml, {|FAIR1001:\"Age\"|}).Append(ml.BinaryClassification.Trainers.FastTree())")]
    [InlineData("Join(ml, Prepared.Names).Append(ml.BinaryClassification.Trainers.{|FAIR1001:FastTree|}())")]
    public Task Fires_in_the_file_of_the_trainer_where_the_features_are_written_in_another(string pipeline) => Verify.Rule("FAIR1001", Rows.Training("public float Age { get; set; }", $"""
        {pipeline.Replace("Prepare(", "Prepared.Prepare(").Replace("Join(", "Prepared.Join(")}.Fit(data);
        """), static state => state.Sources.Add("""
        public static class Prepared
        {
            public static readonly string[] Names = { "Distance", "Age" };
            public static IEstimator<ITransformer> Prepare(MLContext ml) => ml.Transforms.Concatenate("Features", "Distance", "Age");
            public static IEstimator<ITransformer> Years(MLContext ml) => ml.Transforms.Concatenate("Features", "Distance", "Years");
            public static IEstimator<ITransformer> Join(MLContext ml, params string[] names) => ml.Transforms.Concatenate("Features", names);
        }
        """));

    [Theory]
    [InlineData("[ColumnName(\"Group\")] public string Ethnicity { get; set; }", "Group")]
    [InlineData("[ColumnName(\"Ethnicity\")] public string X { get; set; }", "Ethnicity")]
    public Task Asks_the_name_of_the_column_and_of_the_member(string member, string column) => Verify.Rule("FAIR1001", Rows.Training(member, $$"""
        ml.Transforms.Categorical.OneHotEncoding("{{column}}")
            .Append(ml.Transforms.Concatenate("Features", {|FAIR1001:"{{column}}"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Theory]
    [InlineData("exampleWeightColumnName")]
    [InlineData("rowGroupColumnName")]
    public Task Fires_for_weight_and_group_on_the_argument_that_names_it(string parameter) => Verify.Rule("FAIR1001", Rows.Training("public float Age { get; set; }", $$"""
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.Ranking.Trainers.FastTree({{parameter}}: {|FAIR1001:"Age"|})).Fit(data);
        """));

    [Fact]
    public void Says_in_the_message_what_the_role_is()
    {
        var message = Assert.Single(Rows.Find("FAIR1001", Rows.Training("public float Age { get; set; }", """
            ml.Transforms.Concatenate("Features", "Distance").Append(ml.Ranking.Trainers.FastTree(exampleWeightColumnName: "Age")).Fit(data);
            """))).GetMessage();

        Assert.StartsWith("Column 'Age' (age) is the example weight of FastTree: ", message);
        Assert.EndsWith("remove it, or say why it stays with [JustifiedFeature]", message);
    }

    [Theory]
    [InlineData("[JustifiedFeature(\"Fares differ by age by law\")]")]
    [InlineData("[NotSensitive(\"The age of the building\")]")]
    public Task Is_silent_where_the_member_says_why(string annotation) => Verify.Rule("FAIR1001", Rows.Training(annotation + " public float Age { get; set; }", """
        ml.Transforms.Concatenate("Features", "Distance", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Theory]
    [InlineData("[JustifiedFeature(\"TODO\")]")]
    [InlineData("[JustifiedFeature(\"Age\")]")]
    [InlineData("[NotSensitive(\"<why it says nothing about a person>\")]")]
    public Task Is_not_silenced_by_a_placeholder(string annotation) => Verify.Rule("FAIR1001", Rows.Training(annotation + " public float Age { get; set; }", """
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Theory]
    [InlineData("class Training", "[JustifiedFeature(\"Fares differ by age by law\", Column = \"Age\")] public class Training")]
    [InlineData("void Train", "[JustifiedFeature(\"Fares differ by age by law\", Column = \"Age\")] public void Train")]
    [InlineData("class Person", "[assembly: JustifiedFeature(\"Fares differ by age by law\", Column = \"Age\")] public class Person")]
    public Task Is_silent_where_a_covering_annotation_names_the_column(string place, string annotated) => Verify.Rule("FAIR1001", Rows.Training("public float Age { get; set; }", """
        ml.Transforms.Concatenate("Features", "Distance", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """).Replace("public " + place, annotated));

    [Theory]
    [InlineData("public float AgeOfAccount { get; set; }", "AgeOfAccount")]
    [InlineData("public float RaceTime { get; set; }", "RaceTime")]
    [InlineData("public float Page { get; set; }", "Page")]
    public Task Is_silent_for_a_name_that_only_looks_like_one(string member, string column) => Verify.Rule("FAIR1001", Rows.Training(member, $$"""
        ml.Transforms.Concatenate("Features", "Distance", "{{column}}").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task Is_silent_for_a_column_that_is_kept_for_evaluation_only() => Verify.Rule("FAIR1001", Rows.Training("public string Race { get; set; }", """
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
            .Append(ml.Transforms.Concatenate("Features", "Distance"))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task An_annotation_makes_any_name_protected() => Verify.Rule("FAIR1001", Rows.Training("[ProtectedCharacteristic(\"race\")] public float Code7 { get; set; }", """
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Code7"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public Task Still_runs_where_nothing_is_about_people() => Verify.Rule("FAIR1001", "[assembly: NotAboutPeople(\"Trees in a forest\")]\n" + Rows.Training("public float Age { get; set; }", """
        ml.Transforms.Concatenate("Features", {|FAIR1001:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Fact]
    public void Carries_what_the_log_says_of_it()
    {
        var found = Assert.Single(Rows.Find("FAIR1001", Rows.Training("public string Race { get; set; }", Encoded.Replace("{|FAIR1001:", "").Replace("|}", ""))));

        Assert.Equal("Race", found.Properties["fairness.column"]);
        Assert.Equal("feature", found.Properties["fairness.role"]);
        Assert.Equal("protected", found.Properties["fairness.kind"]);
        Assert.Equal("race", found.Properties["fairness.characteristic"]);
        Assert.Contains("Equality Act 2010 s.9", found.Properties["fairness.legal"]);
        Assert.Equal("FastTree", found.Properties["fairness.trainer"]);
        Assert.Equal("OneHotEncoding>Concatenate", found.Properties["fairness.path"]);
        Assert.Equal("M:Training.Train(Microsoft.ML.MLContext,System.String)", found.Properties["fairness.symbol"]);
        Assert.Equal(["Race", "OneHotEncoding", "Concatenate", "FastTree"], Rows.Way(found));
    }

    [Fact]
    public void Is_one_finding_for_two_trainers_at_one_place_and_names_both()
    {
        var found = Assert.Single(Rows.Find("FAIR1001", Rows.Training("public float Age { get; set; }", """
            var features = ml.Transforms.Concatenate("Features", "Distance", "Age");
            features.Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            features.Append(ml.BinaryClassification.Trainers.LinearSvm()).Fit(data);
            """)));

        Assert.Equal("FastTree, LinearSvm", found.Properties["fairness.trainer"]);
    }

    [Fact]
    public void Counts_as_proxy_where_no_chosen_law_protects_it()
    {
        var source = Rows.Training("public string Caste { get; set; }", """
            ml.Transforms.Categorical.OneHotEncoding("Caste").Append(ml.Transforms.Concatenate("Features", "Caste"))
                .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """);

        Assert.Single(Rows.Find("FAIR1001", source));
        var other = Options.Of("build_property.FairnessJurisdiction = us");
        Assert.Equal(1, Rows.Find("FAIR1001", source, other).Length + Rows.Find("FAIR1002", source, other).Length);
    }

    [Fact]
    public void The_team_s_own_words_add_to_the_vocabulary_and_take_from_it()
    {
        const string train = """
            ml.Transforms.Concatenate("Features", "Zoomark", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """;
        var words = Options.With([("/x/FairnessVocabulary.csv", "term,kind,characteristic,legal_basis,rationale,source\nzoomark,protected,race,,It tells race,Local study\nage,none,,,,\n")]);

        var found = Assert.Single(Rows.Find("FAIR1001", Rows.Training("public float Age { get; set; } public float Zoomark { get; set; }", train), words));
        Assert.Equal("Zoomark", found.Properties["fairness.column"]);
        Assert.Contains("it tells race (Local study)", found.GetMessage());
    }
}
