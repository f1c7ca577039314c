using FairnessAnalyzers.Vocabulary;
namespace FairnessAnalyzers.VocabularyReport;
internal static class VocabularyPage { internal static string Text() => string.Join("\n", BuiltInVocabulary.Files.SelectMany(f => VocabularyFile.Parse(BuiltInVocabulary.ReadText(f)).Errors.Select(e => f + e))); }
