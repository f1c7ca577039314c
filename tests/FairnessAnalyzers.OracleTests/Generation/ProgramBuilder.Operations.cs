using System;
using System.Collections.Generic;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>One estimator of the pipeline, chosen but not yet written.</summary>
internal sealed record Operation(Func<Scope, INaming, string> Write)
{
    /// <summary>The same call for several columns: what a loop over names can write.</summary>
    internal Repetition? Repeated { get; init; }

    /// <summary>Whether it needs members of its own, so that it cannot be written with names as parameters.</summary>
    internal bool Fixed { get; init; }
}

/// <summary>One method applied to several columns, each output named by its input and a suffix.</summary>
internal sealed record Repetition(Unary Method, IReadOnlyList<string> Inputs, string Suffix);

/// <summary>A transform with one input and one output.</summary>
internal sealed record Unary(string Call, Kind[] From, Kind? To, string Extra = "", bool Pairs = false, bool Blunt = false, bool NeedsInput = false)
{
    /// <summary>The method without its catalog.</summary>
    internal string Method => Call[(Call.LastIndexOf('.') + 1)..];
}

/// <summary>What a pipeline does to columns.</summary>
internal sealed partial class ProgramBuilder
{
    private static readonly Unary[] unaries =
    [
        new("Categorical.OneHotEncoding", [Kind.Text], Kind.Vector, Pairs: true),
        new("Categorical.OneHotHashEncoding", [Kind.Text], Kind.Vector, "numberOfBits: 6", Pairs: true),
        new("Text.FeaturizeText", [Kind.Text], Kind.Vector),
        new("Text.NormalizeText", [Kind.Text], Kind.Text, Blunt: true),
        new("Text.TokenizeIntoWords", [Kind.Text], Kind.Words),
        new("Text.RemoveDefaultStopWords", [Kind.Words], Kind.Words),
        new("Text.ProduceWordBags", [Kind.Words], Kind.Vector, Blunt: true),
        new("NormalizeMinMax", [Kind.Number, Kind.Vector], null, Pairs: true),
        new("NormalizeMeanVariance", [Kind.Number, Kind.Vector], null, Pairs: true),
        new("NormalizeRobustScaling", [Kind.Number], null, Pairs: true, Blunt: true),
        new("NormalizeBinning", [Kind.Number, Kind.Vector], null, "maximumBinCount: 8", Pairs: true, Blunt: true),
        new("NormalizeLpNorm", [Kind.Vector], null, Blunt: true),
        new("ReplaceMissingValues", [Kind.Number, Kind.Vector], null, "replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean", Pairs: true),
        new("ReplaceMissingValues", [Kind.Number, Kind.Vector], null, Pairs: true),
        new("Conversion.ConvertType", [Kind.Truth], Kind.Number, "outputKind: DataKind.Single", Pairs: true),
        new("Conversion.ConvertType", [Kind.Truth], Kind.Number),
        new("Conversion.MapValueToKey", [Kind.Text], Kind.Key, Pairs: true),
        new("Conversion.MapKeyToVector", [Kind.Key], Kind.Vector, Pairs: true),
        new("Conversion.MapKeyToBinaryVector", [Kind.Key], Kind.Vector),
        new("CopyColumns", [Kind.Number, Kind.Vector, Kind.Text, Kind.Truth], null, Pairs: false, NeedsInput: true),
        new("FeatureSelection.SelectFeaturesBasedOnCount", [Kind.Vector], null, "count: 1", Pairs: true, Blunt: true),
        new("ApproximatedKernelMap", [Kind.Vector], null, "rank: 2", Blunt: true),
    ];

    private static readonly string[] suffixes = ["Encoded", "Scaled", "X", "_new", "Clean"];

    /// <summary>The next transform, or null where nothing suits the columns there are.</summary>
    private Operation? DrawOperation() => complete ? null : choices.Next(28) switch
    {
        0 or 1 or 2 or 3 or 4 or 5 => DrawUnary(),
        6 or 7 => DrawRepetition(),
        8 or 9 => DrawConcatenate(),
        10 => DrawTextFeatures(),
        11 or 12 => DrawExpression(),
        13 or 14 or 15 => DrawCustomMapping(),
        16 => DrawDrop(),
        17 => DrawSelect(),
        18 or 19 => DrawPairs(),
        20 => DrawStacked(),
        21 => DrawLabelled(),
        22 => DrawMapValue(),
        23 => DrawStacked(),
        24 => DrawRepetition(),
        25 => DrawLabel(),
        26 => DrawExpression(),
        _ => DrawLabel(),
    };

