using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FairnessAnalyzers.PackageTests;

/// <summary>What is in the package, and what must not be.</summary>
public sealed class PackageContentTests
{
    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "FairnessAnalyzers.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/FairnessAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/FairnessAnalyzers.dll",
            "buildTransitive/FairnessAnalyzers.props",
            "buildTransitive/FairnessAnalyzers.targets",
            "config/fairness-minimum.globalconfig",
            "config/fairness-none.globalconfig",
            "config/fairness-recommended.globalconfig",
            "config/fairness-strict.globalconfig",
            "icon.png",
            "lib/netstandard2.0/FairnessAnalyzers.Annotations.dll",
            "lib/netstandard2.0/FairnessAnalyzers.Annotations.xml",
        ];
        // The rest is the container format's own bookkeeping.
        var files = Nupkg.Packed.Files.Where(file => !file.StartsWith("_rels/") && !file.StartsWith("package/") && file != "[Content_Types].xml");
        Assert.Equal(expected, files);
    }

    [Fact]
    public void The_package_brings_no_dependency_and_is_no_development_dependency()
    {
        var nuspec = XDocument.Load(Path.Combine(Nupkg.Packed.Unpacked, "FairnessAnalyzers.nuspec"));
        Assert.Equal("FairnessAnalyzers", Value("id"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName is "dependency" or "developmentDependency");

        string Value(string name) => nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void Analyzers_and_fixes_need_only_what_every_compiler_brings()
    {
        string[] fromTheCompiler =
        [
            "FairnessAnalyzers", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Memory", "netstandard",
        ];
        var needed = Load("analyzers/dotnet/cs/FairnessAnalyzers.dll", "analyzers/dotnet/cs/FairnessAnalyzers.CodeFixes.dll")
            .SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!).Distinct();
        Assert.Empty(needed.Except(fromTheCompiler));
        Assert.DoesNotContain(
            Load("analyzers/dotnet/cs/FairnessAnalyzers.dll").Single().GetReferencedAssemblies(), name => name.Name!.Contains("Workspaces"));
    }

    [Fact]
    public void The_annotations_need_nothing_but_the_standard_library()
    {
        var annotations = Load("lib/netstandard2.0/FairnessAnalyzers.Annotations.dll").Single();
        Assert.Equal(["netstandard"], annotations.GetReferencedAssemblies().Select(name => name.Name));
        Assert.NotNull(annotations.GetType("FairnessAnalyzers.ImpactAssessmentAttribute"));
    }

    [Fact]
    public void Every_analyzer_in_the_package_starts_and_reports_rules_of_the_catalogue()
    {
        var analyzers = Load("analyzers/dotnet/cs/FairnessAnalyzers.dll").Single().GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToList();
        Assert.NotEmpty(analyzers);
        Assert.All(analyzers, analyzer =>
        {
            Assert.NotEmpty(analyzer.SupportedDiagnostics);
            Assert.Subset(
                Descriptors.All.Select(rule => rule.Id).ToHashSet(), analyzer.SupportedDiagnostics.Select(rule => rule.Id).ToHashSet());
        });
    }

    [Fact]
    public void Every_fix_in_the_package_is_exported_starts_and_fixes_a_rule_of_the_catalogue()
    {
        var fixes = Load("analyzers/dotnet/cs/FairnessAnalyzers.dll", "analyzers/dotnet/cs/FairnessAnalyzers.CodeFixes.dll").Last().GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).ToList();
        Assert.NotEmpty(fixes);
        Assert.All(fixes, type =>
        {
            Assert.True(type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false), $"{type} is not exported");
            var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
            Assert.NotEmpty(fix.FixableDiagnosticIds);
            Assert.Subset(Descriptors.All.Select(descriptor => descriptor.Id).ToHashSet(), fix.FixableDiagnosticIds.ToHashSet());
            Assert.NotNull(fix.GetFixAllProvider());
        });
    }

    /// <summary>The packed assemblies, apart from those that the tests themselves are linked with.</summary>
    private static Assembly[] Load(params string[] files)
    {
        var context = new AssemblyLoadContext(nameof(PackageContentTests), isCollectible: true);
        return [.. files.Select(file => context.LoadFromAssemblyPath(Path.Combine(Nupkg.Packed.Unpacked, file)))];
    }
}
