using System;
using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>The ways to create a trainer and to come to the end of a pipeline.</summary>
internal sealed partial class ProgramBuilder
{
    /// <summary>A trainer with label, features and, on most, weight.</summary>
    /// <param name="Label">The kind of label; null for trainers that have none.</param>
    private sealed record Trainer(string Catalog, string Method, Kind? Label, string? Options, string Extra = "", string OptionsExtra = "", bool Weight = true, bool Group = false)
    {
        internal string Call => $"ml.{Catalog}.Trainers.{Method}";

        /// <summary>Whether it builds trees: ML.NET then collects all garbage several times, which is most of what running programs costs.</summary>
        internal bool IsTree => Method is "FastTree" or "FastForest";
    }

    private static readonly Trainer[] trainers =
    [
        new("BinaryClassification", "LbfgsLogisticRegression", Kind.Truth, "LbfgsLogisticRegressionBinaryTrainer", "optimizationTolerance: 0.5f", "OptimizationTolerance = 0.5f"),
        new("BinaryClassification", "FastTree", Kind.Truth, "FastTreeBinaryTrainer", "numberOfTrees: 2, numberOfLeaves: 3, minimumExampleCountPerLeaf: 3", "NumberOfTrees = 2, NumberOfLeaves = 3, MinimumExampleCountPerLeaf = 3"),
        new("BinaryClassification", "FastForest", Kind.Truth, "FastForestBinaryTrainer", "numberOfTrees: 2, numberOfLeaves: 3, minimumExampleCountPerLeaf: 3", "NumberOfTrees = 2, NumberOfLeaves = 3, MinimumExampleCountPerLeaf = 3"),
        new("BinaryClassification", "LinearSvm", Kind.Truth, "LinearSvmTrainer", "numberOfIterations: 1", "NumberOfIterations = 1"),
        new("BinaryClassification", "SgdNonCalibrated", Kind.Truth, "SgdNonCalibratedTrainer", "numberOfIterations: 1", "NumberOfIterations = 1"),
        new("BinaryClassification", "AveragedPerceptron", Kind.Truth, "AveragedPerceptronTrainer", "numberOfIterations: 1", "NumberOfIterations = 1", Weight: false),
        new("Regression", "LbfgsPoissonRegression", Kind.Number, "LbfgsPoissonRegressionTrainer", "optimizationTolerance: 0.5f", "OptimizationTolerance = 0.5f"),
        new("Regression", "OnlineGradientDescent", Kind.Number, "OnlineGradientDescentTrainer", "learningRate: 1e-7f", "LearningRate = 1e-7f", Weight: false),
        new("Regression", "FastTree", Kind.Number, "FastTreeRegressionTrainer", "numberOfTrees: 2, numberOfLeaves: 3, minimumExampleCountPerLeaf: 3", "NumberOfTrees = 2, NumberOfLeaves = 3, MinimumExampleCountPerLeaf = 3"),
        new("Regression", "FastForest", Kind.Number, "FastForestRegressionTrainer", "numberOfTrees: 2, numberOfLeaves: 3, minimumExampleCountPerLeaf: 3", "NumberOfTrees = 2, NumberOfLeaves = 3, MinimumExampleCountPerLeaf = 3"),
        new("MulticlassClassification", "LbfgsMaximumEntropy", Kind.Key, "LbfgsMaximumEntropyMulticlassTrainer", "optimizationTolerance: 0.5f", "OptimizationTolerance = 0.5f"),
        new("MulticlassClassification", "NaiveBayes", Kind.Key, null, Weight: false),
        new("Ranking", "FastTree", Kind.Key, "FastTreeRankingTrainer", "numberOfTrees: 2, numberOfLeaves: 3, minimumExampleCountPerLeaf: 3", "NumberOfTrees = 2, NumberOfLeaves = 3, MinimumExampleCountPerLeaf = 3", Group: true),
        new("Clustering", "KMeans", null, "KMeansTrainer", "numberOfClusters: 2", "NumberOfClusters = 2"),
    ];

