using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>What rules ask of single expressions: what stands behind a variable, and which constants are written out.</summary>
internal static class Expressions
{
    private static readonly ConditionalWeakTable<IOperation, List<IOperation>> all = new();

    /// <summary>A body is asked for many variables and read once.</summary>
    private static readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, IOperation>> values = new();

    private static readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, Part>> parts = new();

    /// <summary>An expression without the conversions, brackets and awaits around it.</summary>
    internal static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                case ITranslatedQueryOperation query:
                    operation = query.Operation;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The object that <c>?.</c> goes on from.</summary>
    internal static IOperation? ReceiverOf(IConditionalAccessInstanceOperation access)
    {
        IOperation child = access;
        for (var parent = access.Parent; parent is not null; (child, parent) = (parent, parent.Parent))
        {
            // One that is itself asked with "?." stands in the object of the outer one.
            if (parent is IConditionalAccessOperation conditional && conditional.WhenNotNull == child)
            {
                return conditional.Operation;
            }
        }

        return null;
    }

    /// <summary>A body and everything in it, in source order: many rules ask, and it is walked once.</summary>
    internal static IReadOnlyList<IOperation> AllIn(IOperation body) => all.GetValue(body, static body => body.DescendantsAndSelf().ToList());

    /// <summary>The body that an operation is part of.</summary>
    internal static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>
    /// Everything that a local variable is given in its body: its initializer, what is assigned to it, what counts it up or sets it, what a pattern
    /// finds, the sequence that it runs over. Where something is taken apart, it is the taking apart.
    /// </summary>
    internal static IEnumerable<IOperation> ValuesOf(ILocalReferenceOperation local) => ValuesIn(RootOf(local))[local.Local];

    /// <summary>The same of all local variables of a body.</summary>
    internal static ILookup<ISymbol, IOperation> ValuesIn(IOperation body) => values.GetValue(body, FindValues);

    /// <summary>The members of other objects that a local variable is given where these are taken apart.</summary>
    internal static IEnumerable<Part> PartsOf(ILocalReferenceOperation local) => PartsIn(RootOf(local))[local.Local];

    /// <summary>The same of all local variables of a body.</summary>
    internal static ILookup<ISymbol, Part> PartsIn(IOperation body) => parts.GetValue(body, static body => PartsSetIn(body)
        .Where(static set => set.Part.Member is not null).ToLookup(static set => set.Local, static set => set.Part, SymbolEqualityComparer.Default));

    private static IEnumerable<(ISymbol Local, Part Part)> PartsSetIn(IOperation body)
    {
        foreach (var operation in AllIn(body))
        {
            IEnumerable<(ISymbol, Part)> set = operation switch
            {
                IDeconstructionAssignmentOperation assignment => Part.SetBy(assignment),
                IForEachLoopOperation loop => Part.SetBy(loop),
                IDeclarationPatternOperation pattern => Part.SetBy(pattern),
                _ => [],
            };
            foreach (var part in set)
            {
                yield return part;
            }
        }
    }

