using System.IO;
using System.Linq;

namespace FairnessAnalyzers.PackageTests;

/// <summary>What the package's targets do in projects of other kinds.</summary>
public sealed class OtherProjectTests
{
    [Fact]
    public void A_project_without_machine_learning_hears_nothing_and_each_target_framework_has_its_log()
    {
        var ordinary = new Consumer("Ordinary", Programs.Ordinary, mlNet: false, frameworks: "net10.0;netstandard2.0");
        var logs = Path.Combine(ordinary.Folder, "..", "logs");

        var build = ordinary.Build($"-p:FairnessLog={Path.GetFullPath(logs)}", "-p:FairnessAnalysisLevel=strict", "-p:ContinuousIntegrationBuild=true").MustSucceed();

        Assert.Empty(build.Findings);
        Assert.Equal(["Ordinary.net10.0.sarif", "Ordinary.netstandard2.0.sarif"], Directory.GetFiles(logs).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(logs), file => Assert.DoesNotContain("\"ruleId\": \"FAIR", File.ReadAllText(file)));

        // A log that was taken away is written again, although nothing else has changed.
        File.Delete(Path.Combine(logs, "Ordinary.net10.0.sarif"));
        ordinary.BuildAgain($"-p:FairnessLog={Path.GetFullPath(logs)}", "-p:FairnessAnalysisLevel=strict", "-p:ContinuousIntegrationBuild=true").MustSucceed();
        Assert.True(File.Exists(Path.Combine(logs, "Ordinary.net10.0.sarif")));
    }

    [Fact]
    public void The_options_of_a_project_and_the_files_beside_and_above_it_reach_the_compiler()
    {
        var ordinary = new Consumer("Options", Programs.Ordinary, mlNet: false, more: """
            <PropertyGroup><FairnessJurisdiction>uk;eu</FairnessJurisdiction><FairnessToday>2031-05-01</FairnessToday></PropertyGroup>
            <ItemGroup><AdditionalFiles Include="FairnessBaseline.txt" /></ItemGroup>
            <Target Name="Tell" AfterTargets="CoreCompile">
              <Message Importance="high" Text="told: @(AdditionalFiles->'%(Filename)%(Extension)')" />
            </Target>
            """);
        ordinary.Write("FairnessVocabulary.csv", "");
        ordinary.Write("FairnessBaseline.txt", "");
        ordinary.Write("../housing.FairnessVocabulary.csv", "");

        var build = ordinary.Build().MustSucceed();

        var told = build.Output.Split('\n').Single(line => line.Contains("told: ")).Split("told: ")[1].Trim().Split(';').Order();
        Assert.Equal(["FairnessBaseline.txt", "FairnessVocabulary.csv", "housing.FairnessVocabulary.csv"], told);

        var options = ordinary.Read(Path.Combine("obj", "Debug", "net10.0", "Options.GeneratedMSBuildEditorConfig.editorconfig"));
        Assert.Contains("build_property.FairnessAnalysisLevel = recommended\n", options.ReplaceLineEndings("\n"));
        // A semicolon would start a comment there.
        Assert.Contains("build_property.FairnessJurisdiction = uk,eu\n", options.ReplaceLineEndings("\n"));
        Assert.Contains("build_property.FairnessToday = 2031-05-01\n", options.ReplaceLineEndings("\n"));
        Assert.Contains("build_property.FairnessLog = \n", options.ReplaceLineEndings("\n"));
        Assert.Contains("build_property.IsTestProject = \n", options.ReplaceLineEndings("\n"));
    }
}
