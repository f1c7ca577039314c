using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>FAIR2001, FAIR2003, FAIR2004 and FAIR2005: what the target is.</summary>
public class TargetRuleTests
{
    private const string Documented = "[TargetParameter(\"Reconvicted within two years\", Population = \"People released\", MeasuredBy = \"Court register\")]";

    private static string Trained(string label, string trainer) => Rows.Training("", $$"""
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.{{trainer}}).Fit(data);
        """, label);

    [Fact]
    public Task FAIR2001_fires_on_the_trainer_where_the_label_is_the_default() =>
        Verify.Rule("FAIR2001", Trained("public bool Label { get; set; }", "{|FAIR2001:FastTree|}()"));

    [Fact]
    public Task FAIR2001_fires_on_an_explicit_label() =>
        Verify.Rule("FAIR2001", Trained("public bool Paid { get; set; }", "FastTree(labelColumnName: {|FAIR2001:\"Paid\"|})"));

    [Theory]
    [InlineData("ml.Transforms.Conversion.MapValueToKey(\"Label\", {|FAIR2001:\"Paid\"|})")]
    [InlineData("ml.Transforms.CopyColumns(\"Label\", {|FAIR2001:\"Paid\"|})")]
    [InlineData("ml.Transforms.CopyColumns(\"L\", {|FAIR2001:\"Paid\"|}).Append(ml.Transforms.Conversion.MapValueToKey(\"Label\", \"L\"))")]
    public Task FAIR2001_fires_on_what_names_the_label_s_source(string map) => Verify.Rule("FAIR2001", Rows.Training("", $$"""
        {{map}}.Append(ml.Transforms.Concatenate("Features", "Distance")).Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Label")).Fit(data);
        """, "public string Paid { get; set; }"));

    [Fact]
    public Task FAIR2001_is_silent_without_a_label() => Verify.Rule("FAIR2001", Rows.Training("", """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.Clustering.Trainers.KMeans()).Fit(data);
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.AnomalyDetection.Trainers.RandomizedPca()).Fit(data);
        """));

    [Theory]
    [InlineData("public bool Paid", Documented + " public bool Paid")]
    [InlineData("public bool Paid", "[TargetParameter(\"TODO\")] public bool Paid")]
    [InlineData("public void Train", "[TargetParameter(\"Paid within a month\", Column = \"Paid\")] public void Train")]
    [InlineData("public class Training", "[TargetParameter(\"Paid within a month\", Column = \"Paid\")] public class Training")]
    [InlineData("public class Person", "[assembly: TargetParameter(\"Paid within a month\", Column = \"Paid\")] public class Person")]
    public Task FAIR2001_is_silent_where_the_target_is_documented(string place, string annotated) => Verify.Rule("FAIR2001",
        Trained("public bool Paid { get; set; }", "FastTree(\"Paid\")").Replace(place, annotated));

    [Fact]
    public Task FAIR2001_is_silent_where_nothing_is_about_people() => Verify.Rule("FAIR2001",
        "[assembly: NotAboutPeople(\"Trees in a forest\")]\n" + Trained("public bool Label { get; set; }", "FastTree()"));

    [Fact]
    public void FAIR2001_carries_what_the_log_says_of_it()
    {
        var found = Assert.Single(Rows.Find("FAIR2001", Trained("public bool Paid { get; set; }", "FastTree(\"Paid\")")));

        Assert.Equal("Paid", found.Properties["fairness.column"]);
        Assert.Equal("label", found.Properties["fairness.role"]);
        Assert.Equal("FastTree", found.Properties["fairness.trainer"]);
        Assert.Equal(["Paid", "FastTree"], Rows.Way(found));
    }

    [Theory]
    [InlineData("Reoffended")]
    [InlineData("Rearrested")]
    [InlineData("Reconvicted")]
    [InlineData("ReReferred")]
    public Task FAIR2003_fires_on_an_act_of_an_institution(string label) =>
        Verify.Rule("FAIR2003", Trained($"{Documented} public bool {label} {{ get; set; }}", $$"""FastTree({|FAIR2003:"{{label}}"|})"""));

