using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using FairnessAnalyzers.OracleTests.Generation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FairnessAnalyzers.OracleTests.Running;

/// <summary>What running a program showed.</summary>
/// <param name="Failure">Why ML.NET could not train it.</param>
/// <param name="Contradiction">The first way in which the reference differs from ML.NET.</param>
internal sealed record Verdict(string? Failure, string? Contradiction);

/// <summary>
/// What ML.NET itself says of a pipeline, by running it. First it is asked for its own lineage (<c>GetDependencies</c>), which is exact but for
/// custom mappings and expressions, where it names all that they are given; then, where asked for, one source column after the other is
/// changed and the trainer's features are compared bit by bit, which never finds too much.
/// </summary>
internal static class Truth
{
    /// <summary>Runs a program and compares its models with the reference.</summary>
    internal static Verdict Of(GeneratedProgram program, Type type, Rows rows, bool perturb)
    {
        var run = type.GetMethod("Run")!;
        var ml = new MLContext(seed: 1);
        object argument = run.GetParameters()[1].Name switch
        {
            "rows" => rows.Of(program.Row),
            "path" => rows.PathOf(program.Row),
            _ => rows.View(ml, program.Row),
        };
        try
        {
            var parts = (object[])run.Invoke(null, [ml, argument])!;
            return new(null, Contradiction(program, ml, parts, rows, perturb));
        }
        catch (Exception e) when (e is TargetInvocationException || program.MayThrow)
        {
            return new($"{e.GetBaseException().GetType().Name}: {e.GetBaseException().Message.Split('\n')[0]}", null);
        }
    }

    private static string? Contradiction(GeneratedProgram program, MLContext ml, object[] parts, Rows rows, bool perturb)
    {
        var found = Models((IDataView)parts[0], parts.Skip(1));
        if (found.Count != program.Models.Length)
        {
            return $"{found.Count} trainers instead of {program.Models.Length}";
        }

        for (var i = 0; i < found.Count; i++)
        {
            if (Compare(program.Models[i], found[i]) is { } difference)
            {
                return difference;
            }
        }

        return perturb && program.Loaded.Replaceable ? Perturb(program, ml, found[^1], rows) : null;
    }

    // ML.NET forgets the weight that it is given for LinearSvm: there the reference alone decides.
    private static string? Compare(ExpectedModel expected, FoundModel found) =>
        Compare("label", expected.Label, found.Label, found) ?? Compare("features", expected.Features, found.Feature, found)
            ?? (expected is { Trainer: "LinearSvm", Weight: not null } ? null : Compare("weight", expected.Weight, found.Weight, found)) ?? Compare("group", expected.Group, found.Group, found);

    /// <summary>Several columns of one role are the same in any order: a list may have been sorted on its way.</summary>
    private static string? InOrder(string? columns) => columns is null ? null : string.Join(",", columns.Split(',').Order(StringComparer.Ordinal));

    private static string? Compare(string role, ExpectedFlow? expected, string? column, FoundModel found)
    {
        if (InOrder(expected?.Column) != InOrder(column))
        {
            return $"ML.NET reads {column ?? "nothing"} as {role}, the reference says {expected?.Column ?? "nothing"}";
        }

        if (column is null)
        {
            return null;
        }

        var sources = found.Dependencies(column);
        return sources.SetEquals(expected!.Declared) ? null
            : $"ML.NET says that {role} come from {{{string.Join(", ", sources)}}}, the reference says {{{string.Join(", ", expected.Declared)}}}";
    }

    private static string? Perturb(GeneratedProgram program, MLContext ml, FoundModel model, Rows rows)
    {
        if (model.Feature is not { } features)
        {
            return null;
        }

        var upstream = new TransformerChain<ITransformer>([.. model.Upstream]);
        var columns = features.Split(',');
        var before = columns.Select(column => Vectors(upstream.Transform(rows.View(ml, program.Row)), column)).ToList();
        var moved = program.Row.Columns.Select(c => c.Name)
            .Where(source => Enumerable.Range(0, 2).Any(variant =>
            {
                var view = upstream.Transform(rows.Perturbed(ml, program.Row, source, variant));
                return columns.Zip(before).Any(pair => !Same(pair.Second, Vectors(view, pair.First)));
            })).ToImmutableSortedSet(StringComparer.Ordinal);
        var expected = program.Models[^1].Features;
        var blunt = expected.Blunt;
        return blunt ? (moved.IsSubsetOf(expected.Sources) ? null : $"changing {{{string.Join(", ", moved.Except(expected.Sources))}}} moves the features")
            : moved.SetEquals(expected.Sources) ? null
            : $"changing {{{string.Join(", ", moved)}}} moves the features, the reference says {{{string.Join(", ", expected.Sources)}}}";
    }

