using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// One finding: which rule, where, and the facts that the log carries (log-format: <c>Diagnostic.Properties</c>). Names of trainers are kept
/// apart from the message's other arguments, because one place may serve several models: the findings are then one, naming all trainers.
/// </summary>
/// <param name="Place">What is underlined.</param>
/// <param name="Member">The member that contains the place.</param>
/// <param name="Arguments">The message's arguments; <see cref="TrainerNames"/> stands for the trainers' names.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Place, ISymbol? Member, params object[] Arguments)
{
    /// <summary>An argument that stands for the names of the trainers.</summary>
    internal static readonly object TrainerNames = new();

    internal string? Trainer { get; init; }
    internal string? Column { get; init; }
    internal string? Role { get; init; }
    internal string? Kind { get; init; }
    internal string? Characteristic { get; init; }
    internal string? Legal { get; init; }
    internal string? Path { get; init; }

    /// <summary>What tells apart two findings of one rule at one place: the duty, of FAIR3004. It is not in the log.</summary>
    internal string? Topic { get; init; }

    /// <summary>The model as JSON, on FAIR0001 only.</summary>
    internal string? Model { get; init; }

    /// <summary>Set where the rule's severity depends on more than the level (FAIR9006); null for the configured severity.</summary>
    internal DiagnosticSeverity? Severity { get; init; }

    /// <summary>Set where an attribute would hide the finding about itself.</summary>
    internal bool ResistsSuppression { get; init; }

    /// <summary>What a fix needs and the log does not: keys without the "fairness." prefix.</summary>
    internal ImmutableDictionary<string, string?> ForFix { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The schema member, each transform on the way, the trainer: in this order.</summary>
    internal ImmutableArray<Location> Additional { get; init; } = ImmutableArray<Location>.Empty;
}

/// <summary>The findings of one project, one per rule, column and place, in source order.</summary>
internal sealed class Findings(Reporter reporter)
{
    private readonly Dictionary<(string Rule, Location Place, string? Column, string? Role, string? Topic, string? Model), (Finding Finding, SortedSet<string> Trainers)> findings = [];

    internal void Report(Finding finding)
    {
        var key = (finding.Rule.Id, finding.Place, finding.Column, finding.Role, finding.Topic, finding.Model);
        if (!findings.TryGetValue(key, out var known))
        {
            findings.Add(key, known = (finding, new SortedSet<string>(StringComparer.Ordinal)));
        }

        if (finding.Trainer is { } trainer)
        {
            known.Trainers.Add(trainer);
        }
    }

    /// <summary>The findings as diagnostics, ordered by file, position, rule and column, whatever the order in which they were reported.</summary>
    internal ImmutableArray<Diagnostic> ToDiagnostics() =>
        findings.Values
            .OrderBy(static f => f.Finding.Place.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static f => f.Finding.Place.SourceSpan.Start)
            .ThenBy(static f => f.Finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(static f => f.Finding.Column, StringComparer.Ordinal)
            .ThenBy(static f => f.Finding.Topic, StringComparer.Ordinal)
            .ThenBy(static f => f.Finding.Model, StringComparer.Ordinal)
            .Select(f => reporter.ToDiagnostic(f.Finding, f.Trainers.ToArray()))
            .ToImmutableArray();
}
