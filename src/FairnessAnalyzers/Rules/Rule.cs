using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>Whether the question only arises where models are about people: families 2 to 5.</summary>
    internal bool IsAboutPeople => Descriptors.All(static rule => rule.Id["FAIR".Length] is >= '2' and <= '5');

    /// <summary>Reports what the rule finds in a project. Must not throw, and must stop when the project's cancellation token asks it to.</summary>
    internal abstract void Check(FairnessProject project, Findings findings);
}
