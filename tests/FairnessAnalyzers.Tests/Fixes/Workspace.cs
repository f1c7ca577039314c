using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FairnessAnalyzers.Tests.Fixes;

/// <summary>Fixes on findings that are made by hand, for what a fix does whatever rule speaks: <c>[|place|]</c> is underlined.</summary>
internal static class Workspace
{
    /// <summary>The files after a fix; the first of its answers whose title begins like this.</summary>
    internal static async Task<string> Fix(
        CodeFixProvider fix, DiagnosticDescriptor rule, string marked, string title = "", ImmutableDictionary<string, string?>? properties = null,
        string usings = Compile.Usings, params object[] arguments)
    {
        var (document, diagnostic) = Open(rule, marked, usings, properties ?? ImmutableDictionary<string, string?>.Empty, arguments);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var action = actions.First(action => action.Title.StartsWith(title, StringComparison.Ordinal));
        var operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        return (await changed.GetTextAsync()).ToString();
    }

    /// <summary>The titles of what a fix offers.</summary>
    internal static async Task<IEnumerable<string>> Offers(CodeFixProvider fix, DiagnosticDescriptor rule, string marked, ImmutableDictionary<string, string?>? properties = null)
    {
        var (document, diagnostic) = Open(rule, marked, Compile.Usings, properties ?? ImmutableDictionary<string, string?>.Empty, []);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.Select(static action => action.Title);
    }

    private static (Document Document, Diagnostic Diagnostic) Open(
        DiagnosticDescriptor rule, string marked, string usings, ImmutableDictionary<string, string?> properties, object[] arguments)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var source = marked.Replace("[|", "").Replace("|]", "");
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var hasStatements = CSharpSyntaxTree.ParseText(source, options).GetCompilationUnitRoot().Members.Any(static m => m.IsKind(SyntaxKind.GlobalStatement));
        var project = new AdhocWorkspace().AddProject("Test", LanguageNames.CSharp)
            .WithParseOptions(options)
            .WithCompilationOptions(new CSharpCompilationOptions(hasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences([.. Compile.Framework, .. Compile.MlNet, Compile.Annotations])
            .AddDocument("Usings.cs", usings).Project;
        var document = project.AddDocument("Test.cs", SourceText.From(source), filePath: "Test.cs");
        var tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;

        // The member behind the column, where the source declares one of its name.
        var members = tree.GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>()
            .Where(member => properties.TryGetValue("fairness.column", out var column) && member.Identifier.ValueText == column)
            .Select(static member => member.Identifier.GetLocation());
        return (document, Diagnostic.Create(rule, Location.Create(tree, TextSpan.FromBounds(start, end)), members, properties, arguments));
    }
}
