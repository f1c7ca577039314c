using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Lineage;

public class OtherPackageTests
{
    [Theory]
    [InlineData("Matrix factorisation", """
        ml.Transforms.Conversion.MapValueToKey("user", "Race").Append(ml.Transforms.Conversion.MapValueToKey("item", "City"))
            .Append(ml.Recommendation().Trainers.MatrixFactorization("Age", "user", "item")).Fit(data);
        """, "MatrixFactorization: Label=Age Features=City,Race")]
    [InlineData("Matrix factorisation by options", """
        var o = new MatrixFactorizationTrainer.Options { MatrixColumnIndexColumnName = "user", MatrixRowIndexColumnName = "item", LabelColumnName = "Age" };
        ml.Transforms.Conversion.MapValueToKey("user", "Race").Append(ml.Transforms.Conversion.MapValueToKey("item", "City")).Append(ml.Recommendation().Trainers.MatrixFactorization(o)).Fit(data);
        """, "MatrixFactorization: Label=Age Features=City,Race")]
    [InlineData("Ordinary least squares", """
        ml.Transforms.Concatenate("Features", "Age").Append(ml.Regression.Trainers.Ols("Income")).Fit(data);
        """, "Ols: Label=Income Features=Age")]
    [InlineData("Text classification", """
        ml.Transforms.Conversion.MapValueToKey("Label", "Race").Append(ml.MulticlassClassification.Trainers.TextClassification(sentence1ColumnName: "Notes")).Fit(data);
        """, "TextClassification: Label=Race Features=Notes")]
    [InlineData("Image classification", """
        ml.Transforms.CopyColumns("Image", "City").Append(ml.Transforms.Conversion.MapValueToKey("L", "Race"))
            .Append(ml.MulticlassClassification.Trainers.ImageClassification("L", "Image")).Fit(data);
        """, "ImageClassification: Label=Race Features=City")]
    [InlineData("TensorFlow scoring", """
        ml.Model.LoadTensorFlowModel("model.pb").ScoreTensorFlowModel("out", "Age").Append(ml.BinaryClassification.Trainers.FastTree(featureColumnName: "out")).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("Time series", """
        ml.Transforms.DetectIidSpike("Spike", "Age", 95d, 10).Append(ml.Transforms.Concatenate("Features", "Spike")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("An experiment takes every column", """
        ml.Auto().CreateBinaryClassificationExperiment(60).Execute(data, labelColumnName: "Reoffended");
        """, "CreateBinaryClassificationExperiment: Label=Reoffended Features=Age,City,Income,Label,Notes,Race,Weight")]
    [InlineData("An experiment is given a preparation that is not known", """
        ml.Auto().CreateBinaryClassificationExperiment(60).Execute(data, "Reoffended", preFeaturizer: AppDomain.CurrentDomain.GetData("x") as IEstimator<ITransformer>);
        """, "CreateBinaryClassificationExperiment: Label=Reoffended? Features=Age,City,Income,Label,Notes,Race,Weight?")]
    [InlineData("An experiment with column information", """
        var info = new ColumnInformation { LabelColumnName = "Reoffended", ExampleWeightColumnName = "Weight" };
        info.IgnoredColumnNames.Add("Race");
        info.IgnoredColumnNames.Add("Label");
        ml.Auto().CreateBinaryClassificationExperiment(60).Execute(data, info);
        """, "CreateBinaryClassificationExperiment: Label=Reoffended Features=Age,City,Income,Notes Weight=Weight")]
    [InlineData("A recommendation experiment reads a matrix", """
        ml.Auto().CreateRecommendationExperiment(60).Execute(data, new ColumnInformation { LabelColumnName = "Weight", UserIdColumnName = "Race", ItemIdColumnName = "City" });
        """, "CreateRecommendationExperiment: Label=Weight Features=City,Race")]
    [InlineData("A ranking experiment groups by a column of its own", """
        ml.Auto().CreateRankingExperiment(60).Execute(ml.Transforms.CopyColumns("GroupId", "City").Fit(data).Transform(data), labelColumnName: "Weight");
        """, "CreateRankingExperiment: Label=Weight Features=Age,City,Income,Label,Notes,Race,Reoffended Group=City")]
    [InlineData("A ranking experiment groups by the sampling key", """
        ml.Auto().CreateRankingExperiment(60).Execute(data, labelColumnName: "Weight", samplingKeyColumn: "City");
        """, "CreateRankingExperiment: Label=Weight Features=Age,Income,Label,Notes,Race,Reoffended Group=City")]
    [InlineData("Featurizer and sweepable trainer", """
        var pipeline = ml.Auto().Featurizer(data, excludeColumns: new[] { "Race", "Reoffended" }).Append(ml.Auto().BinaryClassification(labelColumnName: "Label"));
        ml.Auto().CreateExperiment().SetPipeline(pipeline).SetDataset(data).SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label").Run();
        """, "BinaryClassification: Label=Label Features=Age,City,Income,Notes,Weight")]
    [InlineData("Several sweepable trainers, of which AutoML tries each, in a chain of settings", """
        var pipeline = ml.Transforms.Concatenate("Features", "Age", "Income").Append(ml.Auto().BinaryClassification("Label")).Append(ml.Transforms.CopyColumns("Copy", "Score"));
        var several = ml.Auto().Featurizer(data, excludeColumns: new[] { "Race", "Reoffended" }).Append(ml.Auto().Regression("Age"), ml.Auto().MultiClassification("City"));
        ml.Auto().CreateExperiment().SetPipeline(pipeline).SetTrainingTimeInSeconds(60).SetCostFrugalTuner().SetDataset(data).Run();
        ml.Auto().CreateExperiment().SetPipeline(several).SetDataset(data).Run();
        """, "BinaryClassification: Label=Label Features=Age,Income\nRegression: Label=Age Features=Age,City,Income,Notes,Weight\nMultiClassification: Label=City Features=Age,City,Income,Notes,Weight")]
    [InlineData("Inferred columns", """
        var inferred = ml.Auto().InferColumns(path, labelColumnName: "Label");
        var loaded = ml.Data.CreateTextLoader(inferred.TextLoaderOptions).Load(path);
        ml.Auto().CreateRegressionExperiment(60).Execute(loaded, "Label");
        """, "CreateRegressionExperiment: Label=Label Features=?")]
    public void Are_followed_by_their_names(string what, string body, string expected) =>
        Assert.Equal($"{what}: {expected}", $"{what}: {ModelText.OfBody(body, usings: "using Microsoft.ML.AutoML; using Microsoft.ML.TorchSharp; using Microsoft.ML.Vision; using Microsoft.ML.Transforms.TimeSeries;", OtherPackages.Source)}");

    [Fact]
    public async Task What_is_not_known_of_a_file_is_said_once()
    {
        var compilation = Compile.Project("""
            using Microsoft.ML.AutoML;
            class Training
            {
                void Run(MLContext ml, string path)
                {
                    var inferred = ml.Auto().InferColumns(path, labelColumnName: "Label");
                    var data = ml.Data.CreateTextLoader(inferred.TextLoaderOptions).Load(path);
                    ml.Auto().CreateRegressionExperiment(60).Execute(data, inferred.ColumnInformation);
                }
            }
            """, OtherPackages.Source);
        var found = Assert.Single(await compilation.Analyze(), static found => found.Id == "FAIR0003");
        Assert.Equal("InferColumns", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }
}
