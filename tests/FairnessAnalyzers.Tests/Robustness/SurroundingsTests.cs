using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Tests.Robustness;

/// <summary>What a project may be compiled with: any syntax, with and without nullable types, and references that are not whole.</summary>
public class SurroundingsTests
{
    private const string Rows = """
        public class Row { public float Age { get; set; } public string Race { get; set; } = ""; public bool Label { get; set; } }
        """;

    private const string Train = """
        public static class Program
        {
            public static void Main2(MLContext ml, IDataView data) =>
                ml.Transforms.Categorical.OneHotEncoding("R", nameof(Row.Race)).Append(ml.Transforms.Concatenate("Features", "Age", "R"))
                    .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(ml.Data.LoadFromEnumerable(new Row[0]));
        }
        """;

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    public async Task Nullable_types_make_no_difference(NullableContextOptions nullable) =>
        Assert.Contains("\"Race\"", await ModelOf(Compile.Project(Rows, Train).With(options => options.WithNullableContextOptions(nullable))));

    [Fact]
    public async Task Unsafe_code_is_read() => Assert.Contains("\"Race\"", await ModelOf(Compile.Project(Rows, """
        public static unsafe class Program
        {
            public static void Train(MLContext ml, int* count, delegate*<string, string> name)
            {
                int* numbers = stackalloc int[3];
                numbers[1] = *count;
                fixed (char* letter = "Race") { numbers[2] = *letter; }
                ml.Transforms.Categorical.OneHotEncoding("R", "Race").Append(ml.Transforms.Concatenate("Features", "R")).Append(ml.BinaryClassification.Trainers.FastTree())
                    .Fit(ml.Data.LoadFromEnumerable(new Row[0]));
            }
        }
        """)));

    [Fact]
    public async Task Newest_syntax_is_read()
    {
        var compilation = Compile.Project("""
            public class Row { public float Age { get => field; set => field = value; } public required string Race { get; init; } = ""; public bool Label { get; set; } }
            public static class Extensions
            {
                extension(MLContext ml)
                {
                    public IEstimator<ITransformer> Prepared(params ReadOnlySpan<string> names) => ml.Transforms.Concatenate("Features", [.. names, "Age"]);
                }
            }

            public sealed class Trainer(MLContext ml)
            {
                private readonly System.Threading.Lock gate = new();
                public void Train(IEnumerable<Row> rows)
                {
                    lock (gate)
                    {
                        ml.Transforms.Categorical.OneHotEncoding("R", nameof(Row.Race)).Append(ml.Prepared("R")).Append(ml.BinaryClassification.Trainers.FastTree())
                            .Fit(ml.Data.LoadFromEnumerable(rows));
                    }
                }
            }
            """);
        var findings = await Report.Of("FAIR,AD", compilation);
        Assert.DoesNotContain(findings, d => d.Id == "AD0001");
#if !ROSLYN_FLOOR
        Assert.Empty(compilation.Errors());
        Assert.Contains("\"Race\"", await ModelOf(compilation));
#endif
    }

    /// <summary>An editor knows the source of other projects, of which a build only sees the metadata.</summary>
    [Fact]
    public async Task The_source_of_another_project_makes_no_difference()
    {
        var other = Compile.Project("""
            [TargetParameter("TODO", Column = "Label")]
            public class Case
            {
                [TargetParameter("TODO")] public bool Label { get; set; }
                [JustifiedFeature("TODO")] public string Race { get; set; } = "";
                public string Gender { get; set; } = "";
                public string Notes { get; set; } = "";
                public string CaseId { get; set; } = "";
            }
            public static class Names
            {
                public static readonly string[] Texts = { "Notes" };
                public static string Key { get; } = "CaseId";
                public static readonly float CutOff = 0.7f;
                public static string Text() => "Notes";
                public static bool Keep(Case row) => row.Race == "B";
            }
            public record Pair(string First, string Second = "Gender");
            public class Answer { public float Probability { get; set; } public float Score { get; set; } }
            """).WithAssemblyName("Other");
        var program = Compile.Project("""
            public static class Program
            {
                public static void Train(MLContext ml, IEnumerable<Case> cases)
                {
                    var pair = new Pair("R");
                    var data = ml.Data.LoadFromEnumerable(cases.Where(Names.Keep));
                    var split = ml.Data.TrainTestSplit(data);
                    var model = ml.Transforms.Categorical.OneHotEncoding(pair.First, nameof(Case.Race)).Append(ml.Transforms.Categorical.OneHotEncoding(pair.Second))
                        .Append(ml.Transforms.Text.FeaturizeText("T", Names.Texts[0])).Append(ml.Transforms.Text.FeaturizeText("U", Names.Text())).Append(ml.Transforms.Conversion.Hash("K", Names.Key))
                        .Append(ml.Transforms.Concatenate("Features", "R", "Gender", "T", "U", "K")).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(split.TrainSet);
                    var engine = ml.Model.CreatePredictionEngine<Case, Answer>(model);
                    foreach (var one in cases) { if (engine.Predict(one).Probability > Names.CutOff) { Console.WriteLine(one.CaseId); File.Delete(one.CaseId); } }
                }
            }
            """);
        using var image = new System.IO.MemoryStream();
        Assert.Empty(other.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        var built = await ReportsOf(program.AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
        var edited = await ReportsOf(program.AddReferences(other.ToMetadataReference()));
        Assert.Contains(built, report => report.StartsWith("FAIR1001", System.StringComparison.Ordinal));
        Assert.Equal(built, edited);

        static async Task<System.Collections.Generic.List<string>> ReportsOf(CSharpCompilation compilation)
        {
            Assert.Empty(compilation.Errors());
            return (await compilation.Analyze()).Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition} {d.GetMessage()} {string.Join(",", d.AdditionalLocations.Select(l => l.GetLineSpan().StartLinePosition))}")
                .Order(System.StringComparer.Ordinal).ToList();
        }
    }

    [Fact]
    public async Task Any_assembly_may_be_missing()
    {
        var whole = Compile.Project(Rows, Train);
        foreach (var reference in whole.References.Where(r => r.Display!.Contains("Microsoft.ML") || r.Display!.Contains("System.Runtime.dll") || r.Display!.Contains("System.Collections.dll") || r.Display!.Contains("FairnessAnalyzers")))
        {
            Assert.DoesNotContain(await Report.Of("AD", whole.RemoveReferences(reference)), d => d.Id == "AD0001");
        }
    }

    [Fact]
    public async Task ML_NET_may_be_there_twice()
    {
        // The same assemblies once more under other identities, as two versions in the closure give.
        var whole = Compile.Project(Rows, Train);
        var twice = whole.AddReferences(Other("Microsoft.ML.Data"), Other("Microsoft.ML.Core"));
        Assert.DoesNotContain(await Report.Of("AD", twice), d => d.Id == "AD0001");
        Assert.Contains("\"Race\"", await ModelOf(whole));
    }

    /// <summary>An older assembly of a name, with types of the same names.</summary>
    private static MetadataReference Other(string name)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText("""
                [assembly: System.Reflection.AssemblyVersion("0.9.0.0")]
                namespace Microsoft.ML { public class MLContext { } public interface IDataView { } public interface IEstimator<out T> { } public interface ITransformer { } }
                """)],
            Compile.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new System.IO.MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static async Task<string> ModelOf(Compilation compilation) =>
        (await Report.Of("FAIR0001", compilation)).SingleOrDefault()?.Properties["fairness.model"] ?? "no model";
}
