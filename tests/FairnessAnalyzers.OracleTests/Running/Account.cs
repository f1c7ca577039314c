using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.OracleTests.Generation;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>One role of a model as somebody accounts for it; of each source its name, the member behind it, and the way that it takes.</summary>
internal sealed record RoleAccount(string Role, string? Column, bool Complete, IEnumerable<(string Name, string? Member, string? Way)> Sources);

/// <summary>
/// What the analysis or the reference says of the models of one program, as lines of text and, apart from them, the ways of the sources:
/// where several ways are equally short, the reference names them all and the analysis one of them; null where there are none to compare.
/// </summary>
internal sealed record Account(ImmutableArray<(string What, string? Way)> Lines)
{
    private const string Or = " or ";

    /// <summary>What the reference says of a program.</summary>
    internal static Account Of(GeneratedProgram program) => Join(program.Models.Select(model => Of(
        model.Trainer, model.Task, program.Loaded.Type,
        [Role(program, "label", model.Label), Role(program, "features", model.Features), Role(program, "weight", model.Weight), Role(program, "group", model.Group)], [])));

    internal static Account Of(string trainer, string? task, string? row, IEnumerable<RoleAccount?> roles, IEnumerable<string> unresolved) => new(
    [
        ($"{trainer} ({task}) of {row ?? "no type"}", null),
        .. roles.OfType<RoleAccount>().SelectMany(role => role.Sources.OrderBy(source => source.Name, StringComparer.Ordinal)
            .Select(source => ($"    {(source.Member == source.Name ? source.Name : $"{source.Name} of {source.Member ?? "no member"}")}", source.Way))
            .Prepend(($"  {role.Role} {role.Column ?? "nothing"}{(role.Complete ? "" : " and perhaps more")}", null))),
        .. unresolved.Select(why => ($"  unresolved: {why}", (string?)null)),
    ]);

    /// <summary>The models of one program together, in an order of their own.</summary>
    internal static Account Join(IEnumerable<Account> models) =>
        new([.. models.OrderBy(model => string.Join('\n', model.Lines.Select(line => line.What)), StringComparer.Ordinal).SelectMany(model => model.Lines)]);

    /// <summary>Whether this says the same as the reference.</summary>
    internal bool Agrees(Account reference) =>
        Lines.Length == reference.Lines.Length && Lines.Zip(reference.Lines).All(pair =>
            pair.First.What == pair.Second.What && (pair.Second.Way is null || pair.Second.Way.Split(Or).Contains(pair.First.Way)));

    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Lines.Select(line => string.IsNullOrEmpty(line.Way) ? line.What : $"{line.What} by {line.Way}"));

    private static RoleAccount? Role(GeneratedProgram program, string role, ExpectedFlow? flow) => flow is null ? null : new(
        role, flow.Column, true, flow.Ways.BySource.Select(source => (source.Key, program.Loaded.Members.GetValueOrDefault(source.Key), source.Value.IsEmpty ? null : string.Join(Or, source.Value))));
}
