namespace FairnessAnalyzers.Lineage;

/// <summary>
/// Deliberate bugs, by which the tests measure how much of the analysis they would notice breaking. They exist only in a copy of these sources
/// that is compiled for the tests with SABOTAGE defined; in the shipped assembly <see cref="Has"/> is always false and nothing can switch it.
/// </summary>
internal static class Sabotage
{
#if SABOTAGE
    private static volatile Bug active;

    /// <summary>The bug that the analysis has now.</summary>
    internal static Bug Active { get => active; set => active = value; }

    /// <summary>Whether the analysis has this bug.</summary>
    internal static bool Has(Bug bug) => active == bug;
#else
    /// <summary>Whether the analysis has this bug: never.</summary>
    internal static bool Has(Bug bug) => false;
#endif
}

/// <summary>The deliberate bugs.</summary>
internal enum Bug
{
    /// <summary>The analysis as it is.</summary>
    None,

    /// <summary>A transform with several inputs is taken to read the first one only.</summary>
    FirstInputOnly,

    /// <summary>Writing a name that exists adds to the old column instead of hiding it.</summary>
    NoShadowing,

    /// <summary>A transform that is given no input name reads nothing, instead of the column it writes.</summary>
    ForgetsInPlace,

    /// <summary><c>DropColumns</c> and <c>SelectColumns</c> leave every column where it is.</summary>
    IgnoresDrops,

    /// <summary>The pairs of one call read what the earlier pairs of the same call have just written.</summary>
    PairsReadNew,

    /// <summary>The members that a custom mapping writes have no sources.</summary>
    ForgetsCustomMapping,

    /// <summary>The state of a stateful mapping carries nothing from one row to the next.</summary>
    ForgetsState,

    /// <summary>Arguments are matched with parameters in the order in which they are written.</summary>
    SwapsNamedArguments,

    /// <summary>A helper method is read as if its parameters were unknown to be anything: they contribute no names and no steps.</summary>
    IgnoresHelperArguments,

    /// <summary>The body of a loop is read once, whatever the number of elements.</summary>
    LosesLoops,

    /// <summary>A trainer that is not told its label is taken to read the first column of the schema.</summary>
    WrongLabelDefault,

    /// <summary>A trainer reads "Features" even where it is told another feature column.</summary>
    IgnoresFeatureName,

    /// <summary>What <c>pre.Fit(data).Transform(data)</c> did to the data is forgotten by the second pipeline.</summary>
    ForgetsFirstStage,

    /// <summary>The score of an earlier trainer has no sources.</summary>
    ForgetsStacking,

    /// <summary>An expression reads all of its inputs, used or not.</summary>
    ReadsUnusedParameters,

    /// <summary>The label of <c>OneVersusAll</c> is taken from the trainer inside.</summary>
    WrapperTakesInnerLabel,

    /// <summary>A field of an <c>Options</c> object that is set after construction keeps its default.</summary>
    IgnoresOptionsAssignments,

    /// <summary><c>p.Append(x);</c> counts although its result is discarded.</summary>
    KeepsDiscardedAppends,
}
