using System.IO;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR5003Tests
{
    private const string Predict = "var prediction = engine.Predict(applicant); ";

    [Theory]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:prediction.Score > 0.8f|}) { Evict(applicant); } else { Console.WriteLine(\"stays\"); }")]
    [InlineData("if ({|FAIR5003:engine.Predict(applicant).Probability > 0.8f|}) File.Delete(path);")]
    [InlineData("if ({|FAIR5003:!prediction.PredictedLabel|}) return; Evict(applicant);")]
    [InlineData("foreach (var row in rows) { if ({|FAIR5003:engine.Predict(row).PredictedLabel|}) continue; Evict(row); }")]
    [InlineData("switch ({|FAIR5003:prediction.PredictedLabel|}) { case true: Evict(applicant); break; }")]
    [InlineData("switch ({|FAIR5003:prediction.PredictedLabel|}) { case false: return; } Evict(applicant);")]
    [InlineData("_ = {|FAIR5003:prediction.PredictedLabel|} ? Act(applicant) : 0;")]
    [InlineData("var sent = {|FAIR5003:prediction.Score|} switch { > 0.8f => Act(applicant), _ => 0 };")]
    [InlineData("while ({|FAIR5003:engine.Predict(applicant).PredictedLabel|}) { Evict(applicant); }")]
    [InlineData("applicant.Visits = {|FAIR5003:prediction.PredictedLabel|} ? 0 : 1;")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) throw new UnauthorizedAccessException();")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) Environment.ExitCode = 1;")]
    [InlineData("foreach (var row in rows.Where(row => {|FAIR5003:engine.Predict(row).PredictedLabel|})) Evict(row);")]
    [InlineData("var worst = rows.OrderByDescending(row => {|FAIR5003:engine.Predict(row).Score|}).Take(10).ToList();")]
    [InlineData("var worst = from row in rows where {|FAIR5003:engine.Predict(row).Score > 0.8f|} select row; worst.ToList().ForEach(Evict);")]
    [InlineData("if ({|FAIR5003:prediction.Score > 0.8f|}) Evict(applicant); else if (prediction.Score > 0.5f) Act(applicant);")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) { Evict(applicant); Act(applicant); } else { Act(applicant); Evict(applicant); }")]
    [InlineData("string to; if ({|FAIR5003:prediction.PredictedLabel|}) { to = \"a\"; File.Delete(to); } else { to = \"b\"; File.Delete(to); }")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) { var to = \"a\"; File.Delete(to); } else { var to = \"b\"; File.Delete(to); }")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) { Result = \"a\"; File.Delete(Result); } else { Result = \"b\"; File.Delete(Result); }")]
    [InlineData("if ({|FAIR5003:prediction.PredictedLabel|}) { Evict(applicant); return; } else { Evict(applicant); } Act(applicant);")]
    public Task Fires_where_something_happens_to_somebody(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Theory]
    [InlineData("var score = prediction.Score; if ({|FAIR5003:score > 0.8f|}) Evict(applicant);")]
    [InlineData("var risky = prediction.Score > 0.8f; if ({|FAIR5003:risky|}) Evict(applicant);")]
    [InlineData("var risky = false; if (prediction.Score > 0.8f) risky = true; if ({|FAIR5003:risky|}) Evict(applicant);")]
    [InlineData("var action = prediction.PredictedLabel ? \"evict\" : \"keep\"; if ({|FAIR5003:action == \"evict\"|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:rows.Where(row => engine.Predict(row).Score > 0.8f).Any()|}) Evict(applicant);")]
    [InlineData("var many = rows.Where(row => engine.Predict(row).PredictedLabel).Count(); if ({|FAIR5003:many > 3|}) Evict(applicant);")]
    public Task Follows_the_prediction_through_variables(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Theory]
    [InlineData("var decision = new Decision { Risk = prediction.Probability }; if ({|FAIR5003:decision.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var decision = new Decision(); decision.Risk = prediction.Score; if ({|FAIR5003:decision.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var made = new Verdict(applicant.PersonId, prediction.Score); if ({|FAIR5003:made.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var made = new Verdict(\"\", 0) with { Risk = prediction.Score }; if ({|FAIR5003:made.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var both = (applicant.PersonId, prediction.Score); if ({|FAIR5003:both.Score > 0.7f|}) Evict(applicant);")]
    [InlineData("(string Id, float Risk) both = (applicant.PersonId, prediction.Score); if ({|FAIR5003:both.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var outer = new { Inner = new Decision { Risk = prediction.Score } }; if ({|FAIR5003:outer.Inner.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var decision = new Decision { Risk = prediction.Score }; if ({|FAIR5003:decision.IsHigh|}) Evict(applicant);")]
    [InlineData("Decision? decision = rows.Any() ? new Decision { Risk = prediction.Score } : null; if ({|FAIR5003:decision?.Risk > 0.7f|}) Evict(applicant);")]
    [InlineData("var high = rows.Select(r => new { r.PersonId, engine.Predict(r).Score }).Where(x => {|FAIR5003:x.Score > 0.5|}).ToList();")]
    [InlineData("var high = rows.Select(r => (r.PersonId, Risk: engine.Predict(r).Score)).Take(9).OrderBy(x => {|FAIR5003:x.Risk|}).ToList();")]
    [InlineData("var high = from r in rows let risk = engine.Predict(r).Score where {|FAIR5003:risk > 0.5|} select r; high.ToList();")]
    [InlineData("var high = rows.Select(r => engine.Predict(r).Score).Where(risk => {|FAIR5003:risk > 0.5|}).ToList();")]
    [InlineData("foreach (var x in rows.Select(r => new Decision { Row = r, Risk = engine.Predict(r).Score })) { if ({|FAIR5003:x.Risk > 0.5|}) Evict(x.Row!); }")]
    public Task Follows_the_prediction_into_the_objects_that_are_built_from_it(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Theory]
    [InlineData("var decision = new Decision { Row = applicant, Risk = prediction.Probability }; if (decision.Row.Visits > 3) Evict(applicant);")]
    [InlineData("var made = new Verdict(applicant.PersonId, prediction.Score); if (made.Id == \"x\") Evict(applicant);")]
    [InlineData("var both = (applicant.PersonId, prediction.Score); if (both.PersonId == \"x\") Evict(applicant);")]
    [InlineData("var outer = new { Inner = new Decision { Row = applicant, Risk = prediction.Score } }; if (outer.Inner.Row.Visits > 3) Evict(applicant);")]
    [InlineData("var some = rows.Select(r => new { r.PersonId, engine.Predict(r).Score }).Where(x => x.PersonId == \"x\").ToList();")]
    [InlineData("foreach (var x in rows.Select(r => new { r.Visits, engine.Predict(r).Score })) { if (x.Visits > 3) Evict(applicant); }")]
    public Task Other_members_of_the_object_do_not_depend_on_the_prediction(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Fact]
    public Task A_member_that_is_made_of_itself_ends() => Verify.Rule("FAIR5003", In(Predict + """
        var a = new Decision(); var b = new Decision();
        a.Risk = b.Risk + b.Risk + a.Risk; b.Risk = a.Risk + a.Risk + b.Risk; a.Risk = a.Risk + a.Risk + prediction.Score;
        if ({|FAIR5003:a.Risk > 0.5|}) Evict(applicant);
        """));

    [Theory]
    [InlineData("if ({|FAIR5003:prediction is { Score: > 0.8f }|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:prediction is not { PredictedLabel: false }|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:engine.Predict(applicant) is { PredictedLabel: true, Probability: >= 0.9f } sure|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:prediction is { Score: var risk } && risk > 0.8f|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:prediction.Score is var risk and > 0.8f|}) Evict(applicant);")]
    [InlineData("if ({|FAIR5003:(applicant.Visits, prediction.Score) is (> 3, > 0.8f)|}) Evict(applicant);")]
    [InlineData("switch ({|FAIR5003:prediction|}) { case { Score: > 0.8f }: Evict(applicant); break; case { PredictedLabel: true }: Act(applicant); break; }")]
    [InlineData("switch (prediction) { case var p when {|FAIR5003:p.Score > 0.8f|}: Evict(applicant); break; }")]
    [InlineData("switch (applicant) { case { Visits: > 3 } when {|FAIR5003:prediction.PredictedLabel|}: Evict(applicant); break; }")]
    [InlineData("var sent = {|FAIR5003:prediction|} switch { { Score: > 0.8f } => Act(applicant), _ => 0 };")]
    [InlineData("var sent = prediction switch { var p when {|FAIR5003:p.Score > 0.8f|} => Act(applicant), _ => 0 };")]
    [InlineData("var sent = {|FAIR5003:(prediction.PredictedLabel, applicant.Visits)|} switch { (true, > 3) => Act(applicant), _ => 0 };")]
    [InlineData("var action = prediction switch { { Score: > 0.8f } => \"evict\", _ => \"keep\" }; if ({|FAIR5003:action == \"evict\"|}) Evict(applicant);")]
    [InlineData("rows.Where(row => {|FAIR5003:engine.Predict(row) is { Score: > 0.8f }|}).ToList().ForEach(Evict);")]
    public Task Follows_patterns(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Theory]
    [InlineData("if (prediction is { Score: var risk }) { Evict(applicant); }")]
    [InlineData("if (prediction is { }) Evict(applicant);")]
    [InlineData("switch (prediction) { case { Score: var risk }: Evict(applicant); break; }")]
    [InlineData("switch (prediction) { case null: throw new InvalidOperationException(); }")]
    [InlineData("if (prediction is { Score: var risk } && applicant.Visits > 3) Evict(applicant);")]
    [InlineData("if (prediction is not { Score: float.NaN }) Evict(applicant);")]
    [InlineData("var text = prediction switch { { Score: > 0.8f } => \"high\", _ => \"low\" }; Console.WriteLine(text);")]
    [InlineData("if ((applicant.Visits, prediction.Score) is (> 3, _)) Evict(applicant);")]
    public Task A_pattern_that_asks_nothing_of_the_prediction_decides_nothing_by_it(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Theory]
    [InlineData("var (name, label, score) = engine.Predict(row); if ({|FAIR5003:label|}) evict(row); if ({|FAIR5003:score > 0.5f|}) evict(row); if (name == \"x\") evict(row);")]
    [InlineData("string name; float score; (name, _, score) = engine.Predict(row); if (name == \"x\") evict(row); if ({|FAIR5003:score > 0.5f|}) evict(row);")]
    [InlineData("foreach (var (name, label, score) in rows.Select(engine.Predict)) { if (name == \"x\") evict(row); if ({|FAIR5003:label|}) evict(row); }")]
    [InlineData("foreach (var (one, (name, label, score)) in rows.Zip(rows.Select(engine.Predict))) { if (name == \"x\") evict(one); if ({|FAIR5003:label|}) evict(one); }")]
    [InlineData("if ({|FAIR5003:engine.Predict(row) is (_, true, _)|}) evict(row);")]
    [InlineData("if (engine.Predict(row) is (\"x\", var label, _)) evict(row);")]
    [InlineData("if ({|FAIR5003:engine.Predict(row) is (_, var label, _) && label|}) evict(row);")]
    [InlineData("switch ({|FAIR5003:engine.Predict(row)|}) { case (_, _, > 0.5f): evict(row); break; }")]
    public Task Follows_predictions_that_are_taken_apart(string body) => Verify.Rule("FAIR5003", $$"""
        {{Cases.Row}}
        public record Answer(string Name, bool PredictedLabel, float Score) { public Answer() : this("", false, 0) { } }

        public class Service(PredictionEngine<CaseRow, Answer> engine)
        {
            public void Decide(CaseRow row, IEnumerable<CaseRow> rows, Action<CaseRow> evict) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("var (label, risk) = prediction; if ({|FAIR5003:label|}) Evict(applicant); if ({|FAIR5003:risk > 50|}) Evict(applicant);")]
    [InlineData("var (id, risk) = (applicant.PersonId, prediction.Score); if ({|FAIR5003:risk > 0.5f|}) Evict(applicant); if (id == \"x\") Evict(applicant);")]
    [InlineData("string id; float risk; (id, risk) = (applicant.PersonId, prediction.Score); if ({|FAIR5003:risk > 0.5f|}) Evict(applicant); if (id == \"x\") Evict(applicant);")]
    [InlineData("var both = (applicant.PersonId, prediction.Score); var (id, risk) = both; if ({|FAIR5003:risk > 0.5f|}) Evict(applicant); if (id == \"x\") Evict(applicant);")]
    [InlineData("foreach (var (id, risk) in rows.Select(r => (r.PersonId, engine.Predict(r).Score))) { if ({|FAIR5003:risk > 0.5f|}) Evict(applicant); if (id == \"x\") Evict(applicant); }")]
    [InlineData("var (id, risk) = new Verdict(applicant.PersonId, prediction.Score); if ({|FAIR5003:risk > 0.5f|}) Evict(applicant); if (id == \"x\") Evict(applicant);")]
    public Task Follows_the_prediction_into_the_variables_that_something_is_taken_apart_into(string body) =>
        Verify.Rule("FAIR5003", In(Predict + body) + """

        public static class Parts
        {
            public static void Deconstruct(this CasePrediction prediction, out bool isBad, out float percent)
            {
                (isBad, percent) = (prediction.PredictedLabel, prediction.Score * 100);
            }
        }
        """);

    [Theory]
    [InlineData("if ({|FAIR5003:service.IsRisky(row)|}) evict(row);")]
    [InlineData("if ({|FAIR5003:service.Risk(row) > 50|}) evict(row);")]
    [InlineData("if ({|FAIR5003:await service.AskAsync(row)|}) evict(row);")]
    [InlineData("if ({|FAIR5003:given.IsRisky(row)|}) evict(row);")]
    [InlineData("if ({|FAIR5003:service.Band(row) == \"high\"|}) evict(row);")]
    [InlineData("if ({|FAIR5003:service.Kind(row) is Band.High|}) evict(row);")]
    [InlineData("if ({|FAIR5003:row.IsRiskyFor(service)|}) evict(row);")]
    [InlineData("foreach (var one in rows.Where({|FAIR5003:service.IsRisky|})) evict(one);")]
    [InlineData("foreach (var one in rows.OrderBy(one => {|FAIR5003:service.Risk(one)|}).Take(3)) evict(one);")]
    [InlineData("if ({|FAIR5003:rows.Any(service.IsRisky)|}) evict(row);")]
    [InlineData("if ({|FAIR5003:engine.Predict(row).IsSure|}) evict(row);")]
    [InlineData("if ({|FAIR5003:Local(row)|}) evict(row); bool Local(CaseRow one) => engine.Predict(one).PredictedLabel;")]
    [InlineData("var (bad, score) = Local(row); if ({|FAIR5003:bad|}) evict(row); (bool, float) Local(CaseRow one) => (engine.Predict(one).PredictedLabel, engine.Predict(one).Score);")]
    [InlineData("var decision = service.Decide(row); if ({|FAIR5003:decision.IsHigh|}) evict(row);")]
    [InlineData("var decision = service.Decide(row); if ({|FAIR5003:decision.Risk > 0.5f|}) evict(row);")]
    [InlineData("if ({|FAIR5003:service.Decide(row) is { Risk: > 0.5f }|}) evict(row);")]
    [InlineData("var (id, risk) = service.Decide(row); if ({|FAIR5003:risk > 0.5f|}) evict(row); if (id == \"x\") evict(row);")]
    [InlineData("foreach (var one in rows.Select(service.Tell).Where(one => {|FAIR5003:one.IsBad|})) evict(row);")]
    [InlineData("if ({|FAIR5003:service.Last > 0.5f|}) evict(row);")]
    [InlineData("var kept = new Kept(); service.Fill(kept, row); if ({|FAIR5003:kept.Chance > 0.5f|}) evict(row); if (kept.Name == \"x\") evict(row);")]
    [InlineData("foreach (var one in service.All(rows)) { if ({|FAIR5003:one.Percent > 30|}) evict(row); if (one.Name == \"x\") evict(row); }")]
    [InlineData("if ({|FAIR5003:await CallAsync<bool>(nameof(service.IsRisky), row)|}) evict(row);")]
    [InlineData("if (await CallAsync<bool>(nameof(Service.Knows), row)) evict(row);")]
    [InlineData("if (await CallAsync<string>(nameof(service.IsRisky), row) == \"x\") evict(row);")]
    [InlineData("if (service.Decide(row).Id == \"x\") evict(row);")]
    [InlineData("var made = new Decision(\"x\", 0); if (made.Risk > 0.5f) evict(row);")]
    [InlineData("if (service.Agrees(row) < 0.5) evict(row);")]
    [InlineData("if (service.Name(row) == \"x\") evict(row);")]
    [InlineData("Console.WriteLine(service.IsRisky(row) ? \"high\" : \"low\");")]
    public Task Follows_what_a_method_makes_of_a_prediction(string body) => Verify.Rule("FAIR5003", $$"""
        {{Cases.Row}}
        public class Answer { public bool PredictedLabel { get; set; } public float Score { get; set; } public bool IsSure => PredictedLabel && Score > 0.9f; }
        public enum Band { Low, High }
        public record Decision(string Id, float Risk) { public bool IsHigh => Risk > 0.7f; }
        public class Told { public string Id = ""; public bool IsBad; }
        public interface IService { bool IsRisky(CaseRow row); }
        public class Kept { public string Name = ""; public float Chance { get; set; } }
        public class Ranked
        {
            public Ranked(string title, float chance) { Name = title; Percent = chance * 100; }
            public string Name { get; }
            public float Percent { get; }
        }


        public class Service(PredictionEngine<CaseRow, Answer> engine) : IService
        {
            public bool IsRisky(CaseRow row) => engine.Predict(row).PredictedLabel;
            public float Risk(CaseRow row) { var answer = engine.Predict(row); return Math.Clamp(answer.Score * 100, 0, 100); }
            public async System.Threading.Tasks.Task<bool> AskAsync(CaseRow row) { await System.Threading.Tasks.Task.Yield(); return IsRisky(row); }
            public string Band(CaseRow row) => Risk(row) > 70 ? "high" : "low";
            public Band Kind(CaseRow row) => IsRisky(row) ? global::Band.High : global::Band.Low;
            public int Agrees(CaseRow row) => engine.Predict(row).PredictedLabel == row.Evicted ? 1 : 0;
            public Decision Decide(CaseRow row) => new(row.PersonId, engine.Predict(row).Score);
            public Told Tell(CaseRow row) { var answer = engine.Predict(row); return new Told { Id = row.PersonId, IsBad = answer.PredictedLabel }; }
            public float Last;
            public bool Knows(CaseRow row) { Last = engine.Predict(row).Score; return row.Visits > 3; }
            public void Fill(Kept kept, CaseRow row) { kept.Name = row.PersonId; kept.Chance = engine.Predict(row).Score; }
            public Ranked[] All(IEnumerable<CaseRow> rows) => rows.Select(row => new Ranked(row.PersonId, engine.Predict(row).Score)).ToArray();
            public string Name(CaseRow row) { Console.WriteLine(engine.Predict(row).Score); return row.PersonId; }
        }

        public static class Rows { public static bool IsRiskyFor(this CaseRow row, Service service) => service.IsRisky(row); }

        public class Office(Service service, IService given, PredictionEngine<CaseRow, Answer> engine, Action<CaseRow> evict)
        {
            public async System.Threading.Tasks.Task Decide(CaseRow row, IEnumerable<CaseRow> rows) { await System.Threading.Tasks.Task.Yield(); {{body}} }

            private static System.Threading.Tasks.Task<T> CallAsync<T>(string name, object input) => throw new NotSupportedException(name);

            private object Train(MLContext ml) => {{Cases.Pipeline}}.Fit(ml.Data.LoadFromTextFile<CaseRow>("cases.csv"));
        }
        """);

    [Theory]
    [InlineData("rows.Where(r => {|FAIR5003:engine.Predict(r).PredictedLabel|}).OrderBy(r => engine.Predict(r).Score).ThenBy(r => engine.Predict(r).Probability).ToList().ForEach(Evict);")]
    [InlineData("rows.Where(r => r.Visits > 3).OrderBy(r => {|FAIR5003:engine.Predict(r).Score|}).Take(3).Where(r => engine.Predict(r).PredictedLabel).ToList().ForEach(Evict);")]
    public Task One_chain_of_filters_is_one_decision(string body) => Verify.Rule("FAIR5003", In(body));

    [Theory]
    [InlineData("Console.WriteLine(prediction.PredictedLabel ? \"evict\" : \"keep\");")]
    [InlineData("var text = prediction.PredictedLabel ? \"evict\" : \"keep\"; Console.WriteLine($\"{text}: {prediction.Score:P}\");")]
    [InlineData("if (prediction.PredictedLabel) Console.WriteLine(\"evict\"); else Console.WriteLine(\"keep\");")]
    [InlineData("if (prediction.PredictedLabel) Print(applicant);")]
    [InlineData("Console.ForegroundColor = prediction.PredictedLabel ? ConsoleColor.Red : ConsoleColor.Green;")]
    [InlineData("if (prediction.PredictedLabel) { Console.ForegroundColor = ConsoleColor.Red; Print(applicant); Console.ResetColor(); }")]
    [InlineData("switch (prediction.PredictedLabel) { case true: Console.WriteLine(\"evict\"); break; } Evict(applicant);")]
    [InlineData("Result = prediction.PredictedLabel ? \"evict\" : \"keep\";")]
    [InlineData("var correct = 0; foreach (var row in rows) { if (engine.Predict(row).PredictedLabel == row.Evicted) correct++; }")]
    [InlineData("var caught = 0; foreach (var row in rows) { if (engine.Predict(row).PredictedLabel) { caught += 1; } }")]
    [InlineData("Console.WriteLine(rows.Where(row => engine.Predict(row).PredictedLabel).Count());")]
    [InlineData("Console.WriteLine(rows.Count(row => engine.Predict(row).PredictedLabel));")]
    [InlineData("foreach (var row in rows.OrderByDescending(row => engine.Predict(row).Score)) Console.WriteLine(row.PersonId);")]
    [InlineData("System.Diagnostics.Debug.Assert(prediction.PredictedLabel);")]
    [InlineData("if (float.IsNaN(prediction.Score)) throw new InvalidOperationException();")]
    [InlineData("if (prediction != null) Evict(applicant);")]
    [InlineData(Cases.Pipeline + ".Fit(ml.Data.LoadFromEnumerable(rows)); if (rows.Where(row => engine.Predict(row).PredictedLabel == row.Evicted).Count() < 3) throw new InvalidOperationException();")]
    [InlineData("var all = rows.Select(engine.Predict).ToList(); foreach (var label in all.Select(p => p.Score).Distinct()) { File.WriteAllText(path, string.Join(',', all.Where(p => p.Score == label))); }")]
    [InlineData("if (applicant.Visits > 3) Evict(applicant);")]
    [InlineData("var one = new Copied { Score = prediction.Score, Other = 1 }; one = one with { Note = 1 }; one = one with { Note = 2 }; one = one with { Note = 3 }; one = one with { Note = 4 }; one = one with { Note = 5 }; one = one with { Note = 6 }; if (one.Other > 3) Evict(applicant);")]
    [InlineData("foreach (var score in rows.Select(row => engine.Predict(row).Score).Distinct().OrderBy(s => s)) Evict(applicant);")]
    [InlineData("if (!prediction.PredictedLabel) { prediction.Score = -prediction.Score; }")]
    [InlineData("if (prediction.PredictedLabel) { var told = new { Label = \"risky\", prediction.Score }; Console.WriteLine(told); }")]
    [InlineData("if (prediction.PredictedLabel) { Evict(applicant); Console.WriteLine(\"good\"); } else { Console.WriteLine(\"bad\"); Evict(applicant); }")]
    [InlineData("applicant.Evicted = prediction.PredictedLabel.Equals(true) ? true : false;")]
    public Task Is_silent_where_the_program_only_tells_counts_or_tests(string body) => Verify.Rule("FAIR5003", In(Predict + body));

    [Fact]
    public Task Is_silent_where_the_answer_is_returned() => Verify.Rule("FAIR5003", Cases.In("", members: """
        public string Tell(PredictionEngine<CaseRow, CasePrediction> engine, CaseRow row)
        {
            var prediction = engine.Predict(row);
            if (prediction.Score > 0.8f)
            {
                return "high";
            }

            return prediction.PredictedLabel ? "medium" : "low";
        }
        """));

    [Fact]
    public Task A_filtered_sequence_that_is_returned_has_selected_people() => Verify.Rule("FAIR5003", Cases.In("", members: """
        public IEnumerable<CaseRow> Visit(PredictionEngine<CaseRow, CasePrediction> engine, IEnumerable<CaseRow> rows) =>
            rows.Where(row => {|FAIR5003:engine.Predict(row).PredictedLabel|});
        """));

    [Fact]
    public Task A_method_that_is_only_given_a_prediction_acts_on_it() => Verify.Rule("FAIR5003", Cases.In("", members: """
        public void Decide(CasePrediction prediction, CaseRow row)
        {
            if ({|FAIR5003:prediction.PredictedLabel|})
            {
                Evict(row);
            }
        }
        """));

    [Fact]
    public Task Members_are_known_by_the_columns_they_are_mapped_to() => Verify.Rule("FAIR5003", $$"""
        {{Cases.Row}}
        public class Answer { [ColumnName("PredictedLabel")] public bool ShouldGo { get; set; } public bool Score2 { get; set; } }

        public class Service(PredictionEngine<CaseRow, Answer> engine)
        {
            public void Decide(CaseRow row, Action<CaseRow> evict)
            {
                var answer = engine.Predict(row);
                if ({|FAIR5003:answer.ShouldGo|}) evict(row);
                if (answer.Score2) evict(row);
            }
        }
        """);

    [Fact]
    public Task Predictions_read_from_transformed_data_are_predictions() => Verify.Rule("FAIR5003", In("""
        foreach (var answer in ml.Data.CreateEnumerable<CasePrediction>(view, false)) { if ({|FAIR5003:answer.PredictedLabel|}) Evict(applicant); }
        """).Replace("PredictionEngine<CaseRow, CasePrediction> engine, ", "", System.StringComparison.Ordinal));

    [Fact]
    public Task A_score_of_something_else_is_none() => Verify.Rule("FAIR5003", In("if (new Match().Score > 2) Evict(applicant);") + "public class Match { public int Score { get; set; } }");

    [Fact]
    public Task What_a_web_framework_answers_is_returned() => Verify.Rule("FAIR5003", """
        namespace Microsoft.AspNetCore.Http
        {
            public interface IResult;
            public static class Results { public static IResult Ok(object value) => null!; public static IResult Forbid() => null!; }
            public sealed class OkObjectResult(object value) : IResult { public object Value => value; }
        }

        """ + Packages.Pool + $$"""
        namespace Web
        {
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.ML;
            {{Cases.Row}}
            class Endpoint
            {
                IResult Ask(PredictionEnginePool<CaseRow, CasePrediction> pool, CaseRow row) =>
                    pool.Predict(row).PredictedLabel ? Results.Ok("risk") : Results.Forbid();

                IResult Act(PredictionEnginePool<CaseRow, CasePrediction> pool, CaseRow row)
                {
                    if ({|FAIR5003:pool.Predict(row).PredictedLabel|}) File.Delete(row.PersonId);
                    return Results.Ok("done");
                }

                IResult Rank(PredictionEnginePool<CaseRow, CasePrediction> pool, List<CaseRow> rows)
                {
                    var ranked = rows.OrderByDescending(row => {|FAIR5003:pool.Predict(row).Score|}).Select(row => row.PersonId);
                    return Results.Ok(ranked.ToList());
                }

                IResult Choose(PredictionEnginePool<CaseRow, CasePrediction> pool, List<CaseRow> rows) =>
                    new OkObjectResult(rows.Where(row => {|FAIR5003:pool.Predict(row).PredictedLabel|}));

                IResult Count(PredictionEnginePool<CaseRow, CasePrediction> pool, List<CaseRow> rows) =>
                    Results.Ok(rows.Where(row => pool.Predict(row).PredictedLabel).Count());
            }
        }
        """);

    [Theory]
    [InlineData("if ({|FAIR5003:Models.Homes.Predict().Prediction|}) Environment.Exit(1);")]
    [InlineData("var output = Models.Homes.Predict(); if ({|FAIR5003:output.Score > 0.5f|}) Environment.Exit(1);")]
    [InlineData("if (Models.Homes.Predict().Rooms > 3) Environment.Exit(1);")]
    [InlineData("if (new Models.Row().Score > 3) Environment.Exit(1);")]
    [InlineData("if (new Models.Match().Score > 3) Environment.Exit(1);")]
    [InlineData("if (new Own().Score > 3) Environment.Exit(1);")]
    public async Task What_another_project_predicts_is_a_prediction(string body)
    {
        var models = Compile.Project("""
            namespace Models
            {
                public class Homes
                {
                    public class Output { [ColumnName("PredictedLabel")] public bool Prediction { get; set; } public float Score { get; set; } [ColumnName("rooms")] public float Rooms { get; set; } }
                    public static Output Predict() => new();
                }
                public class Row { [ColumnName("Score"), LoadColumn(0)] public float Score { get; set; } }
                public class Match { public float Score { get; set; } }
            }
            """).WithAssemblyName("Models");
        using var image = new MemoryStream();
        Assert.True(models.Emit(image).Success);
        foreach (var reference in new MetadataReference[] { MetadataReference.CreateFromImage(image.ToArray()), models.ToMetadataReference() })
        {
            await Verify.Rule(
                "FAIR5003", $$"""class Program { void Run() { {{body}} } } class Own { [ColumnName("Score")] public float Score { get; set; } }""",
                state => state.AdditionalReferences.Add(reference));
        }
    }

    [Fact]
    public async Task Is_silent_where_oversight_is_declared()
    {
        foreach (var source in Cases.Covered(Predict + "if (prediction.PredictedLabel) Evict(applicant);", """HumanOversight(OversightMode.InTheLoop, Role = "Housing officer")"""))
        {
            await Verify.Rule("FAIR5003", source);
        }
    }

    [Fact]
    public Task Oversight_of_the_method_covers_its_lambdas_and_local_functions() => Verify.Rule("FAIR5003", Cases.In("""
        Local();
        foreach (var row in rows.Where(row => engine.Predict(row).PredictedLabel)) Evict(row);
        void Local() { if (engine.Predict(applicant).PredictedLabel) Evict(applicant); }
        """, onMethod: "[HumanOversight(OversightMode.OnTheLoop)]"));

    [Fact]
    public void Names_what_is_acted_on()
    {
        var finding = Assert.Single(Rows.Find("FAIR5003", Cases.In(Predict + "if (prediction.Score > 0.8f) Evict(applicant);")));
        Assert.Equal("The program acts on the prediction 'Score' and no person is declared to oversee it: declare who with [HumanOversight]", finding.GetMessage());
        Assert.Equal("modelOutput", finding.Properties["fairness.kind"]);
        Assert.StartsWith("M:Council.Run(", finding.Properties["fairness.symbol"], System.StringComparison.Ordinal);
    }

    private static string In(string body) => Cases.In(body, members: """
        public string Result { get; set; } = "";
        private void Print(CaseRow row) => Console.WriteLine($"{row.PersonId}: {row.Visits}");
        private class Decision { public CaseRow? Row { get; set; } public float Risk { get; set; } public bool IsHigh => Risk > 0.7f; }
        private record Verdict(string Id, float Risk);
        private record Copied { public float Score { get; init; } public float Other { get; init; } public float Note { get; init; } }
        private static int Act(CaseRow row) { File.Delete(row.PersonId); return 1; }
        """).Replace("File.Delete(row.PersonId); return 1", "System.Diagnostics.Process.Start(row.PersonId); Environment.Exit(1); return 1", System.StringComparison.Ordinal)
        .Replace("Evict(CaseRow row) => File.Delete(row.PersonId)", "Evict(CaseRow row) => Environment.Exit(1)", System.StringComparison.Ordinal);
}
