using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Says what columns mean. This is the one place where it is decided that an annotation counts for more than the vocabulary, and which of several
/// names of a column, or of several annotations on it, is the stronger.
/// </summary>
internal sealed class ColumnMeanings(ProjectDeclarations declarations, FairnessOptions options, ImmutableArray<VocabularyEntry> entries)
{
    /// <summary>The annotations that give a column its kind, and the property that names its characteristic.</summary>
    private static readonly ImmutableArray<(string Annotation, ColumnKind Kind, string? Property, string Otherwise)> kinds =
        ImmutableArray.Create<(string, ColumnKind, string?, string)>(
            (Annotation.ProtectedCharacteristic, ColumnKind.Protected, "Characteristic", "protected"),
            (Annotation.PersonIdentifier, ColumnKind.Identifier, null, "person"),
            (Annotation.FreeText, ColumnKind.FreeText, null, "free-text"),
            (Annotation.ModelOutput, ColumnKind.ModelOutput, null, "model-output"),
            (Annotation.ProxyFor, ColumnKind.Proxy, "Characteristic", "protected"));

    private readonly Dictionary<(SyntaxTree File, Confidence? Confidence), ColumnVocabulary> vocabulariesByFile = [];
    private readonly Dictionary<(Confidence Confidence, string Languages), ColumnVocabulary> vocabularies = [];
    private readonly Dictionary<ISymbol, NameContext> contexts = new(SymbolEqualityComparer.Default);
    private readonly ConditionalWeakTable<TrainedModel, OfModel> models = new();

    /// <summary>What a column is to a model that reads it in some role.</summary>
    internal ColumnMeaning Of(SourceColumn column, TrainedModel model, ColumnRole role)
    {
        var known = models.GetValue(model, model => new OfModel(ContextOf(model), []));
        var key = (column, role);
        if (!known.Columns.TryGetValue(key, out var meaning))
        {
            meaning = Of(column, model.Row, ProjectDeclarations.PlacesOf(model), model.Place.SyntaxTree, known.Context, role);
            known.Columns.Add(key, meaning);
        }

        return meaning;
    }

    /// <summary>What a column is, seen from a place in the code that handles rows of some type.</summary>
    internal ColumnMeaning Of(SourceColumn column, INamedTypeSymbol? row, ISymbol place, SyntaxTree file) =>
        Of(column, row, [place], file, row is null ? NameContext.None : ContextOf(row), ColumnRole.Feature);

    /// <summary>What the columns of a row type are, seen from a place in the code; those that mean nothing are left out.</summary>
    internal IEnumerable<(SourceColumn Column, ColumnMeaning Meaning)> OfRow(INamedTypeSymbol row, ISymbol place, SyntaxTree file) =>
        Schema.Of(row).Columns.SelectMany(static column => column.Sources)
            .Select(column => (column, Of(column, row, place, file))).Where(static found => found.Item2.Kind is not null);

    /// <summary>What prose is, whatever the column that holds it is called.</summary>
    internal ColumnMeaning FreeText(SyntaxTree file) =>
        VocabularyFor(file, Confidence.Low).MeaningOf("free text", NameContext.None) is { } known
            ? new ColumnMeaning(ColumnKind.FreeText, known.Characteristic, known.Legal, ReasonOf(known))
            : new ColumnMeaning(ColumnKind.FreeText, "free-text", "", "prose about people carries every characteristic of the person written about");

