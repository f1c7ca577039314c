using System;
using System.Linq;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Tests.Vocabulary;

/// <summary>The vocabulary is asked for every name of every schema while somebody types: it may cost next to nothing.</summary>
public class VocabularyCostTests
{
    private static readonly string[] OrdinaryNames =
    [
        "Amount", "PaymentHistory", "DaysOverdue", "WaitingTimeDays", "StackTraceDepth", "NumberOfRooms", "LoanAmount", "DistanceToOffice",
        "IsUrgent", "VisitDuration", "TicketCount", "ProgrammingLanguage", "whitelist", "sepal_length", "hour_of_day", "Feature17", "OutputBufferSize",
    ];

    private static readonly ColumnVocabulary Names = ColumnVocabulary.BuiltIn(VocabularyOptions.Default);

    [Fact]
    public void An_ordinary_name_allocates_nothing()
    {
        Ask(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_ordinary_name_costs_microseconds_at_most()
    {
        Ask(1000);
        var best = Enumerable.Range(0, 500).Min(_ => CpuTime.Of(() => Ask(1)));

        // The bound leaves room for an unoptimised build on a busy machine; allocating or rereading the vocabulary would break it.
        Assert.InRange(best.TotalMicroseconds / OrdinaryNames.Length, 0, 50);
    }

    private static void Ask(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            foreach (var name in OrdinaryNames)
            {
                if (Names.MeaningOf(name, NameContext.None) is not null)
                {
                    throw new InvalidOperationException(name + " is no ordinary name.");
                }
            }
        }
    }
}
