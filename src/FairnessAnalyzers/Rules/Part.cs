using System;
using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// What a variable is set to, or a pattern is asked of, where something is taken apart: <c>var (label, score) = prediction</c>, or
/// <c>prediction is (true, > 0.5f)</c>. No expression stands for such a member.
/// </summary>
/// <param name="Whole">The object, or the sequence of them; null where it is itself taken out of something.</param>
/// <param name="Member">The member of it; null where it is the expression itself that is meant.</param>
internal readonly record struct Part(IOperation? Whole, ISymbol? Member)
{
    /// <summary>The variables that a deconstruction sets.</summary>
    internal static IEnumerable<(ISymbol Local, Part Part)> SetBy(IDeconstructionAssignmentOperation assignment) =>
        assignment is { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model }
            ? Set(assignment.Target, assignment.Value, assignment.Value.Type, model.GetDeconstructionInfo(syntax)) : [];

    /// <summary>The variables that a loop sets to members of each item.</summary>
    internal static IEnumerable<(ISymbol Local, Part Part)> SetBy(IForEachLoopOperation loop) =>
        loop is { Syntax: ForEachVariableStatementSyntax syntax, SemanticModel: { } model }
            ? Set(loop.LoopControlVariable, loop.Collection, model.GetForEachStatementInfo(syntax).ElementType, model.GetDeconstructionInfo(syntax)) : [];

    /// <summary>The variable that a pattern gives what it is asked of.</summary>
    internal static IEnumerable<(ISymbol Local, Part Part)> SetBy(IDeclarationPatternOperation pattern) =>
        pattern.DeclaredSymbol is { } local ? AskedBy(pattern).Select(part => (local, part)) : [];

    /// <summary>What a pattern is asked of.</summary>
    internal static IEnumerable<Part> AskedBy(IOperation part)
    {
        var pattern = Patterns.OutermostOf(part);
        return pattern.Parent switch
        {
            IPropertySubpatternOperation property => [new Part(property.Member, null)],
            IIsPatternOperation matched => [new Part(matched.Value, null)],
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => [new Part(choice.Value, null)],
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => [new Part(choice.Value, null)],
            IRecursivePatternOperation outer when outer.DeconstructionSubpatterns.IndexOf((IPatternOperation)pattern) is >= 0 and var index =>
                AskedBy(outer).SelectMany(whole => Of(whole.Member is null ? whole.Whole : null, outer.MatchedType, outer.DeconstructSymbol as IMethodSymbol, index)),
            _ => [],
        };
    }

    /// <summary>What a property pattern is asked of, for the members that it names.</summary>
    internal static IOperation? InputOf(IInstanceReferenceOperation patternInput)
    {
        IOperation member = patternInput;
        while (member.Parent is not (null or IPropertySubpatternOperation))
        {
            member = member.Parent;
        }

        return member.Parent?.Parent is { } pattern
            ? AskedBy(pattern).Where(static part => part.Member is null).Select(static part => part.Whole).FirstOrDefault() : null;
    }

    private static IEnumerable<(ISymbol Local, Part Part)> Set(IOperation target, IOperation? whole, ITypeSymbol? type, DeconstructionInfo how)
    {
        var targets = (target is IDeclarationExpressionOperation declaration ? declaration.Expression : target) as ITupleOperation;
        for (var index = 0; index < targets?.Elements.Length; index++)
        {
            var element = targets.Elements[index];
            var parts = Of(whole, type, how.Method, index).ToList();
            if (Expressions.SymbolOf(element is IDeclarationExpressionOperation { Expression: var declared } ? declared : element) is ILocalSymbol local)
            {
                foreach (var part in parts)
                {
                    yield return (local, part);
                }
            }
            else if (index < how.Nested.Length && parts.Count == 1)
            {
                var value = parts[0].Member is null ? parts[0].Whole : null;
                foreach (var inner in Set(element, value, value?.Type ?? TypeOf(type, how.Method, index), how.Nested[index]))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The members that go to one place: several where a method computes it from them.</summary>
    private static IEnumerable<Part> Of(IOperation? whole, ITypeSymbol? type, IMethodSymbol? deconstruct, int index)
    {
        if (whole is not null && Expressions.Bare(whole) is ITupleOperation written)
        {
            return written.Elements.Skip(index).Take(1).Select(static element => new Part(element, null));
        }

        return (deconstruct is null ? TupleFieldAt(index, type) : OutsOf(deconstruct).Skip(index).Take(1)
            .SelectMany(part => NamesIn(deconstruct, part)).SelectMany(name => MembersOf(type ?? deconstruct.ContainingType, name)))
            .Select(member => new Part(whole, member));
    }

    private static ITypeSymbol? TypeOf(ITypeSymbol? type, IMethodSymbol? deconstruct, int index) => deconstruct is null
        ? TupleFieldAt(index, type).Select(static field => field.Type).FirstOrDefault() : OutsOf(deconstruct).ElementAtOrDefault(index)?.Type;

    private static IEnumerable<IFieldSymbol> TupleFieldAt(int index, ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Skip(index).Take(1) : [];

    private static IEnumerable<IParameterSymbol> OutsOf(IMethodSymbol deconstruct) =>
        deconstruct.Parameters.Where(static parameter => parameter.RefKind == RefKind.Out);

    /// <summary>The names from which a method makes one part; the part's own where the compiler wrote the method, or another assembly.</summary>
    private static IEnumerable<string> NamesIn(IMethodSymbol deconstruct, IParameterSymbol part)
    {
        var method = (deconstruct.ReducedFrom ?? deconstruct).DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax())
            .OfType<MethodDeclarationSyntax>().FirstOrDefault();
        return method is null ? [part.Name] : method.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .SelectMany(assignment => AssignedTo(part.Name, assignment.Left, assignment.Right))
            .SelectMany(static value => value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()).Select(static name => name.Identifier.ValueText).Distinct();
    }

    private static IEnumerable<ExpressionSyntax> AssignedTo(string name, ExpressionSyntax target, ExpressionSyntax value) => target switch
    {
        IdentifierNameSyntax identifier when identifier.Identifier.ValueText == name => [value],
        TupleExpressionSyntax targets when value is TupleExpressionSyntax values => targets.Arguments
            .Zip(values.Arguments, (one, other) => AssignedTo(name, one.Expression, other.Expression)).SelectMany(static found => found),
        _ => [],
    };

    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null }
                && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return member;
            }
        }
    }
}