    private ColumnMeaning Of(
        SourceColumn column, INamedTypeSymbol? row, IEnumerable<ISymbol> places, SyntaxTree file, NameContext context, ColumnRole role)
    {
        var where = places.ToList();
        var members = column.Aliases.Prepend(column.Member).OfType<ISymbol>().ToList();
        if (!declarations.AreAnyOn(column, row, where) && !members.Exists(static member => ProjectDeclarations.ClassificationsOf(member).Any(static c => c.IsNone)))
        {
            return Named(column, members, file, context, role);
        }

        var meaning = Declared(column, row, where, file, context)
            ?? (Says(Annotation.NotSensitive) || members.Any(static member => ProjectDeclarations.ClassificationsOf(member).Any(static c => c.IsNone))
                ? ColumnMeaning.Ordinary
                : Named(column, members, file, context, role));
        return meaning with
        {
            Justification = declarations.OnColumn(Annotation.JustifiedFeature, column, row, where) is { IsEmpty: false } justified
                ? justified.FirstOrDefault(static said => !said.IsMissing("Reason")) ?? justified[0] : null,
            IsNotSensitive = Says(Annotation.NotSensitive),
        };

        bool Says(string annotation) =>
            declarations.OnColumn(annotation, column, row, where).Any(static said => !said.IsMissing("Reason"));
    }

    /// <summary>What an annotation makes of a column: the strongest of them, whatever confidence is asked of names.</summary>
    private ColumnMeaning? Declared(SourceColumn column, INamedTypeSymbol? row, List<ISymbol> places, SyntaxTree file, NameContext context)
    {
        foreach (var (annotation, kind, property, otherwise) in kinds)
        {
            var said = declarations.OnColumn(annotation, column, row, places);
            if (!said.IsEmpty)
            {
                var named = property is null || said[0].IsMissing(property) ? null : said[0].Text(property)!.Trim();
                var vocabulary = VocabularyFor(file);
                var ofName = vocabulary.MeaningOf(column.Name, column.Member?.Name, context);
                var known = named is null ? ofName : vocabulary.MeaningOf(named, NameContext.None) ?? (ofName?.Characteristic == named ? ofName : null);
                var characteristic = named ?? known?.Characteristic ?? otherwise;
                var reason = known is null || kind is not (ColumnKind.Protected or ColumnKind.Proxy) ? null : ReasonOf(known);
                return new ColumnMeaning(kind, characteristic, known?.Legal ?? "", Clause(reason, $"declared with [{annotation}]"));
            }
        }

        return null;
    }

    /// <summary>What the names of a column say: its own, and those of the members behind it; the strongest counts.</summary>
    private ColumnMeaning Named(SourceColumn column, List<ISymbol> members, SyntaxTree file, NameContext context, ColumnRole role)
    {
        var names = members.Select(static member => member.Name).Prepend(column.Name).Distinct(StringComparer.Ordinal)
            .Where(name => !Restates(name, role)).ToList();
        var vocabulary = VocabularyFor(file);
        var classified = members.SelectMany(static member => ProjectDeclarations.ClassificationsOf(member)).ToList();
        if (classified.Count > 0)
        {
            // Somebody marked the member as personal: then even an unsure reading of its name counts.
            vocabulary = VocabularyFor(file, Confidence.Low);
        }

        var meaning = names.Select(name => role == ColumnRole.Label ? vocabulary.MeaningAsTarget(name, context) : vocabulary.MeaningOf(name, context))
            .OfType<Meaning>().OrderBy(static found => found.Kind.Precedence()).ThenByDescending(static found => found.Confidence).FirstOrDefault();
        var notes = classified.FirstOrDefault(static c => c.Notes is not null);
        if (notes is not null && (meaning is null || meaning.Kind.Precedence() > ColumnKind.Protected.Precedence()))
        {
            var known = vocabulary.MeaningOf(notes.Notes!, NameContext.None);
            return new ColumnMeaning(
                known?.Kind ?? ColumnKind.Protected, known?.Characteristic ?? notes.Notes, known?.Legal ?? "",
                Clause(known is null ? null : ReasonOf(known), $"the member is marked [{notes.Attribute}]"));
        }

        return meaning is null
            ? ColumnMeaning.Ordinary
            : new ColumnMeaning(meaning.Kind, meaning.Characteristic, meaning.Legal, Clause(ReasonOf(meaning), HowRead(meaning, column, names)))
            {
                IsLikely = meaning.OfWords != Confidence.High,
            };
    }

