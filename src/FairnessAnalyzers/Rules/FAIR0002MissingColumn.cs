using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR0002: a transform or trainer reads a column that nothing before it produces; ML.NET says so only when the program runs. Or a step is
/// appended and the result discarded: what the step was to write is never written.
/// </summary>
internal sealed class MissingColumnRule : Rule
{
    /// <summary>The property in which the fix finds the name that was probably meant.</summary>
    internal const string Nearest = "nearest";

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.MissingColumn);

    internal override void Check(FairnessProject project, Findings findings)
    {
        foreach (var missing in project.MissingColumns)
        {
            var fault = missing.IsDiscarded ? "The result of this Append is discarded" : $"No column '{missing.Name}' exists here";
            findings.Report(new Finding(FairnessAnalyzers.Descriptors.MissingColumn, missing.Place.GetLocation(), missing.Member, fault, missing.Why)
            {
                Column = missing.Name,
                ForFix = missing.Nearest is { } nearest ? ImmutableDictionary<string, string?>.Empty.Add(Nearest, nearest) : ImmutableDictionary<string, string?>.Empty,
            });
        }
    }
}
