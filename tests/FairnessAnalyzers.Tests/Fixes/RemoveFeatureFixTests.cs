using System.Threading.Tasks;
using FairnessAnalyzers.CodeFixes;
using FairnessAnalyzers.Tests.Rules;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace FairnessAnalyzers.Tests.Fixes;

public class RemoveFeatureFixTests
{
    private const string Members = "public string Race { get; set; } public string Gender { get; set; } public float Age { get; set; }";

    private static Task Fix(string pipeline, string expected, string id = "FAIR1001") =>
        Verify.Fix<RemoveFeatureFix>(id, Rows.Training(Members, pipeline), Rows.Training(Members, expected),
            configure: static test => test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllInSolutionCheck);

    [Fact]
    public Task Takes_several_columns_out_of_the_features() => Fix("""
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Age"|}, {|FAIR1001:nameof(Person.Race)|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);

    [Fact]
    public Task Takes_the_encoding_along_that_then_serves_nobody() => Fix("""
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
            .Append(ml.Transforms.Categorical.OneHotEncoding("GenderKey", "Gender"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"RaceKey"|}, {|FAIR1001:"GenderKey"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        ml.Transforms.Concatenate("Features", "Distance")
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);

    [Fact]
    public Task Takes_one_pair_out_of_an_encoding_of_several() => Fix("""
        ml.Transforms.Categorical.OneHotEncoding(new[] { new InputOutputColumnPair("RaceKey", "Race"), new InputOutputColumnPair("TownKey", "Town") })
            .Append(ml.Transforms.Concatenate("Features", "TownKey", {|FAIR1001:"RaceKey"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """.Replace("Town\"", "Distance\""), """
        ml.Transforms.Categorical.OneHotEncoding(new[] { new InputOutputColumnPair("TownKey", "Town") })
            .Append(ml.Transforms.Concatenate("Features", "TownKey"))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """.Replace("Town\"", "Distance\""));

    [Fact]
    public Task Leaves_an_encoding_that_also_serves_another() => Fix("""
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
            .Append(ml.Transforms.CopyColumns("ForAudit", "RaceKey"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"RaceKey"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
            .Append(ml.Transforms.CopyColumns("ForAudit", "RaceKey"))
            .Append(ml.Transforms.Concatenate("Features", "Distance"))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);

    [Fact]
    public Task Takes_an_element_out_of_an_array() => Fix("""
        var names = new[] { "Distance", {|FAIR1001:"Age"|} };
        ml.Transforms.Concatenate("Features", names).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        var names = new[] { "Distance" };
        ml.Transforms.Concatenate("Features", names).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);

    [Fact]
    public Task Takes_the_target_out_of_the_features() => Fix("""
        ml.Transforms.Conversion.ConvertType("L", "Label").Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1008:"L"|}))
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        ml.Transforms.Concatenate("Features", "Distance")
            .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, "FAIR1008");

    [Fact]
    public Task Is_not_offered_for_the_only_feature() => Fix("""
        ml.Transforms.Concatenate("Features", {|FAIR1001:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """, """
        ml.Transforms.Concatenate("Features", {|FAIR1001:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """);
}
