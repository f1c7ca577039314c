using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Rules;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Audit;

/// <summary>FAIR9009, as far as options and the files beside the code go: values that cannot be read, and malformed lines.</summary>
internal sealed class ConfigurationAudit
{
    private readonly Lazy<ILookup<SyntaxTree, OptionProblem>> problems;

    internal ConfigurationAudit(AuditProject project) =>
        problems = new(() => Find(project).ToLookup(static found => found.Tree, static found => found.Problem), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The wrong options that are shown in a file: each once, at the beginning of the first file that it concerns.</summary>
    internal IEnumerable<Finding> FindingsIn(SyntaxTree tree) =>
        problems.Value[tree].Select(problem => new Finding(Descriptors.InvalidDeclaration, BeginningOf(tree), null, problem.ToString()));

    /// <summary>The malformed lines of a file beside the code.</summary>
    internal static IEnumerable<Finding> FindingsIn(AdditionalText file, CancellationToken cancellation)
    {
        if (!(BaselineFile.IsOne(file) || UserVocabulary.IsOne(file)) || file.GetText(cancellation) is not { } text)
        {
            return [];
        }

        return BaselineFile.IsOne(file)
            ? BaselineFile.Parse(text).Faults.Select(fault => Report(fault.Span, text.Lines.GetLinePositionSpan(fault.Span), fault.Why))
            : VocabularyFile.Parse(text.ToString()).Errors.Select(error => Report(SpanOf(error, text), LineSpanOf(error), error.Message));

        Finding Report(TextSpan span, LinePositionSpan lines, string why) =>
            new(Descriptors.InvalidDeclaration, Location.Create(file.Path, span, lines), null, why);
    }

    private static LinePositionSpan LineSpanOf(VocabularyError error) => new(
        new LinePosition(error.Line - 1, error.Column - 1), new LinePosition(error.Line - 1, error.Column - 1 + error.Length));

    /// <summary>The characters of a wrong cell. The two ways of counting lines part at rare separators, where the line and column still tell.</summary>
    private static TextSpan SpanOf(VocabularyError error, SourceText text)
    {
        var line = text.Lines[Math.Min(error.Line, text.Lines.Count) - 1];
        var start = Math.Min(line.Start + error.Column - 1, text.Length);
        return TextSpan.FromBounds(start, Math.Min(start + error.Length, text.Length));
    }

    /// <summary>The first token of a file, or its very beginning where it has none.</summary>
    internal static Location BeginningOf(SyntaxTree tree)
    {
        var first = tree.GetRoot().GetFirstToken(includeZeroWidth: false);
        return Location.Create(tree, first.RawKind == 0 ? new TextSpan(0, 0) : first.Span);
    }

    private static IEnumerable<(SyntaxTree Tree, OptionProblem Problem)> Find(AuditProject project)
    {
        HashSet<OptionProblem> seen = [];
        if (project.FirstFile is { } first)
        {
            foreach (var problem in project.Options.Problems.Where(seen.Add))
            {
                yield return (first, problem);
            }
        }

        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            foreach (var problem in project.Options.In(tree).Problems.Where(seen.Add))
            {
                yield return (tree, problem);
            }
        }
    }
}
