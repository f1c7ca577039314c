using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>Answers a rule with the annotation that it asks for, to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotationSkeletonFix)), Shared]
public sealed class AnnotationSkeletonFix : SkeletonFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Skeleton.ByRule.Keys.OrderBy(static id => id, StringComparer.Ordinal).ToImmutableArray();

    private protected override Skeleton Of(string rule) => Skeleton.ByRule[rule];
}
