extern alias sabotaged;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FairnessAnalyzers.OracleTests.Generation;
using sabotaged::FairnessAnalyzers.Lineage;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>
/// Measures how many random programs would notice a bug in the analysis: the analysis is given one deliberate bug after the other, and its
/// models are compared with the reference. ML.NET need not run again, and the programs are compiled and bound once for all bugs.
/// </summary>
internal sealed class Power
{
    private readonly List<(Programs Programs, CodeIndex Code)> parts = [];

    internal Power(IReadOnlyList<GeneratedProgram> programs)
    {
        // In parts, so that a bug that is noticed at once need not be tried on all.
        foreach (var part in programs.Chunk(PartSize))
        {
            var compiled = new Programs(part);
            parts.Add((compiled, new CodeIndex(compiled.Compilation, CancellationToken.None)));
        }
    }

    private const int PartSize = 250;

    internal static IEnumerable<Bug> Bugs => Enum.GetValues<Bug>().Where(bug => bug != Bug.None);

    /// <summary>The programs on which the analysis with a bug differs from the reference, counted until there are enough.</summary>
    internal int CaughtBy(Bug bug, int enough = int.MaxValue)
    {
        var caught = 0;
        Sabotage.Active = bug;
        try
        {
            foreach (var (programs, code) in parts)
            {
                caught += Differing(programs, code).Count();
                if (caught >= enough)
                {
                    break;
                }
            }
        }
        finally
        {
            Sabotage.Active = Bug.None;
        }

        return caught;
    }

    /// <summary>Each program on which the analysis as it is differs from the reference, with what it says and what is right.</summary>
    internal IReadOnlyList<string> Differences()
    {
        Sabotage.Active = Bug.None;
        return [.. parts.SelectMany(static part => Differing(part.Programs, part.Code)).Select(static differing => $"{differing.Program.Name}: it says\n{differing.Says}\nbut right is\n{Account.Of(differing.Program)}")];
    }

    private static IEnumerable<(GeneratedProgram Program, Account Says)> Differing(Programs programs, CodeIndex code)
    {
        var lineage = ProjectLineage.Of(programs.Compilation, code, CancellationToken.None);
        var found = lineage.Models.Where(model => programs.At(model.Place.GetLocation()) is not null)
            .ToLookup(model => programs.At(model.Place.GetLocation())!, Read);
        return programs.All.Select(program => (Program: program, Says: Account.Join(found[program]))).Where(static said => !said.Says.Agrees(Account.Of(said.Program)));
    }

    private static Account Read(TrainedModel model) => Account.Of(
        model.Trainer, model.Task, model.Row?.ToDisplayString(), [Read("label", model.Label), Read("features", model.Features), Read("weight", model.Weight), Read("group", model.Group)],
        model.Unresolved.Select(unresolved => unresolved.Why));

    private static RoleAccount? Read(string role, ColumnFlow? flow) => flow is null ? null : new(
        role, flow.Column, flow.Complete, flow.Sources.Select(source => (source.Source.Name, source.Source.Member?.Name, (string?)string.Join('>', source.Path.Select(use => use.Name)))));
}
