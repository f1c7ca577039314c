using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>Where a name stands: the class that declares it and the other columns beside it. The order of the siblings makes no difference.</summary>
internal sealed class NameContext
{
    /// <summary>Nothing is known of the surroundings.</summary>
    internal static readonly NameContext None = new(null, ImmutableArray<string>.Empty);

    private ClassEvidence? evidence;

    private NameContext(string? className, ImmutableArray<string> siblings)
    {
        ClassName = className;
        Siblings = siblings;
    }

    internal string? ClassName { get; }

    /// <summary>The names of the columns of the class, sorted, each once.</summary>
    internal ImmutableArray<string> Siblings { get; }

    /// <param name="className">The class that declares the columns, where there is one.</param>
    /// <param name="siblings">The names of its columns; it does not matter whether the name asked for is among them.</param>
    internal static NameContext Of(string? className, IEnumerable<string> siblings) =>
        new(className, siblings.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>What the surroundings say in the words of one vocabulary; worked out on first use and kept for that vocabulary.</summary>
    internal ClassEvidence EvidenceFor(VocabularyIndex index)
    {
        var known = Volatile.Read(ref evidence);
        if (known?.Index != index)
        {
            known = ClassEvidence.Of(index, ClassName, Siblings);
            Volatile.Write(ref evidence, known);
        }

        return known;
    }
}
