using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
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
                case { Effect: Effect.CreatesPredictionEngine or Effect.ServesFromPool }:
                    var types = arguments.Length > 1 ? arguments : call.Operation.TargetMethod.ContainingType.TypeArguments;
                    Add(types.Length > 1 ? types[1] : null);
                    break;
                case { Name: "CreateEnumerable" } when arguments.Length == 1 && !rows.Contains(arguments[0]):
                    Add(arguments[0]);
                    break;
            }
        }

        foreach (var engine in code.EngineTypes)
        {
            project.Cancellation.ThrowIfCancellationRequested();
            if (code.ModelOf(engine.SyntaxTree).GetSymbolInfo(engine, project.Cancellation).Symbol is INamedTypeSymbol { TypeArguments: { Length: > 1 } ofEngine })
            {
                Add(ofEngine[1]);
            }
        }

        var names = new HashSet<string>(types.SelectMany(MembersOf).Where(static member => OutputOf(member) is not null).Select(static member => member.Name));
        var arePositional = code.DeclaresDeconstruct || types.Any(static type => BasesOf(type).Any(static one => one.GetMembers("Deconstruct").Length > 0));
        Bodies = code.SayingAny(names, orTakingApart: arePositional).Select(body => code.OperationOf(body, project.Cancellation)).OfType<IOperation>()
            .OrderBy(static body => body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static body => body.Syntax.SpanStart).ToImmutableArray();
    }

    /// <summary>The bodies that read a prediction, in source order.</summary>
    internal ImmutableArray<IOperation> Bodies { get; }

    /// <summary>Whether predictions have this type.</summary>
    internal bool IsPrediction(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (types.Contains(named) || types.Any(known => BasesOf(known).Contains(named, SymbolEqualityComparer.Default)));

    /// <summary>Which output of a model an expression reads: PredictedLabel, Score or Probability; null for anything else.</summary>
    internal string? OutputOf(IOperation operation) =>
        operation is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member ? OutputOf(member.Member, member.Instance?.Type) : null;

    /// <summary>Which output of a model a member of an object holds.</summary>
    internal string? OutputOf(ISymbol member, ITypeSymbol? instance) =>
        IsPrediction(member.ContainingType) || IsPrediction(instance) ? OutputOf(member) : null;

    /// <summary>Which output of a model a member holds, by its name as a column or by its own.</summary>
    internal static string? OutputOf(ISymbol member) =>
        Outputs.FirstOrDefault(output => output == Schema.ColumnNameOf(member)) ?? Outputs.FirstOrDefault(output => output == member.Name);

    private void Add(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } named)
        {
            types.Add(named);
        }
    }

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        BasesOf(type).SelectMany(static type => type.GetMembers()).Where(static member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null });

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            yield return current;
        }
    }
}
