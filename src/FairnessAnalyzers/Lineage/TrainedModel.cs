using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Lineage;

/// <summary>
/// One trained predictor: a trainer creation that is reached by <c>Fit</c>, by cross-validation, by an AutoML experiment, or that is returned
/// inside an estimator, with the source columns that reach each of its roles. One creation with different upstream pipelines is several models.
/// </summary>
internal sealed record TrainedModel(
    string Trainer,
    string? Task,
    SimpleNameSyntax Place,
    ISymbol Member,
    INamedTypeSymbol? Row,
    ColumnFlow? Label,
    ColumnFlow Features,
    ColumnFlow? Weight,
    ColumnFlow? Group,
    ImmutableArray<Unresolved> Unresolved)
{
    /// <summary>The <c>Fit</c>, <c>CrossValidate</c> or <c>Execute</c> calls that train it; empty where the estimator is only returned.</summary>
    public ImmutableArray<IInvocationOperation> Training { get; init; } = ImmutableArray<IInvocationOperation>.Empty;

    /// <summary>The load calls, row filters and splits that the training data passed through, in order.</summary>
    public ImmutableArray<IInvocationOperation> Data { get; init; } = ImmutableArray<IInvocationOperation>.Empty;

    /// <summary>The call that creates the trainer; for a wrapper such as <c>OneVersusAll</c> the wrapper's.</summary>
    public IOperation? Creation { get; init; }

    /// <summary>The trainer inside a wrapper such as <c>OneVersusAll</c>, which decides how opaque the model is; null elsewhere.</summary>
    public IInvocationOperation? Inner { get; init; }

    /// <summary>Where the feature set was taken from the schema, from reflection, from a range or from AutoML rather than listed.</summary>
    public ImmutableArray<UnlistedFeatures> Unlisted { get; init; } = ImmutableArray<UnlistedFeatures>.Empty;
}

/// <summary>What a trainer does with a column.</summary>
internal enum ColumnRole { Feature, Label, Weight, Group }

/// <summary>The source columns that reach one role of a trainer. Empty and complete means "none"; not complete means "these, and perhaps others".</summary>
/// <param name="Column">The column the trainer reads (several joined by a comma); null where it reads none or its name is unknown.</param>
internal sealed record ColumnFlow(string? Column, bool Complete, ImmutableArray<SourceFlow> Sources);

/// <summary>One source column on its way into a role.</summary>
/// <param name="Path">The transforms it passes, from the source to the trainer.</param>
/// <param name="Place">Where a finding about it is reported: always in the file that creates the trainer.</param>
internal sealed record SourceFlow(SourceColumn Source, ImmutableArray<TransformUse> Path, SyntaxNode Place)
{
    /// <summary>The same column on a way that turns text into numbers; null where it takes none, whatever else it feeds.</summary>
    public SourceFlow? ThroughText { get; init; }

    /// <summary>The same column on a way through the score of another trainer; null where it takes none, whatever else it feeds.</summary>
    public SourceFlow? ThroughScore { get; init; }

    /// <summary>The same column of rows that stand elsewhere, as the value of the day before does.</summary>
    public ImmutableArray<SourceFlow> OfOtherRows { get; init; } = ImmutableArray<SourceFlow>.Empty;
}

/// <summary>A transform that a column passes, as written.</summary>
internal sealed record TransformUse(string Name, SyntaxNode Place)
{
    /// <summary>Whether it turns text into numbers: word bags, n-grams, embeddings and the like.</summary>
    public bool FeaturizesText { get; init; }

    /// <summary>Whether it is a trainer, whose score goes on.</summary>
    public bool Trains { get; init; }
}

/// <summary>A column of the input schema.</summary>
/// <param name="Member">The C# property or field behind it; null for a schema without a row type.</param>
/// <param name="Declaration">Where the column is declared, when that is source code: the member, or the <c>TextLoader.Column</c>.</param>
internal sealed record SourceColumn(string Name, ISymbol? Member, SyntaxNode? Declaration)
{
    /// <summary>
    /// Further members that carry the same values under another name (the member of the row type that a projection of raw rows fills):
    /// an annotation on any of them counts.
    /// </summary>
    public ImmutableArray<ISymbol> Aliases { get; init; } = ImmutableArray<ISymbol>.Empty;

    /// <summary>The cells of lines that were no rows yet, from which it is filled.</summary>
    public ImmutableArray<RawCell> Cells { get; init; } = RawCell.None;

    /// <summary>The type of the member behind it; null for a schema without a row type.</summary>
    internal ITypeSymbol? Type => Schema.TypeOf(Member);

    /// <summary>How far the row is that it is taken from, as written; null for the row itself.</summary>
    public string? Distance { get; init; }
}

/// <summary>Something that the analysis could not follow.</summary>
/// <param name="What">features, label, weight or group.</param>
/// <param name="Why">The reason, in words a developer understands.</param>
/// <param name="Place">The expression that stopped the analysis, or the trainer's name where that expression is in another file.</param>
/// <param name="Line">The one-based line of the expression that stopped the analysis, in its own file.</param>
internal sealed record Unresolved(string What, string Why, SyntaxNode Place, int Line)
{
    /// <summary>Where a column is named that certainly does not exist; null where it is something else that stopped the analysis.</summary>
    internal SyntaxNode? Missing { get; init; }
}

/// <summary>A call that trains something in which no trainer could be seen.</summary>
/// <param name="Why">What hides it, in words a developer understands.</param>
internal sealed record UnseenTraining(Microsoft.CodeAnalysis.Operations.IInvocationOperation Call, string Why);

/// <summary>A place where features are taken wholesale instead of being listed.</summary>
/// <param name="Place">The enumerating expression, in whichever file it is: that is where the columns can be named.</param>
/// <param name="How">What enumerates, in words: "data.Schema", "reflection over CaseRow", "LoadColumn(1, 30)" ...</param>
internal sealed record UnlistedFeatures(SyntaxNode Place, string How);

/// <summary>A name that a transform or a trainer reads and that nothing before it produces, while the schema is completely known.</summary>
/// <param name="Place">The wrong name; for a defaulted name the trainer's or transform's name.</param>
/// <param name="Why">What is wrong and, where one is near, which name exists.</param>
/// <param name="Nearest">The existing name that was probably meant.</param>
internal sealed record MissingColumn(string Name, SyntaxNode Place, string Why, string? Nearest, string Reader, ISymbol Member)
{
    /// <summary>Whether the name is missing because the step that was to write it, the reader, was appended to nothing.</summary>
    internal bool IsDiscarded { get; init; }
}
