using System;
using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.MlNet;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// The calls that bring in a model which the project does not itself save. A call whose model comes with a package or is chosen by an enum is
/// always one. Where it comes from a file, the project saves it if it saves to the same constant path; where one of the two paths is not
/// constant, they may well be the same, so that any saving will do.
/// </summary>
internal static class ExternalModel
{
    /// <summary>The parameters that say where a model is.</summary>
    private static readonly HashSet<string> pathNames = ["filePath", "stream", "modelPath", "modelFile", "modelBytes", "modelLocation", "uri", "options"];

    internal static IEnumerable<MlNetCall> Of(FairnessProject project)
    {
        var saved = PathsOf(Effect.SavesModel);
        var exported = PathsOf(Effect.ExportsModel);
        return project.Calls.Where(call => call.Api switch
        {
            { Effect: Effect.LoadsModel } or { Effect: Effect.ServesFromPool, Name: "FromFile" or "FromUri" } => !IsOneOf(saved, PathOf(call.Operation, project)),
            { Name: "ApplyOnnxModel" } => !IsOneOf(exported, PathOf(call.Operation, project)),
            { Effect: Effect.LoadsExternalModel } or { Name: "DnnFeaturizeImage" or "ApplyWordEmbedding" } => true,
            _ => false,
        });

        List<string?> PathsOf(Effect effect) => project.Calls.Where(call => call.Api.Effect == effect).Select(call => PathOf(call.Operation, project)).ToList();
    }

    private static bool IsOneOf(List<string?> saved, string? loaded) =>
        loaded is not null && loaded.IndexOf("://", StringComparison.Ordinal) > 0
            ? saved.Contains(loaded)
            : saved.Any(path => path is null || loaded is null || path == loaded);

    /// <summary>The path of a saving or a loading; null where it is not constant.</summary>
    internal static string? PathOf(IInvocationOperation call, FairnessProject project) =>
        call.Arguments.Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue && pathNames.Contains(argument.Parameter?.Name ?? ""))
            .Select(argument => PathOf(argument.Value, project, depth: 0)).FirstOrDefault(static path => path is not null);

    private static string? PathOf(IOperation value, FairnessProject project, int depth)
    {
        if (Expressions.ConstantOf(value, project) is { HasValue: true, Value: string path })
        {
            return path;
        }

        // The path of a stream or of an address is that of the call which opens it; options name it in their initializer.
        return depth > 3 ? null : Expressions.Bare(value) switch
        {
            ILocalReferenceOperation local when Expressions.ValuesOf(local).ToList() is { Count: 1 } values => PathOf(values[0], project, depth + 1),
            IInvocationOperation { Arguments: { Length: > 0 } arguments, TargetMethod.ContainingType.Name: "File" or "FileInfo" } =>
                PathOf(arguments[0].Value, project, depth + 1),
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(static set => Expressions.SymbolOf(set.Target)?.Name == "ModelFile") is { } set ? PathOf(set.Value, project, depth + 1) : null,
            IObjectCreationOperation { Arguments: { Length: > 0 } arguments } => PathOf(arguments[0].Value, project, depth + 1),
            _ => null,
        };
    }
}