    /// <summary>Whether the features are chosen, so that no further operation may be drawn.</summary>
    private bool complete;

    /// <summary>The last steps before the trainer: the columns it will read as features.</summary>
    private string AttachFeatures()
    {
        var all = choices.Chance(12) && DropBeforeAll();
        complete = true;
        var inputs = PickInputs();
        if (inputs.Count == 0)
        {
            var truth = choices.Pick(columns.Of(Kind.Truth));
            Attach(new((scope, naming) => $"{scope.Transforms}.Conversion.ConvertType({naming.One("Fallback")}, {naming.One(truth)})"));
            columns = columns.Write("Fallback", "ConvertType", Kind.Number, [truth]);
            inputs = ["Fallback"];
        }

        var output = choices.Chance(30) ? choices.Pick(["Inputs", "Feature", "X"]) : "Features";
        if (choices.Chance(16) && pipeline is not null && inputs.FirstOrDefault(n => columns[n].Kind == Kind.Number) is { } spared)
        {
            // A step that nobody takes changes nothing, however much it would matter here.
            pipeline = Keep(run, "var", pipeline);
            run.Add($"{pipeline}.Append({run.Transforms}.CopyColumns({Quote(spared)}, {Quote(columns.Of(Kind.Number).Last())}));");
        }

        Attach(all ? ConcatenateAll(output, inputs) : Concatenate(output, inputs));
        Close();
        if (choices.Chance(30))
        {
            var normalize = unaries.First(u => u.Call == "NormalizeMinMax");
            Apply(normalize, output, output);
            Attach(new((scope, naming) => Call(scope, normalize, output, output, naming)));
        }

        // What happens to a source after the features are built does not change them.
        if (choices.Chance(15) && inputs.FirstOrDefault(n => columns[n].Kind == Kind.Number && n != output) is { } used
            && columns.Of(Kind.Number).FirstOrDefault(n => n != used) is { } other)
        {
            var copy = unaries.First(u => u.Call == "CopyColumns");
            Apply(copy, used, other);
            Attach(new((scope, naming) => Call(scope, copy, used, other, naming)));
        }

        return output;
    }

    /// <summary>Columns to learn from: some that the pipeline has made, so that what it does matters, and some others.</summary>
    private List<string> PickInputs()
    {
        var suitable = columns.Of(Kind.Number, Kind.Vector);
        var made = suitable.Where(n => !row.Columns.Any(c => c.Name == n)).ToList();
        var inputs = choices.PickSome(made, 0, 3);
        return [.. inputs, .. choices.PickSome(suitable.Except(inputs), inputs.Count > 0 ? 0 : 1, 4)];
    }

    /// <summary>Drops columns and fits what there is, so that the view's schema no longer lists them.</summary>
    private bool DropBeforeAll()
    {
        var operation = choices.Chance(50) ? DrawDrop() : DrawSelect();
        if (operation is null)
        {
            return false;
        }

        Attach(operation);
        FitAndGoOn();
        return true;
    }

    /// <summary>Features that are named by what the view shows, all but some.</summary>
    private Operation ConcatenateAll(string output, List<string> inputs)
    {
        columns = columns.Write(output, "Concatenate", Kind.Vector, inputs);
        return new((scope, naming) => $"{scope.Transforms}.Concatenate({naming.One(output)}, {(naming is OnTheSpot ? FromSchema(scope, inputs) : null) ?? naming.Many(inputs)})");
    }

    /// <summary>A trainer in the middle, whose score the pipeline goes on with.</summary>
    private Operation? DrawStacked()
    {
        var vectors = columns.Of(Kind.Vector);
        return vectors.Count == 0 || columns.Of(Kind.Truth).Count == 0 || models.Count > 0 ? null : DrawTrainer(choices.Pick(vectors), last: false);
    }

