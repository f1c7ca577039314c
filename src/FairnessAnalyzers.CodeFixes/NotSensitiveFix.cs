using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Says of a column that its name misleads, for a reason to be filled in. At once at most in one project: a clean-up by rule id cannot know whether
/// names mislead.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotSensitiveFix)), Shared]
public sealed class NotSensitiveFix : SkeletonFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("FAIR1001", "FAIR1002", "FAIR1003", "FAIR1005", "FAIR1006", "FAIR2003", "FAIR2005");

    private protected override ImmutableArray<FixAllScope> AtOnce => ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project);

    private protected override Skeleton Of(string rule) => Skeleton.NotSensitive;
}
