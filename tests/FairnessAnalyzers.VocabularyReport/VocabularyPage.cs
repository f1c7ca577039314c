using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.VocabularyReport;

/// <summary>The page docs/vocabulary.md: how the vocabulary is read and extended, and every entry with its law and source.</summary>
internal static class VocabularyPage
{
    private const string Introduction = """
        # The vocabulary

        What the analyzer takes the name of a column to mean, and why. This page is written from the data by
        `dotnet run --project tests/FairnessAnalyzers.VocabularyReport -- --docs docs/vocabulary.md`; a test holds it equal to them.

        ## How a name is read

        - A name is split at separators, changes of case, acronyms and numbers: `m_ethnicOrigin`, `ETHNIC_ORIGIN`, `ethnic-origin` and `EthnicOrigin`
          are the same words. Accents are folded (`género`, `genero`), German and Nordic letters may be written as one letter or two, regular
          English plurals count as their singular, and words run together are cut apart where every part is a known word (`raceethnicity`).
        - Small words (of, the, de, la ...) make no difference: `CountryOfBirth`, `country_birth`.
        - The longest term wins: in `CountryOfBirth` nothing is said of birth. What follows a preposition only qualifies: `age_at_arrest` is an age.
        - Words of *not when* give the name another meaning, whether they stand in the name or in the name of its class; words of *needs* must
          be there. The other columns of the class are evidence too: they show whether it is about people, which language it speaks, and
          whether a code such as `DIS` stands among the other codes of its data set. Their order makes no difference. Columns about goods, animals
          or services take the meaning away from some names: a `FullName` beside `Brand` and `Price` is not a person's.
        - Of a whole sentence, as questionnaires use them for columns, only what it asks for counts: `What is your gender?` asks for the gender, and
          `In your social circle, you are often the one who ...` does not ask for the circle. A sentence ends in `?` or `...`, or has more than six
          words and one that only sentences have, such as *you*.
        - The member's name and the column's name are both asked, and the stronger meaning counts: justice, protected, identifier, freeText,
          modelOutput and enforcement, processOutcome (of a target only), proxy.
        - How sure a reading is: *high* where no informed reader would take the words for anything else; *medium* for one word with
          other senses, an abbreviation, or words run together (high, where the class is clearly about people); *low* for coarse signs such as a
          county or a job title. `fairness.minimum_confidence` is medium unless you set it.
        - A characteristic that no instrument of the selected `FairnessJurisdiction` protects is shown as a proxy.

        What to do with a column that is found: drop it; or keep it with a justification and the evidence for it; or keep it out of the features and
        use it only to test the model by group. The pages of the rules say how each of these is declared.

        ## Your own words

        Put a file `FairnessVocabulary.csv` beside the project or above it. It is a spreadsheet with this first line; commas, semicolons or tabs separate
        the cells, as your spreadsheet program likes it:

        ```csv
        term,kind,characteristic,legal_basis,rationale,source,languages,not_when
        housing band,proxy,socio-economic,uk: Equality Act 2010 s.1,The band follows need that the council itself assessed.,Housing team 2026,en,radio
        neet; not in education,protected,age,,,,,
        race,none,,,,,,
        ```

        | column | what it says |
        |---|---|
        | term | the words, in any spelling; several are separated by `;`. `#` is any number; `stem*`, `*stem` and `*stem*` are parts of words; `[words]` is a name that has no other words |
        | kind | justice, protected, identifier, freeText, modelOutput, enforcement, proxy or processOutcome; `none` removes the term: it then means nothing, also within longer words of the built-in list |
        | characteristic | race, sex, age ...; for a proxy the characteristic it stands for. Empty: the usual one of the kind, or the term |
        | legal_basis | citations separated by `;`, each led by its jurisdictions: `uk: ...; eu+un: ...`. Without them it counts everywhere. Empty: that of the entry that lends the rationale, or of the first entry of the same kind and characteristic |
        | rationale, source | why, in one sentence, and who found it; empty: as above |
        | languages | any of en fr de es it nl sv pt pl; empty: all |
        | not_when | words, phrases or contexts (`@animal`) that give the name another meaning, separated by `;`; `@key`: a name that ends in id, hash, url ... |
        | needs | optional ninth column: words, phrases or contexts of which one must be there; `@language`: the class shows by two other columns that it speaks the language; `@codes x`: the term is a code, written exactly so, and another code of x stands beside it |
        | confidence | optional tenth column: high (if empty), medium or low |

        An entry of yours takes the place of a built-in term that is written the same. A line that cannot be read is reported as FAIR9009 at its place, and the
        others count. Text that a spreadsheet would take for a formula is not accepted as a term and loses its first sign elsewhere.
        """;

