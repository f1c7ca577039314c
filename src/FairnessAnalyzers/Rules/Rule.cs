using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// One question that the law, the literature or an auditor asks of a model. A rule looks at what is known about a project and says what to
/// report and where; finding models, reading declarations, severities and output are not its business.
/// </summary>
internal abstract class Rule
{
    /// <summary>The findings that this rule can report.</summary>
    internal abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Reports what the rule finds in a project. Must not throw, and must stop when the project's cancellation token asks it to.</summary>
    internal abstract void Check(FairnessProject project, Findings findings);
}
