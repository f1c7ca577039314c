using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5002Tests
{
    private static string Training(string fit) => $"var model = {Cases.Pipeline}.{fit}(ml.Data.LoadFromTextFile<CaseRow>(path));";

    private const string Serving = "ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model);";

    [Fact]
    public Task Fires_on_the_fit_where_the_same_rows_are_served() => Verify.Rule("FAIR5002", Cases.In(Training("{|FAIR5002:Fit|}") + Serving));

    [Theory]
    [InlineData("""made.Predict(new CaseRow { Visits = 3, Sex = "f" });""")]
    [InlineData("""var row = new CaseRow { Visits = 3 }; row.Age = 30; Console.WriteLine(made.Predict(row).Score);""")]
    [InlineData("""var some = new List<CaseRow> { new CaseRow { Visits = 3 }, new() { Visits = -1f } }; some.Add(new CaseRow { Age = 1 }); foreach (var row in some) made.Predict(row);""")]
    [InlineData("""CaseRow[] some = [new CaseRow { Visits = 3 }]; made.Predict(some[0]);""")]
    [InlineData("""foreach (var row in ml.Data.CreateEnumerable<CaseRow>(data, false).Take(4)) made.Predict(row);""")]
    [InlineData("""Show(made, "1", new CaseRow { Visits = 3 }); static void Show(PredictionEngine<CaseRow, CasePrediction> asked, string name, CaseRow row) => Console.WriteLine(name + asked.Predict(row).Score);""")]
    [InlineData("""foreach (var visits in Examples.Visits) made.Predict(new CaseRow { Visits = visits });""")]
    [InlineData("""made.Predict(Examples.Make(3));""")]
    [InlineData("""Console.WriteLine(made.OutputSchema.Count); made.Predict(Examples.One);""")]
    [InlineData("""foreach (var row in Examples.Some) made.Predict(row);""")]
    [InlineData("""made.Predict(Local()); CaseRow Local() => new() { Visits = 3 };""")]
    [InlineData("""foreach (var row in Enumerable.Range(0, 9).Select(i => new CaseRow { Visits = i })) made.Predict(row);""")]
    [InlineData("""var visits = 3; const string sex = "f"; Console.WriteLine(Named(visits) + Named(sex)); made.Predict(new CaseRow { Visits = visits, Sex = sex }); static string Named(object value) => Console.ReadLine() + value;""")]
    public Task Examples_that_the_program_gives_itself_are_served_to_nobody(string asking) => Verify.Rule("FAIR5002", Cases.In(
        $"var data = ml.Data.LoadFromTextFile<CaseRow>(path); var model = {Cases.Pipeline}.Fit(data); var made = ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model); {asking}")
        .Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal)
        + "static class Examples { internal static readonly float[] Visits = { 1, 2, 3 }; internal static CaseRow Make(float visits) => new() { Visits = visits, Age = new Random(1).Next(90) };"
        + "internal static readonly CaseRow One = new() { Visits = 3 }; internal static readonly CaseRow[] Some = { new CaseRow { Visits = 3 } }; }");

    [Theory]
    [InlineData("""made.Predict(new CaseRow { Visits = 3 }); made.Predict(applicant);""")]
    [InlineData("""made.Predict(new CaseRow { Visits = float.Parse(Console.ReadLine()!) });""")]
    [InlineData("""var row = new CaseRow { Visits = 3 }; row.Age = applicant.Age; made.Predict(row);""")]
    [InlineData("""var some = new List<CaseRow> { new CaseRow { Visits = 3 } }; some.AddRange(rows); foreach (var row in some) made.Predict(row);""")]
    [InlineData("""foreach (var row in ml.Data.CreateEnumerable<CaseRow>(view, false)) made.Predict(row);""")]
    [InlineData("""Func<CaseRow, CasePrediction> ask = made.Predict; made.Predict(new CaseRow { Visits = 3 });""")]
    [InlineData("""var row = new CaseRow { Visits = 3 }; Ask(row); made.Predict(row); static void Ask(CaseRow asked) => asked.Sex = Console.ReadLine()!;""")]
    [InlineData("""made.Predict(new CaseRow());""")]
    [InlineData("""Filled.AddRange(rows); foreach (var row in Filled) made.Predict(row);""")]
    [InlineData("""var filled = Filled; filled.AddRange(rows); foreach (var row in Filled) made.Predict(row);""")]
    [InlineData("""made.Predict(Read);""")]
    [InlineData("""Changed.Sex = Console.ReadLine()!; made.Predict(Changed);""")]
    [InlineData("""Many[0] = applicant; foreach (var row in Many) made.Predict(row);""")]
    [InlineData("""made.Predict(Asked()); static CaseRow Asked() => new() { Visits = float.Parse(Console.ReadLine()!) };""")]
    [InlineData("""float[] a = { 1 }; float[] b = { 2 }; Set(out a); b = a; a = b; made.Predict(new CaseRow { Visits = a[0] }); static void Set(out float[] given) => given = new[] { float.Parse(Console.ReadLine()!) };""")]
    [InlineData("""float.TryParse(Console.ReadLine(), out var visits); made.Predict(new CaseRow { Visits = visits });""")]
    [InlineData("""var some = new CaseRow[1]; some[0] = applicant; foreach (var row in some) made.Predict(row);""")]
    [InlineData("""foreach (var row in new List<CaseRow> { new CaseRow { Visits = 3 } }.Concat(rows)) made.Predict(row);""")]
    [InlineData("""float visits = 3; Ask(ref visits); made.Predict(new CaseRow { Visits = visits }); static void Ask(ref float asked) => asked = float.Parse(Console.ReadLine()!);""")]
    public Task One_row_that_comes_from_elsewhere_is_served(string asking) => Verify.Rule("FAIR5002", Cases.In(
        Training("{|FAIR5002:Fit|}") + $"var made = ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model); {asking}", members: """
        private static readonly List<CaseRow> Filled = [];
        private static readonly CaseRow Read = new() { Sex = Console.ReadLine()! };
        private static readonly CaseRow Changed = new() { Sex = "f" };
        private static readonly CaseRow[] Many = { new CaseRow { Sex = "f" } };
        """)
        .Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("Ask(ml, model, new CaseRow { Visits = 3 });", "private static void Ask", false)]
    [InlineData("Ask(ml, model, new CaseRow { Visits = float.Parse(Console.ReadLine()!) });", "private static void Ask", true)]
    [InlineData("Ask(ml, model, new CaseRow { Visits = 3 }); Action<MLContext, ITransformer, CaseRow> ask = Ask;", "private static void Ask", true)]
    [InlineData("Ask(ml, model, new CaseRow { Visits = 3 });", "[Obsolete] private static void Ask", true)]
    [InlineData("new Program().Ask(ml, model, new CaseRow { Visits = 3 });", "public void Ask", false)]
    [InlineData("Ask(ml, model, new CaseRow { Visits = 3 });", "private static void Ask", true, OutputKind.DynamicallyLinkedLibrary)]
    public Task What_all_callers_in_a_program_give_is_given(string asking, string ask, bool isServed, OutputKind output = OutputKind.ConsoleApplication) => Verify.Rule("FAIR5002", $$"""
        {{Cases.Row}}
        public class Program
        {
            public static void Main()
            {
                var ml = new MLContext();
                var model = {{Cases.Pipeline}}.{{(isServed ? "{|FAIR5002:Fit|}" : "Fit")}}(ml.Data.LoadFromTextFile<CaseRow>("cases.csv"));
                {{asking}}
            }

            {{ask}}(MLContext ml, ITransformer model, CaseRow row) => ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model).Predict(row);
        }
        """, state => state.OutputKind = output);

    private static string Program(string main, string rest, string fit = "Fit", string onType = "", string usings = "") => $$"""
        {{usings}}
        {{Cases.Row}}
        public static class Program
        {
            private static string folder = Path.Combine(AppContext.BaseDirectory, "data");
            private static string cases = Located("cases.csv");
            private static string Located(string name) { var at = new FileInfo(typeof(Program).Assembly.Location); return Path.Combine(at.Directory!.FullName, name); }

            public static void Main(string[] args)
            {
                var ml = new MLContext();
                var model = {{Cases.Pipeline}}.{{fit}}(ml.Data.LoadFromTextFile<CaseRow>(cases));
                ml.Model.Save(model, null, "model.zip");
                ml.BinaryClassification.Evaluate(model.Transform(ml.Data.LoadFromTextFile<CaseRow>(Path.Combine(folder, "test.csv"))), "Evicted");
                {{main}}
            }
        }

        {{onType}}
        public class Asker
        {
            {{rest}}
        }
        """;

    private const string Fires = "{|FAIR5002:Fit|}";

    private const string Ask = """
        private PredictionEngine<CaseRow, CasePrediction> engine = new MLContext().Model.CreatePredictionEngine<CaseRow, CasePrediction>(new MLContext().Model.Load("model.zip", out _));
        public CasePrediction Ask(CaseRow row) => engine.Predict(row);
        """;

    private const string Lazily = """
        public static readonly Lazy<PredictionEngine<CaseRow, CasePrediction>> Engine = new(() => Create(), true);
        private static PredictionEngine<CaseRow, CasePrediction> Create() { var ml = new MLContext(); return ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(ml.Model.Load("model.zip", out _)); }
        public static CasePrediction Ask(CaseRow row) => Engine.Value.Predict(row);
        public static float AskOfScore(CaseRow row) { var asked = Engine.Value; return asked.Predict(row).Score; }
        """;

    public static TheoryData<string, string> AskingAboutExamples => new()
    {
        { "new Asker().Ask(new CaseRow { Visits = 3 });", Ask },
        { "var row = new CaseRow { Visits = 3 }; new List<int> { 1, 2 }.ForEach(_ => new Asker().Ask(row));", Ask },
        { "Asker.Ask(new CaseRow { Visits = 3 });", Lazily },
        { "", Lazily },
        { "", Ask },
        { "foreach (var row in Asker.Some) Asker.Ask(row); Console.WriteLine(Asker.Some.Count + Asker.Some[0].Visits);", Lazily + "internal static readonly List<CaseRow> Some = new() { new CaseRow { Visits = 3 } };" },
        { "foreach (var row in Asker.Some) Asker.Ask(row);", Lazily + "internal static List<CaseRow> Some { get; } static Asker() { Some = new List<CaseRow> { new CaseRow { Visits = 3 } }; Some.Add(new CaseRow { Visits = 4 }); }" },
        { "Asker.Ask(Asker.One);", Lazily + "private static CaseRow one = new() { Sex = string.Empty, Visits = 3 }; internal static CaseRow One => one;" },
        { "Asker.Ask(new CaseRow { Sex = Path.Combine(Environment.CurrentDirectory, \"assets\", \"one.jpg\") });", Lazily },
        { "var row = new CaseRow { Visits = 3 }; Console.WriteLine(row); Asker.Ask(row); string.Join(\" \", row, 1);", Lazily },
        { "var row = new CaseRow { Visits = 3 }; Asker.Ask(row); Asker.Correct(row);", Lazily + "internal static void Correct(CaseRow row) => row.Sex = Console.ReadLine()!;" },
        { "foreach (var some in new[] { 1, 2 }) { var row = new CaseRow { Visits = some }; Asker.Ask(row); Asker.Correct(row); }", Lazily + "internal static void Correct(CaseRow row) => row.Sex = Console.ReadLine()!;" },
        { "Asker.Ask(Asker.First(Path.Combine(folder, \"test.csv\")));", Lazily + "internal static CaseRow First(string path) { var ml = new MLContext(); return ml.Data.CreateEnumerable<CaseRow>(ml.Data.LoadFromTextFile<CaseRow>(path), false).First(); }" },
        { "foreach (var row in new Reader().Read(cases, 3).ToList()) Asker.Ask(row);", Lazily + "} internal class Reader { public IEnumerable<CaseRow> Read(string path, int count) { var rows = File.ReadAllLines(path).Skip(1).Select(x => x.Split(',')).Select(x => new CaseRow { Sex = x[0], Visits = float.Parse(x[1], System.Globalization.CultureInfo.InvariantCulture) }).Take<CaseRow>(count); return rows; }" },
        { "Asker.Judge(ml, model, ml.Data.LoadFromTextFile<CaseRow>(\"judged.csv\")); ml.Data.CreateEnumerable<CaseRow>(ml.Data.LoadFromTextFile<CaseRow>(\"judged.csv\"), false).Take(5).ToList().ForEach(row => Asker.Ask(row));", Lazily + "internal static void Judge(MLContext ml, ITransformer model, IDataView data) => ml.BinaryClassification.Evaluate(model.Transform(data), \"Evicted\");" },
        { "ml.Model.Load(\"model.zip\", out _).Transform(ml.Data.LoadFromEnumerable(new[] { new CaseRow { Visits = 3 } }));", "" },
    };

    [Theory]
    [MemberData(nameof(AskingAboutExamples))]
    public Task A_program_that_only_asks_about_its_own_examples_serves_nobody(string main, string rest) =>
        Verify.Rule("FAIR5002", Program(main, rest), state => state.OutputKind = OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("new Asker().Ask(new CaseRow { Sex = Console.ReadLine()! });", Ask)]
    [InlineData("Asker.Ask(new CaseRow { Visits = 3 }); Asker.AskOfScore(new CaseRow { Visits = float.Parse(args[0]) });", Lazily)]
    [InlineData("Func<CaseRow, CasePrediction> ask = Asker.Ask; Asker.Ask(new CaseRow { Visits = 3 });", Lazily)]
    [InlineData("new Asker().Ask(new CaseRow { Visits = 3 }); Activator.CreateInstance<Asker>();", Ask)]
    [InlineData("new Asker().Ask(new CaseRow { Visits = 3 }); Activator.CreateInstance(typeof(Asker));", Ask)]
    [InlineData("new Asker().Ask(new CaseRow { Visits = 3 });", Ask, "[Serializable]")]
    [InlineData("", Ask, "[Serializable]")]
    [InlineData("new Asker().Ask(new CaseRow { Visits = 3 });", Ask, "", "using Microsoft.AspNetCore.Builder; namespace Microsoft.AspNetCore.Builder { }")]
    [InlineData("", Lazily, "", "using Microsoft.AspNetCore.Builder; namespace Microsoft.AspNetCore.Builder { }")]
    [InlineData("foreach (var row in Asker.Some) Asker.Ask(row); Asker.Some.Add(new CaseRow { Sex = Console.ReadLine()! });", Lazily + "internal static readonly List<CaseRow> Some = new() { new CaseRow { Visits = 3 } };")]
    [InlineData("foreach (var row in Asker.Some) Asker.Ask(row); Asker.Some[0].Sex = Console.ReadLine()!;", Lazily + "internal static readonly List<CaseRow> Some = new() { new CaseRow { Visits = 3 } };")]
    [InlineData("foreach (var row in Asker.Some) Asker.Ask(row); var some = Asker.Some;", Lazily + "internal static readonly List<CaseRow> Some = new() { new CaseRow { Visits = 3 } };")]
    [InlineData("var row = new CaseRow { Visits = 3 }; foreach (var some in new[] { 1, 2 }) { Asker.Ask(row); Asker.Correct(row); }", Lazily + "internal static void Correct(CaseRow row) => row.Sex = Console.ReadLine()!;")]
    [InlineData("var row = new CaseRow { Visits = 3 }; Asker.Correct(row); Asker.Ask(row);", Lazily + "internal static void Correct(CaseRow row) => row.Sex = Console.ReadLine()!;")]
    [InlineData("Asker.Ask(Asker.First(\"others.csv\"));", Lazily + "internal static CaseRow First(string path) { var ml = new MLContext(); return ml.Data.CreateEnumerable<CaseRow>(ml.Data.LoadFromTextFile<CaseRow>(path), false).First(); }")]
    [InlineData("foreach (var row in Asker.Read(args[0])) Asker.Ask(row);", Lazily + "internal static IEnumerable<CaseRow> Read(string path) => File.ReadLines(path).Select(x => new CaseRow { Sex = x });")]
    [InlineData("Asker.Hand(Asker.Engine.Value);", Lazily + "internal static void Hand(PredictionEngine<CaseRow, CasePrediction> engine) => Serve(engine.Predict); private static void Serve(Func<CaseRow, CasePrediction> ask) => File.WriteAllText(\"x\", \"y\");")]
    [InlineData("dynamic engine = Asker.Engine.Value; engine.Predict(args[0]);", Lazily)]
    [InlineData("ml.Model.Load(\"model.zip\", out _).Transform(ml.Data.LoadFromEnumerable(args.Select(x => new CaseRow { Sex = x })));", "")]
    [InlineData("Activator.CreateInstance(typeof(Asker));", Lazily)]
    [InlineData("var row = new CaseRow { Visits = 3 }; typeof(CaseRow).GetProperty(\"Sex\")?.SetValue(row, Console.ReadLine()); Asker.Ask(row);", Lazily)]
    [InlineData("new List<object>().Add(typeof(Asker));", Ask)]
    [InlineData("Each(row => Asker.Ask(row)); void Each(Action<CaseRow> act) => act(new CaseRow { Sex = Console.ReadLine()! });", Lazily)]
    [InlineData("One(new CaseRow { Sex = Console.ReadLine()! }); void One(CaseRow row) => Asker.Ask(row);", Lazily)]
    public Task A_program_that_asks_about_others_serves_them(string main, string rest, string onType = "", string usings = "") =>
        Verify.Rule("FAIR5002", Program(main, rest, Fires, onType, usings), state => state.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task What_is_public_in_a_library_may_be_asked_by_others() => Verify.Rule("FAIR5002", Program("Asker.Ask(new CaseRow { Visits = 3 });", Lazily, Fires));

    [Theory]
    [InlineData("cases.csv", "Fit")]
    [InlineData("others.csv", "{|FAIR5002:Fit|}")]
    public Task Rows_that_are_loaded_again_from_the_same_file_are_the_training_data(string file, string fit) => Verify.Rule("FAIR5002", Cases.In($$"""
        var model = {{Cases.Pipeline}}.{{fit}}(ml.Data.LoadFromTextFile<CaseRow>("cases.csv"));
        var made = ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(model);
        foreach (var row in ml.Data.CreateEnumerable<CaseRow>(ml.Data.LoadFromTextFile<CaseRow>("{{file}}"), false).Take(3)) made.Predict(row);
        """).Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Fact]
    public Task A_loaded_model_that_transforms_the_rows_serves_them() => Verify.Rule("FAIR5002", Cases.In(Training("{|FAIR5002:Fit|}") + """
        var loaded = ml.Model.Load("m.zip", out _);
        loaded.Transform(ml.Data.LoadFromEnumerable(rows));
        """).Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Fact]
    public Task A_loaded_model_that_is_only_judged_serves_nobody() => Verify.Rule("FAIR5002", Cases.In(Training("Fit") + """
        var loaded = ml.Model.Load("m.zip", out _);
        ml.BinaryClassification.Evaluate(loaded.Transform(ml.Data.LoadFromEnumerable(rows)), "Evicted");
        """).Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Fact]
    public Task A_loaded_pipeline_that_only_prepares_the_training_data_serves_nobody() => Verify.Rule("FAIR5002,FAIR3004", Cases.In("""
        var preparation = ml.Model.Load("preparation.zip", out _);
        var prepared = preparation.Transform(ml.Data.LoadFromEnumerable(rows));
        ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted").Fit(prepared);
        """, onType: """[ResponsibleActor(Duty.Build, "Analytics"), ResponsibleActor(Duty.Procure, "Analytics")]""")
        .Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Fact]
    public void Says_which_rows_train_and_are_scored() => Assert.Equal(
        "Rows of 'CaseRow' train a model here and are scored in this project: declare the loop with [FeedbackLoop]",
        Assert.Single(Rows.Find("FAIR5002", Cases.In(Training("Fit") + Serving))).GetMessage());

    [Fact]
    public Task Is_silent_where_nothing_is_served_or_other_rows_are() => Verify.Rule("FAIR5002", Cases.In(Training("Fit") + """
        ml.Model.CreatePredictionEngine<Other, CasePrediction>(model);
        model.Transform(ml.Data.LoadFromEnumerable(rows));
        """).Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal) + "public class Other;");

    [Fact]
    public async Task Is_silent_where_the_loop_is_declared_also_as_none_for_a_benign_retraining()
    {
        foreach (var kind in new[] { "Sampling", "None" })
        {
            foreach (var source in Cases.Covered(Training("Fit") + Serving, $"FeedbackLoop(FeedbackKind.{kind}, \"Rows are a yearly census, whatever was predicted\")"))
            {
                await Verify.Rule("FAIR5002", source);
            }
        }
    }

    [Fact]
    public Task Fires_on_a_feature_that_counts_how_often_an_authority_looked() => Verify.Rule("FAIR5002", Rows.Training("public float PreviousInspections { get; set; }", """
        ml.Transforms.Concatenate("Features", "Distance", {|FAIR5002:"PreviousInspections"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        """));

    [Theory]
    [InlineData("float", "counts how often")]
    [InlineData("string", "says how or why")]
    public void Says_what_such_a_feature_tells(string type, string says)
    {
        var prepare = type == "string" ? """ml.Transforms.Categorical.OneHotEncoding("PreviousInspections").Append(""" : "(";
        var finding = Assert.Single(Rows.Find("FAIR5002", Rows.Training($"public {type} PreviousInspections {{ get; set; }}", $"""
            {prepare}ml.Transforms.Concatenate("Features", "Distance", "PreviousInspections")).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """)));
        Assert.StartsWith($"Column 'PreviousInspections' {says} an authority looked", finding.GetMessage());
    }

    [Theory]
    [InlineData("made.Predict(); made.CheckPoint(ml, \"saved.zip\");", "Fit")]
    [InlineData("made.Predict(new CaseRow { Visits = 3 }); made.Predict();", "Fit")]
    [InlineData("made.Predict(applicant); made.Predict();", Fires)]
    public Task A_forecast_that_is_asked_for_without_a_row_scores_none(string asking, string fit) => Verify.Rule("FAIR5002", "using Microsoft.ML.Transforms.TimeSeries;\n" + Cases.In(
        Training(fit) + "var made = model.CreateTimeSeriesEngine<CaseRow, CasePrediction>(ml);" + asking), static state => state.Sources.Add(OtherPackages.Source));

    [Fact]
    public void The_log_of_such_a_feature_names_it()
    {
        var finding = Assert.Single(Rows.Find("FAIR5002", Rows.Training("public float PreviousInspections { get; set; }", """
            ml.Transforms.Concatenate("Features", "Distance", "PreviousInspections").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """)));
        Assert.Contains("fairness.column=PreviousInspections", Cases.Log(finding));
        Assert.Contains("fairness.kind=enforcement", Cases.Log(finding));
        Assert.Contains("fairness.trainer=FastTree", Cases.Log(finding));
    }

    [Fact]
    public Task Fires_on_the_record_of_data_collected_under_a_model() => Verify.Rule("FAIR5002", """
        [{|FAIR5002:DataProvenance("Street crime reports", CollectedUnderModel = "Hotspot map 2030")|}]
        public class Crime { public float X { get; set; } }
        """);

    [Theory]
    [InlineData("""[DataProvenance("Street crime reports", CollectedUnderModel = "none")] public class Crime;""")]
    [InlineData("""[DataProvenance("Street crime reports", CollectedUnderModel = "Hotspot map"), FeedbackLoop(FeedbackKind.Sampling, "Every tenth street is drawn at random")] public class Crime;""")]
    public Task Is_silent_where_no_model_steered_or_the_loop_is_declared_beside_it(string source) => Verify.Rule("FAIR5002", source);

    [Fact]
    public Task A_loop_declared_for_the_models_that_learn_from_the_data_is_declared() => Verify.Rule("FAIR5002", Cases.In(
        Training("Fit"), onType: """[FeedbackLoop(FeedbackKind.Sampling, "Every tenth visit is drawn at random")]""")
        .Replace("public class CaseRow", """[DataProvenance("Housing register", CollectedUnderModel = "Triage 2030")] public class CaseRow""", System.StringComparison.Ordinal));
}
