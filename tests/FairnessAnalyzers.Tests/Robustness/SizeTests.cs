using System.Linq;
using System.Text;
using System.Threading;
using FairnessAnalyzers.Tests.Lineage;

namespace FairnessAnalyzers.Tests.Robustness;

/// <summary>However large or tangled the code is, the analysis ends in seconds, and what it did not see it says.</summary>
public class SizeTests
{
    [Fact]
    public void A_chain_of_five_thousand_steps()
    {
        var steps = new StringBuilder("IEstimator<ITransformer> p = ml.Transforms.CopyColumns(\"C0\", \"Age\");\n");
        for (var i = 1; i < 5000; i++)
        {
            steps.AppendLine($"p = p.Append(ml.Transforms.CopyColumns(\"C{i}\", \"C{i - 1}\"));");
        }

        Assert.Equal("FastTree: Label=Label Features=Age", Quickly(() => ModelText.OfBody(steps + "p.Append(ml.Transforms.Concatenate(\"Features\", \"C4999\")).Append(trainer).Fit(data);")));
    }

    [Fact]
    public void One_expression_of_a_thousand_steps()
    {
        var steps = string.Concat(Enumerable.Range(1, 1000).Select(i => $".Append(ml.Transforms.CopyColumns(\"C{i}\", \"C{i - 1}\"))"));
        Assert.Equal("FastTree: Label=Label Features=Age", Quickly(() => ModelText.OfBody(
            $"ml.Transforms.CopyColumns(\"C0\", \"Age\"){steps}.Append(ml.Transforms.Concatenate(\"Features\", \"C1000\")).Append(trainer).Fit(data);")));
    }

    [Fact]
    public void Ten_thousand_columns()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"new TextLoader.Column(\"C{i}\", DataKind.Single, {i})"));
        var names = string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"\"C{i}\""));
        var said = Quickly(() => ModelText.OfBody($$"""
            var loaded = ml.Data.LoadFromTextFile(path, new[] { {{columns}}, new TextLoader.Column("Label", DataKind.Boolean, 10000) });
            ml.Transforms.Concatenate("Features", {{names}}).Append(trainer).Fit(loaded);
            """));
        Assert.Equal(10_000, said.Split("Features=")[1].Split(',').Length);
        Assert.DoesNotContain("?", said);
    }

    [Fact]
    public void Two_thousand_models_in_a_file()
    {
        var models = string.Concat(Enumerable.Range(0, 2000).Select(i =>
            $"void M{i}(MLContext ml, IDataView data) => ml.Transforms.Concatenate(\"Features\", \"Age\").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);\n"));
        var said = Quickly(() => ModelText.OfBody("", models)).Split('\n');
        Assert.Equal(2000, said.Length);
    }

    [Fact]
    public void Two_thousand_models_in_a_method()
    {
        var models = string.Concat(Enumerable.Range(0, 2000).Select(i =>
            $"ml.Transforms.Concatenate(\"Features\", \"Age\").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);\n"));
        var said = Quickly(() => ModelText.OfBody(models)).Split('\n');
        Assert.Equal(2000, said.Length);
        Assert.All(said, model => Assert.Equal("FastTree: Label=Label Features=Age", model));
    }

    [Fact]
    public void Five_hundred_helpers_that_call_each_other()
    {
        var helpers = string.Concat(Enumerable.Range(0, 500).Select(i => $$"""
            IEstimator<ITransformer> H{{i}}(MLContext ml, int n) => n > 0 ? H{{(i + 1) % 500}}(ml, n - 1).Append(H{{(i * 7 + 3) % 500}}(ml, n - 2)) : ml.Transforms.CopyColumns("C{{i}}", "Race");

            """));
        var said = Quickly(() => ModelText.OfBody("H0(ml, path.Length).Append(ml.Transforms.Concatenate(\"Features\", \"C0\")).Append(trainer).Fit(data);", helpers));
        Assert.Contains("FastTree: ", said);
        Assert.True(said.Contains('?') || said.Contains("Race"), said);
    }

    [Fact]
    public void Helpers_a_hundred_deep()
    {
        var helpers = string.Concat(Enumerable.Range(0, 100).Select(i => i == 99
            ? "IEstimator<ITransformer> H99(MLContext ml, string c) => ml.Transforms.Concatenate(\"Features\", c);\n"
            : $"IEstimator<ITransformer> H{i}(MLContext ml, string c) => H{i + 1}(ml, c);\n"));
        var said = Quickly(() => ModelText.OfBody("H0(ml, \"Race\").Append(trainer).Fit(data);", helpers));
        Assert.Contains(said, new[] { "FastTree: Label=Label Features=Race", "FastTree: Label=Label? Features=?" });
    }

    [Fact]
    public void A_helper_that_calls_itself()
    {
        var said = Quickly(() => ModelText.OfBody(
            "Add(ml, new EstimatorChain<ITransformer>(), 3).Append(ml.Transforms.Concatenate(\"Features\", \"Age\")).Append(trainer).Fit(data);",
            "IEstimator<ITransformer> Add(MLContext ml, IEstimator<ITransformer> p, int n) => n == 0 ? p : Add(ml, p.Append(ml.Transforms.CopyColumns(\"Age\", \"Race\")), n - 1);"));
        Assert.Contains("FastTree: ", said);
        Assert.True(said.Contains("?"), said);
    }

    [Fact]
    public void A_chain_that_forks_two_thousand_times()
    {
        var steps = new StringBuilder("IEstimator<ITransformer> p = new EstimatorChain<ITransformer>();\n");
        for (var i = 0; i < 2000; i++)
        {
            steps.AppendLine($"if (path.Length > {i}) {{ p = p.Append(ml.Transforms.CopyColumns(\"C{i}\", \"Race\")); }} else {{ p = p.Append(ml.Transforms.CopyColumns(\"C{i}\", \"City\")); }}");
        }

        var said = Quickly(() => ModelText.OfBody(steps + "p.Append(ml.Transforms.Concatenate(\"Features\", \"C0\", \"C1999\")).Append(trainer).Fit(data);"));
        Assert.Contains("FastTree: ", said);
        Assert.True(said.Contains("?") || said.Contains("City,Race"), said);
    }

    /// <summary>Runs on a thread with the stack that a build's threads have, and not for long.</summary>
    internal static string Quickly(System.Func<string> analyse)
    {
        var result = "";
        System.Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = analyse();
                }
                catch (System.Exception e)
                {
                    failure = e;
                }
            },
            maxStackSize: 1 << 20);
        thread.Start();

        // Seconds on a quiet machine; the rest is for a busy one, and far below what anything worse than linear would take.
        Assert.True(thread.Join(System.TimeSpan.FromSeconds(120)), "the analysis has not ended after two minutes");
        Assert.True(failure is null, failure?.ToString());
        return result;
    }
}
