using System.Linq;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// FAIR1005: prose reaches a model: a column of free text, or any text that is turned into words, n-grams or embeddings on some way to the
/// features, whatever the column is called and whatever else it feeds.
/// </summary>
internal sealed class FreeTextFeatureRule() : FeatureRule(FairnessAnalyzers.Descriptors.FreeTextFeature, ColumnKind.FreeText)
{
    internal override ColumnUse? Concerning(ColumnUse use, FairnessProject project)
    {
        var flow = TextFlowOf(use);
        if (use.Meaning.Kind == ColumnKind.FreeText)
        {
            return use with { Flow = flow ?? use.Flow };
        }

        return flow is null ? null : use with { Flow = flow, Meaning = project.Meanings.FreeText(use.Model.Place.SyntaxTree) };
    }

    protected override object[] Arguments(ColumnUse use, ColumnUse concern) => use.Meaning.Kind == ColumnKind.FreeText
        ? [$"Free text column '{concern.Column.Name}' is {concern.RoleInWords} of", Finding.TrainerNames, $"{concern.Meaning.Why}; {Advice}"]
        : [
            $"String column '{concern.Column.Name}' is read as text by",
            concern.Flow.Path.FirstOrDefault(static transform => transform.FeaturizesText)?.Name ?? Finding.TrainerNames,
            $"whatever is written in it becomes a feature; {Advice}",
        ];

    /// <summary>The way on which a column's text is turned into numbers; null where none is.</summary>
    private static SourceFlow? TextFlowOf(ColumnUse use)
    {
        if (use.Role != ColumnRole.Feature || !MayBeText(use.Column.Type))
        {
            return null;
        }

        var isTextTrainer = use.Model.Creation is IInvocationOperation creation && MlNetApi.Find(creation.TargetMethod)?.Effect == Effect.TrainsText;
        return isTextTrainer ? use.Flow : use.Flow.ThroughText;
    }

    private static bool MayBeText(ITypeSymbol? type)
    {
        type = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { Name: "VBuffer", TypeArguments: { Length: 1 } items } ? items[0] : type;
        return type is null or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Error }
            or INamedTypeSymbol { Name: "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Char }] };
    }
}
