using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// What the code knows as predictions: the types that prediction engines give, or that predictions are read into, and the bodies that read one.
/// </summary>
internal sealed class Predictions
{
    internal const string PredictedLabel = "PredictedLabel";
    internal const string Score = "Score";
    internal const string Probability = "Probability";

    /// <summary>The columns that a model writes.</summary>
    internal static readonly ImmutableArray<string> Outputs = ImmutableArray.Create(PredictedLabel, Score, Probability);

    /// <summary>More bodies than pass a prediction on, beside those that read one, in any project.</summary>
    private const int MaxBodies = 2000;

    /// <summary>With the types that they derive from.</summary>
    private readonly HashSet<INamedTypeSymbol> types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> rows;
    private readonly HashSet<ISymbol> truths;
    private readonly Dictionary<ISymbol, string> results = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> given = new(SymbolEqualityComparer.Default);

    internal Predictions(FairnessProject project, CodeIndex code)
    {
        rows = new HashSet<ISymbol>(
            project.Calls.Select(static call => DataChain.RowOf(call.Operation)).Concat(project.Models.Select(static model => model.Row)).OfType<INamedTypeSymbol>(),
            SymbolEqualityComparer.Default);
        foreach (var call in project.Calls)
        {
            var arguments = call.Operation.TargetMethod.TypeArguments;
            if (IsOfEngine(call))
            {
                Add(Serving.TypesOf(call.Operation).ElementAtOrDefault(1));
            }
            else if (call.Api.Name == "CreateEnumerable" && arguments.Length == 1 && !rows.Contains(arguments[0]))
            {
                Add(arguments[0]);
            }
        }

        foreach (var type in OutputTypesIn(project, code))
        {
            Add(type);
        }

        // The same type arguments, said in the same type, are the same types.
        var asked = new HashSet<(SyntaxNode?, string)>(project.Calls.Where(IsOfEngine).Select(static call => call.Name).OfType<GenericNameSyntax>().Select(KeyOf));
        foreach (var engine in code.EngineTypes.Where(engine => asked.Add(KeyOf(engine))))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            if (code.ModelOf(engine.SyntaxTree).GetSymbolInfo(engine, project.Cancellation).Symbol is INamedTypeSymbol { TypeArguments: { Length: > 1 } ofEngine })
            {
                Add(ofEngine[1]);
            }
        }

