using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <content>Statements: they change the state, and may leave it unreachable.</content>
internal sealed partial class Evaluator
{
    private void Visit(IOperation? statement)
    {
        if (statement is null || state is null || IsTooLarge())
        {
            return;
        }

        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                {
                    if (frame.Loops.Count > 0 || inner.Syntax.SpanStart <= frame.ResultsFrom || inner is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation })
                    {
                        Visit(inner);
                    }
                }

                break;
            case IUsingDeclarationOperation resource:
                Visit(resource.DeclarationGroup);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                {
                    Visit(declaration);
                }

                break;
            case IVariableDeclarationOperation declaration:
                foreach (var declarator in declaration.Declarators)
                {
                    Declare(declarator);
                }

                break;
            case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType.Name: "Console" or "Debug" or "Trace" } } shown }
                when shown.Arguments.All(argument => code.OnlyReads(argument.Syntax)):
                // What is only shown changes nothing.
                break;
            case IExpressionStatementOperation expression:
                var discarded = Evaluate(expression.Operation);
                if (discarded is Estimator { Last: ApiStep lost } && expression.Operation is IInvocationOperation { TargetMethod.Name: "Append" } append && !silent)
                {
                    discardedAppends[append.Syntax] = lost;
                }

                if (Sabotage.Has(Bug.KeepsDiscardedAppends) && discarded is Estimator && expression.Operation is IInvocationOperation { Instance: ILocalReferenceOperation appended })
                {
                    SetLocal(appended.Local, discarded);
                }

                break;
            case IConditionalOperation conditional:
                Branch(conditional);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                Yield(yield);
                break;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                frame.Exit = State.Join(frame.Exit, state);
                state = null;
                break;
            case IReturnOperation returned:
                Return(returned);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IForLoopOperation loop:
                For(loop);
                break;
            case IWhileLoopOperation loop:
                While(loop);
                break;
            case IUsingOperation scope:
                Visit(scope.Resources);
                Visit(scope.Body);
                break;
            case ILockOperation locked:
                Visit(locked.Body);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case ILabeledOperation labeled:
                Visit(labeled.Operation);
                break;
            case IBranchOperation branch:
                Leave(branch);
                break;
            case IThrowOperation thrown:
                Evaluate(thrown);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    /// <summary>The variables that are other names for something, and for what.</summary>
    private readonly Dictionary<ISymbol, IOperation> aliases = new(SymbolEqualityComparer.Default);

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (initializer is not null && declarator.Symbol.IsRef)
        {
            // Another name for what it names in the end; in code that is still being typed that can be itself.
            var target = initializer.Value;
            while (target is IConversionOperation || (target is ILocalReferenceOperation { Local: var other } && aliases.ContainsKey(other)))
            {
                target = target is IConversionOperation conversion ? conversion.Operand : aliases[((ILocalReferenceOperation)target).Local];
            }

            if (target is ILocalReferenceOperation { Local: var last } && SymbolEqualityComparer.Default.Equals(last, declarator.Symbol))
            {
                return;
            }

            aliases[declarator.Symbol] = target;
        }
        else if (initializer is not null)
        {
            DeclareLocal(declarator.Symbol, Evaluate(initializer.Value));
        }
        else if (state is not null)
        {
            declaredUnder[declarator.Symbol] = state.Control;
        }
    }

    private void Return(IReturnOperation returned)
    {
        if (returned.ReturnedValue is { } value)
        {
            var result = Evaluate(value);
            if (state is not null)
            {
                result = Decided(result, frame.CalledUnder);
                frame.Result = frame.Result is { } other ? Value.Join(other, result) : result;
            }
        }

        frame.Exit = State.Join(frame.Exit, state);
        state = null;
    }

    private void Yield(IReturnOperation yield)
    {
        var item = yield.ReturnedValue is { } value ? Decided(Evaluate(value), frame.CalledUnder) : null;
        var yields = frame.Yields ?? Sequence.Empty;
        if (item is not null && uncounted > 0)
        {
            BecomeRow(item);
        }

        frame.Yields = item is null ? yields : yields with { Items = yields.Items.Add(item), IsRows = yields.IsRows || uncounted > 0 };
    }

    private void Try(ITryOperation attempt)
    {
        var before = state;
        Visit(attempt.Body);
        var after = state;
        State? caught = null;
        foreach (var handler in attempt.Catches)
        {
            // What a handler does is seen; that it leads on matters only where the attempt itself never arrives.
            state = State.Join(before, after);
            Visit(handler.Handler);
            caught = State.Join(caught, state);
        }

        state = after ?? caught;
        Visit(attempt.Finally);
    }

    /// <summary>Whether the code is too much to be followed to its end, or too deep.</summary>
    private bool IsTooLarge()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++operations > MaxOperations)
        {
            return true;
        }

        var isDeep = !HasStack();
        ranOutOfStack |= isDeep;
        return isDeep;
    }
}
