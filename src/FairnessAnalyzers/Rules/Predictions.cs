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

    /// <summary>With the types that they derive from.</summary>
    private readonly HashSet<INamedTypeSymbol> types = new(SymbolEqualityComparer.Default);

    internal Predictions(FairnessProject project, CodeIndex code)
    {
        var rows = new HashSet<ISymbol>(
            project.Calls.Select(static call => DataChain.RowOf(call.Operation)).Concat(project.Models.Select(static model => model.Row)).OfType<INamedTypeSymbol>(),
            SymbolEqualityComparer.Default);
        foreach (var call in project.Calls)
        {
            var arguments = call.Operation.TargetMethod.TypeArguments;
            switch (call.Api)
            {
                case var _ when IsOfEngine(call):
                    var types = arguments.Length > 1 ? arguments : call.Operation.TargetMethod.ContainingType.TypeArguments;
                    Add(types.Length > 1 ? types[1] : null);
                    break;
                case { Name: "CreateEnumerable" } when arguments.Length == 1 && !rows.Contains(arguments[0]):
                    Add(arguments[0]);
                    break;
            }
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

        var names = new HashSet<string>(types.SelectMany(static type => type.GetMembers()).Where(static member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null } && OutputOf(member) is not null).Select(static member => member.Name));
        Bodies = code.SayingAny(names).Select(body => code.OperationOf(body, project.Cancellation)).OfType<IOperation>()
            .OrderBy(static body => body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static body => body.Syntax.SpanStart).ToImmutableArray();
    }

    /// <summary>The bodies that read a prediction, in source order.</summary>
    internal ImmutableArray<IOperation> Bodies { get; }

    /// <summary>Whether predictions have this type.</summary>
    internal bool IsPrediction(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && types.Contains(named);

    /// <summary>Which output of a model an expression reads: PredictedLabel, Score or Probability; null for anything else.</summary>
    internal string? OutputOf(IOperation operation) =>
        operation is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member
        && (IsPrediction(member.Member.ContainingType) || IsPrediction(member.Instance?.Type))
            ? OutputOf(member.Member) : null;

    /// <summary>Which output of a model a member holds, by its name as a column or by its own.</summary>
    internal static string? OutputOf(ISymbol member) =>
        Outputs.FirstOrDefault(output => output == Schema.ColumnNameOf(member)) ?? Outputs.FirstOrDefault(output => output == member.Name);

    private static bool IsOfEngine(MlNetCall call) => call.Api.Effect is Effect.CreatesPredictionEngine or Effect.ServesFromPool;

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
