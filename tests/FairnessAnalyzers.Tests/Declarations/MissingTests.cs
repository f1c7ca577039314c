using FairnessAnalyzers.Declarations;

namespace FairnessAnalyzers.Tests.Declarations;

public class MissingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("TODO")]
    [InlineData("todo: ask the lawyers")]
    [InlineData("(TODO - fill in)")]
    [InlineData("TODO_later")]
    [InlineData("TBD")]
    [InlineData("\"tbc\".")]
    [InlineData("n/a")]
    [InlineData("N.A.")]
    [InlineData("NA")]
    [InlineData("None!")]
    [InlineData("- unknown -")]
    [InlineData("pending")]
    [InlineData("xxx")]
    [InlineData("XXXXX")]
    [InlineData("...")]
    [InlineData("…")]
    [InlineData("---")]
    [InlineData("—")]
    [InlineData("???")]
    [InlineData("<Pending>")]
    [InlineData("<to be written by <name>>")]
    [InlineData("[describe the population]")]
    [InlineData(" \"[reason]\". ")]
    public void Placeholders_state_nothing(string? text) => Assert.True(Missing.IsMissing(text));

    [Theory]
    [InlineData("People released on parole in England since 2015")]
    [InlineData("Todos: anyone who asks")]
    [InlineData("None of the parents consented")]
    [InlineData("unknown offenders excluded")]
    [InlineData("<2 years> after <release>")]
    [InlineData("[DPIA] and [EqIA] agree")]
    [InlineData("7")]
    [InlineData("失業者")]
    [InlineData("Nan")]
    public void Words_state_something(string text) => Assert.False(Missing.IsMissing(text));

    [Theory]
    [InlineData("MeasuredBy", "measured by")]
    [InlineData("Population", "The population", false)]
    [InlineData("Population", "POPULATION.")]
    [InlineData("ReoffendedWithin2Years", "reoffended within 2 years")]
    [InlineData("ReoffendedWithin2Years", "Reoffended")]
    [InlineData("reoffended_within_2_years", "ReoffendedWithin2Years")]
    [InlineData("Reoffended", "Reconvicted of any offence", false)]
    [InlineData("HIVStatus", "hiv status")]
    [InlineData("", "anything at all", false)]
    public void A_name_repeated_states_nothing(string ownName, string text, bool missing = true) => Assert.Equal(missing, Missing.IsMissing(text, ownName));

    [Fact]
    public void Each_own_name_counts_by_itself() => Assert.True(Missing.IsMissing("reoffended", "Outcome", "Reoffended", null));
}
