using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace FairnessAnalyzers.PackageTests;

/// <summary>Several projects that one command restores and builds, because a command takes longer than most of its projects.</summary>
internal sealed class ConsumerSolution(IEnumerable<Consumer> projects)
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Nupkg.Packed.Workplace, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Restores and builds all of them, also behind one that fails; each argument is one for <c>dotnet build</c>.</summary>
    internal BuildResult Build(params string[] arguments)
    {
        var members = projects.Select(project => Path.GetRelativePath(folder, Path.Combine(project.Folder, $"{project.Name}.csproj")))
            .Select(static path => $"""<Project Path="{path}" />""");
        File.WriteAllText(Path.Combine(folder, "All.slnx"), $"<Solution>{string.Concat(members)}</Solution>");
        return new(DotNet.Run(folder, ["build", "-m:1", .. arguments]));
    }
}
