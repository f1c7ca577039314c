using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.PackageTests;

/// <summary>What a team answers to a finding that it keeps on purpose.</summary>
internal sealed record Answer(Finding Finding, Decision Decision)
{
    /// <summary>The rules whose findings the team answers with a declaration; all else it suppresses.</summary>
    internal static readonly string[] Declared = ["FAIR1001", "FAIR1003"];

    internal bool IsDeclaration => Declared.Contains(Finding.Rule);

    /// <summary>Writes the answer before the type that holds the finding, on the same line, so that every finding keeps its line.</summary>
    internal void WriteInto(Consumer project)
    {
        var text = project.Read(Finding.File);
        var type = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .First(type => type.Identifier.Text == Finding.Type);
        project.Write(Finding.File, text.Insert(type.SpanStart, $"[{(IsDeclaration ? Declaration : Suppression)}] "));
    }

    private string Declaration =>
        $"JustifiedFeature(\"{Decision.Reason}\", Column = \"{Finding.Column}\", Evidence = \"{Decision.Reference}\", " +
        $"ApprovedBy = \"{Decision.By}\", ReviewBy = \"{Decision.Until}\")";

    private string Suppression =>
        $"System.Diagnostics.CodeAnalysis.SuppressMessage(\"{Category}\", \"{Finding.Rule}\", Justification = \"{Decision.Justification}\")";

    private string Category => Descriptors.All.Single(rule => rule.Id == Finding.Rule).Category;
}
