using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.PackageTests;

/// <summary>
/// A project in which every rule finds something, at the level that asks for most: it does not build. Once the team has answered for what it
/// keeps, it does, and the log and the assembly hold every answer.
/// </summary>
public sealed class AllRulesTests
{
    /// <summary>The beginning of the ids of the rules about the audit trail.</summary>
    private const string OfTheAudit = "FAIR9";

    private static readonly string[] arguments = ["-warnaserror", "-p:FairnessLog=audit", "-p:ContinuousIntegrationBuild=true"];

    private readonly Consumer project = new("AllRules", program: null, more: $"""
        {Consumer.ForExamples}
        <PropertyGroup>
          <FairnessAnalysisLevel>strict</FairnessAnalysisLevel>
          <FairnessToday>2027-06-01</FairnessToday>
        </PropertyGroup>
        """);

    [Fact]
    public void Every_rule_fails_the_build_and_whatever_is_kept_on_purpose_stays_on_record()
    {
        var answers = AnswerEach(FindAll()).ToLookup(static answer => answer.IsDeclaration);

        Assert.Empty(project.Build(arguments).MustSucceed().Findings);
        Assert.Equal(Answer.Declared, answers[true].Select(static answer => answer.Finding.Rule));
        AssertTheLogHoldsEverySuppression(answers[false]);
        AssertTheRegisterAndTheAssemblyHoldEveryDeclaration(answers[true]);
    }

    /// <summary>What a team may keep, in order: what is wrong with the audit trail itself has no excuse.</summary>
    private List<Finding> FindAll()
    {
        Write("Bad");

        // The page of FAIR9004 shows how a rule is switched off for a whole project; here it must go on in all files but one.
        project.Write(".editorconfig", "[FAIR9004.cs]\ndotnet_diagnostic.FAIR1002.severity = none\n");

        var build = project.Build(arguments);
        Assert.False(build.Succeeded);
        var asking = Descriptors.All.Where(static rule => Descriptors.LevelsOf(rule).Strict >= DiagnosticSeverity.Warning);
        Assert.Equal(asking.Select(static rule => $"error {rule.Id}"), build.Findings);
        return [.. Asking.Where(static result => !CompilerLog.Rule(result).StartsWith(OfTheAudit, StringComparison.Ordinal))
            .Select(result => Finding.Of(result, project))
            .OrderBy(static finding => finding.File, StringComparer.Ordinal).ThenBy(static finding => finding.Line)];
    }

    /// <summary>Puts the audit trail right, and answers every other finding: one decision for each rule in each type.</summary>
    private List<Answer> AnswerEach(IEnumerable<Finding> findings)
    {
        Write("Good", OfTheAudit);
        project.Write(".editorconfig", "");

        var answers = new List<Answer>();
        foreach (var alike in findings.GroupBy(static finding => (finding.File, finding.Type, finding.Rule)))
        {
            var decision = Decision.Number(answers.Count);
            answers.AddRange(alike.Select(finding => new Answer(finding, decision)));
            answers[^1].WriteInto(project);
        }

        return answers;
    }

    private void Write(string section, string rules = "FAIR")
    {
        foreach (var rule in Descriptors.All.Where(rule => rule.Id.StartsWith(rules, StringComparison.Ordinal)))
        {
            var example = new Example(rule.Id, section);
            project.Write(example.File, example.SourceAmongOthers);
        }
    }

    /// <summary>All results but the register, which asks nothing of anybody.</summary>
    private IEnumerable<JsonNode> Asking => project.Log.Results.Where(static result => CompilerLog.Rule(result) != "FAIR0001");

    /// <summary>Nothing that the first build found is missing, and each has the answer that was given to it.</summary>
    private void AssertTheLogHoldsEverySuppression(IEnumerable<Answer> suppressions) => Assert.Equal(
        suppressions.Select(static answer => $"{answer.Finding.File}:{answer.Finding.Line} {answer.Finding.Rule} {answer.Decision}").Order(),
        Asking.Select(static result =>
        {
            var (file, line, _) = CompilerLog.Place(result);
            var suppression = Assert.Single(result["suppressions"]?.AsArray() ?? []);
            return $"{file}:{line} {CompilerLog.Rule(result)} {Decision.Read((string)suppression!["justification"]!)}";
        }).Order());

    /// <summary>A declaration takes the finding away; the register marks the feature as justified, and the reason stays in the assembly.</summary>
    private void AssertTheRegisterAndTheAssemblyHoldEveryDeclaration(IEnumerable<Answer> declarations)
    {
        var assembly = CSharpCompilation.Create("Audit", references:
        [
            MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
            MetadataReference.CreateFromFile(Path.Combine(project.Folder, "bin", "Debug", "net10.0", "AllRules.dll")),
            MetadataReference.CreateFromFile(Path.Combine(Nupkg.Packed.Unpacked, "lib", "netstandard2.0", "FairnessAnalyzers.Annotations.dll")),
        ]);
        foreach (var (finding, decision) in declarations)
        {
            var model = Assert.Single(project.Log.Of("FAIR0001"), result => CompilerLog.Place(result).File == finding.File);
            var source = Assert.Single(
                JsonNode.Parse(CompilerLog.Property(model, "fairness.model")!)!["features"]!["sources"]!.AsArray(),
                source => (string)source!["name"]! == finding.Column);
            Assert.True((bool)source!["justified"]!);

            var type = assembly.GetTypeByMetadataName($"{Path.GetFileNameWithoutExtension(finding.File)}.{finding.Type}")!;
            var attribute = Assert.Single(type.GetAttributes(), static attribute => attribute.AttributeClass!.Name == "JustifiedFeatureAttribute");
            var said = attribute.NamedArguments.ToDictionary(static named => named.Key, static named => named.Value.Value);
            Assert.Equal(decision.Reason, attribute.ConstructorArguments.Single().Value);
            Assert.Equal((decision.Reference, decision.By, decision.Until), (said["Evidence"], said["ApprovedBy"], said["ReviewBy"]));
        }
    }
}
