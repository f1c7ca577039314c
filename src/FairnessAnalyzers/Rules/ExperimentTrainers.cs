using System;
using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// The trainers among which an AutoML experiment chooses, where its settings say so: <c>settings.Trainers.Clear()</c>, and then one <c>Add</c> for
/// each. Without that it may end with any trainer.
/// </summary>
internal static class ExperimentTrainers
{
    private static readonly Dictionary<string, string> spelledOut = new()
    {
        ["StochasticDualCoordinateAscent"] = "Sdca",
        ["LinearSupportVectorMachinesOva"] = "LinearSvm",
    };

    /// <summary>The families of the trainers; null where the choice is open or not seen.</summary>
    internal static IReadOnlyList<TrainerFamily>? FamiliesOf(IInvocationOperation creation)
    {
        if (creation.Arguments.Select(static argument => Expressions.Bare(argument.Value)).OfType<ILocalReferenceOperation>().FirstOrDefault() is not { } settings)
        {
            return null;
        }

        var uses = Expressions.UsesOf(settings.Local, Expressions.RootOf(creation)).ToList();
        var calls = uses.Where(static use => use.Parent is IPropertyReferenceOperation { Property.Name: "Trainers" })
            .Select(static use => use.Parent!.Parent as IInvocationOperation).ToList();
        var isOnlySet = uses.TrueForAll(static use =>
            use.Parent is IMemberReferenceOperation || use.Parent is IArgumentOperation { Parent: IInvocationOperation call } && MlNetApi.Find(call.TargetMethod)?.Effect == Effect.CreatesExperiment);
        if (!isOnlySet || !calls.Exists(call => call is { TargetMethod.Name: "Clear" } && IsAlwaysBefore(call, calls, creation)))
        {
            return null;
        }

        var added = calls.Where(static call => call is null or { TargetMethod.Name: not ("Clear" or "Remove") }).Select(FamilyAddedBy).ToList();
        return added.Count > 0 && added.TrueForAll(static family => family is not null) ? added.ConvertAll(static family => family!.Value) : null;
    }

    /// <summary>Whether every way to the experiment leads over a call, before anything is added.</summary>
    private static bool IsAlwaysBefore(IInvocationOperation clear, List<IInvocationOperation?> calls, IOperation creation)
    {
        var block = clear.Parent?.Parent;
        var parent = creation.Parent;
        while (parent is not null && parent != block)
        {
            parent = parent.Parent;
        }

        return parent is not null && clear.Syntax.SpanStart < creation.Syntax.SpanStart
            && calls.TrueForAll(call => call is { TargetMethod.Name: not "Add" } || call?.Syntax.SpanStart > clear.Syntax.SpanStart);
    }

    /// <summary>The family of the trainer that a call adds, by the name that the settings and the catalog share; null for any other.</summary>
    private static TrainerFamily? FamilyAddedBy(IInvocationOperation? call) =>
        call is { TargetMethod.Name: "Add", Arguments: [var added] } && Expressions.Bare(added.Value) is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum, Name: var name } }
            ? MlNetApi.Methods.Values.Where(method => method.IsTrainer && method.Name == NameInCatalog(name)).Select(static method => (TrainerFamily?)method.Family).FirstOrDefault()
            : null;

    /// <summary>The settings name a trainer like the catalog, or spell its name out, and say where it tells one class from all others.</summary>
    private static string NameInCatalog(string name) => spelledOut.TryGetValue(name, out var known) ? known : name.EndsWith("Ova", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Ova".Length) : name;
}
