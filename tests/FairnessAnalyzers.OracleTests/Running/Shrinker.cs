using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.OracleTests.Generation;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>
/// Makes a program on which there is disagreement smaller as long as there still is: pieces of its choices are left out and choices are made
/// plainer. All candidates of a round are compiled and compared together.
/// </summary>
internal static class Shrinker
{
    private const int MostCandidates = 150;
    private const int MostRounds = 12;

    internal static async Task<Disagreement> Shrink(Disagreement disagreement, Func<IReadOnlyList<GeneratedProgram>, Task<IReadOnlyList<Disagreement>>> compare)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var candidates = Candidates(disagreement.Program);
            if (candidates.Count == 0)
            {
                break;
            }

            var smaller = (await compare(candidates)).MinBy(d => d.Program.Size);
            if (smaller is null)
            {
                break;
            }

            disagreement = smaller;
        }

        return disagreement;
    }

    private static List<GeneratedProgram> Candidates(GeneratedProgram program)
    {
        var made = program.Choices.Made;
        var sequences = new List<int[]>();
        foreach (var (start, end) in program.Choices.Spans)
        {
            // The choice before a piece says that there is one.
            sequences.Add([.. made.Take(Math.Max(0, start - 1)), .. made.Skip(end)]);
            sequences.Add([.. made.Take(start), .. Enumerable.Repeat(0, end - start), .. made.Skip(end)]);
        }

        for (var i = 0; i < made.Count; i++)
        {
            if (made[i] != 0)
            {
                sequences.Add([.. made.Take(i), 0, .. made.Skip(i + 1)]);
                sequences.Add([.. made.Take(i), .. made.Skip(i + 1)]);
            }
        }

        return [.. sequences.Select((sequence, i) => ProgramBuilder.Build($"S{i}", Choices.Replay(sequence)))
            .DistinctBy(candidate => candidate.Source.Replace(candidate.Name, "", StringComparison.Ordinal))
            .Where(candidate => candidate.Size.CompareTo(program.Size) < 0).OrderBy(candidate => candidate.Size).Take(MostCandidates)];
    }
}
