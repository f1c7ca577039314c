using System;
using FairnessAnalyzers.Declarations;

namespace FairnessAnalyzers.Tests.Declarations;

public class IsoDateTests
{
    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("20270331")]
    [InlineData(" 2027-03-31 ")]
    [InlineData("2027-03-31T09:30")]
    [InlineData("2027-03-31T23:30:00-11:00")]
    [InlineData("2027-03-31T00:00:00Z")]
    public void A_calendar_date_is_the_day_as_written(string text) => Assert.Equal(new DateTime(2027, 3, 31), IsoDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31/03/2027")]
    [InlineData("2027-3-31")]
    [InlineData("2027-02-30")]
    [InlineData("March 2027")]
    [InlineData("2027")]
    public void Anything_else_is_none(string? text) => Assert.Null(IsoDate.Parse(text));
}
