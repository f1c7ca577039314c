using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>What is known about one compilation, in the words of the rules.</summary>
internal sealed class FairnessProject(
    CSharpCompilation compilation,
    ProjectLineage lineage,
    ImmutableArray<MlNetCall> calls,
    ProjectDeclarations declarations,
    ColumnMeanings meanings,
    FairnessOptions options,
    CodeIndex code,
    CancellationToken cancellation)
{
    private Predictions? predictions;
    private Callers? callers;
    private ExampleRows? examples;
    private ImmutableArray<Act> acts;

    internal CSharpCompilation Compilation { get; } = compilation;

    /// <summary>Every trained model, in source order.</summary>
    internal ImmutableArray<TrainedModel> Models { get; } = lineage.Models;

    /// <summary>Every source column that reaches a model, in each of its roles, with what it means.</summary>
    internal ImmutableArray<ColumnUse> Uses { get; } = ColumnUse.Of(lineage.Models, meanings);

    internal ImmutableArray<MissingColumn> MissingColumns { get; } = lineage.MissingColumns;

    /// <summary>What is trained, and in which no trainer could be seen.</summary>
    internal ImmutableArray<UnseenTraining> Unseen { get; } = lineage.Unseen;

    /// <summary>Every call of ML.NET's API in the bodies that use it, in source order.</summary>
    internal ImmutableArray<MlNetCall> Calls { get; } = calls;

    /// <summary>Every call for which somebody must answer, in source order.</summary>
    internal ImmutableArray<Act> Acts => acts.IsDefault ? acts = Act.In(this).ToImmutableArray() : acts;

    /// <summary>What the team has declared.</summary>
    internal ProjectDeclarations Declarations { get; } = declarations;

    /// <summary>What columns mean: by what the team says, else by their names.</summary>
    internal ColumnMeanings Meanings { get; } = meanings;

    /// <summary>What the project chose.</summary>
    internal FairnessOptions Options { get; } = options;

    internal CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The method, constructor, property or type that contains a piece of code (a lambda or local function belongs to its member).</summary>
    internal ISymbol MemberContaining(SyntaxNode node) => code.MemberContaining(node, Cancellation);

    /// <summary>What an annotation may cover: like <see cref="MemberContaining"/>, but for the lambda or local function inside the member.</summary>
    internal ISymbol ScopeOf(SyntaxNode node) => ModelOf(node.SyntaxTree).GetEnclosingSymbol(node.SpanStart, Cancellation) ?? MemberContaining(node);

    /// <summary>The semantic model of any file of the project.</summary>
    internal SemanticModel ModelOf(SyntaxTree tree) => code.ModelOf(tree);

    /// <summary>Where a symbol is declared in the project.</summary>
    internal IEnumerable<SyntaxNode> DeclarationsOf(ISymbol symbol) => code.DeclarationsOf(symbol, Cancellation);

    /// <summary>What a method of the project runs, bound; null where it has no body here.</summary>
    internal IOperation? BodyOf(IMethodSymbol method) =>
        DeclarationsOf(method.PartialImplementationPart ?? method).FirstOrDefault() is { } declaration
            ? ModelOf(declaration.SyntaxTree).GetOperation(declaration, Cancellation) : null;

    /// <summary>What a method of the project may return, or yields; nothing where its body is not seen.</summary>
    internal IEnumerable<IOperation> ResultsOf(IMethodSymbol method) =>
        BodyOf((method.ReducedFrom ?? method).OriginalDefinition) is { } body ? Expressions.ResultsIn(body) : [];

    /// <summary>The members of its object that a constructor of the project sets, also by the initializers that it runs.</summary>
    internal IEnumerable<(ISymbol Member, IOperation Value)> SetBy(IMethodSymbol constructor) =>
        (BodyOf(constructor)?.Descendants() ?? constructor.ContainingType.GetMembers().Where(static member => !member.IsStatic).Select(InitializerOf).OfType<IOperation>())
            .Select(static operation => operation switch
            {
                ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } target } set => (target.Member, set.Value),
                IFieldInitializerOperation field => (field.InitializedFields.FirstOrDefault(), field.Value),
                IPropertyInitializerOperation property => (Member: (ISymbol?)property.InitializedProperties.FirstOrDefault(), property.Value),
                _ => default,
            })
            .Where(static set => set.Member is not null).Select(static set => (set.Member!, set.Value));

    /// <summary>What a field or property of the project is initialized with, bound; null where it is not.</summary>
    internal ISymbolInitializerOperation? InitializerOf(ISymbol member) => code.InitializerOf(member, Cancellation);

    /// <summary>What a method of the project is given for a parameter, wherever it is called.</summary>
    internal IEnumerable<IOperation> ArgumentsFor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is not IMethodSymbol method ? [] : AroundCallsOf(method).OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, method.OriginalDefinition))
            .SelectMany(static call => call.Arguments).Where(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Select(static argument => argument.Value);

    /// <summary>What parameters and members are given where nobody else can give them anything.</summary>
    internal Callers Callers => callers ??= new Callers(this, code);

    /// <summary>All operations of the bodies that say a name, or use ML.NET.</summary>
    internal IEnumerable<IOperation> OperationsSaying(string name) => OperationsIn(code.Saying(name).Union(code.UsingMlNet));

    /// <summary>All operations of some bodies.</summary>
    internal IEnumerable<IOperation> OperationsIn(IEnumerable<Body> bodies) =>
        bodies.Select(body => code.OperationOf(body, Cancellation)).OfType<IOperation>().SelectMany(Expressions.AllIn);

    /// <summary>The rows that are only examples.</summary>
    internal ExampleRows Examples => examples ??= new ExampleRows(this);

    /// <summary>All operations of the bodies that may call a method, and of its own.</summary>
    private IEnumerable<IOperation> AroundCallsOf(IMethodSymbol method) =>
        DeclarationsOf(method.OriginalDefinition).FirstOrDefault() is { } declaration && code.BodyOf(declaration) is { } body
            ? OperationsIn(code.CallersOf(body).Append(body)) : [];

    /// <summary>What a field or property of the project is assigned, where that is done at one place; null where it is at several, or at none.</summary>
    internal IOperation? OnlyValueOf(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol && DeclarationsOf(member.OriginalDefinition).Any() && code.WritesTo(member.Name) is [AssignmentExpressionSyntax only]
        && ModelOf(only.SyntaxTree).GetOperation(only, Cancellation) is ISimpleAssignmentOperation assignment
        && SymbolEqualityComparer.Default.Equals(Expressions.SymbolOf(assignment.Target)?.OriginalDefinition, member.OriginalDefinition)
            ? assignment.Value : null;

    /// <summary>What the project knows as predictions.</summary>
    internal Predictions Predictions => predictions ??= new Predictions(this, code);

    /// <summary>Binds the bodies that use ML.NET and finds the API calls in them.</summary>
    internal static ImmutableArray<MlNetCall> CallsIn(CodeIndex code, CancellationToken cancellation)
    {
        var calls = ImmutableArray.CreateBuilder<MlNetCall>();
        foreach (var body in code.UsingMlNet)
        {
            cancellation.ThrowIfCancellationRequested();
            if (code.OperationOf(body, cancellation) is not { } operation)
            {
                continue;
            }

            foreach (var call in Expressions.AllIn(operation).OfType<IInvocationOperation>())
            {
                if (MlNetApi.Find(call.TargetMethod) is { } api)
                {
                    calls.Add(new MlNetCall(call, api, ApiCall.NameOf(call.Syntax), code.MemberOf(body, call.Syntax, cancellation)));
                }
            }
        }

        return calls.OrderBy(static c => c.Name.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static c => c.Name.SpanStart).ToImmutableArray();
    }
}

/// <summary>A call of ML.NET's API.</summary>
/// <param name="Name">The method's name as written, which is where findings about the call are reported.</param>
/// <param name="Member">The method, constructor, property or field that contains it (a lambda or local function belongs to its member).</param>
internal sealed record MlNetCall(IInvocationOperation Operation, MlNetMethod Api, SimpleNameSyntax Name, ISymbol Member)
{
    /// <summary>What is underlined: the method's name without its type arguments.</summary>
    internal Location Place => Name.Identifier.GetLocation();

    /// <summary>Whether an annotation covers the place of the call.</summary>
    internal bool IsCovered(FairnessProject project, string annotation, System.Func<Declaration, bool>? fits = null) =>
        !project.Declarations.Covering(ProjectDeclarations.MemberOf(Operation) ?? Member, annotation, fits).IsEmpty;
}
