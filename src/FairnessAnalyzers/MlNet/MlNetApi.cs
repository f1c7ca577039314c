using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.MlNet;

/// <summary>
/// What ML.NET's API means, as data: <c>MlNetApi.tsv</c> gives each method its effect, <c>MlNetColumns.tsv</c> each parameter and
/// <c>Options</c> field its role. A test holds both complete against the real assemblies.
/// </summary>
internal static class MlNetApi
{
    private static readonly Dictionary<(string Type, string Method), MlNetMethod> methods = LoadMethods();
    private static readonly Dictionary<string, (string Type, MlNetMethod Method)[]> methodsByName = methods.GroupBy(static entry => entry.Key.Method)
        .ToDictionary(static group => group.Key, static group => group.Select(static entry => (entry.Key.Type, entry.Value)).ToArray());

    private static readonly Dictionary<string, (ParameterRole Role, string? Default)> columns = LoadColumns();

    /// <summary>Whether any method of the table has this name: the cheap first look, on syntax alone.</summary>
    internal static bool IsMethodName(string name) => methodsByName.ContainsKey(name);

    /// <summary>The methods in the table.</summary>
    internal static IReadOnlyDictionary<(string Type, string Method), MlNetMethod> Methods => methods;

    /// <summary>What a method does, or null where it is not ML.NET's or not in the table. An implementation counts as what it implements.</summary>
    internal static MlNetMethod? Find(IMethodSymbol method)
    {
        if (!methodsByName.ContainsKey(method.Name))
        {
            return null;
        }

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        for (var type = method.ContainingType; type is not null; type = type.BaseType?.OriginalDefinition)
        {
            if (Find(type, method.Name) is { } found)
            {
                return found;
            }
        }

        if (method.Name is "Fit" or "Transform" or "Load" && method.ContainingType is { } containing)
        {
            foreach (var contract in containing.AllInterfaces)
            {
                if (Find(contract.OriginalDefinition, method.Name) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static MlNetMethod? Find(INamedTypeSymbol type, string method)
    {
        foreach (var known in methodsByName[method])
        {
            if (IsNamed(type, known.Type, known.Type.Length))
            {
                return known.Method;
            }
        }

        return null;
    }

    /// <summary>The role of a parameter of an API method.</summary>
    internal static ParameterRole RoleOf(IParameterSymbol parameter) => RoleOf(parameter.Name);

    /// <summary>The role of a parameter or <c>Options</c> field of this name.</summary>
    internal static ParameterRole RoleOf(string name) => columns.TryGetValue(Key(name), out var column) ? column.Role : ParameterRole.None;

    /// <summary>The column that an <c>Options</c> field names when nobody sets it; null where it names none.</summary>
    internal static string? DefaultOf(ITypeSymbol options, string field)
    {
        // The one field whose default depends on the trainer: rankers group by "GroupId".
        if (field == "RowGroupColumnName" && options.ContainingType is { Name: var trainer } && trainer.Contains("Ranking"))
        {
            return "GroupId";
        }

        return columns.TryGetValue(Key(field), out var column) ? column.Default : null;
    }

    /// <summary>The full name by which the table knows a type: dots for nesting, arity after a backtick.</summary>
    internal static string NameOf(INamedTypeSymbol type)
    {
        var prefix = type.ContainingType is { } outer ? NameOf(outer)
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.FullName() : null;
        return prefix is null ? type.MetadataName : prefix + "." + type.MetadataName;
    }

    /// <summary>Whether the beginning of a full name names a type: the question is asked of every call, and so nothing is written out.</summary>
    private static bool IsNamed(INamedTypeSymbol type, string fullName, int end)
    {
        var name = type.MetadataName;
        var start = end - name.Length;
        return start > 0 && fullName[start - 1] == '.' && string.CompareOrdinal(fullName, start, name, 0, name.Length) == 0
            && (type.ContainingType is { } outer ? IsNamed(outer, fullName, start - 1) : type.ContainingNamespace.Is(fullName, start - 1));
    }

    private static string Key(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static Dictionary<(string Type, string Method), MlNetMethod> LoadMethods()
    {
        var result = new Dictionary<(string Type, string Method), MlNetMethod>();
        foreach (var row in ReadRows("MlNetApi.tsv"))
        {
            var effect = (Effect)Enum.Parse(typeof(Effect), row[2]);
            var family = row.Length > 3 ? (TrainerFamily)Enum.Parse(typeof(TrainerFamily), row[3], ignoreCase: true) : TrainerFamily.None;
            result.Add((row[0], row[1]), new MlNetMethod(row[1], effect, family, row.Length > 4));
        }

        return result;
    }

    private static Dictionary<string, (ParameterRole Role, string? Default)> LoadColumns()
    {
        var result = new Dictionary<string, (ParameterRole Role, string? Default)>();
        foreach (var row in ReadRows("MlNetColumns.tsv"))
        {
            result.Add(row[0], ((ParameterRole)Enum.Parse(typeof(ParameterRole), row[1]), row.Length > 2 ? row[2] : null));
        }

        return result;
    }

    private static IEnumerable<string[]> ReadRows(string resource)
    {
        using var reader = new StreamReader(typeof(MlNetApi).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}

/// <summary>One method of the API table.</summary>
/// <param name="IsUncalibrated">Whether the model of a binary trainer gives no probability.</param>
internal sealed record MlNetMethod(string Name, Effect Effect, TrainerFamily Family, bool IsUncalibrated)
{
    /// <summary>Whether calling it creates a trainer.</summary>
    internal bool IsTrainer => Effect is Effect.Trains or Effect.WrapsTrainer or Effect.TrainsText or Effect.TrainsImages or Effect.TrainsSweepable;

    /// <summary>Whether calling it trains what was put together.</summary>
    internal bool IsTraining => Effect is Effect.Fits or Effect.CrossValidates or Effect.RunsExperiment;

    /// <summary>Whether calling it gives data, or what loads them.</summary>
    internal bool IsLoad => Effect is Effect.LoadsText or Effect.LoadsEnumerable or Effect.LoadsBinary or Effect.LoadsSvmLight or Effect.LoadsDataFrame
        or Effect.LoadsWithLoader or Effect.CreatesTextLoader or Effect.CreatesDatabaseLoader;

    /// <summary>Whether calling it gives what predicts single rows.</summary>
    internal bool IsServing => Effect is Effect.CreatesPredictionEngine or Effect.ServesFromPool;
}
