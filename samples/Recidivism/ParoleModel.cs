using Microsoft.ML;

namespace Recidivism;

/// <summary>A risk score as it is often written: every column of the file goes in, and the score decides.</summary>
internal static class ParoleModel
{
    private const float CutOff = 0.35f;

    internal static void Run()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(City.People(20_000, seed: 7).Select(ParoleCase.Of));
        var split = context.Data.TrainTestSplit(data, testFraction: 0.3);

        var pipeline = context.Transforms.Categorical.OneHotEncoding(
            [
                new InputOutputColumnPair("RaceKey", nameof(ParoleCase.Race)),
                new InputOutputColumnPair("PostcodeKey", nameof(ParoleCase.Postcode)),
            ])
            .Append(context.Transforms.Conversion.ConvertType(
            [
                new InputOutputColumnPair(nameof(ParoleCase.Disability)),
                new InputOutputColumnPair(nameof(ParoleCase.Employed)),
            ]))
            .Append(context.Transforms.Concatenate(
                "Features",
                "RaceKey",
                "PostcodeKey",
                nameof(ParoleCase.Disability),
                nameof(ParoleCase.Age),
                nameof(ParoleCase.Employed),
                nameof(ParoleCase.PriorConvictions),
                nameof(ParoleCase.PriorArrests)))
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName: nameof(ParoleCase.Reconvicted)));

        var model = pipeline.Fit(split.TrainSet);

        var metrics = context.BinaryClassification.Evaluate(model.Transform(split.TestSet), labelColumnName: nameof(ParoleCase.Reconvicted));
        Console.WriteLine($"accuracy {metrics.Accuracy:P1}, area under the curve {metrics.AreaUnderRocCurve:F3}");

        var engine = context.Model.CreatePredictionEngine<ParoleCase, Prediction>(model);
        foreach (var person in City.People(3, seed: 8))
        {
            var risk = engine.Predict(ParoleCase.Of(person)).Probability;
            Console.WriteLine(risk > CutOff ? $"{risk:P0} parole denied" : $"{risk:P0} parole granted");
        }
    }
}