    private Operation DrawTrainer(string feature, bool last)
    {
        var suitable = trainers.Where(t => t.Label is not { } kind || Labels(t).Any())
            .Where(t => last || t.Label == Kind.Truth)
            .Where(t => !t.Group || columns.Of(Kind.Key).Any(k => columns[k].Sources.SetEquals(["Group"]))).ToList();
        suitable.AddRange(Enumerable.Repeat(suitable.Where(t => t is { Label: Kind.Key, Group: false }).ToList(), 2).SelectMany(t => t)); // Only these are wrapped.
        var rare = suitable.Where(t => t is { IsTree: true, Group: false }).ToList();
        var trainer = rare.Count > 0 && choices.Chance(15) ? choices.Pick(rare) : choices.Pick(suitable.Where(t => !rare.Contains(t)).ToList());
        var label = trainer.Label is null ? null : Labels(trainer).Contains("Label") && choices.Chance(70) ? "Label" : choices.Pick(Labels(trainer));
        var weight = trainer.Weight && choices.Chance(15) && columns.Of(Kind.Number).Contains("Weight") && columns["Weight"].Sources.SetEquals(["Weight"]) && !columns["Weight"].Blunt ? "Weight" : null;
        var group = trainer.Group ? columns.Of(Kind.Key).First(k => columns[k].Sources.SetEquals(["Group"])) : null;

        var wrapper = trainer.Label == Kind.Key && !trainer.Group && choices.Chance(80) ? choices.Pick(["OneVersusAll", "PairwiseCoupling"]) : null;
        var prior = wrapper is null && trainer is { Label: Kind.Truth } && last && choices.Chance(4);
        var machine = wrapper is null && !prior && trainer is { Label: Kind.Truth } && last && choices.Chance(8);
        string[] features = machine ? [feature, .. choices.PickSome(columns.Of(Kind.Vector).Where(v => v != feature), 0, 2)] : [feature];
        mayThrow |= machine && weight is not null;
        var model = new ExpectedModel(
            wrapper ?? (prior ? "Prior" : machine ? "FieldAwareFactorizationMachine" : trainer.Method),
            trainer.Catalog,
            label is null ? null : ExpectedFlow.Of(columns, label),
            prior ? ExpectedFlow.Nothing : ExpectedFlow.Of(columns, features),
            weight is null || wrapper is not null ? null : ExpectedFlow.Of(columns, weight),
            group is null ? null : ExpectedFlow.Of(columns, group));
        models.Add(model);

        var inner = label;
        if (wrapper is not null)
        {
            var others = columns.Of(Kind.Truth);
            inner = others.Count > 0 && choices.Chance(75) ? choices.Pick(others) : label;
            weight = null;
        }

        if (!prior && !machine && wrapper is null)
        {
            AddScore(trainer, feature);
        }

        return new((scope, naming) =>
            wrapper is not null ? Wrapped(scope, wrapper, inner!, label!, feature, naming)
            : prior ? $"ml.BinaryClassification.Trainers.Prior({Arguments(naming, [("labelColumnName", label, "Label"), ("exampleWeightColumnName", weight, null)], "")})"
            : machine ? Machine(scope, naming, features, label!, weight)
            : Write(scope, naming, trainer, label, feature, weight, group));
    }

    private List<string> Labels(Trainer trainer) => trainer.Label switch
    {
        null => [],
        Kind.Key => [.. columns.Of(Kind.Key).Where(k => columns[k].Values is > 0 and <= 4)],
        Kind.Number => [.. columns.Of(Kind.Number).Where(n => !columns[n].Blunt)],
        { } kind => columns.Of(kind),
    };

