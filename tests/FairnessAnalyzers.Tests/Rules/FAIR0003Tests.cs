using System.Linq;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR0003Tests
{
    private const string Usings = "using Microsoft.ML; using Microsoft.ML.Data; using Microsoft.ML.Transforms;";

    [Theory]
    [InlineData("It is made by whoever derives from the class", "Make(ml).Fit(data);", "The estimator of 'Fit' could not be followed: 'Make' has no implementation here")]
    [InlineData("So is the end of what is cross-validated", "ml.BinaryClassification.CrossValidate(data, ml.Transforms.CopyColumns(\"A\", \"Age\").Append(Make(ml)));",
        "The estimator of 'CrossValidate' could not be followed: 'Make' has no implementation here")]
    [InlineData("By its type it is no trainer", "MakeText(ml).Fit(data);", "")]
    [InlineData("Whoever gives it knows it", "given.Fit(data);", "")]
    [InlineData("A trainer is known", "Make(ml).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);", "The features of FastTree could not be followed: 'Make' has no implementation here")]
    [InlineData("Nothing is hidden", "ml.Transforms.CopyColumns(\"A\", \"Age\").Fit(data);", "")]
    public void What_is_trained_without_any_trainer_that_is_known_is_said(string what, string body, string expected)
    {
        var source = $$"""
            {{Usings}}
            class Row { public float Age { get; set; } public bool Label { get; set; } }
            abstract class Training
            {
                protected abstract IEstimator<ITransformer> Make(MLContext ml);
                protected abstract ColumnCopyingEstimator MakeText(MLContext ml);
                public void Train(MLContext ml, IEstimator<ITransformer> given)
                {
                    var data = ml.Data.LoadFromEnumerable(new Row[0]);
                    {{body}}
                }
            }
            """;
        Assert.Equal($"{what}: {expected}", $"{what}: {string.Join("; ", Rows.Find("FAIR0003", source).Select(found => found.GetMessage()))}");
    }
}
