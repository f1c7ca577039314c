using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR1008Tests
{
    [Fact]
    public Task Fires_where_the_label_s_source_is_a_feature() => Verify.Rule("FAIR1008", Rows.Training("public string Outcome { get; set; }", """
        ml.Transforms.Conversion.MapValueToKey("Label", "Outcome")
            .Append(ml.Transforms.Categorical.OneHotEncoding("Key", "Outcome"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", {|FAIR1008:"Key"|}))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy()).Fit(data);
        """));

    [Fact]
    public Task Is_silent_where_a_column_of_the_label_s_name_is_another_one() => Verify.Rule("FAIR1008", Rows.Training("public string Outcome { get; set; }", """
        ml.Transforms.Conversion.MapValueToKey("Other", "Outcome")
            .Append(ml.Transforms.CopyColumns("Outcome", "Distance"))
            .Append(ml.Transforms.Concatenate("Features", "Distance", "Outcome"))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Other")).Fit(data);
        """));

    [Theory]
    [InlineData("raw.Zip(raw.Skip(1), (before, now) => new Day { Lag = before.Sold, Sold = now.Sold })")]
    [InlineData("raw.Zip(raw.Skip(1)).Select(pair => new Day { Lag = pair.First.Sold, Sold = pair.Second.Sold })")]
    [InlineData("raw.Skip(1).Zip(raw, (now, before) => new Day { Lag = before.Sold, Sold = now.Sold })")]
    [InlineData("raw.Zip(other, (a, b) => new Day { Lag = a.Sold, Sold = b.Sold })")]
    [InlineData("raw.Select((row, i) => new Day { Lag = i == 0 ? 0 : raw[i - 1].Sold, Sold = row.Sold })")]
    [InlineData("raw.Select((row, i) => new Day { Lag = raw[i].Sold, Sold = raw[i + 1].Sold })")]
    [InlineData("Enumerable.Range(lag, raw.Count - lag).Select(i => new Day { Lag = raw[i - lag].Sold, Sold = raw[i].Sold })")]
    [InlineData("raw.Select(row => new { row.Sold }).ToList() is var known ? known.Zip(known.Skip(1), (before, now) => new Day { Lag = before.Sold, Sold = now.Sold }) : null!")]
    [InlineData("Loop(raw)")]
    public Task The_target_of_another_row_is_not_this_row_s(string rows) => Verify.Rule("FAIR1008", Lagged(rows, "\"Lag\""));

    [Theory]
    [InlineData("raw.Zip(raw.Skip(1), (before, now) => new Day { Lag = now.Sold, Sold = now.Sold })")]
    [InlineData("raw.Zip(raw.Skip(1), (before, now) => new Day { Lag = now.Sold - before.Sold, Sold = now.Sold })")]
    [InlineData("raw.Zip(raw, (a, b) => new Day { Lag = a.Sold, Sold = b.Sold })")]
    [InlineData("raw.Zip(raw.Skip(0), (a, b) => new Day { Lag = a.Sold, Sold = b.Sold })")]
    [InlineData("raw.Skip(1).Select(row => new Day { Lag = row.Sold, Sold = row.Sold })")]
    [InlineData("raw.Select((row, i) => new Day { Lag = raw[i].Sold, Sold = row.Sold })")]
    [InlineData("raw.Select((row, i) => new Day { Lag = raw[i - 0].Sold, Sold = row.Sold })")]
    [InlineData("Mean(raw)")]
    public Task The_target_of_the_same_row_is_a_leak_however_it_is_reached(string rows) => Verify.Rule("FAIR1008", Lagged(rows, "{|FAIR1008:\"Lag\"|}"));

    [Fact]
    public void A_value_of_another_row_still_comes_from_its_column()
    {
        var source = Lagged("raw.Zip(raw.Skip(1), (before, now) => new Day { Lag = before.Sold, Sold = now.Sold })", "\"Lag\"");
        var model = Assert.Single(Rows.Find("FAIR0001", source)).Properties["fairness.model"]!;
        Assert.Contains("\"features\":{\"column\":\"Features\",\"complete\":true,\"sources\":[{\"name\":\"Sold\"", model, System.StringComparison.Ordinal);
    }

    private static string Lagged(string rows, string feature) => $$"""
        public class Raw { public float Sold { get; set; } }
        public class Day { public float Lag { get; set; } public float Sold { get; set; } }

        public class Training
        {
            public void Train(MLContext ml, List<Raw> raw, List<Raw> other, int lag)
            {
                var data = ml.Data.LoadFromEnumerable({{rows}});
                ml.Transforms.Concatenate("Features", {{feature}}).Append(ml.Regression.Trainers.Sdca("Sold")).Fit(data);
            }

            private static List<Day> Loop(List<Raw> raw)
            {
                var days = new List<Day>();
                for (var i = 1; i < raw.Count; i++)
                {
                    var before = raw[i - 1];
                    days.Add(new Day { Lag = before.Sold, Sold = raw[i].Sold });
                }

                return days;
            }

            private static IEnumerable<Day> Mean(List<Raw> raw)
            {
                for (var i = 3; i < raw.Count; i++)
                {
                    var sum = 0f;
                    for (var k = 0; k < 3; k++)
                    {
                        sum += raw[i - k].Sold;
                    }

                    yield return new Day { Lag = sum / 3, Sold = raw[i].Sold };
                }
            }
        }
        """;

    [Theory]
    [InlineData("Let = int.Parse(cells[15]) > 10, Days = float.Parse(cells[15])")]
    [InlineData("Let = cells[3] == \"x\" && Convert.ToInt32(cells[15]) > 10, Days = cells[15].Length > 0 ? float.Parse(cells[15].Trim()) : 0")]
    [InlineData("Let = cells[15].Contains(\"yes\"), Days = float.Parse(cells[15])")]
    [InlineData("Let = list[15] == \"yes\", Days = float.Parse(list[15])")]
    public Task What_is_filled_from_the_cell_that_the_target_is_filled_from_leaks_it(string members) => Verify.Rule("FAIR1008", Split(members, "{|FAIR1008:\"Days\"|}"));

    [Theory]
    [InlineData("Let = int.Parse(cells[15]) > 10, Days = float.Parse(cells[14])")]
    [InlineData("Let = int.Parse(cells[15]) > 10, Days = float.Parse(others[15])")]
    [InlineData("Let = cells[15].Split(' ')[0] == \"yes\", Days = float.Parse(cells[15].Split(' ')[1])")]
    [InlineData("Let = cells[15].Substring(0, 1) == \"1\", Days = float.Parse(cells[15][1..])")]
    [InlineData("Let = int.Parse(cells[at]) > 10, Days = float.Parse(cells[at])")]
    public Task Other_cells_and_other_parts_of_one_are_no_leak(string members) => Verify.Rule("FAIR1008", Split(members, "\"Days\""));

    [Fact]
    public void Names_the_target_and_what_leaks_it()
    {
        var found = Assert.Single(Rows.Find("FAIR1008", Split("Let = int.Parse(cells[15]) > 10, Days = float.Parse(cells[15])", "\"Days\"")));
        Assert.Equal("Column 'Let' is the target of FastTree and reaches its features too, through 'Days': remove it from the features", found.GetMessage());
        Assert.Equal("Days", found.Properties["fairness.column"]);
    }

    private static string Split(string members, string feature) => $$"""
        public class House { public bool Let { get; set; } public float Days { get; set; } public float Rooms { get; set; } }

        public class Training
        {
            public void Train(MLContext ml, string path, int at)
            {
                var houses = new List<House>();
                foreach (var line in File.ReadAllLines(path))
                {
                    var cells = line.Split('\t');
                    var list = cells.ToList();
                    var others = File.ReadAllText(path).Split('\t');
                    houses.Add(new House { {{members}}, Rooms = float.Parse(cells[2]) });
                }

                var data = ml.Data.LoadFromEnumerable(houses);
                ml.Transforms.Concatenate("Features", {{feature}}, "Rooms").Append(ml.BinaryClassification.Trainers.FastTree("Let")).Fit(data);
            }
        }
        """;

    [Fact]
    public void Carries_the_way_of_the_leak()
    {
        var found = Assert.Single(Rows.Find("FAIR1008", Rows.Training("", """
            ml.Transforms.Conversion.ConvertType("L", "Label").Append(ml.Transforms.Concatenate("Features", "Distance", "L"))
                .Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """)));

        Assert.Equal("Column 'Label' is the target of FastTree and reaches its features too, through 'L': remove it from the features", found.GetMessage());
        Assert.Equal("ConvertType>Concatenate", found.Properties["fairness.path"]);
        Assert.Equal("feature", found.Properties["fairness.role"]);
        Assert.Equal(["Label", "ConvertType", "Concatenate", "FastTree"], Rows.Way(found));
    }
}
