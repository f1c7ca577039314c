using System.Linq;
using System.Text;

namespace FairnessAnalyzers.Benchmarks;

/// <summary>Programs of any size: models, columns, chain length, files and call depth grow one at a time.</summary>
internal static class Generated
{
    internal static Subject Models(int count) => Of($"{count} models", Enumerable.Range(0, count).Select(i =>
        $"    void Train{i}(MLContext ml, IDataView data) => ml.Transforms.Categorical.OneHotEncoding(\"RaceKey\", \"Race\").Append(ml.Transforms.Concatenate(\"Features\", \"Age\", \"RaceKey\")).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);"));

    internal static Subject Columns(int count) => Of($"{count} columns",
        ["    void Train(MLContext ml, IDataView data) => ml.Transforms.Concatenate(\"Features\", new[] { " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"Column{i}\"")) + " }).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);"]);

    internal static Subject Chain(int length) => Of($"chain of {length}",
        ["    void Train(MLContext ml, IDataView data) => ml.Transforms.Concatenate(\"Features\", \"Age\")" + string.Concat(Enumerable.Repeat("\n        .Append(ml.Transforms.NormalizeMinMax(\"Features\"))", length)) + ".Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);"]);

    internal static Subject Depth(int depth)
    {
        var body = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            body.AppendLine($"    IEstimator<ITransformer> Step{i}(MLContext ml, IEstimator<ITransformer> pipeline) => {(i + 1 < depth ? $"Step{i + 1}(ml, pipeline.Append(ml.Transforms.NormalizeMinMax(\"Age\")))" : "pipeline")};");
        }

        body.AppendLine("    void Train(MLContext ml, IDataView data) => Step0(ml, ml.Transforms.Categorical.OneHotEncoding(\"Race\")).Append(ml.Transforms.Concatenate(\"Features\", \"Race\", \"Age\")).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);");
        return Of($"{depth} helpers deep", [body.ToString()]);
    }

    internal static Subject Files(int count) => Subject.Of($"{count} files", mlNet: true, [.. Enumerable.Range(0, count).Select(i => Class($"Trainer{i}",
        "    void Train(MLContext ml, IDataView data) => ml.Transforms.Concatenate(\"Features\", \"Age\", \"Race\").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);\n" + Padding(i)))]);

    /// <summary>A file of about a thousand lines, most of it pipelines.</summary>
    internal static Subject ThousandLines() => Of("a file of 1,000 lines", Enumerable.Range(0, 80).Select(i => $$"""
            public ITransformer Train{{i}}(MLContext ml, string path)
            {
                var data = ml.Data.LoadFromTextFile<Row>(path);
                var columns = new[] { "Age", "Income" };
                var prepare = ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
                    .Append(ml.Transforms.NormalizeMinMax("Age"))
                    .Append(ml.Transforms.Concatenate("Features", columns.Append("RaceKey").ToArray()));
                var trainer = ml.BinaryClassification.Trainers.FastTree(labelColumnName: "Label");
                var pipeline = prepare.Append(trainer);
                return pipeline.Fit(data);
            }

        """));

    /// <summary>As much ordinary code, without Microsoft.ML.</summary>
    internal static Subject Ordinary(int count) => Subject.Of($"{count} ordinary classes", mlNet: false, [.. Enumerable.Range(0, count).Select(i => $"public class Ordinary{i} {{\n{Padding(i)}\n}}")]);

    private static Subject Of(string name, System.Collections.Generic.IEnumerable<string> members) => Subject.Of(name, mlNet: true, Class("Program", string.Join("\n", members)));

    private static string Class(string name, string members) => $$"""
        using Microsoft.ML;
        using Microsoft.ML.Data;
        using Microsoft.ML.Trainers.FastTree;
        public class {{name}}Row { [LoadColumn(0)] public float Age { get; set; } [LoadColumn(1)] public string Race { get; set; } = ""; [LoadColumn(2)] public bool Label { get; set; } [LoadColumn(3)] public float Income { get; set; } }
        public class {{name}}
        {
            {{(name == "Program" ? "private class Row : ProgramRow { }" : "")}}
        {{members}}
        }
        """;

    private static string Padding(int seed) => string.Join("\n", Enumerable.Range(0, 20).Select(i => $$"""
            public int Compute{{i}}(int a, int b) { var list = new List<int>(); for (var k = 0; k < a; k++) { if (k % {{(seed % 7) + 2}} == 0) list.Add(k * b); } return list.Where(x => x > b).Select(x => x + {{i}}).Sum(); }
        """));
}
