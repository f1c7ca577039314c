using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Two filters of one sequence that share it out by what says to which set a row belongs: <c>Contains("train")</c> and <c>Contains("test")</c>, or
/// <c>!row.IsTest</c> and <c>row.IsTest</c>. Nobody is removed; the other half is the test set. Filters by anything else, though they leave no row
/// over, decide whom the model is to know.
/// </summary>
internal static class RowSplit
{
    private static readonly ImmutableArray<string> trainingSets = ImmutableArray.Create("train", "training", "learn", "learning");
    private static readonly ImmutableArray<string> testSets = ImmutableArray.Create("test", "testing", "validation", "evaluation", "eval", "holdout", "heldout");

    private static readonly ImmutableArray<string> sets = trainingSets.AddRange(testSets).Add("fold").Add("split");

    /// <summary>What a test gives people, rather than a set it puts them into.</summary>
    private static readonly ImmutableArray<string> measures = ImmutableArray.Create("score", "scores", "result", "results", "grade", "points", "date");

    /// <summary>Operators of which one holds where the other does not.</summary>
    private static readonly ImmutableArray<(BinaryOperatorKind One, BinaryOperatorKind Other)> opposites = ImmutableArray.Create(
        (BinaryOperatorKind.Equals, BinaryOperatorKind.NotEquals),
        (BinaryOperatorKind.LessThan, BinaryOperatorKind.GreaterThanOrEqual),
        (BinaryOperatorKind.GreaterThan, BinaryOperatorKind.LessThanOrEqual));

    /// <summary>Whether a selection is one half of such a split, and the other half is loaded as well.</summary>
    internal static bool HasHalf(RowSelection selection)
    {
        if (selection.Name != "Where" || DecisionOf(selection.Call) is not { } kept || SourceOf(selection.Call) is not { } source)
        {
            return false;
        }

        var body = Expressions.RootOf(selection.Call);
        return selection.Project.Calls.Where(load => load.Api.Effect == Effect.LoadsEnumerable && Expressions.RootOf(load.Operation) == body)
            .SelectMany(static load => DataChain.CallsBehind(Expressions.ArgumentOf(load.Operation, "data")))
            .Any(other => other.Syntax != selection.Call.Syntax && RowSelection.IsSelection(other) && other.TargetMethod.Name == "Where"
                && SymbolEqualityComparer.Default.Equals(SourceOf(other), source) && DecisionOf(other) is { } left && AreOpposite(kept, left));
    }

    /// <summary>The variable that holds the sequence which a call filters.</summary>
    private static ISymbol? SourceOf(IInvocationOperation filter) => Expressions.SymbolOf(filter.Instance ?? filter.Arguments.FirstOrDefault()?.Value);

    private static (IOperation Result, string Row)? DecisionOf(IInvocationOperation filter) =>
        Expressions.LambdasOf(filter).FirstOrDefault() is { } function
            && function.Body.Operations is [IReturnOperation { ReturnedValue: { } result }] ? (Expressions.Bare(result), function.Symbol.Parameters[0].Name) : null;

    private static bool AreOpposite((IOperation Result, string Row) one, (IOperation Result, string Row) other) =>
        NameSets(one, other) || (Names(Text(one), sets) && !Names(Text(one), measures) && (IsNot(one, other) || IsNot(other, one) || Opposes(one, other) || Opposes(other, one)));

    private static bool IsNot((IOperation Result, string Row) one, (IOperation Result, string Row) other) =>
        one.Result is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not && Text((not.Operand, one.Row)) == Text(other);

    private static bool Opposes((IOperation Result, string Row) one, (IOperation Result, string Row) other) =>
        one.Result is IBinaryOperation first && other.Result is IBinaryOperation second && opposites.Contains((first.OperatorKind, second.OperatorKind))
        && Text((first.LeftOperand, one.Row)) == Text((second.LeftOperand, other.Row)) && Text((first.RightOperand, one.Row)) == Text((second.RightOperand, other.Row));

    /// <summary>Whether the two ask the same, but for the words that name the sets: <c>Contains("train")</c>, <c>Contains("test")</c>.</summary>
    private static bool NameSets((IOperation Result, string Row) one, (IOperation Result, string Row) other)
    {
        var first = WordsOf(one.Result);
        var second = WordsOf(other.Result);
        return first.Count == 1 && second.Count == 1 && Text(one).Replace(first[0], "") == Text(other).Replace(second[0], "")
            && ((Names(first[0], trainingSets) && Names(second[0], testSets)) || (Names(first[0], testSets) && Names(second[0], trainingSets)));
    }

    private static List<string> WordsOf(IOperation decision) =>
        decision.Descendants().OfType<ILiteralOperation>().Select(static literal => literal.ConstantValue.Value).OfType<string>().Where(static word => word.Length > 0).ToList();

    /// <summary>Whether a text has one of the words, as a word of its own or of a name: a score of a test is no set.</summary>
    private static bool Names(string text, ImmutableArray<string> named) =>
        Regex.Split(text, "(?<=[a-z])(?=[A-Z])|[^A-Za-z]+").Any(word => named.Contains(word.ToLowerInvariant()));

    /// <summary>An expression as written, whatever it calls the row.</summary>
    private static string Text((IOperation Result, string Row) decision)
    {
        var syntax = Expressions.Bare(decision.Result).Syntax;
        return string.Join(" ", syntax.DescendantTokens().Select(token => token.ValueText == decision.Row ? "_" : token.ValueText));
    }
}
