using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>What the rules that read declarations have in common: which statements are missing, and which column a declaration is about.</summary>
internal static class Statements
{
    /// <summary>Those of the statements that are missing, in the order in which they are asked for.</summary>
    internal static IEnumerable<string> MissingFrom(Declaration declaration, params string[] asked) => asked.Where(declaration.IsMissing);

    /// <summary>Several names as an English list: "A", "A and B", "A, B and C".</summary>
    internal static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];

    /// <summary>The declarations of one kind that are written in the project, in source order.</summary>
    internal static IEnumerable<Declaration> DeclarationsOf(FairnessProject project, string annotation) =>
        project.Declarations.InSource(project.Cancellation).Where(said => said.Name == annotation);

    /// <summary>The member that a declaration stands on; null for the assembly.</summary>
    internal static ISymbol? MemberOf(Declaration declaration) => declaration.On is IAssemblySymbol or IModuleSymbol ? null : declaration.On;

    /// <summary>The column that a declaration is about; null where it stands on neither a member nor says.</summary>
    internal static string? ColumnOf(Declaration declaration) =>
        declaration.Text("Column") ?? (declaration.On is IPropertySymbol or IFieldSymbol ? Schema.ColumnNameOf(declaration.On) : null);
}