        var names = new HashSet<string>(types.SelectMany(static type => type.GetMembers())
            .Where(static member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null } && OutputOf(member) is not null).Select(static member => member.Name));
        var arePositional = types.Count > 0 && (code.DeclaresDeconstruct || types.Any(static type => type.GetMembers("Deconstruct").Length > 0));
        truths = new HashSet<ISymbol>(
            project.Models.SelectMany(static model => model.Label?.Sources.Select(static flow => flow.Source.Member) ?? []).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        Bodies = Reaching(code.SayingAny(names, orTakingApart: arePositional), code, project)
            .OrderBy(static body => body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static body => body.Syntax.SpanStart).ToImmutableArray();
    }

    /// <summary>The bodies that read a prediction, or what a method of the project makes of one, in source order.</summary>
    internal ImmutableArray<IOperation> Bodies { get; }

    /// <summary>Which output of a model the result of a method, a property or a local function depends on, or a member that objects are given; null for anything else.</summary>
    internal string? OutputOfResult(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation call => NamedBy(call) ?? call.TargetMethod.ReducedFrom ?? call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method.ReducedFrom ?? reference.Method,
            IMemberReferenceOperation reference => reference.Member,
            _ => null,
        };
        return member is null ? null : OutputOfMember(member);
    }

    /// <summary>The method that a call names, and whose result it says that it gives, as orchestrations call theirs: <c>CallActivityAsync&lt;bool&gt;(nameof(IsRisky))</c>.</summary>
    private static IMethodSymbol? NamedBy(IInvocationOperation call) => call.TargetMethod.TypeArguments.IsEmpty ? null
        : call.Arguments.Select(static argument => Expressions.Bare(argument.Value)).OfType<INameOfOperation>()
            .SelectMany(static name => name.SemanticModel?.GetSymbolInfo(name.Argument.Syntax) is { } info ? info.CandidateSymbols.Append(info.Symbol) : [])
            .OfType<IMethodSymbol>().FirstOrDefault(method => call.TargetMethod.TypeArguments.Contains(TypeOf(method)!, SymbolEqualityComparer.Default));

    /// <summary>The expressions that depend on a prediction and that a member of the project's own objects is given, or a parameter of their constructors.</summary>
    internal IEnumerable<IOperation> GivenTo(ISymbol member) => given.TryGetValue(member.OriginalDefinition, out var values) ? values : [];

    /// <summary>The same of the method or member itself.</summary>
    internal string? OutputOfMember(ISymbol member) => results.TryGetValue(member.OriginalDefinition, out var output) ? output : null;

    /// <summary>Whether a member holds the truth that models learn from.</summary>
    internal bool IsTruth(ISymbol member) => truths.Contains(member) || (member is IPropertySymbol or IFieldSymbol && Schema.ColumnNameOf(member) == "Label");

    /// <summary>The bodies that read predictions, and those that call for a result which depends on one, however many methods are in between.</summary>
    private IEnumerable<IOperation> Reaching(IEnumerable<Body> reading, CodeIndex code, FairnessProject project)
    {
        var bodies = new Dictionary<Body, IOperation>();
        var pending = new Queue<Body>(reading);
        for (var left = pending.Count + MaxBodies; pending.Count > 0 && left > 0; left--)
        {
            project.Cancellation.ThrowIfCancellationRequested();
            var body = pending.Dequeue();
            if (!bodies.TryGetValue(body, out var operation))
            {
                if (code.OperationOf(body, project.Cancellation) is not { } bound)
                {
                    continue;
                }

                bodies.Add(body, operation = bound);
            }

            var found = Read(operation, project);
            foreach (var caller in found.Functions ? code.CallersOf(body).Prepend(body) : [])
            {
                pending.Enqueue(caller);
            }

            foreach (var reader in found.Members.Count > 0 ? code.SayingAny(found.Members, orTakingApart: true) : [])
            {
                pending.Enqueue(reader);
            }
        }

        return bodies.Values;
    }

    /// <summary>
    /// Finds out which functions of a body give what depends on a prediction, and which members of the project's own objects are given it; says
    /// what is new.
    /// </summary>
    private (bool Functions, HashSet<string> Members) Read(IOperation body, FairnessProject project)
    {
        var functions = Expressions.AllIn(body).OfType<IReturnOperation>().Where(static result => result.ReturnedValue is not null)
            .ToLookup(result => FunctionOf(result) ?? project.MemberContaining(result.ReturnedValue!.Syntax), static result => Expressions.Bare(result.ReturnedValue!), SymbolEqualityComparer.Default)
            .Where(function => IsOpen(function.Key!)).ToList();
        var members = Expressions.AllIn(body).SelectMany(part => GivenBy(part, project)).Where(given => IsOpen(given.Member)).ToList();
        if (functions.Count == 0 && members.Count == 0)
        {
            return (false, []);
        }

        var reach = new PredictionReach(body, this);
        var known = results.Count;
        foreach (var function in functions)
        {
            if (function.Select(result => OutputOf(result, reach)).FirstOrDefault(static found => found is not null) is { } output)
            {
                foreach (var declared in ImplementedBy(function.Key!).Prepend(function.Key!))
                {
                    results[declared.OriginalDefinition] = output;
                }
            }
        }

        var isNew = results.Count > known;
        var names = new HashSet<string>();
        foreach (var one in members)
        {
            if (reach.Of(one.Value) is { } output)
            {
                results[one.Member.OriginalDefinition] = output;
                names.Add(one.Member.Name);
                Give(one.Parameter ?? one.Member, one.Value);
                if (one.MadeOf is not null)
                {
                    Give(one.Member, one.MadeOf);
                }
            }
        }

        return (isNew, names);
    }

    /// <summary>What members of the project's own objects are given: where one is made, and where one is set.</summary>
    private IEnumerable<Given> GivenBy(IOperation operation, FairnessProject project) => operation switch
    {
        IObjectCreationOperation creation when IsOfProject(creation.Type, project) => BuiltObjects.MembersOf(creation).Select(static set => new Given(set.Member, set.Value))
            .Concat(BuiltObjects.MadeBy(creation, project)
                .Select(static made => new Given(made.Member, made.Argument.Value) { Parameter = made.Argument.Parameter, MadeOf = made.MadeOf })),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Parent: IExpressionStatementOperation } set
            when IsOfProject(member.ContainingType, project) => [new Given(member, set.Value)],
        _ => [],
    };

    /// <summary>What a member is given; where a constructor has a hand in it, the parameter is given that, and the member what is made of it.</summary>
    private readonly record struct Given(ISymbol Member, IOperation Value)
    {
        internal IParameterSymbol? Parameter { get; init; }

        internal IOperation? MadeOf { get; init; }
    }

    private void Give(ISymbol member, IOperation value)
    {
        if (!given.TryGetValue(member.OriginalDefinition, out var values))
        {
            given.Add(member.OriginalDefinition, values = []);
        }

        values.Add(value);
    }

    private bool IsOpen(ISymbol member) => !results.ContainsKey(member.OriginalDefinition) && IsTelling(member);

    /// <summary>Whether a type is the project's own, and none of which models learn.</summary>
    private bool IsOfProject(ITypeSymbol? type, FairnessProject project) =>
        type is INamedTypeSymbol named && !IsPrediction(named) && !rows.Contains(named) && project.DeclarationsOf(named).Any();

    /// <summary>Of a pair, both must depend on a prediction: which of them is asked for is not known here.</summary>
    private static string? OutputOf(IOperation result, PredictionReach reach) => result is ITupleOperation pair
        ? pair.Elements.All(element => reach.Of(element) is not null) ? reach.Of(pair) : null
        : reach.Of(result);

    /// <summary>The local function that a result belongs to; null for the member itself. What a lambda gives belongs to neither.</summary>
    private static ISymbol? FunctionOf(IOperation result)
    {
        for (var parent = result.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ILocalFunctionOperation function:
                    return function.Symbol;
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
            }
        }

        return null;
    }

    /// <summary>Whether what a function gives is an answer, by which something can be decided, and no object.</summary>
    private static bool IsTelling(ISymbol? function)
    {
        var type = TypeOf(function);
        return function is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            && type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or { TypeKind: TypeKind.Enum } or { IsTupleType: true };
    }

    /// <summary>The type of what a function gives, or a member holds, once it is there.</summary>
    private static ITypeSymbol? TypeOf(ISymbol? function)
    {
        var type = function is IMethodSymbol method ? method.ReturnType : Schema.TypeOf(function);
        return type is INamedTypeSymbol { Name: "Task" or "ValueTask" or "Nullable", TypeArguments: [var inner] } ? inner : type;
    }

    private static IEnumerable<ISymbol> ImplementedBy(ISymbol member)
    {
        for (var overridden = OverriddenBy(member); overridden is not null; overridden = OverriddenBy(overridden))
        {
            yield return overridden;
        }

        foreach (var declared in member.ContainingType?.AllInterfaces.SelectMany(static type => type.GetMembers()) ?? [])
        {
            if (SymbolEqualityComparer.Default.Equals(member.ContainingType!.FindImplementationForInterfaceMember(declared), member))
            {
                yield return declared;
            }
        }
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member is IMethodSymbol method ? method.OverriddenMethod : (member as IPropertySymbol)?.OverriddenProperty;

    /// <summary>Whether predictions have this type.</summary>
    internal bool IsPrediction(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && types.Contains(named);

    /// <summary>Which output of a model an expression reads: PredictedLabel, Score or Probability; null for anything else.</summary>
    internal string? OutputOf(IOperation operation) =>
        operation is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member ? OutputOf(member.Member, member.Instance?.Type) : null;

    /// <summary>Which output of a model a member of an object holds.</summary>
    internal string? OutputOf(ISymbol member, ITypeSymbol? instance) =>
        IsPrediction(member.ContainingType) || IsPrediction(instance) ? OutputOf(member) : null;

    /// <summary>Which output of a model a member holds, by its name as a column or by its own.</summary>
    internal static string? OutputOf(ISymbol member) =>
        Outputs.FirstOrDefault(output => output == Schema.ColumnNameOf(member)) ?? Outputs.FirstOrDefault(output => output == member.Name);

    /// <summary>
    /// The types of other projects that are filled with what a model writes, and that this one reads: their engine is made there. A row type, whose columns
    /// are loaded, may hold the outputs of another model as its features.
    /// </summary>
    private IEnumerable<INamedTypeSymbol> OutputTypesIn(FairnessProject project, CodeIndex code)
    {
        foreach (var type in project.Compilation.SourceModule.ReferencedAssemblySymbols.Where(IsWrittenWithMlNet).SelectMany(static assembly => assembly.GlobalNamespace.Types()).Where(IsVisible))
        {
            project.Cancellation.ThrowIfCancellationRequested();
            if (!rows.Contains(type) && type.GetMembers().Any(member => IsPublic(member) && code.Saying(member.Name).Count > 0 && OutputOf(member) is not null)
                && type.GetMembers().Any(static member => IsPublic(member) && Schema.IsMarked(member, "ColumnNameAttribute") && OutputOf(member) is not null)
                && !type.GetMembers().Any(static member => Schema.IsMarked(member, "LoadColumnAttribute")))
            {
                yield return type;
            }
        }
    }

    /// <summary>Whether an assembly that is none of the framework's refers to ML.NET: most are the framework's, and are not asked what they refer to.</summary>
    private static bool IsWrittenWithMlNet(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("System", StringComparison.Ordinal) && !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Microsoft.ML.Data"));

    /// <summary>Whether a type can be named where its assembly is referenced.</summary>
    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsVisible(outer));

    private static bool IsPublic(ISymbol member) => member is IPropertySymbol or IFieldSymbol && member.DeclaredAccessibility == Accessibility.Public;

    private static bool IsOfEngine(MlNetCall call) => call.Api.IsServing;

    private static (SyntaxNode?, string) KeyOf(GenericNameSyntax name) => (name.FirstAncestorOrSelf<TypeDeclarationSyntax>(), name.TypeArgumentList.ToString());

    private void Add(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } named)
        {
            types.UnionWith(BasesOf(named));
        }
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            yield return current;
        }
    }
}
