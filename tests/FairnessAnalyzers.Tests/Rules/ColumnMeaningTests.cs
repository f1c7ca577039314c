using System.Linq;
using System.Text.Json;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>What columns are, as the register says it.</summary>
public class ColumnMeaningTests
{
    private static JsonElement Source(string role, string name, string members, string arguments = "", string label = "public bool Label { get; set; }")
    {
        var found = Assert.Single(Rows.Find("FAIR0001", Rows.Training(members, $$"""
            ml.Transforms.Concatenate("Features", "{{(role == "features" ? name : "Distance")}}").Append(ml.BinaryClassification.Trainers.FastTree({{arguments}})).Fit(data);
            """, label)));
        var model = JsonDocument.Parse(found.Properties["fairness.model"]!).RootElement;
        return model.GetProperty(role).GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("name").GetString() == name);
    }

    [Theory]
    [InlineData("public float Age { get; set; }", "Age", "protected", "age", false)]
    [InlineData("[JustifiedFeature(\"Fares differ by age by law\")] public float Age { get; set; }", "Age", "protected", "age", true)]
    [InlineData("[JustifiedFeature(\"TBD\")] public float Age { get; set; }", "Age", "protected", "age", false)]
    [InlineData("[NotSensitive(\"The age of the building\")] public float Age { get; set; }", "Age", null, null, false)]
    [InlineData("public float Mileage { get; set; }", "Mileage", null, null, false)]
    [InlineData("[ProxyFor(\"race\")] public float Age { get; set; }", "Age", "proxy", "race", false)]
    [InlineData("[PersonIdentifier, ProtectedCharacteristic(\"religion\")] public float Q { get; set; }", "Q", "protected", "religion", false)]
    [InlineData("[ModelOutput] public float Q { get; set; }", "Q", "modelOutput", "model-output", false)]
    [InlineData("[ProtectedCharacteristic(\"<which>\")] public float Age { get; set; }", "Age", "protected", "age", false)]
    public void A_feature_is_what_annotations_say_else_what_its_names_say(string member, string name, string? kind, string? characteristic, bool justified)
    {
        var source = Source("features", name, member);
        Assert.Equal(kind, source.GetProperty("kind").GetString());
        Assert.Equal(characteristic, source.GetProperty("characteristic").GetString());
        Assert.Equal(justified, source.GetProperty("justified").GetBoolean());
    }

    [Fact]
    public void The_keys_of_a_source_stand_in_the_order_of_the_log_format() => Assert.Equal(
        ["name", "member", "path", "kind", "characteristic", "justified"],
        Source("features", "Age", "public float Age { get; set; }").EnumerateObject().Select(static property => property.Name));

    [Fact]
    public void A_label_may_be_the_outcome_of_a_process() => Assert.Equal(
        "processOutcome", Source("label", "Reoffended", "", "\"Reoffended\"", "public bool Reoffended { get; set; }").GetProperty("kind").GetString());

    [Fact]
    public void A_weight_has_a_kind_too() => Assert.Equal(
        "protected", Source("weight", "Age", "public float Age { get; set; }", "exampleWeightColumnName: \"Age\"").GetProperty("kind").GetString());

    [Theory]
    [InlineData("[Secret(Notes = \"religion\")]", "protected", "religion")]
    [InlineData("[Secret(Notes = \"sherpa lineage\")]", "protected", "sherpa lineage")]
    [InlineData("[Secret]", null, null)]
    public void A_marker_of_another_package_needs_a_characteristic(string marker, string? kind, string? characteristic)
    {
        var source = Source("features", "Q", marker + " public float Q { get; set; }", label: """
            public bool Label { get; set; }
            }
            public class SecretAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { public string Notes { get; set; } }
            namespace Microsoft.Extensions.Compliance.Classification
            {
                public class DataClassificationAttribute : Attribute { }
            """);

        Assert.Equal(kind, source.GetProperty("kind").GetString());
        Assert.Equal(characteristic, source.GetProperty("characteristic").GetString());
    }

    [Fact]
    public void A_member_marked_as_personal_needs_no_sure_name()
    {
        const string marker = """
            public bool Label { get; set; }
            }
            namespace Microsoft.AspNetCore.Identity
            {
                public class PersonalDataAttribute : Attribute { }
            """;
        Assert.Null(Source("features", "Education", "public float Education { get; set; }", label: marker).GetProperty("kind").GetString());
        Assert.Equal("proxy", Source("features", "Education", "[Microsoft.AspNetCore.Identity.PersonalData] public float Education { get; set; }", label: marker)
            .GetProperty("kind").GetString());
    }
}
