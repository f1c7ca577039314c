namespace FairnessAnalyzers.PackageTests;

/// <summary>The fixes, applied to a whole project from the command line.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Dotnet_format_applies_the_fixes_and_the_project_still_compiles()
    {
        var project = new Consumer("Formatted", Programs.Parole);

        project.Run("format", "analyzers", "--diagnostics", "FAIR2001", "FAIR3001", "--no-restore").MustSucceed();

        Assert.Contains("[TargetParameter(", project.Read("Program.cs"));
        Assert.Contains("[ImpactAssessment(", project.Read("Program.cs"));
        var findings = project.Build().MustSucceed().Findings;
        Assert.DoesNotContain(findings, finding => finding.EndsWith("FAIR2001", System.StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.EndsWith("FAIR3001", System.StringComparison.Ordinal));
    }
}
