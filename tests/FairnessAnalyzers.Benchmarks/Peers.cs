using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.Benchmarks;

/// <summary>The sets of analyzers that are measured side by side.</summary>
internal static class Peers
{
    internal static ImmutableArray<DiagnosticAnalyzer> Empty { get; } = [new EmptyAnalyzer()];

    internal static ImmutableArray<DiagnosticAnalyzer> Ours { get; } = In(typeof(FairnessAnalyzer).Assembly);

    /// <summary>The packages that teams already use, by name; one that does not load on this compiler is left out and named.</summary>
    internal static IReadOnlyDictionary<string, ImmutableArray<DiagnosticAnalyzer>> Others { get; } = Load();

    private static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly)
    {
        Type?[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            types = exception.Types;
        }

        return [.. types.OfType<Type>().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), false)
                && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages.Contains(LanguageNames.CSharp))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    private static Dictionary<string, ImmutableArray<DiagnosticAnalyzer>> Load()
    {
        var peers = new Dictionary<string, ImmutableArray<DiagnosticAnalyzer>>();
        foreach (var metadata in typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(m => m.Key.StartsWith("Peer.", StringComparison.Ordinal)))
        {
            var name = metadata.Key["Peer.".Length..];
            var folder = Path.Combine(metadata.Value!, "analyzers");
            // Packages with one folder per compiler: the newest that this one can load.
            var libraries = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".resources.dll", StringComparison.Ordinal) && !path.Contains("CodeFix", StringComparison.OrdinalIgnoreCase) && !path.Contains(Path.DirectorySeparatorChar + "vb" + Path.DirectorySeparatorChar))
                .GroupBy(Path.GetFileName).Select(group => group.OrderBy(VersionOf).Last(path => VersionOf(path) <= new Version(5, 12))).ToList() : [];
            AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
                libraries.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == new AssemblyName(wanted.Name).Name) is { } found ? Assembly.LoadFrom(found) : null;
            try
            {
                peers.Add(name, [.. libraries.SelectMany(path => In(Assembly.LoadFrom(path)))]);
            }
            catch (Exception exception) when (exception is FileLoadException or BadImageFormatException or TypeLoadException or TargetInvocationException or MissingMethodException)
            {
                Console.WriteLine($"{name} does not load here: {exception.Message}");
            }
        }

        return peers;
    }

    private static Version VersionOf(string path)
    {
        var folder = path.Split(Path.DirectorySeparatorChar).FirstOrDefault(part => part.StartsWith("roslyn", StringComparison.Ordinal));
        return folder is not null && Version.TryParse(folder["roslyn".Length..], out var version) ? version : new Version(0, 0);
    }
}

/// <summary>What any analyzer costs at least.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
#pragma warning disable RS1036 // It is measured, not shipped.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1036
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new DiagnosticDescriptor("EMPTY0001", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start => start.RegisterSemanticModelAction(static _ => { }));
    }
}
