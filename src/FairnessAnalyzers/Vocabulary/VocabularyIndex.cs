using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FairnessAnalyzers.Vocabulary;

/// <summary>A vocabulary compiled for matching: immutable once built, and shared by everything that asks it.</summary>
internal sealed class VocabularyIndex
{
    private readonly Dictionary<string, ImmutableArray<int>> codes = new(StringComparer.Ordinal);
    private readonly int shortestCode = int.MaxValue;
    private readonly int longestCode;

    internal VocabularyIndex(
        IEnumerable<VocabularyEntry> builtIn, IEnumerable<VocabularyEntry> added, WordLists lists)
    {
        var table = new WordTableBuilder();
        lists.AddTo(table);
        var entries = new List<CompiledEntry>();
        var inheritance = new Inheritance();
        var legal = new Dictionary<string, LegalBasis>(StringComparer.Ordinal);
        var codeSets = new List<string> { string.Empty };
        foreach (var (entry, isAdded) in builtIn.Select(entry => (entry, false)).Concat(added.Select(entry => (entry, true))))
        {
            var full = inheritance.Complete(entry, isAdded);
            if (!legal.TryGetValue(full.LegalBasis, out var basis))
            {
                legal.Add(full.LegalBasis, basis = LegalBasis.Parse(full.LegalBasis));
            }

            var compiled = new CompiledEntry(full, basis, isAdded);
            CompileConditions(compiled, table, lists, codeSets);
            Add(compiled, entries.Count, table, isAdded);
            entries.Add(compiled);
        }

        foreach (var code in codes.Keys)
        {
            shortestCode = Math.Min(shortestCode, code.Length);
            longestCode = Math.Max(longestCode, code.Length);
        }

        table.AddPlurals();
        Entries = entries.ToImmutableArray();
        ClassContexts = lists.ClassContexts;
        PersonContext = lists.PersonContext;
        ThingContexts = lists.ClassContexts | lists.ContextBit("thing");
        Phrases.Freeze();
        Words = new WordTable(table);
    }

    internal ImmutableArray<CompiledEntry> Entries { get; }

    internal WordTable Words { get; }

    internal PhraseTable Phrases { get; } = new();

    /// <summary>The contexts that one column gives to all others of its class, such as that of animals.</summary>
    internal ulong ClassContexts { get; }

    /// <summary>The context of words that denote a person.</summary>
    internal ulong PersonContext { get; }

    /// <summary>The contexts of words that denote what is no person, wherever they stand.</summary>
    internal ulong ThingContexts { get; }

    /// <summary>The entries for which a name, as written, is a data set's code.</summary>
    internal ImmutableArray<int> CodesFor(string name) =>
        name.Length >= shortestCode && name.Length <= longestCode && codes.TryGetValue(name, out var entries)
            ? entries
            : ImmutableArray<int>.Empty;

    private static void CompileConditions(CompiledEntry compiled, WordTableBuilder table, WordLists lists, List<string> codeSets)
    {
        if (compiled.Entry.NotWhen.IsEmpty && compiled.Entry.Needs.IsEmpty)
        {
            return;
        }

        compiled.NotAsKey = compiled.Entry.NotWhen.Contains("@key");
        compiled.NotWhen = Compile(compiled.Entry.NotWhen.Where(one => one != "@key"), table, lists);
        compiled.NeedsLanguage = compiled.Entry.Needs.Contains("@language");
        var codes = compiled.Entry.Needs.FirstOrDefault(one => one.StartsWith("@codes ", StringComparison.Ordinal));
        if (codes is not null)
        {
            compiled.CodeSet = codeSets.IndexOf(codes);
            if (compiled.CodeSet < 0)
            {
                compiled.CodeSet = codeSets.Count;
                codeSets.Add(codes);
            }
        }

        compiled.Needs = Compile(compiled.Entry.Needs.Where(one => one != "@language" && one != codes), table, lists);
    }

    private static WordSet Compile(IEnumerable<string> items, WordTableBuilder table, WordLists lists)
    {
        ulong contexts = 0;
        var words = ImmutableArray.CreateBuilder<int>();
        var phrases = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var item in items)
        {
            if (item.StartsWith("@", StringComparison.Ordinal))
            {
                contexts |= lists.ContextBit(item.Substring(1));
                continue;
            }

            foreach (var term in Term.Parse(item, table, WordUses.None))
            {
                if (term.Words.Length == 1)
                {
                    words.Add(term.Words[0]);
                }
                else
                {
                    phrases.Add(term.Words);
                }
            }
        }

        return contexts == 0 && words.Count == 0 && phrases.Count == 0
            ? WordSet.Empty
            : new WordSet(contexts, words.ToImmutable(), phrases.ToImmutable());
    }

    private void Add(CompiledEntry compiled, int number, WordTableBuilder table, bool replaces)
    {
        foreach (var text in compiled.Entry.Terms)
        {
            if (compiled.CodeSet != 0)
            {
                codes[text] = codes.TryGetValue(text, out var others) ? others.Add(number) : ImmutableArray.Create(number);
                continue;
            }

            foreach (var term in Term.Parse(text, table, WordUses.InTerm))
            {
                Phrases.Add(term, number, replaces);
                if (term.Words[0] > 0)
                {
                    table.Uses[term.Words[0]] |= WordUses.StartsTerm;
                }
            }
        }
    }
}
