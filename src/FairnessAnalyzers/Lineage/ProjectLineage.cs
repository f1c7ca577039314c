using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Lineage;

/// <summary>Finds the trained models of a compilation and the source columns that reach each of their roles.</summary>
internal sealed class ProjectLineage
{
    private ProjectLineage(ImmutableArray<TrainedModel> models, ImmutableArray<MissingColumn> missing, ImmutableArray<UnseenTraining> unseen)
    {
        Models = models;
        MissingColumns = missing;
        Unseen = unseen;
    }

    /// <summary>The models, in source order.</summary>
    internal ImmutableArray<TrainedModel> Models { get; }

    internal ImmutableArray<MissingColumn> MissingColumns { get; }

    /// <summary>What is trained, and in which no trainer could be seen.</summary>
    internal ImmutableArray<UnseenTraining> Unseen { get; }

    internal static ProjectLineage Of(CSharpCompilation compilation, CodeIndex code, CancellationToken cancellation)
    {
        var flows = new ColumnFlows(cancellation);
        var evaluator = new Evaluator(compilation, code, flows, cancellation);
        foreach (var body in Roots(code, evaluator))
        {
            cancellation.ThrowIfCancellationRequested();
            evaluator.EvaluateRoot(body);
        }

        evaluator.ObserveKept();
        var models = ModelsOf(evaluator.Observations, flows);
        var missing = flows.Missing.Select(name => MissingOf(name, code, cancellation)).Concat(evaluator.DiscardedAppends.Select(append => LostBy(append.Key, append.Value, code, cancellation)))
            .OrderBy(static m => m.Place.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static m => m.Place.SpanStart).ToImmutableArray();
        return new ProjectLineage(models, missing, evaluator.UnseenTraining.ToImmutableArray());
    }

    /// <summary>
    /// Where to begin: at the bodies that train and at those that call them, callers first, so that a helper is seen with the arguments it is
    /// given. A body that another one has entered is not begun with again.
    /// </summary>
    private static IEnumerable<Body> Roots(CodeIndex code, Evaluator evaluator)
    {
        var relevant = code.Training.ToList();
        var known = new HashSet<Body>(relevant);
        var callers = new Dictionary<Body, List<Body>>();
        for (var i = 0; i < relevant.Count; i++)
        {
            var list = callers[relevant[i]] = [];
            foreach (var caller in code.CallersOf(relevant[i]))
            {
                list.Add(caller);
                if (known.Add(caller))
                {
                    relevant.Add(caller);
                }
            }
        }

        var pending = relevant.OrderBy(body => callers[body].Count == 0 ? 0 : 1)
            .ThenBy(static body => body.Node.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static body => body.Node.SpanStart).ToList();
        foreach (var body in pending)
        {
            if (evaluator.MethodOf(body) is not { } method || !evaluator.WasEntered(method))
            {
                yield return body;
            }
        }
    }

    private static ImmutableArray<TrainedModel> ModelsOf(IReadOnlyList<Observation> observations, ColumnFlows flows)
    {
        var models = ImmutableArray.CreateBuilder<TrainedModel>();
        foreach (var group in observations.GroupBy(static o => o.Trainer.Roles.Creation.Syntax))
        {
            // A trainer that is fitted somewhere is not reported again for being returned on the way there.
            var fitted = group.Where(static o => o.Training is not null).ToList();
            var distinct = new List<TrainedModel>();
            var candidates = fitted.Count > 0 ? fitted : group.ToList();
            // Data that lacks the trainer's columns is not what it is trained on, where other data has them: two ways were joined that never meet.
            var fitting = candidates.Where(static o => Fits(o)).ToList();
            foreach (var observation in fitting.Count > 0 ? fitting : candidates)
            {
                var model = ModelOf(observation, flows);
                var same = distinct.FindIndex(other => SameFlows(other, model));
                if (same < 0)
                {
                    distinct.Add(model);
                }
                else
                {
                    distinct[same] = Merge(distinct[same], model);
                }
            }

            models.AddRange(distinct);
        }

        return models.OrderBy(static m => m.Place.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static m => m.Place.SpanStart)
            .ThenBy(static m => Signature(m), System.StringComparer.Ordinal).ToImmutableArray();
    }

    private static bool Fits(Observation observation) =>
        !observation.Columns.IsBroken && observation.Trainer.Roles.Features.Names.Concat(observation.Trainer.Roles.Label?.Names ?? ImmutableArray<ColumnName>.Empty)
            .All(name => observation.Columns.Find(name.Name) is not null);

