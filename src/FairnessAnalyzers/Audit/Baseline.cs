using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Audit;

/// <summary>
/// The findings that a project has recorded as known. They are never dropped: each is still reported, as information, with a mark that says so,
/// and no pragma or configuration can hide it.
/// </summary>
internal sealed class Baseline
{
    private readonly HashSet<(string Id, string? Symbol, string? Column)> known;

    private Baseline(HashSet<(string Id, string? Symbol, string? Column)> known) => this.known = known;

    /// <summary>Reads the baselines of a project and of the folders above it.</summary>
    /// <param name="today">Entries that end before this day no longer count; null where no date rule may fire.</param>
    internal static Baseline Read(ImmutableArray<AdditionalText> files, DateTime? today, CancellationToken cancellation)
    {
        HashSet<(string, string?, string?)> known = [];
        foreach (var file in files.Where(BaselineFile.IsOne))
        {
            if (file.GetText(cancellation) is { } text)
            {
                known.UnionWith(BaselineFile.Parse(text).Entries
                    .Where(entry => today is null || entry.Until >= today)
                    .Select(static entry => (entry.Id, entry.Symbol, entry.Column)));
            }
        }

        return new Baseline(known);
    }

    /// <summary>Whether a finding is known.</summary>
    internal bool Holds(string id, string? symbol, string? column) => known.Contains((id, symbol, column));
}