    [Theory]
    [InlineData("[TargetParameter(\"Reconvicted within two years\", StandsInFor = \"Offending again\")] public bool Reconvicted")]
    [InlineData("[NotSensitive(\"The name of a horse\")] public bool Reconvicted")]
    public Task FAIR2003_is_silent_where_somebody_says_what_it_stands_for(string label) =>
        Verify.Rule("FAIR2003", Trained(label + " { get; set; }", "FastTree(\"Reconvicted\")"));

    [Theory]
    [InlineData("Delayed")]
    [InlineData("Diagnosed")]
    [InlineData("BatteryCharged")]
    public Task FAIR2003_is_silent_for_another_target(string label) =>
        Verify.Rule("FAIR2003", Trained($"public bool {label} {{ get; set; }}", $"FastTree(\"{label}\")"));

    [Fact]
    public void FAIR2003_says_why_it_is_a_question()
    {
        var found = Assert.Single(Rows.Find("FAIR2003", Trained("public bool Reoffended { get; set; }", "FastTree(\"Reoffended\")")));

        Assert.StartsWith("The target 'Reoffended' of FastTree records an institution's act, not the behaviour: ", found.GetMessage());
        Assert.Contains("policing decides who is caught, see Angwin et al., Machine Bias (2016)", found.GetMessage());
        Assert.Equal("processOutcome", found.Properties["fairness.kind"]);
    }

    [Theory]
    [InlineData("IsFraud", "fraud is only found where somebody looked")]
    [InlineData("Attrition", "leaving mixes those who chose to go with those whom the employer dismissed or pushed out")]
    public void FAIR2003_claims_no_more_than_the_name_does(string label, string why)
    {
        var found = Assert.Single(Rows.Find("FAIR2003", Trained($"public bool {label} {{ get; set; }}", $"FastTree(\"{label}\")")));

        Assert.StartsWith($"The target '{label}' of FastTree may record an institution's act, not the behaviour: {why}", found.GetMessage());
    }

    [Fact]
    public Task FAIR2004_fires_on_the_attribute_of_a_label_that_is_not_trained() => Verify.Rule("FAIR2004", Trained("""
        [{|FAIR2004:TargetParameter("Paid within a month")|}] public bool Paid { get; set; }
        public bool Called { get; set; }
        """, "FastTree(\"Called\")"));

    [Theory]
    [InlineData("public void Train")]
    [InlineData("public class Person")]
    [InlineData("public class Training")]
    public Task FAIR2004_fires_on_an_attribute_that_names_the_column(string place) => Verify.Rule("FAIR2004", Trained("""
        public bool Paid { get; set; }
        public bool Called { get; set; }
        """, "FastTree(\"Called\")").Replace(place, "[{|FAIR2004:TargetParameter(\"Paid within a month\", Column = \"Paid\")|}] " + place));

    [Fact]
    public Task FAIR2004_judges_each_attribute() => Verify.Rule("FAIR2004", Rows.Training("""
        [TargetParameter("Paid within a month")] public bool Paid { get; set; }
        [{|FAIR2004:TargetParameter("Called within a month")|}] public bool Called { get; set; }
        """, """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree("Paid")).Fit(data);
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree("Label")).Fit(data);
        """));

    [Fact]
    public Task FAIR2004_is_silent_where_the_label_could_not_be_followed() => Verify.Rule("FAIR2004", Rows.Training("""
        [TargetParameter("Paid within a month")] public bool Paid { get; set; }
        public bool Called { get; set; }
        """, """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree("Called")).Fit(data);
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree(Environment.GetCommandLineArgs()[1])).Fit(data);
        """));

    [Fact]
    public Task FAIR2004_is_silent_where_nothing_is_trained_on_the_rows() => Verify.Rule("FAIR2004", """
        public class Person { [TargetParameter("Paid within a month")] public bool Paid { get; set; } public bool Called { get; set; } }
        """);

    [Fact]
    public Task FAIR2005_fires_on_a_protected_target() => Verify.Rule("FAIR2005", Trained("public bool Gender { get; set; }", "FastTree({|FAIR2005:\"Gender\"|})"));

    [Fact]
    public Task FAIR2005_is_silent_where_it_is_justified() => Verify.Rule("FAIR2005",
        Trained("[JustifiedFeature(\"The audit estimates it to measure disparities\")] public bool Gender { get; set; }", "FastTree(\"Gender\")"));
}