    private static TrainedModel ModelOf(Observation observation, ColumnFlows flows)
    {
        var step = observation.Trainer;
        var roles = step.Roles;
        var file = step.Place.SyntaxTree;
        var unresolved = ImmutableArray.CreateBuilder<Unresolved>();
        var unlisted = ImmutableArray.CreateBuilder<UnlistedFeatures>();

        var features = FlowOf("features", roles.Features, flows.FeaturesOf(observation.Columns, step, null), step.Place, false, true)
            ?? new ColumnFlow(null, true, ImmutableArray<SourceFlow>.Empty);
        var labelNames = Sabotage.Has(Bug.WrongLabelDefault) && roles.Label is { Names: [{ Argument: null } unnamed] } && observation.Columns.Schema.Columns is [var first, ..]
            ? new ColumnNames(ImmutableArray.Create(unnamed with { Name = first.Name }), null) : roles.Label;
        var label = Role("label", labelNames, false);
        var weight = Role("weight", roles.Weight, true);
        var group = Role("group", roles.Group, true);
        flows.Read(observation.Columns, roles.InnerLabel, null, step.Method.Name, roles.Member);

        return new TrainedModel(step.Method.Name, roles.Task, step.Place, roles.Member, observation.Columns.Schema.Row, label, features, weight, group,
            unresolved.Distinct().ToImmutableArray())
        {
            Training = observation.Training is { } training ? ImmutableArray.Create(training) : ImmutableArray<Microsoft.CodeAnalysis.Operations.IInvocationOperation>.Empty,
            Data = observation.Data,
            Creation = roles.Creation,
            Inner = roles.Inner,
            Unlisted = unlisted.Distinct().ToImmutableArray(),
        };

        ColumnFlow? Role(string what, ColumnNames? names, bool atArgument) =>
            names is { } known ? FlowOf(what, known, flows.Read(observation.Columns, known, null, step.Method.Name, roles.Member), PlaceOf(known), atArgument, false) : null;

        SyntaxNode PlaceOf(ColumnNames names) => names.Names.FirstOrDefault() is { Argument: not null } name
            ? name.Place.SyntaxTree == file ? name.Place : name.Argument!.SyntaxTree == file ? name.Argument : step.Place
            : step.Place;

        ColumnFlow? FlowOf(string what, ColumnNames names, Cell? cell, SyntaxNode place, bool atArgument, bool isFeatures)
        {
            if (names.Names.IsEmpty && names.Rest is null && !(isFeatures && roles.AllColumns))
            {
                return null;
            }

            var reached = cell is null ? null : (cell with { Inputs = cell.Inputs.Select(static i => new CellInput(i.Cell, null)).ToImmutableArray() }).Trace(file, place, isFeatures ? Naming.OfInput : Naming.OfSource);
            var unknown = reached?.Unknown ?? ImmutableArray<Opaque>.Empty;
            foreach (var opaque in unknown)
            {
                var here = opaque.Place is { } stopped && stopped.SyntaxTree == file ? stopped : step.Place;
                var line = (opaque.Place ?? step.Place).GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                unresolved.Add(new Unresolved(what, opaque.Why, here, line) { Missing = opaque.Column is null ? null : opaque.Place });
            }

            if (isFeatures && reached is not null)
            {
                unlisted.AddRange(reached.Enumerations.Select(static e => new UnlistedFeatures(e.Place, e.How)));
            }

            var sources = reached?.Sources ?? ImmutableArray<SourceFlow>.Empty;
            return new ColumnFlow(
                names.Names.IsEmpty ? null : string.Join(",", names.Names.Select(static n => n.Name)), unknown.IsEmpty,
                atArgument ? sources.Select(s => s with { Place = place }).ToImmutableArray() : sources);
        }
    }

    private static bool SameFlows(TrainedModel left, TrainedModel right) => Signature(left) == Signature(right);

    /// <summary>What distinguishes the results of one trainer creation: the names that reach each role, and what was not followed.</summary>
    private static string Signature(TrainedModel model) =>
        string.Join("|", new[] { model.Features, model.Label, model.Weight, model.Group }.Select(static flow =>
            flow is null ? "-" : $"{flow.Column}:{flow.Complete}:{string.Join(",", flow.Sources.Select(static s => s.Source.Name))}"));

    private static TrainedModel Merge(TrainedModel left, TrainedModel right)
    {
        var better = left.Row is null && right.Row is not null ? right : left;
        return better with
        {
            Training = left.Training.Union(right.Training).ToImmutableArray(),
            Data = left.Data.Union(right.Data).ToImmutableArray(),
            Unresolved = left.Unresolved.Union(right.Unresolved).ToImmutableArray(),
            Unlisted = left.Unlisted.Union(right.Unlisted).ToImmutableArray(),
        };
    }

    /// <summary><c>Append</c> changes nothing: a result that nobody takes is a step that never runs.</summary>
    private static MissingColumn LostBy(SyntaxNode append, ApiStep step, CodeIndex code, CancellationToken cancellation)
    {
        var column = step switch
        {
            TransformStep { Writes: [{ Output.Names: [var output, ..] }, ..] } => output.Name,
            TrainerStep trainer => trainer.Roles.OutputsOf(trainer.Method).FirstOrDefault(),
            _ => null,
        };
        return new MissingColumn(column ?? step.Method.Name, ApiCall.NameOf(append), $"this line adds '{step.Method.Name}' to nothing",
            null, step.Method.Name, code.MemberContaining(append, cancellation)) { IsDiscarded = true };
    }

    private static MissingColumn MissingOf(MissingName missing, CodeIndex code, CancellationToken cancellation)
    {
        var nearest = missing.Columns.Nearest(missing.Name.Name);
        var why = nearest is not null ? $"did you mean '{nearest}'?" : $"nothing before '{missing.Reader}' produces it";
        return new MissingColumn(missing.Name.Name, missing.Name.Place, why, nearest, missing.Reader, missing.Member ?? code.MemberContaining(missing.Name.Place, cancellation));
    }
}
