using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR4001Tests
{
    [Fact]
    public Task Variables_that_are_made_of_each_other_end() => Verify.Rule("FAIR4001", Cases.In("""
        var (first, _) = (new List<CaseRow>(rows), 1);
        var second = first.Where(row => row.Visits > 1).ToList();
        first = second.Take(5).ToList();
        var made = ml.Data.{|FAIR4001:LoadFromEnumerable|}(first);
        """ + Cases.Pipeline + ".Fit(made);"));

    [Fact]
    public Task Rows_that_a_lambda_fills_in_from_a_file_are_not_made_up() => Verify.Rule("FAIR4001", Cases.In("""
        var made = new List<CaseRow>();
        File.ReadAllLines(path).ToList().ForEach(line => made.Add(new CaseRow { Sex = line }));
        var data = ml.Data.{|FAIR4001:LoadFromEnumerable|}(made);
        """ + Cases.Pipeline + ".Fit(data);"));

    [Theory]
    [InlineData("new[] { new CaseRow { Sex = string.Empty, PersonId = Guid.Empty.ToString(), Visits = (float)TimeSpan.Zero.TotalDays } }")]
    [InlineData("Made")]
    public Task Nothing_in_particular_is_made_up_as_well(string rows) => Verify.Rule("FAIR4001", Cases.In(
        $"var data = ml.Data.LoadFromEnumerable({rows});" + Cases.Pipeline + ".Fit(data);", members: "private static readonly List<CaseRow> Made = new() { new CaseRow { Sex = string.Empty } };"));

    [Fact]
    public Task A_parameter_that_nobody_gives_is_not_made_up() => Verify.Rule("FAIR4001", $$"""
        {{Cases.Row}}
        public static class Program
        {
            public static void Main() { }
            public static void Train(MLContext ml, IEnumerable<CaseRow> rows) => {{Cases.Pipeline}}.Fit(ml.Data.{|FAIR4001:LoadFromEnumerable|}(rows));
        }
        """, static state => state.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    private static string Train(string load) => $"var data = {load}; {Cases.Pipeline}.Fit(data);";

    private const string Provenance = """DataProvenance("Housing register", PrimaryPurpose = "Waiting list", SamplingBasis = SamplingBasis.Census)""";

    [Theory]
    [InlineData("ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)")]
    [InlineData("ml.Data.{|FAIR4001:LoadFromEnumerable|}(rows)")]
    [InlineData("ml.Data.{|FAIR4001:LoadFromBinary|}(path)")]
    [InlineData("ml.Data.CreateTextLoader<CaseRow>().{|FAIR4001:Load|}(path)")]
    [InlineData("ml.Data.TrainTestSplit(ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)).TrainSet")]
    public Task Fires_on_the_load_whose_data_are_trained_on(string load) => Verify.Rule("FAIR4001", Cases.In(Train(load)));

    [Fact]
    public Task Fires_where_the_data_are_cross_validated() => Verify.Rule("FAIR4001", Cases.In($"""
        var data = ml.Data.{"{|FAIR4001:LoadFromTextFile|}"}<CaseRow>(path);
        ml.BinaryClassification.CrossValidate(data, {Cases.Pipeline}, labelColumnName: "Evicted");
        """));

    [Fact]
    public Task Is_silent_for_data_that_nothing_is_trained_on() => Verify.Rule("FAIR4001", Cases.In($"""
        {Cases.Pipeline}.Fit(view).Transform(ml.Data.LoadFromTextFile<CaseRow>(path));
        """));

    [Theory]
    [InlineData("ml.Data.LoadFromEnumerable(new[] { new CaseRow { Visits = 1 }, new CaseRow { Visits = 2, Evicted = true } })")]
    [InlineData("ml.Data.LoadFromEnumerable(new List<CaseRow> { new() { Visits = 1 }, new() { Evicted = true } })")]
    [InlineData("ml.Data.LoadFromEnumerable<CaseRow>([new CaseRow()])")]
    public Task Is_silent_for_rows_that_are_written_out_in_the_code(string load) => Verify.Rule("FAIR4001", Cases.In(Train(load)));

    private const string Makers = """
        private static readonly string[] Known = new[] { "f", "m" };
        private readonly Random dice = new();
        private static List<CaseRow> register = new();
        private static IEnumerable<CaseRow> Random(int count = 100, int seed = 1)
        {
            var random = new Random(seed);
            for (var i = 0; i < count; i++)
            {
                var row = new CaseRow { Visits = random.Next(9), Age = (float)(random.NextDouble() * 90), Sex = Known[i % 2], PersonId = i.ToString() };
                row.Evicted = Likely(row.Age - 30f) > 0.5;
                yield return row;
            }
        }

        private static double Likely(double x) => 1.0 / (1.0 + Math.Exp(-x));
        private static List<CaseRow> Listed() { var list = new List<CaseRow>(); list.Add(new CaseRow { Visits = 1 }); return list; }
        private CaseRow[] Ranged(Random random) => Enumerable.Range(0, 9).Select(i => new CaseRow { Visits = i + random.Next(3), Age = dice.Next(9) }).ToArray();
        private static IEnumerable<CaseRow> Read(string file) => File.ReadLines(file).Select(line => new CaseRow { PersonId = line });
        private static IEnumerable<CaseRow> Asked() { yield return new CaseRow { PersonId = Console.ReadLine()! }; }
        private static IEnumerable<CaseRow> Kept() => register;
        private static IEnumerable<CaseRow> Hidden() => Kept();
        private static IEnumerable<CaseRow> FromFile(string file) => new Dataset(file).All;
        private static IEnumerable<CaseRow> FromGetter() => new Lazily().All;
        private static IEnumerable<CaseRow> FromField() => new Eagerly().All;
        private class Dataset(string file) { public List<CaseRow> All { get; } = File.ReadLines(file).Select(line => new CaseRow { PersonId = line }).ToList(); }
        private class Lazily { public IEnumerable<CaseRow> All => File.ReadLines("cases.csv").Select(line => new CaseRow { PersonId = line }); }
        private class Eagerly { public readonly List<CaseRow> All = new(); public Eagerly() { foreach (var line in File.ReadLines("cases.csv")) All.Add(new CaseRow { PersonId = line }); } }
        private class Sample(int count) { public IEnumerable<CaseRow> All => Enumerable.Range(0, count).Select(i => new CaseRow { Visits = i, Age = Scaled(i) }); private float Scaled(int i) => i * count; }
        private static IEnumerable<CaseRow> Copied(IEnumerable<CaseRow> given) => given.Select(row => new CaseRow { Age = row.Age });

        """;

    [Theory]
    [InlineData("ml.Data.LoadFromEnumerable(Random())")]
    [InlineData("ml.Data.LoadFromEnumerable(Random(500, seed: 3).ToList())")]
    [InlineData("ml.Data.LoadFromEnumerable(Listed())")]
    [InlineData("ml.Data.LoadFromEnumerable(Ranged(new Random(1)))")]
    [InlineData("ml.Data.LoadFromEnumerable(new Sample(9).All)")]
    [InlineData("ml.Data.LoadFromEnumerable(Elsewhere.Make())")]
    [InlineData("ml.Data.LoadFromEnumerable(Enumerable.Range(0, 9).Select(i => new CaseRow { Visits = i * 2 }))")]
    [InlineData("ml.Data.LoadFromEnumerable(new List<CaseRow>())")]
    public Task Is_silent_for_rows_that_the_project_makes_up(string load) => Verify.Rule("FAIR4001", Cases.In(Train(load), members: Makers) + "static class Elsewhere { internal static CaseRow[] Make() => [new CaseRow { Visits = new Random(1).Next(3) }]; }");

    [Theory]
    [InlineData("Read(\"cases.txt\")")]
    [InlineData("Asked()")]
    [InlineData("Kept()")]
    [InlineData("Hidden()")]
    [InlineData("Copied(rows)")]
    [InlineData("FromFile(\"cases.csv\")")]
    [InlineData("FromGetter()")]
    [InlineData("FromField()")]
    [InlineData("new Dataset(\"cases.csv\").All")]
    [InlineData("new Lazily().All")]
    [InlineData("new[] { new CaseRow { Age = applicant.Age } }")]
    [InlineData("new[] { new CaseRow { Visits = float.Parse(Console.ReadLine()!) } }")]
    public Task A_method_that_takes_the_rows_from_elsewhere_makes_up_none(string rows) => Verify.Rule(
        "FAIR4001", Cases.In(Train($"ml.Data.{{|FAIR4001:LoadFromEnumerable|}}({rows})"), members: Makers));

    [Fact]
    public async Task Is_silent_where_the_origin_is_declared()
    {
        foreach (var source in Cases.Covered(Train("ml.Data.LoadFromTextFile<CaseRow>(path)"), Provenance))
        {
            await Verify.Rule("FAIR4001", source);
        }
    }

    [Fact]
    public Task Is_silent_where_the_row_type_says_its_origin() => Verify.Rule(
        "FAIR4001", Cases.In(Train("ml.Data.LoadFromTextFile<CaseRow>(path)")).Replace("public class CaseRow", $"[{Provenance}] public class CaseRow", System.StringComparison.Ordinal));

    [Fact]
    public Task A_placeholder_is_no_origin() =>
        Verify.Rule("FAIR4001", Cases.In(Train("ml.Data.{|FAIR4001:LoadFromTextFile|}<CaseRow>(path)"), onMethod: """[DataProvenance("TODO: source")]"""));

    [Fact]
    public void The_log_names_the_trainers()
    {
        var finding = Assert.Single(Rows.Find("FAIR4001", Cases.In($"""
            var data = ml.Data.LoadFromTextFile<CaseRow>(path);
            {Cases.Pipeline}.Fit(data);
            {Cases.Pipeline.Replace("SdcaLogisticRegression", "FastTree", System.StringComparison.Ordinal)}.Fit(data);
            """)));
        Assert.Contains("fairness.trainer=FastTree, SdcaLogisticRegression", Cases.Log(finding));
        Assert.StartsWith("LoadFromTextFile loads training data", finding.GetMessage(), System.StringComparison.Ordinal);
    }
}
