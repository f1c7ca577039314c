using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// What a compilation says by its syntax alone: which bodies use ML.NET, who calls a name, who writes a name. It decides what is worth
/// binding, so that a build pays only for the few bodies that matter.
/// </summary>
internal sealed class CodeIndex
{
    private static readonly HashSet<string> trainingNames =
        NamesWhere(static method => method.IsTrainer || method.IsTraining);

    /// <summary>What makes data, pipelines and models, rather than put a model to use or show what it says.</summary>
    private static readonly HashSet<string> buildingNames = NamesWhere(static method => !method.IsServing && method.Effect is not (Effect.Other or Effect.Evaluates or Effect.EvaluatesByGroup
        or Effect.ReadsData or Effect.SavesData or Effect.SavesModel or Effect.ExportsModel or Effect.ChangesThreshold));

    /// <summary>API names that other libraries use as well: they count only where a <c>using Microsoft.ML</c> holds.</summary>
    private static readonly HashSet<string> commonNames =
    [
        "Append", "Load", "Save", "Transform", "Run", "RunAsync", "Execute", "Evaluate", "Expression", "Hash", "Filter", "Head", "Tail", "Clone",
        "Preview", "GetColumn", "Sample", "Join", "Merge", "OrderBy", "OrderByDescending", "Regression", "BinaryClassification", "MultiClassification",
        "Prior", "Cache", "Auto", "Copy", "GetModel", "FromFile", "FromUri", "LoadFrom", "Naive", "Platt", "Concatenate",
    ];

    /// <summary>What puts something into a collection.</summary>
    private static readonly HashSet<string> fillingNames =
    [
        "Add", "AddRange", "TryAdd", "AddOrUpdate", "GetOrAdd", "AddFirst", "AddLast", "Insert", "InsertRange", "Push", "PushRange", "Enqueue", "UnionWith",
    ];

    private readonly CSharpCompilation compilation;
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<string, List<Body>> bodiesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> writesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ExpressionSyntax>> fillsByName = new(StringComparer.Ordinal);
    private readonly List<Body> bodies = [];
    private readonly List<GenericNameSyntax> engineTypes = [];
    private readonly Dictionary<SyntaxNode, Body> bodyByNode = [];
    private readonly Dictionary<SyntaxTree, HashSet<string>> namesByFile = [];
    private readonly HashSet<SyntaxNode> actors = [];
    private readonly Dictionary<Body, ISymbol> members = [];
    private readonly Dictionary<Body, IOperation?> operations = [];
    private readonly Dictionary<SyntaxNode, bool> saysTraining = [];
    private readonly Dictionary<IMethodSymbol, Body?> bodiesByMethod = new(SymbolEqualityComparer.Default);
    private HashSet<Body>? reaching;
    private HashSet<string>? reachingNames;

