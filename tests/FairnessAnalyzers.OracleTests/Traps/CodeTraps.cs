using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Traps;

/// <summary>C# between columns: what flows from a row into what a custom mapping writes.</summary>
internal static class CodeTraps
{
    private const string Members = """
        private class In { public float Age { get; set; } public float Income { get; set; } public string Race { get; set; } = ""; }
        private class Out { public float Risk { get; set; } }
        private sealed record Pair(float Left, float Right);
        private static float Rate(In input) => input.Income > 50 ? 1 : input.Income * 2;
        private static void Fill(In input, Out output) => output.Risk = input.Age;
        """;

    internal static readonly IReadOnlyList<Trap> All =
    [
        .. new (string Name, string Code, string Sources)[]
        {
            ("TryGetValue carries the key", """output.Risk = table.TryGetValue(input.Race, out var found) ? found : 0;""", "Race"),
            ("TryGetValue carries the key through its out variable", """table.TryGetValue(input.Race, out var found); output.Risk = found;""", "Race"),
            ("GetValueOrDefault carries the key", """output.Risk = table.GetValueOrDefault(input.Race);""", "Race"),
            ("Membership in a set decides", """output.Risk = new HashSet<string> { "A", "B" }.Contains(input.Race) ? 1 : 0;""", "Race"),
            ("An array is indexed by a cell", """output.Risk = new[] { 1f, 2f, 3f }[(int)input.Age % 3];""", "Age"),
            ("A query finds by a cell", """output.Risk = table.First(pair => pair.Key == input.Race).Value;""", "Race"),
            ("A query counts by a cell", """output.Risk = table.Count(pair => pair.Key.CompareTo(input.Race) < 0);""", "Race"),
            ("A switch statement decides", """switch (input.Race) { case "A": output.Risk = 1; break; case "B": output.Risk = 2; break; default: output.Risk = 3; break; }""", "Race"),
            ("A switch expression decides", """output.Risk = input.Race switch { "A" => 1, "B" when input.Age > 50 => 2, _ => 3 };""", "Age,Race"),
            ("An early return decides", """output.Risk = 1; if (input.Race == "B") { return; } output.Risk = 2;""", "Race"),
            ("A loop runs as often as a cell says", """output.Risk = 0; for (var i = 0; i < input.Age; i++) { output.Risk += 2; }""", "Age"),
            ("A while loop runs as long as a cell says", """var n = input.Age; output.Risk = 0; while (n > 10) { n -= 7; output.Risk++; }""", "Age"),
            ("The letters of a text decide", """output.Risk = 0; foreach (var letter in input.Race) { output.Risk = output.Risk * 2 + letter; }""", "Race"),
            ("A framework method passes its arguments on", """output.Risk = MathF.Max(MathF.Sqrt(input.Age), 3);""", "Age"),
            ("A text is parsed after it was put together", """output.Risk = float.Parse($"{(int)input.Race[0]}{(int)input.Income}");""", "Income,Race"),
            ("A tuple keeps its parts apart", """var pair = (First: input.Age, Second: input.Income); output.Risk = pair.Second;""", "Income"),
            ("A tuple is deconstructed and swapped", """var (a, b) = (input.Age, input.Income); (a, b) = (b, a); output.Risk = a;""", "Income"),
            ("An exception decides", """try { output.Risk = input.Race == "B" ? throw new InvalidOperationException() : 1; } catch (InvalidOperationException) { output.Risk = 2; }""", "Race"),
            ("A lambda in the lambda is called", """Func<float, float> twice = value => value * 2; output.Risk = twice(input.Age);""", "Age"),
            ("A local function sees the row", """float Part() => input.Income + 1; output.Risk = Part();""", "Income"),
            ("A pattern reads a member", """output.Risk = input is { Race: "B", Age: > 30 } ? 1 : 0;""", "Age,Race"),
            ("A null test reads the cell", """output.Risk = (input.Race?.Length ?? 0) > 0 && input.Race!.StartsWith('B') ? 1 : 0;""", "Race"),
            ("An object made on the way keeps its members apart", """var copy = new In { Age = input.Income, Income = 3 }; output.Risk = copy.Age + copy.Income;""", "Income"),
            ("A helper gets the whole row", """output.Risk = Rate(input);""", "Income"),
            ("A helper gets the row and fills the result", """Fill(input, output);""", "Age"),
            ("An array of cells is summed", """output.Risk = new[] { input.Age, input.Income }.Sum();""", "Age,Income"),
            ("A list of cells is sorted", """var cells = new List<float>(); cells.Add(input.Age); cells.Add(input.Income); cells.Sort(); output.Risk = cells[0];""", "Age,Income"),
            ("A captured counter that the row does not change carries nothing", """output.Risk = table.Count * input.Age;""", "Age"),
            ("A value that is overwritten does not flow", """output.Risk = input.Income; output.Risk = input.Age;""", "Age"),
            ("A conditional chain of operators decides", """output.Risk = input.Age > 40 || input.Race == "B" ? 1 : 0;""", "Age,Race"),
            ("A compound assignment adds", """output.Risk = input.Age; output.Risk += input.Income;""", "Age,Income"),
            ("A ref variable is an alias", """float risk = 0; ref var alias = ref risk; alias = input.Age; output.Risk = risk;""", "Age"),
            ("A row with is a copy", """var pair = new Pair(input.Age, input.Income) with { Left = 2 }; output.Risk = pair.Left + pair.Right;""", "Income"),
            ("A goto decides", """output.Risk = 1; if (input.Race == "B") { goto end; } output.Risk = 2; end: ;""", "Race"),
        }.Select(code => new Trap(
            code.Name,
            $$"""
            var table = new Dictionary<string, float> { ["A"] = 1, ["B"] = 2, ["C"] = 3, ["D"] = 4 };
            var pipeline = ml.Transforms.CustomMapping<In, Out>((input, output) => { {{code.Code}} }, null).Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer);
            """,
            code.Sources)
        { Members = Members, Declared = "Age,Income,Race" }),
    ];
}