    private Operation? DrawUnary()
    {
        var unary = choices.Pick(unaries);
        if (Any(unary.From) is not { } input)
        {
            return null;
        }

        var kind = unary.To ?? columns[input].Kind;
        var output = DrawOutput(unary.NeedsInput ? null : input, kind);
        Apply(unary, output, input);
        return new((scope, naming) => Call(scope, unary, output, input, naming));
    }

    private void Apply(Unary unary, string output, string input)
    {
        var keepsValues = unary.Call is "CopyColumns" or "Conversion.MapValueToKey";
        columns = columns.Write(output, unary.Method, unary.To ?? columns[input].Kind, [input], unary.Blunt, keepsValues ? columns[input].Values : 0);
    }

    private string Call(Scope scope, Unary unary, string output, string input, INaming naming)
    {
        var extra = unary.Extra.Length == 0 ? "" : ", " + unary.Extra;
        var start = $"{scope.Transforms}.{unary.Call}(";
        if (output == input && !unary.NeedsInput)
        {
            return choices.Style(3) switch
            {
                1 => $"{start}{naming.One(output)}, {naming.One(input)}{extra})",
                2 when unary.Pairs => $"{start}new[] {{ new InputOutputColumnPair({naming.One(output)}) }}{extra})",
                _ => $"{start}{naming.One(output)}{extra})",
            };
        }

        switch (choices.Style(5))
        {
            case 1 or 4:
                return $"{start}inputColumnName: {naming.One(input)}, outputColumnName: {naming.One(output)}{extra})";
            case 2:
                return $"{start}outputColumnName: {naming.One(output)}, inputColumnName: {naming.One(input)}{extra})";
            case 3 when unary.Pairs:
                return $"{start}new[] {{ new InputOutputColumnPair({naming.One(output)}, {naming.One(input)}) }}{extra})";
            default:
                return $"{start}{naming.One(output)}, {naming.One(input)}{extra})";
        }
    }

