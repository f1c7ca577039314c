using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.CodeFixes;

/// <summary>
/// Answers a finding with an annotation to be filled in: each statement is a placeholder that the rules go on rejecting, because only a person can
/// make it.
/// </summary>
public abstract class SkeletonFix : EditingFix
{
    /// <summary>The annotation that answers a rule.</summary>
    private protected abstract Skeleton Of(string rule);

    private protected sealed override async Task<ImmutableArray<Answer>> AnswersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var skeleton = Of(diagnostic.Id);
        if (await AttributeType.Find(document, skeleton.Annotation, cancellation).ConfigureAwait(false) is not { } type)
        {
            return ImmutableArray<Answer>.Empty;
        }

        var home = await AttributeHome.For(document, diagnostic, skeleton.Home, type.Targets, cancellation).ConfigureAwait(false);
        if (skeleton.Home == Home.Column && await AttributeType.OnColumn(home, diagnostic, skeleton.Annotation, cancellation).ConfigureAwait(false) is not null)
        {
            // The annotation is there already, and lacks something: that is completed, not written twice.
            return ImmutableArray<Answer>.Empty;
        }

        return ImmutableArray.Create(new Answer($"Add [{skeleton.Annotation}] to be filled in", GetType().Name, async (edits, stop) =>
        {
            edits.Use(home.Document, nameof(FairnessAnalyzers));
            await home.Write(edits, skeleton.Annotation, Arguments(skeleton, type, home, diagnostic), stop).ConfigureAwait(false);
        }));
    }

    private static List<string> Arguments(Skeleton skeleton, AttributeType type, AttributeHome home, Diagnostic diagnostic)
    {
        var column = diagnostic.Properties.TryGetValue("fairness.column", out var known) ? known : null;
        var arguments = skeleton.Constructor.Select(argument => argument
            .Replace("\"{column}\"", SymbolDisplay.FormatLiteral(column ?? "*", quote: true))
            .Replace("{duty}", DutyOf(diagnostic))).ToList();
        if (skeleton.Home == Home.Column && !home.IsColumn && column is not null)
        {
            arguments.Add($"Column = {SymbolDisplay.FormatLiteral(column, quote: true)}");
        }

        foreach (var property in skeleton.Named)
        {
            arguments.Add(property.Contains("=") ? property : $"{property} = {Skeleton.Placeholder(property, type.IsList(property))}");
        }

        return arguments;
    }

    /// <summary>The duty that nobody has taken on.</summary>
    private static string DutyOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue("duty", out var duty) && duty is not null ? duty : "Build";
}
