using System.Text.RegularExpressions;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.VocabularyReport;

/// <summary>Says which labels a name deserves; none for an ordinary name.</summary>
internal interface IClassifier
{
    string Name { get; }

    /// <param name="siblings">The columns of the same data set; empty where no evidence of the class is to be used.</param>
    IReadOnlyCollection<string> Classify(LabelledColumn column, NameContext context);
}

/// <summary>
/// The vocabulary, asked strictly: a column counts as found only in the position in which it matters (a process outcome as a target, everything
/// else as a feature), but as a false alarm in either position.
/// </summary>
internal sealed class VocabularyClassifier(ColumnVocabulary vocabulary) : IClassifier
{
    public string Name => "vocabulary";

    public IReadOnlyCollection<string> Classify(LabelledColumn column, NameContext context)
    {
        var asFeature = LabelsOf(vocabulary.MeaningOf(column.Column, context));
        var asTarget = LabelsOf(vocabulary.MeaningAsTarget(column.Column, context));
        return !column.IsPositive ? [.. asFeature, .. asTarget] : column.Accepts("proxy-target") ? [.. asTarget, .. asFeature] : asFeature;
    }

    private static IReadOnlyCollection<string> LabelsOf(Meaning? meaning) => meaning?.Kind switch
    {
        null or ColumnKind.Identifier => [],
        ColumnKind.Justice => ["special:criminal"],
        ColumnKind.Protected => ["protected:" + meaning.Characteristic, "special:" + meaning.Characteristic],
        ColumnKind.Proxy => ["proxy:" + meaning.Characteristic],
        ColumnKind.FreeText => ["free-text"],
        ColumnKind.ModelOutput or ColumnKind.Enforcement => ["feedback"],
        _ => ["proxy-target"],
    };
}

/// <summary>What a quick search would do: any of fifty stems anywhere in the name.</summary>
internal sealed class SubstringClassifier : IClassifier
{
    private static readonly (string Stem, string Label)[] Stems =
    [
        ("race", "protected:race"), ("ethn", "protected:race"), ("black", "protected:race"), ("hispan", "protected:race"),
        ("skin", "protected:race"), ("nation", "protected:national-origin"), ("citizen", "protected:national-origin"),
        ("migra", "protected:national-origin"), ("foreign", "protected:national-origin"), ("refug", "protected:national-origin"),
        ("sex", "protected:sex"), ("gender", "protected:sex"), ("male", "protected:sex"), ("woman", "protected:sex"),
        ("age", "protected:age"), ("birth", "protected:age"), ("dob", "protected:age"), ("disab", "protected:disability"),
        ("impair", "protected:disability"), ("relig", "protected:religion"), ("church", "protected:religion"),
        ("marit", "protected:marital-status"), ("marri", "protected:marital-status"), ("divorc", "protected:marital-status"),
        ("preg", "protected:pregnancy"), ("matern", "protected:pregnancy"), ("child", "protected:family-status"),
        ("depend", "protected:family-status"), ("parent", "protected:family-status"), ("langu", "protected:language"),
        ("veteran", "protected:veteran"), ("health", "special:health"), ("medic", "special:health"), ("diagn", "special:health"),
        ("diseas", "special:health"), ("crim", "special:criminal"), ("arrest", "special:criminal"), ("convict", "special:criminal"),
        ("prior", "special:criminal"), ("union", "special:trade-union"), ("politic", "special:political"), ("genet", "special:genetic"),
        ("postc", "proxy:race"), ("zip", "proxy:race"), ("address", "proxy:race"), ("surname", "proxy:race"),
        ("benefit", "proxy:socio-economic"), ("poverty", "proxy:socio-economic"), ("score", "feedback"), ("note", "free-text"),
    ];

    public string Name => "50 stems anywhere";

    public IReadOnlyCollection<string> Classify(LabelledColumn column, NameContext context) =>
        Stems.Where(stem => column.Column.Contains(stem.Stem, StringComparison.OrdinalIgnoreCase)).Select(stem => stem.Label).ToList();
}

/// <summary>What a careful search would do: sixteen words, each as a whole.</summary>
internal sealed partial class WordClassifier : IClassifier
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["race"] = "protected:race", ["ethnicity"] = "protected:race", ["ethnic"] = "protected:race",
        ["nationality"] = "protected:national-origin", ["citizenship"] = "protected:national-origin", ["sex"] = "protected:sex",
        ["gender"] = "protected:sex", ["age"] = "protected:age", ["birth"] = "protected:age", ["disability"] = "protected:disability",
        ["religion"] = "protected:religion", ["marital"] = "protected:marital-status", ["pregnant"] = "protected:pregnancy",
        ["health"] = "special:health", ["conviction"] = "special:criminal", ["postcode"] = "proxy:race",
    };

    public string Name => "16 whole words";

    public IReadOnlyCollection<string> Classify(LabelledColumn column, NameContext context) =>
        Word().Matches(column.Column).Where(word => Words.ContainsKey(word.Value)).Select(word => Words[word.Value]).ToList();

    [GeneratedRegex("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")]
    private static partial Regex Word();
}
