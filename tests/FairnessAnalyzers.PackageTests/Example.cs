using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using FairnessAnalyzers.Tests.Catalogue;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.PackageTests;

/// <summary>The bad or the good example of a rule's page, as a file of a project.</summary>
internal sealed class Example
{
    private readonly CompilationUnitSyntax code;

    internal Example(string id, string section)
    {
        Id = id;
        InProjectFile = XElement.Parse($"<Project>{new RulePage(id).Code(section, "xml")}</Project>");

        // An example of a project file needs code beside it; there, the bad one hides what the bad code of this page shows.
        code = SyntaxFactory.ParseCompilationUnit(new RulePage(InProjectFile.HasElements ? "FAIR1002" : id).Code(section));
    }

    /// <summary>The examples of all pages, in order of the ids.</summary>
    internal static IEnumerable<Example> All(string section) =>
        Directory.GetFiles(Path.Combine(Nupkg.Fact("Repository"), "docs", "rules"), "FAIR*.md")
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(id => new Example(id!, section));

    internal string Id { get; }

    internal string File => $"{Id}.cs";

    /// <summary>What the example writes into a project file; nothing where it is C#.</summary>
    internal XElement InProjectFile { get; }

    /// <summary>
    /// The project that the example is part of. What a project file says, that nothing is about people, and an assessment of the whole assembly
    /// would change what the other examples report.
    /// </summary>
    internal string Project =>
        InProjectFile.HasElements ? Id
        : OfTheAssembly.Contains("NotAboutPeople", StringComparison.Ordinal) ? "NotAboutPeople"
        : OfTheAssembly.Length > 0 ? "Declared"
        : "People";

    /// <summary>Whether it trains a model, which the register then lists.</summary>
    internal bool Trains => Types.Contains(".Trainers.", StringComparison.Ordinal);

    /// <summary>The example in a namespace of its own, because several declare the same names.</summary>
    internal string Source => $"{code.Usings.ToFullString()}{OfTheAssembly}namespace {Id};\n{Types}";

    /// <summary>The same with what it says of the assembly said of its first type, so that it answers for no example beside it.</summary>
    internal string SourceAmongOthers
    {
        get
        {
            var declared = code.AttributeLists.Select(static list => $"[{list.Attributes}]\n")
                .Where(static list => !list.Contains("NotAboutPeople", StringComparison.Ordinal));
            return $"{code.Usings.ToFullString()}namespace {Id};\n{string.Concat(declared)}{(Types.Length > 0 ? Types : "class Declared;\n")}";
        }
    }

    private string OfTheAssembly => code.AttributeLists.ToFullString();

    private string Types => code.Members.ToFullString();
}
