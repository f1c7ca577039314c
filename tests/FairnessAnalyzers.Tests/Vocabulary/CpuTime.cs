using System;
using System.Diagnostics;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>Measures the time that work takes on one thread; callers take the best of several runs, since other tests run beside them.</summary>
internal static class CpuTime
{
    internal static TimeSpan Of(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started);
    }
}
