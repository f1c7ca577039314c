namespace FairnessAnalyzers.Vocabulary;

/// <summary>One word or number of a name.</summary>
internal struct Token
{
    /// <summary>Where its folded letters begin; a number has none.</summary>
    internal ushort Start;

    internal ushort Length;

    /// <summary>The part of the name, as written, that it was read from.</summary>
    internal ushort From;

    internal ushort To;

    /// <summary>The vocabulary's number for the word; zero for a word it does not know, below zero for a number.</summary>
    internal int Word;

    /// <summary>Whether it is all capitals and the next word follows at once.</summary>
    internal bool IsAcronym;

    /// <summary>Whether it was cut out of words written together.</summary>
    internal bool CutOut;

    internal readonly bool IsNumber => Word < 0;
}

/// <summary>How numbers stand among the words: each by its value, and <c>#</c> in a term for any of them.</summary>
internal static class NumberWord
{
    internal const int Any = -1;
    private const int Largest = 100_000;

    internal static int Of(int value) => -2 - (value < Largest ? value : Largest);
}
