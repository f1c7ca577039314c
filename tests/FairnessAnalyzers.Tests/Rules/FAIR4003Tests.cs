using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>FAIR4003, and FAIR4004 in its place.</summary>
public class FAIR4003Tests
{
    private const string Both = "FAIR4003,FAIR4004";

    private static string Train(string data, string before = "") => $"{before} var data = {data}; {Cases.Pipeline}.Fit(data);";

    private static string Filtered(string filter) => Train($"ml.Data.LoadFromEnumerable(rows{filter})");

    [Theory]
    [InlineData("""ml.Data.{|FAIR4003:FilterRowsByColumn|}(view, "Visits", lowerBound: 1)""")]
    [InlineData("""ml.Data.{|FAIR4003:FilterRowsByMissingValues|}(view, "Visits", "Age")""")]
    [InlineData("""ml.Data.{|FAIR4003:FilterByCustomPredicate|}<CaseRow>(view, row => row.Visits < 1)""")]
    [InlineData("ml.Data.{|FAIR4003:TakeRows|}(view, 1000)")]
    [InlineData("ml.Data.{|FAIR4003:SkipRows|}(view, 1000)")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.{|FAIR4003:Where|}(row => row.Visits > 3))")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.{|FAIR4003:Take|}(1000))")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.{|FAIR4003:DistinctBy|}(row => row.PersonId))")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.OrderBy(row => row.Age).{|FAIR4003:Skip|}(10).Select(row => row).ToList())")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.{|FAIR4003:TakeWhile|}(row => row.Visits > 3))")]
    [InlineData("ml.Data.LoadFromEnumerable(File.ReadLines(path).{|FAIR4003:Where|}(line => line.Contains('7')).Select(line => new CaseRow { PersonId = line }))")]
    [InlineData("ml.Data.LoadFromEnumerable(from row in rows {|FAIR4003:where|} row.Visits > 3 select row)")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.{|FAIR4003:Where|}(row => row?.PersonId?.Trim()?.Length > 3))")]
    public Task Fires_on_each_filter_before_training(string data) => Verify.Rule(Both, Cases.In(Train(data)));

    [Fact]
    public Task What_a_lambda_in_a_helper_takes_of_a_line_removes_no_rows() => Verify.Rule(Both, Cases.In(Train("ml.Data.LoadFromEnumerable(Read(path))"), members: """
        private static IEnumerable<CaseRow> Read(string path) => File.ReadLines(path).Select(line => line.Split(',').Take(5).ToArray()).Select(cells => new CaseRow { PersonId = cells[0] });
        """));

    [Fact]
    public Task Follows_the_sequence_through_local_variables() => Verify.Rule(Both, Cases.In(Train("ml.Data.LoadFromEnumerable(kept)", """
        var many = rows.{|FAIR4003:Where|}(row => row.Visits > 3);
        var kept = many.ToList();
        """)));

    [Theory]
    [InlineData("var shown = ml.Data.TakeRows(view, 5).Preview(); ")]
    [InlineData("var test = ml.Data.FilterRowsByColumn(view, \"Visits\", lowerBound: 1); ")]
    [InlineData("foreach (var row in rows.Where(r => r.Visits > 3)) { } ")]
    public Task Is_silent_for_filters_that_are_not_before_training(string before) => Verify.Rule(Both, Cases.In(Train("view", before)));

    [Theory]
    [InlineData("ml.Data.LoadFromEnumerable(File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => new CaseRow { PersonId = line }))")]
    [InlineData("ml.Data.LoadFromEnumerable(File.ReadLines(path).Select(line => line.Split(',')).TakeWhile(cells => !string.IsNullOrWhiteSpace(cells[0])).Select(cells => new CaseRow { PersonId = cells[0] }))")]
    [InlineData("ml.Data.LoadFromEnumerable(File.ReadLines(path).SkipWhile(line => line.StartsWith('#')).TakeWhile(line => line != \"end\").Select(line => new CaseRow { PersonId = line }))")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.Where(row => row != null))")]
    [InlineData("ml.Data.LoadFromEnumerable(rows.Where(row => row is not null))")]
    public Task Is_silent_for_headers_blank_lines_and_rows_that_are_none(string data) => Verify.Rule(Both, Cases.In(Train(data)));

    [Theory]
    [InlineData("Directory.GetFiles(path).Where(p => Path.GetExtension(p) == \".txt\")")]
    [InlineData("Directory.GetFiles(path).Where(p => p.EndsWith(\".txt\") || p.EndsWith(\".csv\"))")]
    [InlineData("new DirectoryInfo(path).EnumerateFiles().Where(f => f.Extension is \".txt\" or \".csv\").Select(f => f.FullName)")]
    public Task Is_silent_for_the_choice_of_files_by_their_extension(string files) =>
        Verify.Rule(Both, Cases.In(Train($"ml.Data.LoadFromEnumerable({files}.Select(p => new CaseRow {{ PersonId = p }}))")));

    [Fact]
    public Task The_choice_of_files_by_anything_else_removes_rows() => Verify.Rule(Both, Cases.In(Train(
        "ml.Data.LoadFromEnumerable(Directory.GetFiles(path).{|FAIR4003:Where|}(p => p.EndsWith(\".txt\") && !p.Contains(\"East\")).Select(p => new CaseRow { PersonId = p }))")));

    [Theory]
    [InlineData("Where(r => r.PersonId.Contains(\"train\"))", "Where(x => x.PersonId.Contains(\"test\"))")]
    [InlineData("Where(r => !IsTest(r))", "Where(x => IsTest(x))")]
    [InlineData("Where(r => FoldOf(r) < 3)", "Where(x => FoldOf(x) >= 3)")]
    public Task Is_silent_for_two_filters_that_share_one_sequence_out(string one, string other) => Verify.Rule("FAIR4003", Cases.In(
        Train($"ml.Data.LoadFromEnumerable(trained)", $"var all = rows.ToList(); var trained = all.{one}.ToList(); var held = ml.Data.LoadFromEnumerable(all.{other});"),
        members: "private static bool IsTest(CaseRow row) => FoldOf(row) == 1; private static int FoldOf(CaseRow row) => row.PersonId.Length % 2;"));

    [Theory]
    [InlineData("(r => r.Visits < 3)", "Where(x => x.Visits >= 3)")]
    [InlineData("(r => r.Sex == \"m\")", "Where(x => x.Sex != \"m\")")]
    [InlineData("(r => r.PersonId.Contains(\"train\"))", "Where(x => x.PersonId.Contains(\"west\"))")]
    [InlineData("(r => r.PersonId.Contains(\"train\"))", "Where(x => x.Sex.Contains(\"test\"))")]
    public Task Filters_that_leave_rows_over_or_choose_whom_to_know_remove_rows(string one, string other) => Verify.Rule("FAIR4003", Cases.In(
        Train($"ml.Data.LoadFromEnumerable(trained)", $"var all = rows.ToList(); var trained = all.{{|FAIR4003:Where|}}{one}.ToList(); var held = ml.Data.LoadFromEnumerable(all.{other});")));

    [Theory]
    [InlineData("Visits")]
    [InlineData("*")]
    public async Task Is_silent_where_the_reason_is_recorded(string column)
    {
        foreach (var source in Cases.Covered(Filtered(".Where(row => row.Visits > 3)"), $"""RowFilter("{column}", "Fewer visits than the protocol asks for", Kind = RowFilterKind.Technical)"""))
        {
            await Verify.Rule(Both, source);
        }
    }

    [Theory]
    [InlineData("""RowFilter("Age", "Children are another service's")""")]
    [InlineData("""RowFilter("Visits", "TBD")""")]
    public Task A_reason_for_another_column_or_none_at_all_does_not_count(string declared) =>
        Verify.Rule(Both, Cases.In(Filtered(".{|FAIR4003:Where|}(row => row.Visits > 3)"), onMethod: $"[{declared}]"));

    [Fact]
    public Task A_helper_for_tests_may_be_declared_technical() => Verify.Rule(Both, Cases.In(
        Train("ml.Data.TakeRows(view, 100)"), onMethod: """[RowFilter("*", "A small sample for the nightly check of the pipeline", Kind = RowFilterKind.Technical)]"""));

    [Theory]
    [InlineData("row => row.PersonId != \"4711\"")]
    [InlineData("row => !row.PersonId.Equals(\"4711\")")]
    [InlineData("row => !string.Equals(row.PersonId, \"4711\", StringComparison.Ordinal)")]
    [InlineData("row => !new[] { \"4711\", \"4712\" }.Contains(row.PersonId)")]
    [InlineData("row => !Known.Contains(row.PersonId)")]
    [InlineData("row => row.PersonId is not (\"4711\" or \"4712\")")]
    [InlineData("row => row.Visits > 1 && row.PersonId.Trim() != Her")]
    [InlineData("IsKept")]
    public Task Comparing_an_identifier_with_constants_singles_people_out(string predicate) => Verify.Rule(Both, Cases.In(
        Filtered($".{{|FAIR4004:Where|}}({predicate})"),
        members: """
            private const string Her = "4711";
            private static readonly HashSet<string> Known = new() { "4711", "4712" };
            private static bool IsKept(CaseRow row) => row.PersonId != "4711";
            """));

    [Fact]
    public Task A_filter_of_mlnet_singles_out_as_well() => Verify.Rule(Both, Cases.In(
        Train("""ml.Data.{|FAIR4004:FilterByCustomPredicate|}<CaseRow>(view, row => row.PersonId == "4711")""")));

    [Theory]
    [InlineData("row => row.PersonId != null")]
    [InlineData("row => row.PersonId != \"\"")]
    [InlineData("row => !string.IsNullOrEmpty(row.PersonId)")]
    [InlineData("row => !row.PersonId.StartsWith(\"TEST\")")]
    [InlineData("row => row.PersonId != path")]
    [InlineData("row => row.Sex != \"F\"")]
    [InlineData("row => !Many.Contains(row.PersonId)")]
    public Task Other_comparisons_single_out_nobody(string predicate) => Verify.Rule(Both, Cases.In(
        Filtered($".{{|FAIR4003:Where|}}({predicate})"),
        members: $"private static readonly string[] Many = {{ {string.Join(", ", Enumerable.Range(1, 21).Select(i => $"\"{i}\""))} }};"));

    [Fact]
    public async Task Singling_out_is_answered_by_its_own_kind_alone()
    {
        const string Body = "var data = ml.Data.LoadFromEnumerable(rows.{|FAIR4004:Where|}(row => row.PersonId != \"4711\"));" + Cases.Pipeline + ".Fit(data);";
        await Verify.Rule(Both, Cases.In(Body, onMethod: """[RowFilter("PersonId", "Calls every evening, see DPIA-7")]"""));
        await Verify.Rule(Both, Cases.In(
            Body.Replace("{|FAIR4004:Where|}", "Where", System.StringComparison.Ordinal),
            onMethod: """[RowFilter("PersonId", "Calls every evening, see DPIA-7", Kind = RowFilterKind.Individual)]"""));
    }

    [Fact]
    public void The_constant_is_never_printed()
    {
        var finding = Assert.Single(Rows.Find("FAIR4004", Cases.In(Filtered(".Where(row => row.PersonId != \"4711\")"))));
        Assert.DoesNotContain("4711", finding.ToString() + string.Concat(finding.Properties.Values), System.StringComparison.Ordinal);
        Assert.StartsWith("Where removes or selects particular people by 'PersonId'", finding.GetMessage(), System.StringComparison.Ordinal);
        Assert.Equal(
            ["fairness.characteristic=person", "fairness.column=PersonId", "fairness.kind=identifier"],
            Cases.Log(finding).Where(static entry => !entry.StartsWith("fairness.legal", System.StringComparison.Ordinal)).Take(3));
        Assert.Equal("SdcaLogisticRegression", finding.Properties["fairness.trainer"]);
    }

    [Fact]
    public void The_log_names_the_one_column_that_is_read()
    {
        Assert.Equal("Visits", Assert.Single(Rows.Find("FAIR4003", Cases.In(Filtered(".Where(row => row.Visits > 3)")))).Properties["fairness.column"]);
        Assert.False(Assert.Single(Rows.Find("FAIR4003", Cases.In(Filtered(".Take(3)")))).Properties.ContainsKey("fairness.column"));
    }

    [Theory]
    [InlineData("private static IEnumerable<CaseRow> Clean(IEnumerable<CaseRow> all) => all.{|FAIR4003:Where|}(Keep).{|FAIR4003:Skip|}(10); private static bool Keep(CaseRow row) => row.Visits > 0;")]
    [InlineData("private static IEnumerable<CaseRow> Clean(IEnumerable<CaseRow> all) { foreach (var row in all.{|FAIR4003:Take|}(10)) { yield return row; } }")]
    [InlineData("private static List<CaseRow> Clean(IEnumerable<CaseRow> all) => Inner(all).ToList(); private static IEnumerable<CaseRow> Inner(IEnumerable<CaseRow> all) => from row in all {|FAIR4003:where|} row.Visits > 0 select row;")]
    [InlineData("""[RowFilter("Visits", "Only tenants who were visited can be judged")] private static IEnumerable<CaseRow> Clean(IEnumerable<CaseRow> all) => all.Where(row => row.Visits > 0);""")]
    public Task A_method_that_is_called_for_the_rows_is_entered(string members) => Verify.Rule("FAIR4003", Cases.In(
        $"var data = ml.Data.LoadFromEnumerable(Clean(rows)); {Cases.Pipeline}.Fit(data);", members: members));

    [Theory]
    [InlineData("Train(ml, rows.{|FAIR4003:Where|}(row => row.Visits > 0));")]
    [InlineData("var some = rows.{|FAIR4003:Take|}(10).ToList(); Train(ml, some);")]
    [InlineData("Load(ml, rows.Where(row => row.Visits > 0));")]
    public Task A_method_that_loads_and_trains_trains_on_what_it_is_given(string body) => Verify.Rule("FAIR4003", Cases.In(body, members: $"""
        private static ITransformer Train(MLContext ml, IEnumerable<CaseRow> given) => {Cases.Pipeline}.Fit(ml.Data.LoadFromEnumerable(given.ToList()));
        private static IDataView Load(MLContext ml, IEnumerable<CaseRow> given) => ml.Data.LoadFromEnumerable(given);
        """));

    [Theory]
    [InlineData("kept = rows.{|FAIR4003:Where|}(row => row.Visits > 0).ToList(); Train(ml);", "")]
    [InlineData("kept = rows.Where(row => row.Visits > 0).ToList(); Train(ml);", "public void Keep(List<CaseRow> all) => kept = all;")]
    public Task A_field_that_is_set_once_is_followed(string body, string other) => Verify.Rule("FAIR4003", Cases.In(body, members: $"""
        private List<CaseRow> kept = [];
        private ITransformer Train(MLContext ml) => {Cases.Pipeline}.Fit(ml.Data.LoadFromEnumerable(kept));
        {other}
        """));
}