    private static ILookup<ISymbol, IOperation> FindValues(IOperation body)
    {
        var given = PartsSetIn(body).Where(static set => set.Part.Member is null).Select(static set => (set.Local, Value: set.Part.Whole!)).ToList();
        foreach (var operation in AllIn(body))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    given.Add((declarator.Symbol, initializer.Value));
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    given.Add((target.Local, assignment.Value));
                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } compound:
                    given.Add((target.Local, compound));
                    break;
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation target } counted:
                    given.Add((target.Local, counted));
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: ILocalReferenceOperation target, Parent: { } call }:
                    given.Add((target.Local, call));
                    break;
                case IDeconstructionAssignmentOperation assignment:
                    foreach (var set in Part.SetBy(assignment))
                    {
                        if (set.Part.Member is not null)
                        {
                            given.Add((set.Local, operation));
                        }
                    }

                    break;
                case IForEachLoopOperation loop:
                    foreach (var variable in loop.Locals)
                    {
                        given.Add((variable, loop.Syntax is ForEachVariableStatementSyntax ? loop : loop.Collection));
                    }

                    break;
            }
        }

        return given.ToLookup(static pair => pair.Local, static pair => pair.Value, SymbolEqualityComparer.Default);
    }

    /// <summary>Where a body reads or sets a local variable or a parameter.</summary>
    internal static IEnumerable<IOperation> UsesOf(ISymbol variable, IOperation body) => AllIn(body).Where(use =>
        use is ILocalReferenceOperation or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(SymbolOf(use), variable));

    /// <summary>The lambdas that a call is given.</summary>
    internal static IEnumerable<IAnonymousFunctionOperation> LambdasOf(IInvocationOperation call) =>
        call.Arguments.Select(static argument => Bare(argument.Value)).OfType<IAnonymousFunctionOperation>();

    /// <summary>What a lambda may return.</summary>
    internal static IEnumerable<IOperation> ResultsOf(IAnonymousFunctionOperation lambda) =>
        ResultsIn(lambda.Body);

    /// <summary>What a body may return, or yields; what the functions in it return is theirs.</summary>
    internal static IEnumerable<IOperation> ResultsIn(IOperation body) =>
        AllIn(body).OfType<IReturnOperation>().Where(result => !IsInFunction(result, body)).Select(static result => result.ReturnedValue).OfType<IOperation>();

    /// <summary>Whether an operation belongs to a function in a body rather than to the body itself.</summary>
    private static bool IsInFunction(IOperation operation, IOperation body)
    {
        for (var outer = operation.Parent; outer is not null && outer != body; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of an argument, by the name of its parameter; null where the method has none such or its default is taken.</summary>
    internal static IOperation? ArgumentOf(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>The symbol that an expression names: a variable, parameter, field or property.</summary>
    internal static ISymbol? SymbolOf(IOperation? operation) => operation is null ? null : Bare(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    /// <summary>
    /// The value of a literal, of a constant, or of a read-only field or a variable that is given one once; no value for anything else.
    /// </summary>
    internal static Optional<object?> ConstantOf(IOperation? operation, FairnessProject project)
    {
        if (operation is null)
        {
            return default;
        }

        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue;
        }

        switch (Bare(operation))
        {
            case { ConstantValue: { HasValue: true } constant }:
                return constant;
            case IDefaultValueOperation:
                return new Optional<object?>(null);
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when InitializerOf(field, project) is { } initializer:
                return project.ModelOf(initializer.SyntaxTree).GetConstantValue(initializer, project.Cancellation);
            case ILocalReferenceOperation local when ValuesOf(local).ToList() is { Count: 1 } values && values[0].ConstantValue.HasValue:
                return values[0].ConstantValue;
            case IObjectCreationOperation { Arguments.Length: 1, Initializer: null } creation:
                return ConstantOf(creation.Arguments[0].Value, project);
            case IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true }, Arguments.Length: > 0 } parse:
                return ConstantOf(parse.Arguments[0].Value, project);
            default:
                return default;
        }
    }

    /// <summary>The constants of a list, set or array that is written out; null where it is not, or not of constants alone.</summary>
    internal static IReadOnlyList<object?>? ConstantsOf(IOperation operation, FairnessProject project) => Bare(operation) switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } when InitializerOf(field, project) is { } initializer => ConstantsOf(initializer, project),
        IPropertyReferenceOperation { Property: { SetMethod: null } property } when InitializerOf(property, project) is { } initializer => ConstantsOf(initializer, project),
        ILocalReferenceOperation local when ValuesOf(local).ToList() is { Count: 1 } values && Bare(values[0]) is not ILocalReferenceOperation => ConstantsOf(values[0], project),
        { Syntax: ExpressionSyntax syntax } => ConstantsOf(syntax, project),
        _ => null,
    };

    /// <summary>Whether a constant says something: neither null nor blank, nor the value that stands for none.</summary>
    internal static bool IsSaid(object? constant) => constant switch
    {
        null => false,
        string text => !string.IsNullOrWhiteSpace(text),
        IConvertible number when number is not (bool or char) => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) != 0,
        _ => true,
    };

    private static ExpressionSyntax? InitializerOf(ISymbol symbol, FairnessProject project) => project.DeclarationsOf(symbol).FirstOrDefault() switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
        _ => null,
    };

    private static IReadOnlyList<object?>? ConstantsOf(ExpressionSyntax syntax, FairnessProject project)
    {
        switch (syntax)
        {
            case CollectionExpressionSyntax list:
                return list.Elements.All(static element => element is ExpressionElementSyntax)
                    ? AllOf(list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)) : null;
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return AllOf(initializer.Expressions);
            case ImplicitArrayCreationExpressionSyntax array:
                return AllOf(array.Initializer.Expressions);
            case InitializerExpressionSyntax written:
                return AllOf(written.Expressions);
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer }:
                return AllOf(initializer.Expressions);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }:
                return ConstantsOf(arguments[0].Expression, project);
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" or "CreateRange" }, ArgumentList.Arguments: { Count: > 0 } arguments,
            }:
                return (arguments.Count == 1 ? ConstantsOf(arguments[0].Expression, project) : null)
                    ?? AllOf(arguments.Select(static argument => argument.Expression));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access }
                when name.StartsWith("To", StringComparison.Ordinal) || name == "AsSpan":
                return ConstantsOf(access.Expression, project);
            default:
                return null;
        }

        IReadOnlyList<object?>? AllOf(IEnumerable<ExpressionSyntax> elements)
        {
            var model = project.ModelOf(syntax.SyntaxTree);
            var constants = elements.Select(element => model.GetConstantValue(Argument(element), project.Cancellation)).ToList();
            return constants.Count > 0 && constants.All(static constant => constant.HasValue)
                ? constants.ConvertAll(static constant => constant.Value) : null;
        }
    }

    /// <summary>What <c>new Guid("...")</c> and <c>Guid.Parse("...")</c> are made of.</summary>
    private static ExpressionSyntax Argument(ExpressionSyntax element) => element switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" }, ArgumentList.Arguments: { Count: > 0 } arguments,
        } => arguments[0].Expression,
        _ => element,
    };
}
