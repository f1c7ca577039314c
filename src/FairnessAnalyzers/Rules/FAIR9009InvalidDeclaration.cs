using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR9009, as far as it concerns declarations: a date that is not ISO 8601, and a <c>Column</c> that a known schema does not have. (Options and
/// files are <c>Audit/</c>'s.) A missing date is no wrong one: whether it may be missing is another rule's question.
/// </summary>
internal sealed class InvalidDeclarationRule : Rule
{
    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.InvalidDeclaration);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var declaration in project.Declarations.InSource(project.Cancellation))
        {
            foreach (var property in Annotation.Dates.Where(date => !declaration.IsMissing(date) && IsoDate.Parse(declaration.Text(date)) is null))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.InvalidDeclaration, declaration.PlaceOf(property), Statements.MemberOf(declaration),
                    $"{property} = '{declaration.Text(property)}' is no ISO 8601 date such as 2027-03-31"));
            }

            if (Annotation.OfColumns.Contains(declaration.Name) && declaration.Text("Column") is { } column
                && ColumnsKnownTo(declaration, project) is { } known && !known.Contains(column))
            {
                findings.Report(new Finding(
                    FairnessAnalyzers.Descriptors.InvalidDeclaration, declaration.PlaceOf("Column"), Statements.MemberOf(declaration),
                    $"Column = '{column}' names no column or member of {DescribeSchema(declaration)}")
                {
                    Column = column,
                });
            }
        }
    }

    /// <summary>The names that a declaration may mean; null where no schema is known, or one of those it covers is not.</summary>
    private static HashSet<string>? ColumnsKnownTo(Declaration declaration, FairnessProject project)
    {
        var rows = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        if (RowOf(declaration) is { } own && (IsRow(own) || project.Models.Any(model => Reads(model, own))))
        {
            rows.Add(own);
        }

        var names = new HashSet<string>();
        foreach (var model in project.Models.Where(model => ProjectDeclarations.PlacesOf(model).Any(place => project.Declarations.Covers(declaration.On, place))))
        {
            if (model.Row is null)
            {
                return null;
            }

            rows.Add(model.Row);
            names.UnionWith(SourcesOf(model).Select(static source => source.Name));
        }

        names.UnionWith(rows.SelectMany(Schema.MembersOf).SelectMany(static column => new[] { column.Name, column.Member.Name }));
        return rows.Count == 0 ? null : names;
    }

    private static INamedTypeSymbol? RowOf(Declaration declaration) =>
        declaration.On is INamedTypeSymbol type ? type : declaration.On is IPropertySymbol or IFieldSymbol ? declaration.On.ContainingType : null;

    /// <summary>Whether a type says by the attributes of its members that rows are made of it.</summary>
    private static bool IsRow(INamedTypeSymbol type) => Schema.MembersOf(type).SelectMany(static column => column.Member.GetAttributes()).Any(
        static attribute => attribute.AttributeClass is { Name: "LoadColumnAttribute" or "LoadColumnNameAttribute" or "ColumnNameAttribute" } mapping
            && mapping.ContainingNamespace.Is("Microsoft.ML.Data"));

    private static bool Reads(TrainedModel model, INamedTypeSymbol row) =>
        SymbolEqualityComparer.Default.Equals(model.Row, row)
        || SourcesOf(model).Any(source => SymbolEqualityComparer.Default.Equals(source.Member?.ContainingType, row));

    private static IEnumerable<SourceColumn> SourcesOf(TrainedModel model) =>
        new[] { model.Features, model.Label, model.Weight, model.Group }.OfType<ColumnFlow>().SelectMany(static flow => flow.Sources).Select(static flow => flow.Source);

    private static string DescribeSchema(Declaration declaration) =>
        declaration.On is INamedTypeSymbol type && IsRow(type) ? type.Name : "the rows that are read here";
}
