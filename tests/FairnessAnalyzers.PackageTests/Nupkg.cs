using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;

namespace FairnessAnalyzers.PackageTests;

/// <summary>The package, packed once from what was built with the tests, and unpacked for a look.</summary>
internal sealed class Nupkg
{
    private static readonly Lazy<Nupkg> packed = new(() => new Nupkg());

    private Nupkg()
    {
        Workplace = Directory.CreateTempSubdirectory("fairness-package-").FullName;
        Source = Path.Combine(Workplace, "source");
        var project = Path.Combine(Fact("Repository"), "src", "FairnessAnalyzers.Package");
        DotNet.Run(Fact("Repository"), "pack", project, "--no-build", "-c", Fact("Configuration"), "-o", Source, $"-p:PackageVersion={Version}").MustSucceed();

        using var zip = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(Source)));
        Files = [.. zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
        Unpacked = Path.Combine(Workplace, "unpacked");
        zip.ExtractToDirectory(Unpacked);
    }

    internal static Nupkg Packed => packed.Value;

    /// <summary>Removes everything that the tests wrote, if any of them asked for the package.</summary>
    internal static void Remove()
    {
        if (packed.IsValueCreated)
        {
            Directory.Delete(Packed.Workplace, recursive: true);
        }
    }

    /// <summary>A version that no cache on this machine can already hold.</summary>
    internal string Version { get; } = $"{Fact("PackageVersion")}-test.{Guid.NewGuid():N}";

    /// <summary>A folder outside the repository for everything that the tests write.</summary>
    internal string Workplace { get; }

    /// <summary>The folder that serves the package to restores.</summary>
    internal string Source { get; }

    /// <summary>The folder with the package's content.</summary>
    internal string Unpacked { get; }

    internal IReadOnlyList<string> Files { get; }

    /// <summary>A fact about the build of these tests.</summary>
    internal static string Fact(string name) =>
        typeof(Nupkg).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
