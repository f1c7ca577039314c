using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// The objects, records, anonymous types and tuples that one body builds: what each of their members was given. They are followed through local
/// variables, through other objects, and through sequences of them to the parameter of a lambda; a sequence stands for each of its items.
/// </summary>
internal sealed class BuiltObjects(IOperation body)
{
    /// <summary>More than any object that somebody builds by hand passes through.</summary>
    private const int MaxSteps = 500;

    /// <summary>Objects within objects.</summary>
    private const int MaxDepth = 10;

    private readonly Dictionary<(IOperation Instance, string Member), List<IOperation>?> known = [];
    private readonly Dictionary<(IOperation Copy, string Member), List<IOperation>?> copied = [];

    private readonly ILookup<ISymbol, (string Member, IOperation Value)> assigned = Expressions.AllIn(body).OfType<ISimpleAssignmentOperation>()
        .Where(static assignment => assignment.Target is IMemberReferenceOperation { Instance: ILocalReferenceOperation })
        .ToLookup(
            static assignment => (ISymbol)((ILocalReferenceOperation)((IMemberReferenceOperation)assignment.Target).Instance!).Local,
            static assignment => (((IMemberReferenceOperation)assignment.Target).Member.Name, assignment.Value),
            SymbolEqualityComparer.Default);

    /// <summary>The variables whose objects a method is given, which may fill in what nobody does here.</summary>
    private readonly HashSet<ISymbol> passed = new(
        Expressions.AllIn(body).OfType<IArgumentOperation>().Where(static argument => argument.Parent is IInvocationOperation && argument.Value is ILocalReferenceOperation)
            .Select(static argument => (ISymbol)((ILocalReferenceOperation)argument.Value).Local),
        SymbolEqualityComparer.Default);

    /// <summary>The expressions that a member may hold the value of; null where its object is not built in this body, or may be filled in elsewhere.</summary>
    internal IReadOnlyList<IOperation>? Given(IMemberReferenceOperation reference) => Given(reference.Instance, reference.Member);

    /// <summary>The same of a member that no expression names.</summary>
    internal IReadOnlyList<IOperation>? Given(IOperation? instance, ISymbol member) => Given(instance, member, 0);

    /// <summary>The expressions that an item of a sequence may hold the value of, for the parameter of a lambda; none for any other parameter.</summary>
    internal IReadOnlyList<IOperation> ItemsOf(IParameterReferenceOperation parameter) =>
        SequenceOf(parameter) is null ? [] : MakersOf(parameter, 0).Where(static maker => maker is not IParameterReferenceOperation).ToList();

    /// <summary>Whether an expression builds an object whose members can be told apart.</summary>
    internal static bool Builds(IOperation operation) =>
        operation is IObjectCreationOperation or IAnonymousObjectCreationOperation or ITupleOperation or IWithOperation;

    /// <summary>The members that an expression which builds an object gives a value.</summary>
    internal static IEnumerable<(ISymbol Member, IOperation Value)> MembersOf(IObjectCreationOperation creation) =>
        (creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty).OfType<ISimpleAssignmentOperation>()
            .Select(static set => (Member: Expressions.SymbolOf(set.Target), set.Value))
            .Concat(creation.Arguments.Select(argument => (Member: MemberNamed(creation.Type, argument.Parameter?.Name), argument.Value)))
            .Where(static given => given.Member is not null).Select(static given => (given.Member!, given.Value));

    /// <summary>What a constructor makes of arguments that no member is called like.</summary>
    internal static IEnumerable<(ISymbol Member, IArgumentOperation Argument, IOperation MadeOf)> MadeBy(IObjectCreationOperation creation, FairnessProject project)
    {
        var others = creation.Arguments.Where(argument => MemberNamed(creation.Type, argument.Parameter?.Name) is null).ToList();
        return others.Count == 0 || creation.Constructor is not { } constructor ? [] : project.SetBy(constructor.OriginalDefinition)
            .SelectMany(set => others.Where(argument => IsMadeOf(set.Value, argument.Parameter)).Select(argument => (set.Member, argument, set.Value)));
    }

