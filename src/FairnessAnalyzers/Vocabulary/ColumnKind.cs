using System;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>What a column is to a fairness question, in the contract's order of precedence: the earlier kind is the stronger one.</summary>
internal enum ColumnKind
{
    /// <summary>A record of arrest, charge, conviction, custody or another act of the justice process.</summary>
    Justice,

    /// <summary>A protected characteristic, including the special categories of the GDPR.</summary>
    Protected,

    /// <summary>Singles out a person or a household.</summary>
    Identifier,

    /// <summary>Prose that somebody wrote about a person.</summary>
    FreeText,

    /// <summary>The output of an earlier model.</summary>
    ModelOutput,

    /// <summary>How much an authority looked at, visited or dealt with somebody.</summary>
    Enforcement,

    /// <summary>Stands in for a protected characteristic or for a social position.</summary>
    Proxy,

    /// <summary>An institution's own act or cost, often taken for the behaviour or need it only reflects; a meaning of targets alone.</summary>
    ProcessOutcome,
}

/// <summary>How the kinds are written in vocabulary files and in the log, and which of two is the stronger.</summary>
internal static class ColumnKinds
{
    private static readonly string[] Spellings =
        ["justice", "protected", "identifier", "freeText", "modelOutput", "enforcement", "proxy", "processOutcome"];

    /// <summary>The spelling of the log and of vocabulary files, e.g. <c>freeText</c>.</summary>
    internal static string Spelling(this ColumnKind kind) => Spellings[(int)kind];

    /// <summary>Reads a spelling, whatever its case.</summary>
    internal static bool TryParse(string spelling, out ColumnKind kind)
    {
        var index = Array.FindIndex(Spellings, known => string.Equals(known, spelling, StringComparison.OrdinalIgnoreCase));
        kind = index < 0 ? default : (ColumnKind)index;
        return index >= 0;
    }

    /// <summary>The lower, the stronger. A process outcome, which only targets have, says more than a proxy and less than any other kind.</summary>
    internal static int Precedence(this ColumnKind kind) =>
        kind == ColumnKind.ProcessOutcome ? (2 * (int)ColumnKind.Proxy) - 1 : 2 * (int)kind;
}