    /// <summary>Whether a name only says again what the trainer reads the column as: an example weight called Weight weighs rows, and no bodies.</summary>
    private static bool Restates(string name, ColumnRole role) => role switch
    {
        ColumnRole.Weight => name.ToLowerInvariant() is "weight" or "weights" or "wgt" or "wt",
        ColumnRole.Group => name.ToLowerInvariant() is "group" or "groupid" or "group_id" or "groupkey",
        _ => false,
    };

    private static string ReasonOf(Meaning meaning) =>
        meaning.Source.Length == 0 ? InSentence(meaning.Rationale)
        : meaning.Source.Contains("(") ? $"{InSentence(meaning.Rationale)}, see {meaning.Source}"
        : $"{InSentence(meaning.Rationale)} ({meaning.Source})";

    private static string? HowRead(Meaning meaning, SourceColumn column, List<string> names)
    {
        var isWhole = names.Contains(meaning.Words);
        return isWhole && meaning.Words == column.Name ? null
            : isWhole ? $"its member is called '{meaning.Words}'"
            : $"the name says '{meaning.Words}'";
    }

    private static string Clause(string? reason, string? howRead) =>
        string.IsNullOrEmpty(reason) ? howRead ?? "the project's vocabulary says so" : howRead is null ? reason! : $"{howRead}, and {reason}";

    /// <summary>A sentence as part of another one: without its final stop, and without the capital of a word that is written small elsewhere.</summary>
    private static string InSentence(string sentence)
    {
        var text = sentence.Trim().TrimEnd('.');
        return text.Length > 1 && char.IsUpper(text[0]) && (char.IsLower(text[1]) || text[1] == ' ') && !text.StartsWith("Mr", StringComparison.Ordinal)
            ? char.ToLowerInvariant(text[0]) + text.Substring(1)
            : text;
    }

    private ColumnVocabulary VocabularyFor(SyntaxTree file, Confidence? confidence = null)
    {
        if (!vocabulariesByFile.TryGetValue((file, confidence), out var vocabulary))
        {
            vocabulariesByFile.Add((file, confidence), vocabulary = FindVocabulary(file, confidence));
        }

        return vocabulary;
    }

    private ColumnVocabulary FindVocabulary(SyntaxTree file, Confidence? confidence)
    {
        var chosen = options.In(file);
        var minimum = confidence ?? chosen.MinimumConfidence;
        var key = (minimum, string.Join(" ", chosen.VocabularyLanguages));
        if (!vocabularies.TryGetValue(key, out var vocabulary))
        {
            vocabulary = ColumnVocabulary.BuiltIn(new VocabularyOptions(options.Jurisdictions, minimum, chosen.VocabularyLanguages)).With(entries);
            vocabularies.Add(key, vocabulary);
        }

        return vocabulary;
    }

    private NameContext ContextOf(TrainedModel model)
    {
        var row = model.Row ?? SourcesOf(model).Select(static source => source.Member?.ContainingType).FirstOrDefault(static type => type is not null);
        return row is not null ? ContextOf(row) : NameContext.Of(null, SourcesOf(model).Select(static source => source.Name));
    }

    private NameContext ContextOf(INamedTypeSymbol row)
    {
        if (!contexts.TryGetValue(row, out var context))
        {
            contexts.Add(row, context = NameContext.Of(row.IsAnonymousType ? null : row.Name, Schema.NamesOf(row)));
        }

        return context;
    }

    private static IEnumerable<SourceColumn> SourcesOf(TrainedModel model) =>
        new[] { model.Features, model.Label, model.Weight, model.Group }.OfType<ColumnFlow>().SelectMany(static flow => flow.Sources)
            .Select(static flow => flow.Source);

    /// <summary>What is known of a model's columns: their surroundings, and the answers given so far, for each role apart.</summary>
    private sealed record OfModel(NameContext Context, Dictionary<(SourceColumn Column, ColumnRole Role), ColumnMeaning> Columns);
}
