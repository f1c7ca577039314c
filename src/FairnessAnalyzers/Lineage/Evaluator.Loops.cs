using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Loops: unrolled over what is known; one turn stands for those that nobody counted.</content>
internal sealed partial class Evaluator
{
    /// <summary>Objects are compared with what they hold this deep.</summary>
    private const int MaxNesting = 4;

    /// <summary>How many of the loops that are running have turns nobody counted: what they add stands for any number of such items.</summary>
    private int uncounted;

    private void ForEach(IForEachLoopOperation loop)
    {
        var collection = Evaluate(loop.Collection);
        var items = ItemsOf(collection, loop.Collection);
        var variable = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        var exits = new Exits();
        frame.Loops.Push(exits);
        var turns = items.Items.Length > MaxTurns ? items.Items.RemoveRange(MaxTurns, items.Items.Length - MaxTurns) : items.Items;
        var rest = items.Rest ?? (turns.Length < items.Items.Length ? Opaque.Because("the loop has too many turns", loop.Syntax) : null);
        if (rest is not null)
        {
            turns = turns.Add(ItemOf(loop, rest));
        }

        var counted = rest is null ? turns.Length : turns.Length - 1;
        var before = state;
        var leaves = frame.Exit;
        if (rest is not null)
        {
            Control(rest.Columns.Union(ColumnsOf(collection)));
        }

        var limit = operations + LimitOf(loop.Body);
        for (var turn = 0; turn < (Sabotage.Has(Bug.LosesLoops) ? Math.Min(1, turns.Length) : turns.Length); turn++)
        {
            if (operations > limit && turn < counted)
            {
                // One more turn for each item that differs stands for those that are not run.
                turns = turns.RemoveRange(turn, turns.Length - turn).AddRange(
                    DifferentOf(turns.Skip(turn)) ?? ImmutableArray.Create(ItemOf(loop, rest ?? Opaque.Because("the loop has too many turns", loop.Syntax))));
                counted = turn;
            }

            if (variable is not null)
            {
                DeclareLocal(variable, turns[turn]);
            }
            else if (loop.LoopControlVariable is IDeclarationExpressionOperation or ITupleOperation)
            {
                Assign(loop.LoopControlVariable, turns[turn]);
            }

            var many = items.IsRows || turn >= counted ? 1 : 0;
            var started = state;
            Turn(loop.Body, many, exits);
            if (many > 0 && Carries(started, loop.Body))
            {
                // Other rows have been there before: what they left is there as well.
                state = State.Join(started, Left(started));
                if (variable is not null)
                {
                    DeclareLocal(variable, turns[turn]);
                }

                Turn(loop.Body, many, exits);
            }
        }

        if (counted < turns.Length)
        {
            Widen(before);
        }

        frame.Loops.Pop();
        state = State.Join(state, exits.Break);
        AfterLoop(before, leaves);
    }

    /// <param name="uncountedTurns">How many of the loops that are running begin to have turns nobody counted with this one.</param>
    private void Turn(IOperation body, int uncountedTurns, Exits exits)
    {
        uncounted += uncountedTurns;
        if (uncountedTurns > 0)
        {
            Uncount(body);
        }

        var (since, under) = (addresses, state?.Control ?? RowColumn.None);
        Visit(body);
        uncounted -= uncountedTurns;
        state = State.Join(state, exits.Continue);
        exits.Continue = null;
        DecideBetween(since, under);
    }

