using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Tests.Lineage;

namespace FairnessAnalyzers.Tests.Robustness;

/// <summary>Every bound of the analysis: beyond it a model is incomplete, with a reason; it is never silently without features.</summary>
public class BoundTests
{
    [Fact]
    public void Calls_nest_too_deep()
    {
        var depth = Evaluator.MaxDepth + 5;
        var helpers = string.Concat(Enumerable.Range(0, depth).Select(i => i == depth - 1
            ? $"string H{i}() => \"Race\";\n" : $"string H{i}() => H{i + 1}();\n"));
        AssertIncomplete("ml.Transforms.Concatenate(\"Features\", \"Age\", H0()).Append(trainer).Fit(data);", helpers);
    }

    [Fact]
    public void Calls_nest_nearly_too_deep()
    {
        var depth = Evaluator.MaxDepth - 5;
        var helpers = string.Concat(Enumerable.Range(0, depth).Select(i => i == depth - 1
            ? $"string H{i}() => \"Race\";\n" : $"string H{i}() => H{i + 1}();\n"));
        Assert.Equal("FastTree: Label=Label Features=Age,Race", ModelText.OfBody("ml.Transforms.Concatenate(\"Features\", \"Age\", H0()).Append(trainer).Fit(data);", helpers));
    }

    [Fact]
    public void A_loop_turns_too_often() => AssertIncomplete($$"""
        var names = new List<string>();
        for (var i = 0; i < {{Evaluator.MaxTurns + 10}}; i++) names.Add("C" + i);
        names.Add("Age");
        ml.Transforms.Concatenate("Features", names.ToArray()).Append(trainer).Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """);

    [Fact]
    public void A_loop_over_known_items_turns_too_often() => AssertIncomplete($$"""
        IEstimator<ITransformer> p = ml.Transforms.CopyColumns("X", "Age");
        foreach (var name in new[] { {{string.Join(", ", Enumerable.Range(0, Evaluator.MaxTurns + 10).Select(i => $"\"C{i}\""))}} }) p = p.Append(ml.Transforms.CopyColumns("X", name));
        p.Append(ml.Transforms.Concatenate("Features", "X")).Append(trainer).Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """);

    [Fact]
    public void A_loop_does_too_much()
    {
        var said = ModelText.OfBody($$"""
            var text = "";
            var total = 0;
            for (var i = 0; i < 1000; i++)
            {
                {{string.Concat(Enumerable.Repeat("total = (total + i * 3) % 7; ", Evaluator.MaxLoopOperations / 1000 + 10))}}
                text = i == 999 ? "Race" : "Age";
            }

            ml.Transforms.Concatenate("Features", text).Append(trainer).Fit(data);
            """);
        Assert.Contains("FastTree: ", said);
        Assert.Matches(@"Features=[^ ]*(\?|Race)", said);
    }

    [Fact]
    public void A_loop_over_known_items_does_too_much() => AssertIncomplete($$"""
        var names = new List<string>();
        foreach (var name in new[] { {{string.Join(", ", Enumerable.Range(0, 900).Select(i => $"\"C{i}\""))}}, "Race" })
        {
            {{string.Concat(Enumerable.Repeat("names.Remove(name); ", Evaluator.MaxLoopOperations / 900 + 5))}}
            names.Add(name);
        }

        ml.Transforms.Concatenate("Features", names.ToArray()).Append(trainer).Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """);

    [Theory]
    [InlineData("for (var i = 0; i < 1000; i++) parts.Add(new Part { Name = \"C\" + i });")]
    [InlineData("foreach (var i in Enumerable.Range(0, 1000)) parts.Add(new Part { Name = \"C\" + i });")]
    public void A_loop_makes_too_many_objects(string loop) => AssertIncomplete($$"""
        var parts = new List<Part>();
        {{loop}}
        ml.Transforms.Concatenate("Features", parts.Select(part => part.Name).ToArray()).Append(trainer).Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """, "private sealed class Part { public string Name; }");

    [Fact]
    public void A_loop_makes_a_few_objects() => Assert.Equal("FastTree: Label=Label Features=Age,Race", ModelText.OfBody("""
        var parts = new List<Part>();
        for (var i = 0; i < 40; i++) parts.Add(new Part { Name = i == 39 ? "Race" : "Age" });
        ml.Transforms.Concatenate("Features", parts.Select(part => part.Name).Distinct().ToArray()).Append(trainer).Fit(data);
        """, "private sealed class Part { public string Name; }"));

    [Fact]
    public void A_body_does_too_much_before_it_trains()
    {
        var said = ModelText.OfBody($$"""
            var total = path.Length;
            {{string.Concat(Enumerable.Repeat("total = (total + 3) % 7 + 2; ", Evaluator.MaxOperations / 8))}}
            ml.Transforms.Concatenate("Features", "Race").Append(trainer).Fit(data);
            """);
        Assert.Contains("FastTree: ", said);
        Assert.Matches(@"Features=[^ ]*(\?|Race)", said);
    }

    [Fact]
    public void A_value_may_be_one_of_too_many() => AssertIncomplete($$"""
        var name = path.Length switch { {{string.Concat(Enumerable.Range(0, 5 * Value.MaxAlternatives).Select(i => $"{i} => \"C{i}\", "))}} _ => "Age" };
        ml.Transforms.Concatenate("Features", name).Append(trainer).Fit(ml.Data.LoadFromTextFile<CaseRow>(path));
        """);

    [Theory]
    [InlineData("path.Length > 0 ? a : b")]
    [InlineData("new Node[] { a, b }[path.Length]")]
    public void Objects_hold_each_other(string next) => Assert.Contains("FastTree: Label=Label Features=", ModelText.OfBody($$"""
        var a = new Node();
        var b = new Node { Next = a };
        a.Next = {{next}};
        a.Others.Add(("self", a));
        a.Others.Add(("other", b));
        var name = string.Format("{0}", a);
        foreach (var other in a.Others) { name += string.Concat(other, a); }
        ml.Transforms.Concatenate("Features", "Age", name).Append(trainer).Fit(data);
        """, "private sealed class Node { public Node Next; public List<(string, Node)> Others = new(); }"));

    private static void AssertIncomplete(string body, string members = "")
    {
        var said = ModelText.OfBody(body, members);
        Assert.Contains("FastTree: ", said);
        Assert.Matches(@"Features=[^ ]*\?", said);
    }
}