    /// <summary>What a trained model adds to the data: later steps may read it.</summary>
    private void AddScore(Trainer trainer, string feature)
    {
        if (trainer.Label is Kind.Truth)
        {
            columns = columns.Write("Score", trainer.Method, Kind.Number, [feature], blunt: true).Write("PredictedLabel", trainer.Method, Kind.Truth, [feature], blunt: true);
            if (trainer.Method is "LbfgsLogisticRegression" or "FastTree")
            {
                columns = columns.Write("Probability", trainer.Method, Kind.Number, [feature], blunt: true);
            }
        }
    }

    private string Wrapped(Scope scope, string wrapper, string inner, string label, string feature, INaming naming)
    {
        var binary = $"ml.BinaryClassification.Trainers.LbfgsLogisticRegression({Arguments(naming, [("labelColumnName", inner, "Label"), ("featureColumnName", feature, "Features")], "optimizationTolerance: 0.5f")})";
        if (naming is OnTheSpot && choices.Chance(40))
        {
            binary = Keep(scope, "var", binary);
        }

        return $"ml.MulticlassClassification.Trainers.{wrapper}({binary}{(label == "Label" && choices.Chance(50) ? "" : choices.Chance(50) ? $", {naming.One(label)}" : $", labelColumnName: {naming.One(label)}")})";
    }

    /// <summary>A field-aware factorization machine, which reads one feature column or several, from arguments or options.</summary>
    private string Machine(Scope scope, INaming naming, string[] features, string label, string? weight)
    {
        const string Call = "ml.BinaryClassification.Trainers.FieldAwareFactorizationMachine";
        if (naming is OnTheSpot && choices.Chance(25))
        {
            var fields = $"LabelColumnName = {naming.One(label)}, FeatureColumnName = {naming.One(features[0])}"
                + (features.Length == 1 ? "" : $", ExtraFeatureColumns = {InOrder(() => naming.Array(features[1..]))}") + (weight is null ? "" : $", ExampleWeightColumnName = {naming.One(weight)}");
            var options = $"new FieldAwareFactorizationMachineTrainer.Options {{ {fields} }}";
            return $"{Call}({(choices.Chance(50) ? Local(scope, options) : options)})";
        }

        var last = weight is null ? "" : choices.Chance(50) ? $", exampleWeightColumnName: {naming.One(weight)}" : $", {naming.One(weight)}";
        return features.Length == 1 && choices.Chance(50)
            ? $"{Call}({naming.One(features[0])}, {naming.One(label)}{last})"
            : $"{Call}({(choices.Chance(30) ? "featureColumnNames: " : "")}{InOrder(() => naming.Array(features))}, labelColumnName: {naming.One(label)}{last})";
    }

    private string Write(Scope scope, INaming naming, Trainer trainer, string? label, string feature, string? weight, string? group)
    {
        var roles = new List<(string Name, string? Value, string? Default)>();
        if (trainer.Label is not null)
        {
            roles.Add(("labelColumnName", label, "Label"));
        }

        roles.Add(("featureColumnName", feature, "Features"));
        if (trainer.Group)
        {
            roles.Add(("rowGroupColumnName", group, "GroupId"));
        }

        if (trainer.Weight)
        {
            roles.Add(("exampleWeightColumnName", weight, null));
        }

        var style = trainer.Options is null || naming is not OnTheSpot ? 0 : choices.Style(6);
        if (style == 0)
        {
            return $"{trainer.Call}({Arguments(naming, roles, trainer.Extra)})";
        }

        // An Options object: written at once, or filled in later, or by a helper.
        var fields = roles.Where(r => r.Value is not null && (r.Value != r.Default || choices.Chance(40)))
            .Select(r => (Name: char.ToUpperInvariant(r.Name[0]) + r.Name[1..], Value: r.Value!)).ToList();
        var type = $"{trainer.Options}.Options";
        var initializer = string.Join(", ", fields.Select(f => $"{f.Name} = {naming.One(f.Value)}").Prepend(trainer.OptionsExtra));
        var options = Fresh("options");
        switch (style)
        {
            case 1:
                return $"{trainer.Call}(new {type} {{ {initializer} }})";
            case 2:
                scope.Add($"var {options} = new {type} {{ {initializer} }};");
                break;
            case 3:
                scope.Add($"var {options} = new {type} {{ {trainer.OptionsExtra} }};");
                fields.ForEach(f => scope.Add($"{options}.{f.Name} = {naming.One(f.Value)};"));
                break;
            case 4:
                var body = new Scope();
                var made = $"new {type} {{ {string.Join(", ", fields.Select(f => $"{f.Name} = {Name(body, f.Value)}").Prepend(trainer.OptionsExtra))} }}";
                var method = Fresh("Options");
                Method($"{type} {method}()", body, made);
                return $"{trainer.Call}({method}())";
            default:
                body = new Scope();
                fields.ForEach(f => body.Add($"options.{f.Name} = {Name(body, f.Value)};"));
                method = Fresh("Fill");
                Method($"void {method}({type} options)", body, null);
                scope.Add($"var {options} = new {type} {{ {trainer.OptionsExtra} }};");
                scope.Add($"{method}({options});");
                break;
        }

        return $"{trainer.Call}({options})";
    }

