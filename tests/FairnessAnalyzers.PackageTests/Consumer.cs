using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace FairnessAnalyzers.PackageTests;

/// <summary>A project outside the repository that refers to the package, and to nothing of the repository.</summary>
internal sealed partial class Consumer
{
    /// <summary>What the examples on the rules' pages need of a project. The SDK's own analyzers are left out: they take a third of the time.</summary>
    internal static string ForExamples { get; } = $"""
        <PropertyGroup>
          <OutputType>Library</OutputType>
          <ImplicitUsings>enable</ImplicitUsings>
          <EnableNETAnalyzers>false</EnableNETAnalyzers>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Microsoft.ML.FastTree" Version="{Nupkg.Fact("MlNetVersion")}" />
          <Using Include="FairnessAnalyzers" />
          <Using Include="Microsoft.ML" />
          <Using Include="Microsoft.ML.Data" />
        </ItemGroup>
        """;

    private bool restored;

    /// <param name="name">The name of the project and of its assembly.</param>
    /// <param name="program">The text of its one source file; null where the test writes the files itself.</param>
    /// <param name="mlNet">Whether it refers to Microsoft.ML.</param>
    /// <param name="frameworks">Its target frameworks.</param>
    /// <param name="referenceMetadata">What its reference to the package says beside the version, such as <c>ExcludeAssets="analyzers"</c>.</param>
    /// <param name="more">Further content of the project file.</param>
    internal Consumer(
        string name, string? program, bool mlNet = true, string frameworks = "net10.0", string referenceMetadata = "", string more = "")
    {
        Name = name;
        Folder = Path.Combine(Nupkg.Packed.Workplace, Guid.NewGuid().ToString("N"), name);
        Directory.CreateDirectory(Folder);
        if (program is not null)
        {
            Write("Program.cs", program);
        }

        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <OutputType>{(frameworks.Contains("netstandard") ? "Library" : "Exe")}</OutputType>
                <LangVersion>latest</LangVersion>
                <RestorePackagesPath>{Path.Combine(Nupkg.Packed.Workplace, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{UsersPackages.Value}</RestoreFallbackFolders>
                <RestoreAdditionalProjectSources>{Nupkg.Packed.Source}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FairnessAnalyzers" Version="{Nupkg.Packed.Version}" {referenceMetadata} />
                {(mlNet ? $"""<PackageReference Include="Microsoft.ML" Version="{Nupkg.Fact("MlNetVersion")}" />""" : "")}
              </ItemGroup>
              {more}
            </Project>
            """);
    }

    internal string Name { get; }

    internal string Folder { get; }

    /// <summary>The log of a build with <c>FairnessLog=audit</c>.</summary>
    internal CompilerLog Log => new(Path.Combine(Folder, "audit", $"{Name}.net10.0.sarif"));

    internal void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    internal string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Builds from scratch; each argument is one for <c>dotnet build</c>.</summary>
    internal BuildResult Build(params string[] arguments)
    {
        Restore();
        return new(DotNet.Run(Folder, ["build", "--no-restore", "--no-incremental", "-m:1", .. arguments]));
    }

    /// <summary>Builds what has changed since the last build.</summary>
    internal BuildResult BuildAgain(params string[] arguments) => new(DotNet.Run(Folder, ["build", "--no-restore", "-m:1", .. arguments]));

    internal CommandResult Run(params string[] arguments)
    {
        Restore();
        return DotNet.Run(Folder, arguments);
    }

    private void Restore()
    {
        if (!restored)
        {
            // A warning of the restore is an error: the package must not cause any.
            DotNet.Run(Folder, "restore", "-warnaserror").MustSucceed();
            restored = true;
        }
    }

    /// <summary>The packages that the solution itself was restored with, so that no test downloads anything twice.</summary>
    private static Lazy<string> UsersPackages { get; } = new(() =>
        LocalFolder().Match(DotNet.Run(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list").MustSucceed().Output).Groups[1].Value.Trim());

    [GeneratedRegex("global-packages: (.+)")]
    private static partial Regex LocalFolder();
}

/// <summary>What a build said.</summary>
internal sealed partial class BuildResult(CommandResult command)
{
    internal bool Succeeded => command.ExitCode == 0;

    internal string Output => command.Output;

    /// <summary>The distinct diagnostics of the package, "warning FAIR1001", in order of the ids.</summary>
    internal IReadOnlyList<string> Findings { get; } =
        [.. Finding().Matches(command.Output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    internal BuildResult MustSucceed() => Succeeded ? this : throw new InvalidOperationException(Output);

    [GeneratedRegex(" ?: ((?:error|warning|message|info) FAIR[0-9]{4}):")]
    private static partial Regex Finding();
}
