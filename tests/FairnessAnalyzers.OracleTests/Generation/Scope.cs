using System.Collections.Generic;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>A method body under construction: its statements so far and what is at hand in it.</summary>
internal sealed class Scope
{
    internal List<string> Lines { get; } = [];

    /// <summary>The expression for the transforms' catalog.</summary>
    internal string Transforms { get; set; } = "ml.Transforms";

    /// <summary>The variable that holds the data which the pipeline under construction will be fitted to, where it is at hand.</summary>
    internal string? Data { get; set; }

    /// <summary>The columns that <see cref="Data"/> shows, where code can list them.</summary>
    internal IReadOnlyList<string>? DataColumns { get; set; }

    /// <summary>The first of <see cref="Lines"/> that can move into a method of its own.</summary>
    internal int Movable { get; set; }

    internal void Add(string line) => Lines.Add(line);
}

/// <summary>How the names of columns are written: on the spot, or as parameters of a helper method that its caller fills in.</summary>
internal interface INaming
{
    string One(string name);

    /// <summary>Several names as the last, <c>params</c> argument of a call.</summary>
    string Many(IReadOnlyList<string> names);

    /// <summary>Several names as one expression of type <c>string[]</c>.</summary>
    string Array(IReadOnlyList<string> names);
}
