using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>
/// Knows what the names of columns mean. Immutable and free to share; the built-in list is compiled once per process. Answers depend on the
/// name, its context and the options alone.
/// </summary>
internal sealed class ColumnVocabulary
{
    private static readonly Lazy<VocabularyIndex> BuiltInIndex = new(() => BuiltInVocabulary.Compile(ImmutableArray<VocabularyEntry>.Empty));

    private readonly VocabularyIndex index;
    private readonly VocabularyOptions options;

    private ColumnVocabulary(VocabularyIndex index, VocabularyOptions options)
    {
        this.index = index;
        this.options = options;
    }

    /// <summary>The vocabulary that the package brings.</summary>
    internal static ColumnVocabulary BuiltIn(VocabularyOptions options) => new(BuiltInIndex.Value, options);

    /// <summary>
    /// The built-in vocabulary with a project's own entries: they add terms, take the place of terms that are written the same, or,
    /// with kind <c>none</c>, remove them. Of two entries for one term the later counts.
    /// </summary>
    internal ColumnVocabulary With(IEnumerable<VocabularyEntry> userEntries)
    {
        var added = userEntries.ToImmutableArray();
        return added.IsEmpty ? this : new ColumnVocabulary(BuiltInVocabulary.Compile(added), options);
    }

    /// <summary>What a name means for a column that a model learns from; null for an ordinary name. Never a process outcome.</summary>
    internal Meaning? MeaningOf(string name, NameContext context) => Ask(name, context, asTarget: false);

    /// <summary>What a name means for the column that a model learns to predict; null for an ordinary name.</summary>
    internal Meaning? MeaningAsTarget(string name, NameContext context) => Ask(name, context, asTarget: true);

    /// <summary>The stronger of what the column's name and the name of the member behind it mean.</summary>
    internal Meaning? MeaningOf(string columnName, string? memberName, NameContext context)
    {
        var ofColumn = MeaningOf(columnName, context);
        var ofMember = memberName is null || memberName == columnName ? null : MeaningOf(memberName, context);
        if (ofColumn is null || ofMember is null)
        {
            return ofColumn ?? ofMember;
        }

        var column = ofColumn.Kind.Precedence();
        var member = ofMember.Kind.Precedence();
        return member < column || (member == column && ofMember.Confidence > ofColumn.Confidence) ? ofMember : ofColumn;
    }

    private Meaning? Ask(string name, NameContext context, bool asTarget)
    {
        var evidence = context == NameContext.None ? ClassEvidence.Empty : context.EvidenceFor(index);
        var match = NameMatcher.Match(index, name, evidence, options, asTarget, out _);
        if (match.Entry is not { Kind: { } kind } entry || match.Legal is not { } legal)
        {
            return null;
        }

        return new Meaning(
            kind == ColumnKind.Protected && !legal.AppliesIn(options.JurisdictionBits) ? ColumnKind.Proxy : kind,
            entry.Characteristic,
            legal.CitationsIn(options.JurisdictionBits),
            entry.Rationale,
            entry.Source,
            match.Confidence,
            name.Substring(match.From, match.To - match.From))
        {
            OfWords = entry.Confidence,
        };
    }
}