    private static List<float[]> Vectors(IDataView view, string column) => [.. view.GetColumn<float[]>(column)];

    private static bool Same(List<float[]> left, List<float[]> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second, BitwiseComparer.Instance));

    private static List<FoundModel> Models(IDataView data, IEnumerable<object> parts)
    {
        var models = new List<FoundModel>();
        var upstream = new List<ITransformer>();
        var view = data;
        var stages = parts.ToList();
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i] is not IEstimator<ITransformer> stage)
            {
                continue;
            }

            var fitted = i + 1 < stages.Count && stages[i + 1] is ITransformer known ? known : stage.Fit(view);
            foreach (var (estimator, transformer) in Flatten(stage, fitted))
            {
                if (FoundModel.IsTrainer(estimator))
                {
                    models.Add(new FoundModel(estimator, transformer, [.. upstream], data.Schema));
                }

                upstream.Add(transformer);
            }

            view = fitted.Transform(view);
        }

        return models;
    }

    // A transformer is a chain as well where one estimator fits several, so the estimator says how deep to look.
    private static IEnumerable<(object Estimator, ITransformer Transformer)> Flatten(object estimator, ITransformer transformer) =>
        estimator.GetType().Name.StartsWith("EstimatorChain", StringComparison.Ordinal)
            ? ((IEnumerable)estimator.GetType().GetField("_estimators", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(estimator)!).Cast<object>()
                .Zip((IEnumerable<ITransformer>)transformer).SelectMany(pair => Flatten(pair.First, pair.Second))
            : [(estimator, transformer)];

    private sealed class BitwiseComparer : IEqualityComparer<float>
    {
        internal static readonly BitwiseComparer Instance = new();

        public bool Equals(float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y);

        public int GetHashCode(float value) => BitConverter.SingleToInt32Bits(value);
    }
}

/// <summary>A trainer that ML.NET has trained, with the transformers that its data went through.</summary>
internal sealed class FoundModel(object trainer, ITransformer transformer, ImmutableArray<ITransformer> upstream, DataViewSchema input)
{
    internal ImmutableArray<ITransformer> Upstream => upstream;

    internal string? Label => ColumnOf("LabelColumn") ?? Member("_labelColumnName") as string;

    internal string? Weight => ColumnOf("WeightColumn") ?? Member("_weightColumnName") as string;

    internal string? Group => ColumnOf("GroupIdColumn");

    /// <summary>The columns read as features, several joined by a comma.</summary>
    internal string? Feature => trainer.GetType().Name.StartsWith("PriorTrainer", StringComparison.Ordinal) ? null
        : Member("FeatureColumns") is IEnumerable<SchemaShape.Column> several ? string.Join(",", several.Select(c => c.Name))
        : (transformer as ISingleFeaturePredictionTransformer<object>)?.FeatureColumnName ?? ColumnOf("FeatureColumn");

    internal static bool IsTrainer(object estimator) =>
        estimator is Microsoft.ML.Trainers.FieldAwareFactorizationMachineTrainer || estimator.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(Microsoft.ML.Trainers.ITrainerEstimator<,>));

    /// <summary>The source columns of columns that the trainer reads.</summary>
    internal ImmutableSortedSet<string> Dependencies(string names)
    {
        var all = names.Split(',');
        if (upstream.IsEmpty)
        {
            return [.. all];
        }

        var mapper = ((ITransformer)new TransformerChain<ITransformer>([.. upstream])).GetRowToRowMapper(input);
        return mapper.GetDependencies(all.Select(column => mapper.OutputSchema[column]).ToList()).Select(column => column.Name).ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private string? ColumnOf(string member) => Member(member) is SchemaShape.Column { Name: { Length: > 0 } name } ? name : null;

    private object? Member(string name)
    {
        for (var type = trainer.GetType(); type is not null; type = type.BaseType)
        {
            const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
            if (type.GetField(name, Any) is { } field)
            {
                return field.GetValue(trainer);
            }

            if (type.GetProperty(name, Any) is { } property)
            {
                return property.GetValue(trainer);
            }
        }

        return null;
    }
}
