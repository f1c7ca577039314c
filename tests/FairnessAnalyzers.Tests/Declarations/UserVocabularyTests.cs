using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Declarations;

public class UserVocabularyTests
{
    private const string Header = "term,kind,characteristic,legal_basis,rationale,source,languages,not_when\n";

    [Fact]
    public void What_is_nearer_to_the_project_comes_later_and_counts()
    {
        var files = Options.With(
        [
            ("/team/project/FairnessVocabulary.csv", Header + "estate,none,,,,,,\n"),
            ("/team/FairnessVocabulary.csv", Header + "estate,proxy,race,,Stands for it,Study,,\n"),
            ("/team/project/notes.csv", Header + "block,proxy,race,,Stands for it,Study,,\n"),
        ]).AdditionalFiles;
        var entries = UserVocabulary.Read(files, default);
        Assert.Equal("race,", string.Join(",", entries.Select(entry => entry.Characteristic)));
        Assert.Null(entries[1].Kind);
    }

    [Fact]
    public void Without_files_there_are_no_entries() => Assert.Empty(UserVocabulary.Read([], default));
}
