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
    public void An_ordinary_name_costs_less_than_spelling_it_a_few_hundred_times()
    {
        const int rounds = 200;
        Ask(rounds);
        var asking = Enumerable.Range(0, 20).Min(_ => CpuTime.Of(() => Ask(rounds)));
        var spelling = Enumerable.Range(0, 20).Min(_ => CpuTime.Of(() => Spell(rounds)));

        // Measured against the same machine and the same kind of build: about thirty times in an optimised build.
        Assert.InRange(asking / spelling, 0, 300);
    }

    private static int Spell(int rounds)
    {
        var sum = 0;
        for (var i = 0; i < rounds; i++)
        {
            foreach (var name in OrdinaryNames)
            {
                foreach (var letter in name)
                {
                    sum += letter;
                }
            }
        }

        return sum;
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
