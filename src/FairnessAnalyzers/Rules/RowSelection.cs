using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>A call that removes rows before training: a filter of ML.NET, or one of LINQ's on the sequence that is loaded.</summary>
/// <param name="Models">The models that are trained on what is left.</param>
/// <param name="Columns">The columns that decide which rows go; null where that could not be seen.</param>
internal sealed record RowSelection(
    IInvocationOperation Call, FairnessProject Project, ImmutableArray<TrainedModel> Models, IReadOnlyList<SourceColumn>? Columns)
{
    /// <summary>The method's name.</summary>
    internal string Name => Call.TargetMethod.Name;

    /// <summary>The method's name as written; the keyword of a query clause.</summary>
    internal Location Place =>
        (Call.Syntax is QueryClauseSyntax clause ? clause.GetFirstToken() : ApiCall.NameOf(Call.Syntax).Identifier).GetLocation();

    /// <summary>The member, lambda or local function that contains the call.</summary>
    internal ISymbol Scope => ProjectDeclarations.MemberOf(Call) ?? Member;

    internal ISymbol Member => Project.MemberContaining(Call.Syntax);

    /// <summary>The function that decides about each row; null where there is none, or where it is not seen.</summary>
    internal RowPredicate? Predicate { get; init; }

    /// <summary>Every selection of rows before training, in source order, each once.</summary>
    internal static IEnumerable<RowSelection> Of(FairnessProject project)
    {
        var found = new Dictionary<SyntaxNode, (IInvocationOperation Call, List<TrainedModel> Models)>();
        foreach (var model in project.Models.Where(static model => !model.Training.IsEmpty))
        {
            foreach (var call in model.Data.SelectMany(call => CallsAt(call, model, project)).Where(IsSelection))
            {
                if (!found.TryGetValue(call.Syntax, out var known))
                {
                    found.Add(call.Syntax, known = (call, []));
                }

                known.Models.Add(model);
            }
        }

        return found.Values.Select(selection => Of(selection.Call, project, selection.Models)).Where(static selection => !selection.RemovesNobody())
            .OrderBy(static selection => selection.Call.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static selection => selection.Call.Syntax.Span.End);
    }

    /// <summary>A call that selects rows, wherever it stands.</summary>
    internal static RowSelection Of(IInvocationOperation call, FairnessProject project, IEnumerable<TrainedModel> models)
    {
        var trained = models.ToImmutableArray();
        var function = call.Arguments.Select(static argument => argument.Value).FirstOrDefault(static value => IsFunction(value.Type));
        if (function is null)
        {
            var row = trained.Select(static model => model.Row).FirstOrDefault(static row => row is not null);
            return new RowSelection(call, project, trained, NamedColumns(call, project, row));
        }

        var predicate = RowPredicate.Of(function, project);
        return new RowSelection(call, project, trained, predicate?.Columns) { Predicate = predicate };
    }

    /// <summary>Whether a call selects rows, in ML.NET or in LINQ.</summary>
    internal static bool IsSelection(IInvocationOperation call) => MlNetApi.Find(call.TargetMethod) is { } api
        ? api.Effect == Effect.FiltersRows || (api.Effect == Effect.SamplesRows && api.Name is "SkipRows" or "TakeRows")
        : DataChain.IsLinq(call.TargetMethod)
            && (call.TargetMethod.Name is "Where" or "Skip" or "SkipWhile" or "SkipLast" or "Take" or "TakeWhile" or "TakeLast"
                || call.TargetMethod.Name.StartsWith("Distinct", StringComparison.Ordinal));

    /// <summary>Whether a declaration is about a column that the selection reads. Where that is not seen, any column is taken for it.</summary>
    internal bool Reads(Declaration filter)
    {
        var column = filter.Text("Column");
        return column == "*" || Columns is null || Columns.Any(read => IsNamed(read, column));
    }

    /// <summary>Whether a column goes by a name.</summary>
    internal static bool IsNamed(SourceColumn column, string? name) => column.Name == name || column.Member?.Name == name;

    /// <summary>What a column is, seen from the selection.</summary>
    internal ColumnMeaning MeaningOf(SourceColumn column) =>
        Project.Meanings.Of(column, column.Member?.ContainingType ?? Models.Select(static model => model.Row).FirstOrDefault(), Member, Call.Syntax.SyntaxTree);

    /// <summary>A finding about the selection, with what the log says of the one column that it is about.</summary>
    internal Finding Find(DiagnosticDescriptor rule, SourceColumn? column, params object[] arguments)
    {
        var meaning = column is null ? ColumnMeaning.Ordinary : MeaningOf(column);
        return new Finding(rule, Place, Member, arguments)
        {
            Column = column?.Name,
            Kind = meaning.Kind?.Spelling(),
            Characteristic = meaning.Characteristic,
            Legal = meaning.Legal.Length == 0 ? null : meaning.Legal,
            Trainer = Act.TrainersOf(Models),
        };
    }

    private static IEnumerable<IInvocationOperation> CallsAt(IInvocationOperation call, TrainedModel model, FairnessProject project)
    {
        if (MlNetApi.Find(call.TargetMethod)?.Effect != Effect.LoadsEnumerable)
        {
            return [call];
        }

        // A method that loads and trains trains on whatever it is given.
        var rows = Expressions.ArgumentOf(call, "data");
        var member = project.MemberContaining(call.Syntax);
        var given = model.Training.Any(fit => SymbolEqualityComparer.Default.Equals(project.MemberContaining(fit.Syntax), member))
            ? DataChain.ParametersBehind(rows).SelectMany(project.ArgumentsFor) : [];
        return given.Prepend(rows).SelectMany(data => DataChain.CallsBehind(data, project)).Prepend(call);
    }

    /// <summary>A line of text is no row yet: where the rows of a file begin and end is parsing, blank lines may go, and so may what is no row at all.</summary>
    private bool RemovesNobody() =>
        (Name is "Skip" or "SkipWhile" or "SkipLast" or "TakeWhile" && OfLines())
        || Predicate is { OnlyGuardsAgainstNothing: true } or { OnlyPicksFiles: true };

    private bool OfLines() => Call.TargetMethod.TypeArguments
        is [{ SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }];

    private static bool IsFunction(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate }
            or INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Delegate }] };

    private static IReadOnlyList<SourceColumn>? NamedColumns(IInvocationOperation call, FairnessProject project, INamedTypeSymbol? row)
    {
        var columns = new List<SourceColumn>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String })
            {
                var names = argument.Value is IArrayCreationOperation { Initializer: { } written }
                    ? written.ElementValues.Select(element => Expressions.ConstantOf(element, project)).ToList()
                    : Expressions.ConstantsOf(argument.Value, project)?.Select(static name => new Optional<object?>(name)).ToList();
                if (names is null || !names.All(static name => name is { HasValue: true, Value: string }))
                {
                    return null;
                }

                columns.AddRange(names.Select(name => ColumnOf((string)name.Value!, row)));
            }
            else if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
            {
                if (Expressions.ConstantOf(argument.Value, project) is not { HasValue: true, Value: string name })
                {
                    return null;
                }

                columns.Add(ColumnOf(name, row));
            }
        }

        return columns;
    }

    private static SourceColumn ColumnOf(string name, INamedTypeSymbol? row) =>
        (row is null ? null : Schema.Of(row).Columns.SelectMany(static column => column.Sources).FirstOrDefault(source => source.Name == name))
        ?? new SourceColumn(name, null, null);
}
