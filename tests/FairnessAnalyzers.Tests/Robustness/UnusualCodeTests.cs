using System;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Lineage;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Robustness;

/// <summary>Code that compiles, or is still being typed, and that hardly anybody writes: nothing throws, nothing grows without an end.</summary>
public class UnusualCodeTests
{
    [Theory]
    [InlineData("An unknown function folds the steps", "new List<IEstimator<ITransformer>> { trainer }.Aggregate(join).Fit(data);",
        "private Func<IEstimator<ITransformer>, IEstimator<ITransformer>, IEstimator<ITransformer>> join;")]
    [InlineData("A class of another kind is called Task", "Task.Run(); Task.FromResult(); Array.ConvertAll(); Use(ml, data);",
        "public static class Task { public static extern void Run(); public static extern void FromResult(); } public static class Array { public static extern void ConvertAll(); }")]
    [InlineData("A remainder that no number can hold", "var a = int.MinValue; var b = -1; if (a % b == 0) { Use(ml, data); }", "")]
    [InlineData("A reference to itself", "ref int p = ref p; p = 1; ref int q = ref r; ref int r = ref q; r = q; Use(ml, data);", "")]
    [InlineData("A sequence of itself", "var names = new[] { \"Age\", \"Race\" }; for (var i = 0; i < 60; i++) { names = names.Concat(names).ToArray(); } if (names.Length > 0) { Use(ml, data); }", "")]
    [InlineData("A list that is added to itself", "var names = new List<string> { \"Age\", \"Race\" }; for (var i = 0; i < 60; i++) { names.AddRange(names); } Use(ml, data);", "")]
    [InlineData("A text of itself", "var text = \"Age\"; for (var i = 0; i < 60; i++) { text = text.Replace(\"A\", \"AA\"); } if (text.Length > 0) { Use(ml, data); }", "")]
    [InlineData("A text that is joined with itself", "var text = \"Age\"; for (var i = 0; i < 60; i++) { text = string.Join(text, \"a\", \"b\", text); } if (text.Length > 0) { Use(ml, data); }", "")]
    [InlineData("A text that is formatted with itself", "var text = \"Age\"; for (var i = 0; i < 60; i++) { text = string.Format(\"{0}{0}\", text); } if (text.Length > 0) { Use(ml, data); }", "")]
    [InlineData("A format that is wider than memory", "Use(ml, data, string.Format(\"{0,1000000000}\", \"a\"));", "")]
    [InlineData("A pair of itself", "object t = \"Age\"; for (var i = 0; i < 60; i++) { t = (t, t); } Use(ml, data, t); if (t == t) { Use(ml, data); }", "")]
    public async Task Nothing_throws_and_all_ends(string what, string body, string members)
    {
        var compilation = Compile.Project($$"""
            public class Program
            {
                {{members}}
                private ITransformer Use(MLContext ml, IDataView data, object other = null) => ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
                public void Main(MLContext ml, string path, bool flag)
                {
                    var data = ml.Data.LoadFromTextFile<CaseRow>(path);
                    var trainer = ml.BinaryClassification.Trainers.FastTree();
                    {{body}}
                }
            }
            """, ModelText.Rows);
        await AssertModels(compilation, what);
    }

    [Theory]
    [InlineData("field")]
    [InlineData("property")]
    [InlineData("return")]
    public async Task An_attribute_that_names_what_its_owner_does_not_have(string target) => await AssertModels(
        Compile.Project($$"""
            [{{target}}: System.Diagnostics.CodeAnalysis.SuppressMessage("FairnessFeatures", "FAIR1001")]
            [{{target}}: FreeText]
            public class Program
            {
                public void Main(MLContext ml, IDataView data) => ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            }
            """, ModelText.Rows),
        target);

    /// <summary>Conditions, patterns and variables, one within or after the other: they are walked, not recursed into.</summary>
    [Theory]
    [InlineData("else if")]
    [InlineData("or")]
    [InlineData("filter")]
    [InlineData("switch")]
    [InlineData("variables")]
    [InlineData("conditions")]
    [InlineData("sum")]
    public void Thousands_of_the_same(string what)
    {
        string Many(Func<int, string> one, string between = "") => string.Join(between, Enumerable.Range(0, 1000).Select(one));
        var body = what switch
        {
            "else if" => Many(i => $"if (path.Length == {i}) {{ name = \"C{i % 3}\"; }}", " else "),
            "or" => $"if (path is {Many(i => $"\"A{i}\"", " or ")}) {{ name = \"Race\"; }}",
            "filter" => $"data = ml.Data.LoadFromEnumerable(rows.Where(row => row.City is not ({Many(i => $"\"A{i}\"", " or ")})));",
            "switch" => $"switch (path) {{ case {Many(i => $"\"A{i}\"", " or ")}: name = \"Race\"; break; }}",
            "variables" => $"var engine = ml.Model.CreatePredictionEngine<CaseRow, Scored>(ml.Model.Load(path, out _)); var v0 = engine.Predict(new CaseRow()).Score; {Many(i => $"var v{i + 1} = v{i};")} Notify(v1000 > 0.5f);",
            "conditions" => $"if ({Many(i => $"path.Length == {i}", " || ")}) {{ name = \"Race\"; }}",
            _ => $"name = {Many(i => "path", " + ")};",
        };
        var said = SizeTests.Quickly(() => ModelText.OfBody(
            $"var name = \"Age\"; {body} ml.Transforms.Concatenate(\"Features\", name).Append(trainer).Fit(data);",
            "private class Scored { public float Score; } private IEnumerable<CaseRow> rows; private void Notify(bool act) { if (act) { File.Delete(\"a\"); } }"));
        Assert.Contains("FastTree: ", said);
        Assert.Matches(@"Features=[^ ]*(\?|Age|Race)", said);
    }

    private static async Task AssertModels(Microsoft.CodeAnalysis.Compilation compilation, string what)
    {
        var found = await compilation.Analyze();
        Assert.All(found.Where(d => d.Id == "AD0001"), d => Assert.Fail($"{what}: {d.GetMessage()}"));
        Assert.Contains(found, d => d.Id == "FAIR0001");
    }
}