    private static readonly ImmutableDictionary<string, string> Titles = ImmutableDictionary.CreateRange(new Dictionary<string, string>
    {
        ["justice.csv"] = "Justice: records of arrest, charge, conviction, custody",
        ["protected.csv"] = "Protected characteristics and special categories",
        ["identifier.csv"] = "Identifiers of persons and households",
        ["freeText.csv"] = "Free text about people",
        ["modelOutput.csv"] = "Output of an earlier model",
        ["enforcement.csv"] = "Enforcement and contact with authorities",
        ["proxy.csv"] = "Proxies, by what they stand for",
        ["processOutcome.csv"] = "Outcomes of a process (as targets)",
        ["none.csv"] = "Words that mean something else",
    });

    /// <summary>The text of the page.</summary>
    internal static string Text()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append('\n');
        foreach (var file in BuiltInVocabulary.Files)
        {
            page.Append("\n## ").Append(Titles[file]).Append("\n\nFrom `").Append(file).Append("`.\n");
            var entries = VocabularyFile.Parse(BuiltInVocabulary.ReadText(file)).Entries;
            foreach (var group in entries.GroupBy(entry => entry.Characteristic))
            {
                WriteGroup(page, group.Key, group.ToList());
            }
        }

        WriteContexts(page);
        return page.ToString();
    }

    private static void WriteGroup(StringBuilder page, string characteristic, IReadOnlyList<VocabularyEntry> entries)
    {
        if (characteristic.Length > 0)
        {
            page.Append("\n### ").Append(characteristic).Append('\n');
        }

        var first = entries[0];
        var isMeant = first.Kind is not null;
        if (isMeant)
        {
            page.Append('\n').Append(first.Rationale).Append('\n');
            page.Append("\nLaw: ").Append(first.LegalBasis).Append("\n\nSource: ").Append(first.Source).Append('\n');
        }

        page.Append(isMeant
            ? "\n| words | languages | sure | not when | needs | source, if another |\n|---|---|---|---|---|---|\n"
            : "\n| words | languages | needs |\n|---|---|---|\n");
        foreach (var entry in entries)
        {
            string[] cells = isMeant
                ? [
                    List(entry.Terms), string.Join(" ", entry.Languages), entry.Confidence.ToString().ToLowerInvariant(), List(entry.NotWhen),
                    List(entry.Needs), entry == first ? string.Empty : Own(entry),
                ]
                : [List(entry.Terms), string.Join(" ", entry.Languages), List(entry.Needs)];
            page.Append("| ").Append(string.Join(" | ", cells.Select(Cell))).Append(" |\n");
        }
    }

    private static void WriteContexts(StringBuilder page)
    {
        page.Append("\n## Contexts and word lists\n\nFrom `").Append(BuiltInVocabulary.WordsFile).Append("`. An entry names a context as `@name`; ");
        page.Append("one of scope *class* also counts where another column of the class has one of its words and nothing shows that the class is about people.\n\n");
        page.Append("| list | scope | meaning | words |\n|---|---|---|---|\n");
        foreach (var record in new CsvReader(BuiltInVocabulary.ReadText(BuiltInVocabulary.WordsFile), ',').Records().Skip(1))
        {
            string[] cells = [record[0].Text, record[1].Text, record[3].Text, List(VocabularyFile.List(record[2].Text))];
            page.Append("| ").Append(string.Join(" | ", cells.Select(Cell))).Append(" |\n");
        }
    }

    /// <summary>What an entry says of its own; the rest it shares with the first of its characteristic.</summary>
    private static string Own(VocabularyEntry entry) =>
        string.Join(" ", new[] { entry.Rationale, entry.LegalBasis, entry.Source }.Where(text => text.Length > 0));

    private static string List(ImmutableArray<string> items) => string.Join(", ", items);

    private static string Cell(string text) => text.Replace("|", "\\|").Replace("*", "\\*").Replace("[", "\\[").Replace("]", "\\]");
}
