using FairnessAnalyzers.Declarations;

namespace FairnessAnalyzers.Tests.Declarations;

public class JustificationTests
{
    [Fact]
    public void The_head_is_read_and_the_rest_is_the_reason() => Assert.Equal(
        new Justification(true, "accepted-risk", "Head of Risk Analytics", "DPIA-2031-7", "2027-03-31", "Postcode district is needed for travel time."),
        Justification.Parse(" [kind=accepted-risk; by=Head of Risk Analytics; ref=DPIA-2031-7; until=2027-03-31] Postcode district is needed for travel time. "));

    [Fact]
    public void Keys_may_stand_in_any_order_and_case_and_be_left_out() => Assert.Equal(
        new Justification(true, null, "Board", null, "2027-03-31", "Because."), Justification.Parse("[UNTIL = 2027-03-31 ;By= Board;] Because."));

    [Fact]
    public void A_value_may_hold_an_equals_sign_and_an_empty_one_is_none() => Assert.Equal(
        new Justification(true, null, null, "https://dpia.example/?id=7", null, ""), Justification.Parse("[by=; ref=https://dpia.example/?id=7]"));

    [Theory]
    [InlineData("Needed for travel time.")]
    [InlineData("[Pending]")]
    [InlineData("[by Head of Risk] Needed.")]
    [InlineData("[owner=Head] Needed.")]
    [InlineData("[by=Head of Risk")]
    [InlineData("[]")]
    [InlineData("[;]")]
    [InlineData("")]
    public void Anything_else_is_free_text(string text) => Assert.Equal(new Justification(false, null, null, null, null, text), Justification.Parse(text));
}