    internal CodeIndex(CSharpCompilation compilation, CancellationToken cancellation)
    {
        this.compilation = compilation;
        var everywhere = compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellation) is CompilationUnitSyntax unit
            && unit.Usings.Any(static u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && IsOfMlNet(u)));
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            Read(tree.GetRoot(cancellation), everywhere);
        }
    }

    /// <summary>The bodies that train, or build what trains, in source order.</summary>
    internal IEnumerable<Body> Training => bodies.Where(static body => body.SaysMlNet && body.SaysAny(trainingNames));

    /// <summary>The bodies that use ML.NET in any way, in source order.</summary>
    internal IEnumerable<Body> UsingMlNet => bodies.Where(static body => body.SaysMlNet);

    /// <summary>The types that say they are prediction engines, or pools of them, with their type arguments.</summary>
    internal IReadOnlyList<GenericNameSyntax> EngineTypes => engineTypes;

    /// <summary>The bodies that say any of some names, in source order.</summary>
    /// <param name="orTakingApart">Whether a body that takes objects apart by position says the names of all their members.</param>
    internal IEnumerable<Body> SayingAny(ISet<string> names, bool orTakingApart) =>
        bodies.Where(body => (orTakingApart && body.TakesApart) || body.SaysAny(names));

    /// <summary>Whether any type declares a method that takes objects apart by position.</summary>
    internal bool DeclaresDeconstruct => bodies.Any(static body => body.Node is MethodDeclarationSyntax { Identifier.ValueText: "Deconstruct" });

    /// <summary>Whether any code says a name, attributes and aliases included.</summary>
    internal bool Says(string name) => namesByFile.Values.Any(names => names.Contains(name));

    /// <summary>The bodies that say a name: every caller of a method of that name is among them.</summary>
    internal IReadOnlyList<Body> Saying(string name) => bodiesByName.TryGetValue(name, out var found) ? found : Array.Empty<Body>();

    /// <summary>
    /// The bodies that may call a body: they say its name, and their file says the type it belongs to or one that it stands for. A name
    /// that many types share calls for no look at all of them.
    /// </summary>
    internal IEnumerable<Body> CallersOf(Body body)
    {
        foreach (var name in NamesOf(body.Node))
        {
            foreach (var caller in Saying(name))
            {
                if (caller != body && MaySee(caller, body.Node))
                {
                    yield return caller;
                }
            }
        }
    }

    /// <summary>Whether a body builds data, pipelines or models, or may call one that does.</summary>
    internal bool Reaches(Body body) => Reaching.Contains(body);

    /// <summary>
    /// Where the last name in a body ends that may build something: what comes after it shows results. The whole body, where a lambda or a local
    /// function builds, for they run when they are called.
    /// </summary>
    internal int EndOfBuilding(Body body) =>
        body.Names.Where(name => MayBuild(name.Key)).Select(static name => name.Value).DefaultIfEmpty(int.MaxValue).Max();

    /// <summary>Whether code does nothing but read: it calls, makes and sets nothing, and says no name that may build something.</summary>
    internal bool OnlyReads(SyntaxNode node) => node.DescendantNodesAndSelf().All(part => part switch
    {
        SimpleNameSyntax name => !MayBuild(name.Identifier.ValueText),
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax or AssignmentExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
            or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax or QueryExpressionSyntax => false,
        _ => true,
    });

    private bool MayBuild(string name) =>
        buildingNames.Contains(name) || (reachingNames ??= [.. Reaching.SelectMany(static reached => NamesOf(reached.Node))]).Contains(name);

    private HashSet<Body> Reaching
    {
        get
        {
            if (reaching is null)
            {
                reaching = [.. bodies.Where(static body => body.Builds)];
                var pending = new Queue<Body>(reaching);
                while (pending.Count > 0)
                {
                    foreach (var caller in CallersOf(pending.Dequeue()))
                    {
                        if (reaching.Add(caller))
                        {
                            pending.Enqueue(caller);
                        }
                    }
                }
            }

            return reaching;
        }
    }

    private bool MaySee(Body caller, SyntaxNode callee)
    {
        if (callee is MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } && parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword))
        {
            return true;
        }

        var names = namesByFile[caller.Node.SyntaxTree];
        for (var type = callee.FirstAncestorOrSelf<TypeDeclarationSyntax>(); type is not null; type = type.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>())
        {
            if (caller.Node.SyntaxTree == callee.SyntaxTree || names.Contains(type.Identifier.ValueText)
                || type.BaseList?.Types.Any(b => b.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => names.Contains(n.Identifier.ValueText))) == true)
            {
                return true;
            }
        }

        return callee.SyntaxTree == caller.Node.SyntaxTree;
    }

    /// <summary>Whether a type declares a body that uses ML.NET.</summary>
    internal bool IsActor(SyntaxNode type) =>
        actors.Contains(type);

    /// <summary>Whether a piece of code says a training name of the API.</summary>
    internal bool SaysTraining(SyntaxNode node)
    {
        if (!saysTraining.TryGetValue(node, out var says))
        {
            saysTraining.Add(node, says = node.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => trainingNames.Contains(name.Identifier.ValueText)));
        }

        return says;
    }

    /// <summary>The assignments whose target ends in a name.</summary>
    internal IReadOnlyList<SyntaxNode> WritesTo(string name) => writesByName.TryGetValue(name, out var found) ? found : Array.Empty<SyntaxNode>();

    /// <summary>Whether a method of a collection puts something into it.</summary>
    internal static bool Fills(string method) => fillingNames.Contains(method);

    /// <summary>What stands before a call or an index that puts something into a collection of a name.</summary>
    internal IReadOnlyList<ExpressionSyntax> FillsOf(string name) => fillsByName.TryGetValue(name, out var found) ? found : Array.Empty<ExpressionSyntax>();

    /// <summary>The semantic model of any file of the compilation: what asks for the model of another file asks here.</summary>
    internal SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out var model))
        {
#pragma warning disable RS1030 // The driver's compilation hands out its own shared models; a chain of helpers runs through many files.
            models.Add(tree, model = compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        }

        return model;
    }

    /// <summary>
    /// Where a symbol is declared in this compilation. An editor also knows the source of other projects, of which a build only sees the
    /// metadata: what is found must not depend on who asks.
    /// </summary>
    internal IReadOnlyList<SyntaxNode> DeclarationsOf(ISymbol symbol, CancellationToken cancellation)
    {
        List<SyntaxNode>? declarations = null;
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                (declarations ??= new List<SyntaxNode>(1)).Add(reference.GetSyntax(cancellation));
            }
        }

        return declarations ?? (IReadOnlyList<SyntaxNode>)Array.Empty<SyntaxNode>();
    }

    /// <summary>The body that contains a node; null outside of any.</summary>
    internal Body? BodyOf(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (IsBody(current))
            {
                return bodyByNode.TryGetValue(current, out var body) ? body : null;
            }
        }

        return null;
    }

    /// <summary>A body, bound; null where the compiler offers no operation for it.</summary>
    internal IOperation? OperationOf(Body body, CancellationToken cancellation)
    {
        if (!operations.TryGetValue(body, out var operation))
        {
            var model = ModelOf(body.Node.SyntaxTree);
            operations.Add(body, operation = model.GetOperation(body.Node, cancellation)
                ?? (body.Node is ArrowExpressionClauseSyntax arrow ? model.GetOperation(arrow.Expression, cancellation) : null));
        }

        return operation;
    }

    /// <summary>What a field or property is initialized with, bound; null where it is not, or not in this project.</summary>
    internal ISymbolInitializerOperation? InitializerOf(ISymbol member, CancellationToken cancellation)
    {
        foreach (var declaration in DeclarationsOf(member, cancellation))
        {
            var initializer = declaration switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null)
            {
                return ModelOf(initializer.SyntaxTree).GetOperation(initializer, cancellation) as ISymbolInitializerOperation;
            }
        }

        return null;
    }

    /// <summary>The code of a method; null where it has none in this project.</summary>
    internal Body? BodyOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty && method.PartialImplementationPart is null)
        {
            return null;
        }

        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!bodiesByMethod.TryGetValue(method, out var body))
        {
            bodiesByMethod.Add(method, body = DeclarationsOf(method, cancellation).Where(static node => node is not (TypeDeclarationSyntax or LocalFunctionStatementSyntax))
                .Select(node => bodyByNode.TryGetValue(node, out var found) ? found : null).FirstOrDefault(static found => found is not null));
        }

        return body;
    }

    /// <summary>The method, constructor, property or field that contains a node; lambdas and local functions belong to theirs.</summary>
    internal ISymbol MemberContaining(SyntaxNode node, CancellationToken cancellation) =>
        BodyOf(node) is { } body ? MemberOf(body, node, cancellation) : FindMember(node, cancellation);

    /// <summary>The member that a body belongs to; <paramref name="node"/> is any node in it.</summary>
    internal ISymbol MemberOf(Body body, SyntaxNode node, CancellationToken cancellation)
    {
        // To look a position up costs as much as the code around it is deep: one look a body is enough.
        if (!members.TryGetValue(body, out var member))
        {
            members.Add(body, member = FindMember(node, cancellation));
        }

        return member;
    }

    private ISymbol FindMember(SyntaxNode node, CancellationToken cancellation)
    {
        var model = ModelOf(node.SyntaxTree);
        var symbol = BodyOf(node)?.Node is BaseMethodDeclarationSyntax method
            ? model.GetDeclaredSymbol(method, cancellation) : model.GetEnclosingSymbol(node.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.LambdaMethod or MethodKind.AnonymousFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is IMethodSymbol { AssociatedSymbol: { } property } ? property : symbol ?? compilation.Assembly;
    }

    /// <summary>The names by which other code says a body: the method's, the property's, the type's for a constructor.</summary>
    internal static IEnumerable<string> NamesOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => [property.Identifier.ValueText],
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => [property.Identifier.ValueText],
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => [property.Identifier.ValueText],
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax field } => [field.Identifier.ValueText],
        _ => Array.Empty<string>(),
    };

    private static bool IsOfMlNet(UsingDirectiveSyntax directive) => directive.Name?.ToString().StartsWith("Microsoft.ML", StringComparison.Ordinal) == true;

    /// <param name="usesMlNet">Whether a global using makes ML.NET known in every file.</param>
    private void Read(SyntaxNode root, bool usesMlNet)
    {
        usesMlNet |= root is CompilationUnitSyntax unit && unit.Usings.Any(IsOfMlNet);
        var open = new Stack<Body>();
        var nestedUntil = 0;
        var names = namesByFile[root.SyntaxTree] = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in root.DescendantNodesAndSelf())
        {
            while (open.Count > 0 && node.FullSpan.Start >= open.Peek().Until)
            {
                open.Pop();
            }

            // By kind, which is a number: to try one type of node after the other costs more than all the rest.
            switch (node.Kind())
            {
                case SyntaxKind.IdentifierName or SyntaxKind.GenericName:
                    var name = (SimpleNameSyntax)node;
                    if (name is GenericNameSyntax { Identifier.ValueText: "PredictionEngine" or "PredictionEnginePool" or "TimeSeriesPredictionEngine" } engine)
                    {
                        engineTypes.Add(engine);
                    }

                    names.Add(name.Identifier.ValueText);
                    if (open.Count > 0)
                    {
                        Read(name, open.Peek(), usesMlNet, name.FullSpan.Start < nestedUntil);
                    }

                    break;
                case SyntaxKind.ParenthesizedVariableDesignation or SyntaxKind.PositionalPatternClause:
                case SyntaxKind.TupleExpression when node.Parent is AssignmentExpressionSyntax:
                    if (open.Count > 0)
                    {
                        open.Peek().TakesApart = true;
                    }

                    break;
                case SyntaxKind.SimpleLambdaExpression or SyntaxKind.ParenthesizedLambdaExpression or SyntaxKind.AnonymousMethodExpression or SyntaxKind.LocalFunctionStatement:
                    nestedUntil = Math.Max(nestedUntil, node.FullSpan.End);
                    break;
                case SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration:
                    names.Add(((TypeDeclarationSyntax)node).Identifier.ValueText);
                    break;
                case SyntaxKind.NamespaceDeclaration or SyntaxKind.FileScopedNamespaceDeclaration:
                    usesMlNet |= ((BaseNamespaceDeclarationSyntax)node).Usings.Any(IsOfMlNet);
                    break;
                default:
                    if (IsBody(node))
                    {
                        var body = new Body(node);
                        bodies.Add(body);
                        bodyByNode.Add(node, body);
                        open.Push(body);
                    }

                    break;
            }
        }
    }

    private void Read(SimpleNameSyntax name, Body body, bool usesMlNet, bool isNested)
    {
        var text = name.Identifier.ValueText;
        var isNew = !body.Names.TryGetValue(text, out var end);
        // What a lambda or a local function says is said when it is called.
        body.Names[text] = isNested || end == int.MaxValue ? int.MaxValue : name.FullSpan.End;
        if (isNew)
        {
            Add(bodiesByName, text, body);
            if (MlNetApi.IsMethodName(text) && (usesMlNet || !commonNames.Contains(text)))
            {
                body.Builds |= buildingNames.Contains(text);
                if (!body.SaysMlNet)
                {
                    body.SaysMlNet = true;
                    if (body.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
                    {
                        actors.Add(type);
                    }
                }
            }
        }

        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target
            || target.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword })
        {
            Add(writesByName, text, target.Parent);
        }

        var filled = target is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } call && fillingNames.Contains(text) ? call.Expression
            : target.Parent is ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } item && set.Left == item && item.Expression == target ? target : null;
        while (filled is ElementAccessExpressionSyntax inner)
        {
            filled = inner.Expression;
        }

        if (filled is ExpressionSyntax collection && (collection is MemberAccessExpressionSyntax member ? member.Name : collection as SimpleNameSyntax) is { Identifier.ValueText: var filledName })
        {
            Add(fillsByName, filledName, collection);
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> byName, string name, T item)
    {
        if (!byName.TryGetValue(name, out var list))
        {
            // Most names are said once.
            byName.Add(name, list = new List<T>(1));
        }

        list.Add(item);
    }

    private static bool IsBody(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.MethodDeclaration or SyntaxKind.ConstructorDeclaration or SyntaxKind.DestructorDeclaration or SyntaxKind.OperatorDeclaration
            or SyntaxKind.ConversionOperatorDeclaration => node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null },
        SyntaxKind.GetAccessorDeclaration or SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration or SyntaxKind.AddAccessorDeclaration
            or SyntaxKind.RemoveAccessorDeclaration => node is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null },
        SyntaxKind.ArrowExpressionClause => node.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        SyntaxKind.EqualsValueClause => node.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
        SyntaxKind.CompilationUnit => ((CompilationUnitSyntax)node).Members.Any(static member => member is GlobalStatementSyntax),
        _ => false,
    };

    private static HashSet<string> NamesWhere(Func<MlNetMethod, bool> condition) => [.. MlNetApi.Methods.Values.Where(condition).Select(static method => method.Name)];
}

/// <summary>A piece of code that runs: a method, constructor, accessor, initializer, or the statements of a file.</summary>
internal sealed class Body(SyntaxNode node)
{
    internal SyntaxNode Node { get; } = node;

    /// <summary>Where it ends.</summary>
    internal int Until { get; } = node.FullSpan.End;

    /// <summary>The identifiers in it, with where each ends that is said last; nowhere, for one that a lambda or a local function says.</summary>
    internal Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it says a name of ML.NET's API.</summary>
    internal bool SaysMlNet { get; set; }

    /// <summary>Whether it says one that makes data, pipelines or models.</summary>
    internal bool Builds { get; set; }

    /// <summary>Whether it takes objects apart by position.</summary>
    internal bool TakesApart { get; set; }

    /// <summary>Whether it says any of some names.</summary>
    internal bool SaysAny(ISet<string> names) => names.Count > Names.Count ? Names.Keys.Any(names.Contains) : names.Any(Names.ContainsKey);
}
