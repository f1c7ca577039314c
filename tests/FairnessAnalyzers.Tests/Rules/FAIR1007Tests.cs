using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR1007Tests
{
    private const string Tree = "Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);";

    [Fact]
    public Task Fires_where_features_are_every_column_of_the_data_but_one() => Verify.Rule("FAIR1007", Rows.Training("public float Height { get; set; }", $$"""
        var names = {|FAIR1007:data.Schema.Select(column => column.Name)|}.Where(name => name != "Label").ToArray();
        ml.Transforms.Concatenate("Features", names).{{Tree}}
        """));

    [Fact]
    public Task Fires_where_features_are_the_members_of_a_type() => Verify.Rule("FAIR1007", Rows.Training("public float Height { get; set; }", $$"""
        var names = {|FAIR1007:typeof(Person).GetProperties()|}.Select(property => property.Name).Where(name => name != "Label").ToArray();
        ml.Transforms.Concatenate("Features", names).{{Tree}}
        """));

    [Fact]
    public Task Fires_on_a_range_of_fields() => Verify.Rule("FAIR1007", Rows.Training("[{|FAIR1007:LoadColumn(2, 30)|}, VectorType(29)] public float[] Values { get; set; }", $$"""
        ml.Transforms.Concatenate("Features", "Distance", "Values").{{Tree}}
        """));

    [Fact]
    public Task Fires_on_a_range_in_the_file_of_the_rows() => Verify.Rule("FAIR1007", """
        public class Training
        {
            public void Train(MLContext ml, string path) =>
                ml.BinaryClassification.Trainers.FastTree(featureColumnName: "Values").Fit(ml.Data.LoadFromTextFile<Person>(path));
        }
        """, static state => state.Sources.Add("""
        public class Person
        {
            [{|FAIR1007:LoadColumn(2, 30)|}, VectorType(29)] public float[] Values { get; set; }
            [LoadColumn(1)] public bool Label { get; set; }
        }
        """));

    [Fact]
    public Task Is_silent_where_each_column_is_named() => Verify.Rule("FAIR1007", Rows.Training("[LoadColumn(2)] public float Height { get; set; }", $$"""
        var names = new[] { nameof(Person.Distance), nameof(Person.Height) };
        ml.Transforms.Concatenate("Features", names).{{Tree}}
        """));

    [Theory]
    [InlineData("2, 30", "a range of fields as one column")]
    [InlineData("new[] { 0, 1, 2 }", "several fields as one column")]
    public void Says_how_many_fields_are_one_column(string fields, string taken)
    {
        var found = Assert.Single(Rows.Find("FAIR1007", Rows.Training($"[LoadColumn({fields})] public float[] Values {{ get; set; }}", $$"""
            ml.Transforms.Concatenate("Features", "Values").{{Tree}}
            """)));
        Assert.Contains($"[LoadColumn] of 'Values' takes {taken}", found.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_enumerates_and_carries_the_trainer()
    {
        var found = Assert.Single(Rows.Find("FAIR1007", Rows.Training("[LoadColumn(2, 30)] public float[] Values { get; set; }", $$"""
            ml.Transforms.Concatenate("Features", "Values").{{Tree}}
            """)));

        Assert.Equal("FastTree", found.Properties["fairness.trainer"]);
        Assert.Equal("feature", found.Properties["fairness.role"]);
        Assert.StartsWith("The features of FastTree are never listed: [LoadColumn] of 'Values' takes a range of fields", found.GetMessage());
    }
}