    private static bool IsMadeOf(IOperation value, IParameterSymbol? parameter) => value.DescendantsAndSelf().Any(part =>
        part is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, parameter?.OriginalDefinition));

    /// <summary>A member that is asked for while it is being found out gives itself nothing.</summary>
    private List<IOperation>? Given(IOperation? instance, ISymbol member, int depth)
    {
        if (instance is null || depth > MaxDepth)
        {
            return null;
        }

        var key = (instance, member.Name);
        if (known.TryGetValue(key, out var found))
        {
            return found;
        }

        known.Add(key, []);
        return known[key] = Find(instance, member, depth);
    }

    private List<IOperation>? Find(IOperation instance, ISymbol member, int depth)
    {
        var given = Expressions.Bare(instance) is ILocalReferenceOperation local
            ? assigned[local.Local].Where(one => one.Member == member.Name).Select(static one => one.Value).ToList() : [];
        var later = given.Count;
        foreach (var maker in MakersOf(instance, depth))
        {
            if (GivenBy(maker, member, depth) is not { } values)
            {
                return later > 0 ? given : null;
            }

            given.AddRange(values);
        }

        return given.Count == 0 && Expressions.SymbolOf(instance) is { } symbol && passed.Contains(symbol) ? null : given;
    }

    /// <summary>The expressions that make a value, or the items of a sequence; at the end of what can be followed, the expression itself.</summary>
    private List<IOperation> MakersOf(IOperation value, int depth)
    {
        var makers = new List<IOperation>();
        var seen = new HashSet<IOperation>();
        var pending = new Stack<IOperation>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            var operation = Expressions.Bare(pending.Pop());
            if (!seen.Add(operation))
            {
                continue;
            }

            var sources = seen.Count > MaxSteps ? [] : SourcesOf(operation, depth).ToList();
            sources.ForEach(pending.Push);
            if (sources.Count == 0)
            {
                makers.Add(operation);
            }
        }

        return makers;
    }

    private IEnumerable<IOperation> SourcesOf(IOperation operation, int depth) => operation switch
    {
        ILocalReferenceOperation local => Expressions.ValuesOf(local),
        IParameterReferenceOperation parameter when SequenceOf(parameter) is { } sequence => [sequence],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ICoalesceOperation choice => [choice.Value, choice.WhenNull],
        IConditionalAccessOperation access => [access.WhenNotNull],
        IConditionalAccessInstanceOperation access => Expressions.ReceiverOf(access) is { } accessed ? [accessed] : [],
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } pattern => Part.InputOf(pattern) is { } input ? [input] : [],
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => [list],
        IArrayElementReferenceOperation element => [element.ArrayReference],
        IMemberReferenceOperation member => Given(member.Instance, member.Member, depth + 1) ?? [],
        IInvocationOperation { TargetMethod.Name: "Select" } call when DataChain.IsLinq(call.TargetMethod) =>
            Expressions.LambdasOf(call).SelectMany(Expressions.ResultsOf),
        IInvocationOperation call when DataChain.IsOfSequences(call.TargetMethod) =>
            call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().Where(source => HasItemsOf(source, call.Type)),
        _ => [],
    };

    /// <summary>What one expression that builds an object gives a member: nothing, if it leaves it out; null where that cannot be seen.</summary>
    private List<IOperation>? GivenBy(IOperation maker, ISymbol member, int depth)
    {
        switch (maker)
        {
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return [];
            case ITupleOperation tuple:
                var item = (member as IFieldSymbol)?.CorrespondingTupleField?.Name ?? member.Name;
                return tuple.Elements.Where((_, index) => item == "Item" + (index + 1)).ToList() is { Count: > 0 } elements ? elements : null;
            case IAnonymousObjectCreationOperation creation:
                return SetIn(creation.Initializers, member);
            case IWithOperation copy:
                return SetIn(copy.Initializer.Initializers, member) is { Count: > 0 } changed ? changed : Copied(copy, member, depth);
            case IObjectCreationOperation creation when creation.Type is { } type && HasMember(type, member.Name):
                var initializers = creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
                var set = SetIn(initializers, member);
                set.AddRange(creation.Arguments.Where(argument => IsNamed(argument.Parameter, member.Name)).Select(static argument => argument.Value));

                // What a constructor does with its other arguments, what a property computes, and what is added to a list is not seen.
                return set.Count > 0 ? set
                    : member is IPropertySymbol { SetMethod: not { DeclaredAccessibility: Accessibility.Public } } || initializers.Any(static one => one is not ISimpleAssignmentOperation)
                        || creation.Arguments.Any(argument => !HasMember(type, argument.Parameter?.Name)) ? null : set;
            default:
                return null;
        }
    }

    /// <summary>What a copy takes over; one that is made of itself takes nothing over from itself.</summary>
    private List<IOperation>? Copied(IWithOperation copy, ISymbol member, int depth)
    {
        if (copied.TryGetValue((copy, member.Name), out var found))
        {
            return found;
        }

        copied.Add((copy, member.Name), []);
        var all = new List<IOperation>();
        foreach (var operand in MakersOf(copy.Operand, depth + 1))
        {
            if (depth > MaxDepth || GivenBy(operand, member, depth + 1) is not { } values)
            {
                return copied[(copy, member.Name)] = null;
            }

            all.AddRange(values);
        }

        return copied[(copy, member.Name)] = all;
    }

    private static List<IOperation> SetIn(IEnumerable<IOperation> initializers, ISymbol member) =>
        initializers.OfType<ISimpleAssignmentOperation>().Where(set => Expressions.SymbolOf(set.Target)?.Name == member.Name).Select(static set => set.Value).ToList();

    private static bool IsNamed(ISymbol? symbol, string name) => string.Equals(symbol?.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool HasMember(ITypeSymbol type, string? name) => MemberNamed(type, name) is not null;

    private static ISymbol? MemberNamed(ITypeSymbol? type, string? name)
    {
        for (var current = type; current is not null && name is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null } && IsNamed(member, name)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The sequence whose items a lambda is given as its first parameter.</summary>
    private static IOperation? SequenceOf(IParameterReferenceOperation reference)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol.Parameters.FirstOrDefault(), reference.Parameter))
            {
                var user = function.Parent;
                while (user is IConversionOperation or IDelegateCreationOperation or IArgumentOperation)
                {
                    user = user.Parent;
                }

                return user is IInvocationOperation call && DataChain.IsOfSequences(call.TargetMethod) ? call.Instance ?? call.Arguments.FirstOrDefault()?.Value : null;
            }
        }

        return null;
    }

    /// <summary>Whether what a call gives are the items of a sequence that it was given, or one of them.</summary>
    private static bool HasItemsOf(IOperation source, ITypeSymbol? result) =>
        ItemOf(source.Type) is { } item && (SymbolEqualityComparer.Default.Equals(item, result) || SymbolEqualityComparer.Default.Equals(item, ItemOf(result)));

    private static ITypeSymbol? ItemOf(ITypeSymbol? type) => type is IArrayTypeSymbol array ? array.ElementType
        : type?.AllInterfaces.Prepend(type).OfType<INamedTypeSymbol>()
            .FirstOrDefault(static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
}