    /// <summary>Arguments by position, by name, or by name in another order; what equals the default may be left out.</summary>
    private string Arguments(INaming naming, List<(string Name, string? Value, string? Default)> roles, string extra)
    {
        var style = choices.Style(3);
        var leaveOut = choices.Chance(60);
        var arguments = new List<string>();
        var positional = style == 0;
        foreach (var (parameter, value, byDefault) in roles)
        {
            if (value is null || (value == byDefault && leaveOut))
            {
                positional = false;
                continue;
            }

            arguments.Add(positional ? naming.One(value) : $"{parameter}: {naming.One(value)}");
        }

        if (style == 2)
        {
            arguments.Reverse();
        }

        return string.Join(", ", arguments.Append(extra).Where(a => a.Length > 0));
    }

    private void AttachAfterTrainer()
    {
        if (models[^1].Trainer is "OneVersusAll" or "PairwiseCoupling" or "LbfgsMaximumEntropy" or "NaiveBayes" && choices.Chance(60))
        {
            Attach(new((scope, naming) => $"{scope.Transforms}.Conversion.MapKeyToValue({naming.One("PredictedLabel")})"));
        }
        else if (choices.Chance(15))
        {
            // Nothing that follows the trainer changes what it was trained on.
            var other = choices.Pick(columns.Of(Kind.Number, Kind.Vector));
            Attach(new((scope, naming) => $"{scope.Transforms}.CopyColumns({naming.One("Features")}, {naming.One(other)})"));
        }
    }

    /// <summary>The training itself; what the program returns lets the tests look at the pipeline.</summary>
    private void Finish()
    {
        var estimator = Keep(run, "var", pipeline!);
        stages.Add(estimator);
        switch (choices.Style(5))
        {
            case 1:
                Declare("Train", id => $"private static ITransformer {id}({Estimator} estimator, IDataView items) => estimator.Fit(items);");
                run.Add($"var model = Train1({estimator}, {run.Data});");
                break;
            case 2:
                run.Add($"ITransformer model = {estimator}.Fit({run.Data});");
                break;
            case 3:
                run.Add($"Func<{Estimator}, ITransformer> train = e => e.Fit({run.Data});");
                run.Add($"var model = train({estimator});");
                break;
            case 4:
                Declare("Session", id =>
                    $"private sealed class {id}\n{{\n    internal ITransformer? Model {{ get; private set; }}\n    internal void Run({Estimator} estimator, IDataView items) => Model = estimator.Fit(items);\n}}");
                run.Add("var session = new Session1();");
                run.Add($"session.Run({estimator}, {run.Data});");
                run.Add("var model = session.Model!;");
                break;
            default:
                run.Add($"var model = {estimator}.Fit({run.Data});");
                break;
        }

        run.Add($"return new object[] {{ {string.Join(", ", stages)}, model }};");
    }
}
