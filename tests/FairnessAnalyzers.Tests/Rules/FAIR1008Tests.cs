using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR1008Tests
{
    [Fact]
    public Task Fires_where_the_label_s_source_is_a_feature() => Verify.Rule("FAIR1008", Rows.Training("public string Outcome { get; set; }", """
        ml.Transforms.Conversion.MapValueToKey("Label", "Outcome")
            .Append(ml.Transforms.Categorical.OneHotEncoding("Key", "Outcome"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1008:"Key"|}))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy()).Fit(data);
        """));

    [Fact]
    public Task Is_silent_where_a_column_of_the_label_s_name_is_another_one() => Verify.Rule("FAIR1008", Rows.Training("public string Outcome { get; set; }", """
        ml.Transforms.Conversion.MapValueToKey("Other", "Outcome")
            .Append(ml.Transforms.CopyColumns("Outcome", "Distance"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", "Outcome"))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Other")).Fit(data);
        """));

    [Fact]
    public void Carries_the_way_of_the_leak()
    {
        var found = Assert.Single(Rows.Find("FAIR1008", Rows.Training("", """
            ml.Transforms.Conversion.ConvertType("L", "Label").Append(ml.Transforms.Concatenate("Features", "Distance", "L"))
                .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """)));

        Assert.Equal("Column 'Label' is the target of FastTree and reaches its features too, through 'L': remove it from the features", found.GetMessage());
        Assert.Equal("ConvertType>Concatenate", found.Properties["fairness.path"]);
        Assert.Equal("feature", found.Properties["fairness.role"]);
        Assert.Equal(["Label", "ConvertType", "Concatenate", "FastTree"], Rows.Way(found));
    }
}