    /// <summary>Whether a turn leaves something for the next: a variable or a member that was there before holds something else, or a collection is filled and asked.</summary>
    private bool Carries(State? before, IOperation body)
    {
        if (state is null || before is null)
        {
            return false;
        }

        if (before.Locals.Any(local => state.Locals.TryGetValue(local.Key, out var now) && !now.Equals(local.Value))
            || before.Heap.Any(known => known.Value.Items is null && state.Heap.TryGetValue(known.Key, out var now) && !ReferenceEquals(now.Members, known.Value.Members)))
        {
            return true;
        }

        var said = body.Descendants().OfType<ILocalReferenceOperation>().ToLookup(static local => local.Local, SymbolEqualityComparer.Default);
        return said.Any(uses => uses.Any(IsFilled) && !uses.All(IsFilled));

        static bool IsFilled(ILocalReferenceOperation local) => local.Parent is IInvocationOperation { TargetMethod.Name: var name } call && call.Instance == local && CodeIndex.Fills(name)
            || local.Parent is IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation set } item && set.Target == item;
    }

    /// <summary>The present state as a later row finds it: what variables hold of a row is of an earlier one.</summary>
    private State? Left(State? before) => state is null || before is null ? state
        : state with { Locals = state.Locals.SetItems(before.Locals.Keys.Where(state.Locals.ContainsKey).Select(local => new KeyValuePair<ISymbol, Value>(local, Moved(state.Locals[local], "in an earlier turn")))) };

    /// <summary>The items of a loop that differ from each other; null where they are many.</summary>
    private ImmutableArray<Value>? DifferentOf(IEnumerable<Value> items)
    {
        var different = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in items.Where(item => !different.Any(other => IsLike(item, other, MaxNesting))))
        {
            if (different.Count == Value.MaxAlternatives)
            {
                return null;
            }

            different.Add(item);
        }

        return different.ToImmutable();
    }

    /// <summary>Whether two values are the same, or objects or lists that hold the same.</summary>
    private bool IsLike(Value? left, Value? right, int depth) => Equals(left, right) || (depth > 0 && (left, right) switch
    {
        (Reference one, Reference other) => Deref(one) is { Symbolic: false } first && Deref(other) is { Symbolic: false } second
            && SymbolEqualityComparer.Default.Equals(first.Type, second.Type) && IsLike(first.Items, second.Items, depth - 1)
            && first.Members.Count == second.Members.Count
            && first.Members.All(member => second.Members.TryGetValue(member.Key, out var same) && IsLike(member.Value, same, depth - 1)),
        (Sequence one, Sequence other) => Equals(one.Rest, other.Rest) && Equals(one.Key, other.Key) && AreLike(one.Items, other.Items, depth - 1),
        (Tuple one, Tuple other) => AreLike(one.Items, other.Items, depth - 1),
        _ => false,
    });

    private bool AreLike(ImmutableArray<Value> left, ImmutableArray<Value> right, int depth) =>
        left.Length == right.Length && left.Zip(right, (one, other) => IsLike(one, other, depth)).All(static same => same);

    /// <summary>What decided over the turns of a loop decides no longer, unless it could also leave the method.</summary>
    private void AfterLoop(State? before, State? leaves)
    {
        if (state is not null && before is not null && ReferenceEquals(frame.Exit, leaves))
        {
            state = state with { Control = before.Control };
        }
    }

    private Value ItemOf(IForEachLoopOperation loop, Opaque rest) =>
        (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol.Type is { } type && IsData(type) ? new Row(type) : rest;

    private void For(IForLoopOperation loop)
    {
        foreach (var statement in loop.Before)
        {
            Visit(statement);
        }

        Loop(loop.Condition, loop.Body, loop.AtLoopBottom, conditionFirst: true);
    }

    private void While(IWhileLoopOperation loop) =>
        Loop(loop.Condition, loop.Body, ImmutableArray<IOperation>.Empty, loop.ConditionIsTop);

    /// <summary>Runs a loop while its condition is known; once it is not, one more turn stands for all that may follow.</summary>
    private void Loop(IOperation? condition, IOperation body, ImmutableArray<IOperation> bottom, bool conditionFirst)
    {
        var exits = new Exits();
        frame.Loops.Push(exits);
        var limit = operations + LimitOf(body);
        var start = state;
        var leaves = frame.Exit;
        for (var turn = 0; state is not null; turn++)
        {
            var decision = condition is null || (turn == 0 && !conditionFirst) ? null : Evaluate(condition);
            var truth = decision is null ? true : Truth(decision);
            if (decision is not null)
            {
                Control(ColumnsOf(decision));
            }

            if (truth == false)
            {
                break;
            }

            var unknown = truth is null || turn == MaxTurns || operations > limit || condition is null;
            var before = state;
            if (unknown)
            {
                bottom.ToList().ForEach(Uncount);
            }

            Turn(body, unknown ? 1 : 0, exits);
            foreach (var statement in bottom)
            {
                Visit(statement);
            }

            if (unknown)
            {
                Widen(before);
                break;
            }
        }

        frame.Loops.Pop();
        state = State.Join(state, exits.Break);
        AfterLoop(start, leaves);
    }

    private int LimitOf(IOperation body) =>
        body.Descendants().Any(part => part is IObjectCreationOperation { Type: { } made } && IsData(made)) ? MaxRowLoopOperations : MaxLoopOperations;

    /// <summary>What turns nobody counted add to or count up is not known in any of them.</summary>
    private void Uncount(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            var target = operation switch
            {
                ICompoundAssignmentOperation compound => compound.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };
            if (target is ILocalReferenceOperation { Local: var local } && state is not null && state.Locals.TryGetValue(local, out var value) && value is Constant constant)
            {
                state = state with { Locals = state.Locals.SetItem(local, new Opaque(constant.Columns, $"'{local.Name}' changes in a loop", operation.Syntax)) };
            }
        }
    }

    /// <summary>After turns nobody counted, a variable may still hold what it held before them.</summary>
    private void Widen(State? before)
    {
        if (state is null || before is null || ReferenceEquals(state.Locals, before.Locals))
        {
            return;
        }

        foreach (var entry in state.Locals)
        {
            if (entry.Value is Constant constant && before.Locals.TryGetValue(entry.Key, out var old) && old is Constant && !old.Equals(constant))
            {
                state = state with { Locals = state.Locals.SetItem(entry.Key, Value.Join(old, constant)) };
            }
        }
    }

    private void Leave(IBranchOperation branch)
    {
        if (frame.Loops.Count > 0 && branch.BranchKind is BranchKind.Break or BranchKind.Continue)
        {
            var exits = frame.Loops.Peek();
            if (branch.BranchKind == BranchKind.Continue)
            {
                // A switch inside the loop is not what "continue" continues.
                exits = frame.Loops.Count > 1 && branch.Syntax.FirstAncestorOrSelf<SyntaxNode>(IsLoopOrSwitch) is Microsoft.CodeAnalysis.CSharp.Syntax.SwitchStatementSyntax
                    ? frame.Loops.Skip(1).First() : exits;
                exits.Continue = State.Join(exits.Continue, state);
            }
            else
            {
                exits.Break = State.Join(exits.Break, state);
            }
        }

        state = null;
    }

    private static bool IsLoopOrSwitch(SyntaxNode node) => node is Microsoft.CodeAnalysis.CSharp.Syntax.SwitchStatementSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.CommonForEachStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.ForStatementSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.WhileStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.DoStatementSyntax;
}
