using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>FAIR1002, FAIR1003, FAIR1004 and FAIR1006, which ask the same question of other kinds of columns.</summary>
public class FeatureRuleTests
{
    private static string Trained(string member, string place) => Rows.Training(member, $$"""
        ml.Transforms.Concatenate("Features", "Distance", {{place}}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);

    [Theory]
    [InlineData("FAIR1002", "Postcode", "proxy")]
    [InlineData("FAIR1003", "PriorConvictions", "justice")]
    [InlineData("FAIR1006", "NhsNumber", "identifier")]
    public async Task Fires_on_a_column_of_its_kind_and_says_so_in_the_log(string id, string column, string kind)
    {
        await Verify.Rule(id, Trained($"public float {column} {{ get; set; }}", $$"""{|{{id}}:"{{column}}"|}"""));

        var found = Assert.Single(Rows.Find(id, Trained($"public float {column} {{ get; set; }}", $"\"{column}\"")));
        Assert.Equal(column, found.Properties["fairness.column"]);
        Assert.Equal("feature", found.Properties["fairness.role"]);
        Assert.Equal(kind, found.Properties["fairness.kind"]);
        Assert.Equal("Concatenate", found.Properties["fairness.path"]);
        Assert.Equal([column, "Concatenate", "FastTree"], Rows.Way(found));
        Assert.Contains("is a feature of FastTree", found.GetMessage());
        Assert.Contains("[JustifiedFeature]", found.GetMessage());
    }

    [Theory]
    [InlineData("FAIR1002", "Postcode")]
    [InlineData("FAIR1003", "PriorConvictions")]
    [InlineData("FAIR1006", "NhsNumber")]
    public Task Is_silent_where_the_team_says_why_or_that_it_is_nothing_of_the_sort(string id, string column) => Verify.Rule(id, Trained($$"""
        [JustifiedFeature("The tariff is set by law for each district")] public float {{column}} { get; set; }
        [NotSensitive("The postcode of the depot")] public float Other{{column}} { get; set; }
        """, $"\"{column}\", \"Other{column}\""));

    [Theory]
    [InlineData("FAIR1002", "[ProxyFor(\"race\")]")]
    [InlineData("FAIR1006", "[PersonIdentifier]")]
    public Task An_annotation_gives_any_name_its_kind(string id, string annotation) =>
        Verify.Rule(id, Trained(annotation + " public float Z7 { get; set; }", $$"""{|{{id}}:"Z7"|}"""));

    [Theory]
    [InlineData("FAIR1003", "BatteryCharge")]
    [InlineData("FAIR1003", "BusStops")]
    [InlineData("FAIR1006", "ProductName")]
    [InlineData("FAIR1006", "StationId")]
    public Task Is_silent_for_a_name_that_only_looks_like_one(string id, string column) =>
        Verify.Rule(id, Trained($"public float {column} {{ get; set; }}", $"\"{column}\""));

    [Fact]
    public Task A_stronger_kind_leaves_no_room_for_a_weaker_one() =>
        Verify.Rule("FAIR1002,FAIR1001", Trained("[ColumnName(\"Postcode\")] public float Race { get; set; }", "{|FAIR1001:\"Postcode\"|}"));

    [Fact]
    public Task An_example_weight_called_weight_weighs_rows_and_no_bodies() => Verify.Rule("FAIR1002", Rows.Training("""
        public float Weight { get; set; }
        public string Sex { get; set; }
        public string Ethnicity { get; set; }
        """, """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree(exampleWeightColumnName: "Weight")).Fit(data);
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR1002:"Weight"|}).Append(ml.BinaryClassification.Trainers.FastForest()).Fit(data);
        """));

    [Fact]
    public Task Sentences_that_are_compared_were_passed_by_no_court() => Verify.Rule("FAIR1003", """
        public class Pair { public string Sentence1 { get; set; } public string Sentence2 { get; set; } public float Label { get; set; } }
        public class Training
        {
            public void Train(MLContext ml, string path) => ml.Transforms.Text.FeaturizeText("One", "Sentence1").Append(ml.Transforms.Text.FeaturizeText("Two", "Sentence2"))
                .Append(ml.Transforms.Concatenate("Features", "One", "Two")).Append(ml.Regression.Trainers.FastTree()).Fit(ml.Data.LoadFromTextFile<Pair>(path));
        }
        """);

    [Fact]
    public void Many_trainers_are_counted_in_the_message_and_named_in_the_log()
    {
        var found = Assert.Single(Rows.Find("FAIR1002", Rows.Training("public float Postcode { get; set; }", """
            var features = ml.Transforms.Concatenate("Features", "Distance", "Postcode");
            features.Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            features.Append(ml.BinaryClassification.Trainers.FastForest()).Fit(data);
            features.Append(ml.BinaryClassification.Trainers.LightGbm()).Fit(data);
            """)));

        Assert.Contains("is a feature of FastForest, FastTree and 1 more: ", found.GetMessage());
        Assert.Equal("FastForest, FastTree, LightGbm", found.Properties["fairness.trainer"]);
    }

    [Fact]
    public void FAIR1003_says_once_what_the_record_is()
    {
        var message = Assert.Single(Rows.Find("FAIR1003", Trained("public float PriorConvictions { get; set; }", "\"PriorConvictions\""))).GetMessage();

        Assert.StartsWith("Column 'PriorConvictions' is a record of the justice process and is a feature of FastTree: it records what police, prosecutors and courts did", message);
        Assert.Equal(2, message.Split("not what the person did").Length);
    }

    [Fact]
    public Task Names_that_are_not_sure_enough_have_no_kind() => Verify.Rule("FAIR1002", Trained("public string Education { get; set; }", "\"Education\""));

    [Fact]
    public void Unsure_names_count_where_the_project_asks_for_them() => Assert.Single(Rows.Find(
        "FAIR1002", Trained("public float Education { get; set; }", "\"Education\""), Options.Of("fairness.minimum_confidence = low")));

    [Fact]
    public Task A_person_s_number_may_group_rows() => Verify.Rule("FAIR1006", Rows.Training("public string NhsNumber { get; set; }", """
        ml.Transforms.Conversion.MapValueToKey("NhsNumber").Append(ml.Transforms.Concatenate("Features", "Distance"))
            .Append(ml.Ranking.Trainers.FastTree(rowGroupColumnName: "NhsNumber")).Fit(data);
        """));

    [Fact]
    public Task A_person_s_number_may_span_the_matrix_of_a_recommender() => Verify.Rule("FAIR1006", """
        public class Rating { public uint CustomerId { get; set; } public uint ProductId { get; set; } public float Label { get; set; } }
        public class Training
        {
            public void Train(MLContext ml, string path) =>
                ml.Regression.Trainers.{|FAIR1006:FastTree|}(featureColumnName: "CustomerId").Fit(ml.Data.LoadFromTextFile<Rating>(path));
        }
        """);

    [Theory]
    [InlineData("", "")]
    [InlineData(", \"Age\"", "FAIR1006:")]
    [InlineData("", "FAIR1006:", "FastTree")]
    [InlineData("", "FAIR1006:", "FieldAwareFactorizationMachine", "Paid")]
    public Task Who_and_what_span_the_matrix_of_a_factorisation_machine(string more, string rule, string trainer = "FieldAwareFactorizationMachine", string item = "MovieId")
    {
        var user = rule.Length == 0 ? "\"UserId\"" : "{|FAIR1006:\"UserId\"|}";
        return Verify.Rule("FAIR1006", $$"""
            public class Rating { public string UserId { get; set; } public string {{item}} { get; set; } public float Age { get; set; } public bool Label { get; set; } }
            public class Training
            {
                public void Train(MLContext ml, string path) => ml.Transforms.Categorical.OneHotEncoding("UserId").Append(ml.Transforms.Categorical.OneHotEncoding("{{item}}"))
                    .Append(ml.Transforms.Concatenate("Features", {{user}}, "{{item}}"{{more}}))
                    .Append(ml.BinaryClassification.Trainers.{{trainer}}()).Fit(ml.Data.LoadFromTextFile<Rating>(path));
            }
            """);
    }

    [Fact]
    public Task FAIR1004_asks_for_evidence_or_advice_at_the_place_of_the_feature() => Verify.Rule("FAIR1004", Trained("""
        [JustifiedFeature("Fares differ by age by law")] public float Age { get; set; }
        [JustifiedFeature("Fares differ by age by law", Evidence = "TBD", AdvisedBy = new[] { "n/a" })] public float Gender { get; set; }
        [JustifiedFeature("Fares differ by age by law", Evidence = "Transport Act, schedule 4")] public float Religion { get; set; }
        [JustifiedFeature("Fares differ by age by law", AdvisedBy = new[] { "Ethics panel" })] public float Disability { get; set; }
        [JustifiedFeature("An ordinary column")] public float Mileage { get; set; }
        """, "{|FAIR1004:\"Age\"|}, {|FAIR1004:\"Gender\"|}, \"Religion\", \"Disability\", \"Mileage\""));

    [Fact]
    public void FAIR1004_says_whose_justification_it_is() => Assert.StartsWith(
        "The justification of 'Age' (age) names neither Evidence nor AdvisedBy",
        Assert.Single(Rows.Find("FAIR1004", Trained("[JustifiedFeature(\"Fares differ by age by law\")] public float Age { get; set; }", "\"Age\""))).GetMessage());
}
