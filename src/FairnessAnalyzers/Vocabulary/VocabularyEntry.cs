using System.Collections.Immutable;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>One line of a vocabulary file: words that mean the same, and what they mean. See docs/vocabulary.md for how each cell is written.</summary>
/// <param name="Terms">The ways to write it, each a sequence of words; at least one.</param>
/// <param name="Kind">What a column of that name is; null when the words mean nothing of the sort (kind <c>none</c>).</param>
/// <param name="Characteristic">The characteristic recorded or stood for.</param>
/// <param name="LegalBasis">Citations, each led by its jurisdictions (<c>uk: ...; eu+un: ...</c>).</param>
/// <param name="Rationale">Why it matters, in one sentence.</param>
/// <param name="Source">The study, case or instrument that documents it.</param>
/// <param name="Languages">The languages in which the words mean this; empty means all.</param>
/// <param name="NotWhen">Words, phrases and <c>@</c>contexts that give the name another meaning.</param>
/// <param name="Needs">Words and <c>@</c>contexts of which one must be present; empty means none is needed.</param>
/// <param name="Confidence">How sure the words alone are.</param>
internal sealed record VocabularyEntry(
    ImmutableArray<string> Terms,
    ColumnKind? Kind,
    string Characteristic,
    string LegalBasis,
    string Rationale,
    string Source,
    ImmutableArray<string> Languages,
    ImmutableArray<string> NotWhen,
    ImmutableArray<string> Needs,
    Confidence Confidence);

/// <summary>A line, or a cell of it, that could not be read. Lines and columns count from one.</summary>
internal sealed record VocabularyError(int Line, int Column, int Length, string Message);
