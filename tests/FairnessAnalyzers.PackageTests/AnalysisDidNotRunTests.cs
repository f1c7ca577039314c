using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.PackageTests;

/// <summary>FAIR9008: a build server must not call a project clean that nobody looked at.</summary>
public sealed class AnalysisDidNotRunTests
{
    private static readonly Consumer switchedOff = new("SwitchedOff", Programs.Ordinary, mlNet: false);

    [Theory]
    [InlineData("-p:RunAnalyzers=false", "RunAnalyzers is false")]
    [InlineData("-p:RunAnalyzersDuringBuild=false", "RunAnalyzersDuringBuild is false")]
    [InlineData("-p:WarningLevel=0", "WarningLevel is 0")]
    public void A_build_server_stops_where_analysis_is_switched_off(string argument, string reason)
    {
        var build = switchedOff.Build("-p:ContinuousIntegrationBuild=true", argument);

        Assert.False(build.Succeeded);
        Assert.Equal(["error FAIR9008"], build.Findings);
        Assert.Contains($"Fairness analysis did not run: {reason}", build.Output);
    }

    [Fact]
    public void A_build_server_stops_where_the_analyzer_is_taken_away_from_the_compiler()
    {
        var project = new Consumer("TakenAway", Programs.Ordinary, mlNet: false, more: """
            <Target Name="TakeAway" BeforeTargets="CoreCompile">
              <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'FairnessAnalyzers'" /></ItemGroup>
            </Target>
            """);

        var build = project.Build("-p:ContinuousIntegrationBuild=true");

        Assert.False(build.Succeeded);
        Assert.Equal(["error FAIR9008"], build.Findings);
        Assert.Contains("Fairness analysis did not run: the package's analyzer is missing", build.Output);
    }

    [Fact]
    public void A_build_server_stops_where_the_reference_leaves_the_analyzers_out_and_a_developers_build_does_not()
    {
        var project = new Consumer("LeftOut", Programs.Ordinary, mlNet: false, referenceMetadata: "ExcludeAssets=\"analyzers\"");

        var server = project.Build("-p:ContinuousIntegrationBuild=true");
        Assert.False(server.Succeeded);
        Assert.Equal(["error FAIR9008"], server.Findings);
        Assert.Contains("the reference to the package leaves its analyzers out", server.Output);

        Assert.Empty(project.Build().MustSucceed().Findings);
    }

    [Fact]
    public void A_build_server_names_the_suppressor_of_another_package()
    {
        var project = new Consumer("Quiet", Programs.Parole, more: """<ItemGroup><Analyzer Include="Silencer.dll" /></ItemGroup>""");
        EmitSuppressor(Path.Combine(project.Folder, "Silencer.dll"));

        var build = project.Build("-p:ContinuousIntegrationBuild=true", "-p:FairnessLog=audit");

        Assert.False(build.Succeeded);
        Assert.Contains("error FAIR9008", build.Findings);
        Assert.Contains("the DiagnosticSuppressor 'QUIET01' of another package suppressed FAIR1001", build.Output);
    }

    /// <summary>Compiles the suppressor against what the compiler of the package's lowest version offers.</summary>
    private static void EmitSuppressor(string file)
    {
        string[] assemblies =
        [
            typeof(object).Assembly.Location, typeof(Diagnostic).Assembly.Location,
            typeof(System.Collections.Immutable.ImmutableArray).Assembly.Location,
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll"),
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "netstandard.dll"),
        ];
        var compilation = CSharpCompilation.Create(
            "Silencer", [CSharpSyntaxTree.ParseText(Programs.Suppressor)],
            System.Array.ConvertAll(assemblies, assembly => (MetadataReference)MetadataReference.CreateFromFile(assembly)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(file);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }
}