    private Operation? DrawRepetition()
    {
        var unary = choices.Pick(unaries.Where(u => !u.NeedsInput).ToList());
        var suffix = choices.Chance(30) ? "" : choices.Pick(suffixes);
        var inputs = choices.PickSome(columns.Of(unary.From).Where(n => suffix.Length == 0 || !columns.ByName.ContainsKey(n + suffix)), 2, 3);
        if (inputs.Count < 2)
        {
            return null;
        }

        foreach (var input in inputs)
        {
            Apply(unary, input + suffix, input);
        }

        var extra = unary.Extra.Length == 0 ? "" : ", " + unary.Extra;
        string Chain(Scope scope, INaming naming) => string.Concat(inputs.Select((input, i) =>
            i == 0 ? Call(scope, unary, input + suffix, input, naming) : $".Append({Call(scope, unary, input + suffix, input, naming)})"));
        string AsPairs(Scope scope) =>
            $"{scope.Transforms}.{unary.Call}({ArrayVariable(scope, inputs)}.Select(x => new InputOutputColumnPair({(choices.Chance(50) ? $"x + {Quote(suffix)}" : $"$\"{{x}}{suffix}\"")}, x)).ToArray(){extra})";
        var asPairs = unary.Pairs && choices.Chance(30);
        return new((scope, naming) => asPairs && naming is OnTheSpot ? AsPairs(scope) : Chain(scope, naming))
        {
            Repeated = asPairs ? null : new Repetition(unary, inputs, suffix),
        };
    }

    private Operation? DrawConcatenate()
    {
        var inputs = choices.PickSome(columns.Of(Kind.Number, Kind.Vector), 1, 5);
        return inputs.Count == 0 ? null : Concatenate(DrawOutput(null, Kind.Vector), inputs);
    }

    private Operation Concatenate(string output, List<string> inputs)
    {
        columns = columns.Write(output, "Concatenate", Kind.Vector, inputs);
        return new((scope, naming) => choices.Style(3) == 1 && naming is OnTheSpot
            ? $"{scope.Transforms}.Concatenate(inputColumnNames: {naming.Array(inputs)}, outputColumnName: {naming.One(output)})"
            : $"{scope.Transforms}.Concatenate({naming.One(output)}, {naming.Many(inputs)})");
    }

    private Operation? DrawTextFeatures()
    {
        var inputs = choices.PickSome(columns.Of(Kind.Text), 2, 3);
        if (inputs.Count < 2)
        {
            return null;
        }

        var output = DrawOutput(null, Kind.Vector);
        var how = choices.Next(3);
        var tokens = how == 0 && choices.Chance(30) ? Fresh("Tokens") : null;
        columns = columns.Write(output, how == 0 ? "FeaturizeText" : how == 1 ? "ProduceWordBags" : "ProduceHashedWordBags", Kind.Vector, inputs, how == 2);
        if (tokens is not null)
        {
            columns = columns.Write(tokens, "FeaturizeText", Kind.Words, inputs);
        }

        var options = tokens is null ? "()" : $" {{ OutputTokensColumnName = {Quote(tokens)} }}";
        return new((scope, naming) => how switch
        {
            0 => $"{scope.Transforms}.Text.FeaturizeText({naming.One(output)}, new TextFeaturizingEstimator.Options{options}, {naming.Many(inputs)})",
            1 => $"{scope.Transforms}.Text.ProduceWordBags({naming.One(output)}, {naming.Array(inputs)})",
            _ => $"{scope.Transforms}.Text.ProduceHashedWordBags({naming.One(output)}, {naming.Array(inputs)}, numberOfBits: 8)",
        });
    }

    private Operation? DrawExpression()
    {
        var inputs = choices.PickSome(columns.Of(Kind.Number), 1, 3);
        if (inputs.Count == 0)
        {
            return null;
        }

        var (text, used) = inputs.Count switch
        {
            1 => choices.Pick([("x => x + 1", new[] { 0 }), ("x : x * 2", [0]), ("(v) => v / 3", [0])]),
            2 => choices.Pick([("(x, y) => x * 2 + y", new[] { 0, 1 }), ("(x, y) => x * 3", [0]), ("(p, q) => p", [0]), ("(a, b) => b - 1", [1]), ("(a, b) => a > b ? a : b", [0, 1])]),
            _ => choices.Pick([("(x, y, z) => x + y + z", new[] { 0, 1, 2 }), ("(x, y, z) => x + z", [0, 2]), ("(a, b, c) => a > 30 ? c : 0", [0, 2])]),
        };
        var output = DrawOutput(null, Kind.Number);
        columns = columns.Write(output, columns.From("Expression", Kind.Number, used.Select(i => inputs[i]), inputs, blunt: text.Contains('?')));
        return new((scope, naming) =>
        {
            var names = InOrder(() => naming.Many(inputs));
            return $"{scope.Transforms}.Expression({naming.One(output)}, {Quote(text)}, {names})";
        });
    }

    private Operation? DrawDrop()
    {
        var dropped = choices.PickSome(columns.ByName.Keys, 1, 3);
        if (!IsTrainable(columns.Drop(dropped)))
        {
            return null;
        }

        columns = columns.Drop(dropped);
        return new((scope, naming) => $"{scope.Transforms}.DropColumns({naming.Many(dropped)})");
    }

    private Operation? DrawSelect()
    {
        var kept = columns.ByName.Keys.Where(_ => !choices.Chance(20)).ToList();
        if (!IsTrainable(columns.Select(kept)))
        {
            return null;
        }

        columns = columns.Select(kept);
        return new((scope, naming) => $"{scope.Transforms}.SelectColumns({naming.Many(kept)})");
    }

    /// <summary>Whether something is left to learn from and something to predict.</summary>
    private static bool IsTrainable(Columns left) => left.Of(Kind.Number, Kind.Vector).Count > 1 && left.Of(Kind.Truth).Count > 0;

    private Operation? DrawPairs()
    {
        var unary = choices.Pick(unaries.Where(u => u.Pairs).ToList());
        var inputs = choices.PickSome(columns.Of(unary.From), 2, 3);
        if (inputs.Count < 2)
        {
            return null;
        }

        // Every input is read before any output is written: that is what makes a swap work, and what the order of the pairs cannot change.
        // Feature selection alone reads a column after its copy was written, where the data let it keep all of it: no swaps there.
        var pairs = new List<(string Output, string Input)>();
        var swap = choices.Chance(50) && unary.Method != "SelectFeaturesBasedOnCount" && inputs.Take(2).All(n => (unary.To ?? columns[n].Kind) == (unary.To ?? columns[inputs[0]].Kind));
        if (swap)
        {
            pairs.Add((inputs[0], inputs[1]));
            pairs.Add((inputs[1], inputs[0]));
        }

        foreach (var input in inputs.Skip(swap ? 2 : 0))
        {
            pairs.Add((choices.Chance(30) ? input : Fresh("column"), input));
        }

        var before = columns;
        foreach (var (output, input) in pairs)
        {
            columns = columns.Write(output, before.From(unary.Method, unary.To ?? before[input].Kind, [input], [input], unary.Blunt));
        }

        var extra = unary.Extra.Length == 0 ? "" : ", " + unary.Extra;
        return new((scope, naming) =>
        {
            var items = pairs.Select(p => p.Output == p.Input && choices.Chance(50)
                ? $"new InputOutputColumnPair({naming.One(p.Output)})" : $"new InputOutputColumnPair({naming.One(p.Output)}, {naming.One(p.Input)})");
            var array = $"new[] {{ {string.Join(", ", items)} }}";
            return choices.Style(3) switch
            {
                1 when naming is OnTheSpot => $"{scope.Transforms}.{unary.Call}({Local(scope, array)}{extra})",
                2 when naming is OnTheSpot && extra.Length == 0 && unary.Call is "NormalizeMinMax" or "Conversion.MapKeyToVector" => $"{scope.Transforms}.{unary.Call}(columns: {array})",
                _ => $"{scope.Transforms}.{unary.Call}({array}{extra})",
            };
        });
    }

    /// <summary>A transform that reads the label while it is fitted, which makes the label no source of its output.</summary>
    private Operation? DrawLabelled()
    {
        var supervised = choices.Chance(50);
        if (Any(supervised ? [Kind.Number, Kind.Vector] : [Kind.Vector]) is not { } input || Any(Kind.Truth) is not { } label)
        {
            return null;
        }

        var output = DrawOutput(input, columns[input].Kind);
        columns = columns.Write(output, supervised ? "NormalizeSupervisedBinning" : "SelectFeaturesBasedOnMutualInformation", columns[input].Kind, [input], blunt: true);
        return new((scope, naming) => supervised
            ? $"{scope.Transforms}.NormalizeSupervisedBinning({naming.One(output)}, {naming.One(input)}, labelColumnName: {naming.One(label)}, maximumBinCount: 4, mininimumExamplesPerBin: 2)"
            : $"{scope.Transforms}.FeatureSelection.SelectFeaturesBasedOnMutualInformation({naming.One(output)}, {naming.One(input)}, labelColumnName: {naming.One(label)}, slotsInOutput: 50)");
    }

    private Operation? DrawMapValue()
    {
        if (Any(Kind.Text) is not { } input)
        {
            return null;
        }

        var output = DrawOutput(null, Kind.Number);
        columns = columns.Write(output, "MapValue", Kind.Number, [input], blunt: true);
        return new((scope, naming) =>
            $"{scope.Transforms}.Conversion.MapValue({naming.One(output)}, new Dictionary<string, float> {{ [\"A\"] = 1, [\"B\"] = 2 }}, {naming.One(input)})");
    }

    /// <summary>A column called "Label", which trainers read when they are told nothing.</summary>
    private Operation? DrawLabel()
    {
        if (choices.Chance(50) || columns.Of(Kind.Text).All(n => columns[n].Values != 4))
        {
            var truth = Any(Kind.Truth);
            if (truth is null or "Label")
            {
                return null;
            }

            var copy = unaries.First(u => u.Call == "CopyColumns");
            Apply(copy, "Label", truth);
            return new((scope, naming) => Call(scope, copy, "Label", truth, naming));
        }

        var text = choices.Pick(columns.Of(Kind.Text).Where(n => columns[n].Values == 4).ToList());
        if (!IsTrainable(columns.Drop(["Label"])))
        {
            return null;
        }

        var map = unaries.First(u => u.Call == "Conversion.MapValueToKey");
        Apply(map, "Label", text);
        return new((scope, naming) => Call(scope, map, "Label", text, naming));
    }

    private string? Any(params Kind[] kinds)
    {
        var suitable = columns.Of(kinds);
        return suitable.Count == 0 ? null : choices.Pick(suitable);
    }

    /// <summary>A name to write: the input's own, another that exists and is thereby hidden, or a new one.</summary>
    private string DrawOutput(string? input, Kind kind)
    {
        if (input is not null && choices.Chance(35))
        {
            return input;
        }

        if (choices.Chance(25))
        {
            var hidden = choices.Pick(columns.ByName.Keys.ToList());
            if (hidden != input && IsTrainable(columns.Drop([hidden])) && hidden is not "Label")
            {
                return hidden;
            }
        }

        var fresh = input is not null && choices.Chance(50) ? input + choices.Pick(suffixes) : Fresh("column");
        return columns.ByName.ContainsKey(fresh) ? Fresh("column") : fresh;
    }

    private OnTheSpot Plain(Scope scope) => new(this, scope);
}
