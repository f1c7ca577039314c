using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR4002Tests
{
    private const string Sampling = "KnownGaps or SamplingCorrection (its SamplingBasis is {0})";

    [Theory]
    [InlineData("PrimaryPurpose = \"Care\", SamplingBasis = SamplingBasis.Census", null)]
    [InlineData("PrimaryPurpose = \"Care\", SamplingBasis = SamplingBasis.Targeted, KnownGaps = \"Homes never visited\"", null)]
    [InlineData("PrimaryPurpose = \"Care\", SamplingCorrection = \"Weighted by district\"", null)]
    [InlineData("SamplingBasis = SamplingBasis.Random", "PrimaryPurpose")]
    [InlineData("PrimaryPurpose = \"TODO\", SamplingBasis = SamplingBasis.Random", "PrimaryPurpose")]
    [InlineData("PrimaryPurpose = \"Care\", SamplingBasis = SamplingBasis.Targeted", "Targeted")]
    [InlineData("PrimaryPurpose = \"Care\", SamplingBasis = SamplingBasis.Unknown, KnownGaps = \"unknown\"", "Unknown")]
    [InlineData("PrimaryPurpose = \"Care\"", "Unknown")]
    [InlineData("Custodian = \"Records office\"", "PrimaryPurpose and Unknown")]
    public async Task Asks_for_the_purpose_and_for_what_a_biased_sample_leaves_out(string statements, string? missing)
    {
        missing = missing?.Replace("Targeted", string.Format(Sampling, "Targeted")).Replace("Unknown", string.Format(Sampling, "Unknown"));
        Assert.Equal(
            missing is null ? "" : $"FAIR4002 Warning: [DataProvenance] does not say {missing}",
            await Report.Lines("FAIR4002", Compile.Project($"[DataProvenance(\"Case register\", {statements})] class Row {{ }}")));
    }

    [Fact]
    public Task Fires_on_the_attribute_once() => Verify.Rule("FAIR4002", """
        [assembly: {|FAIR4002:DataProvenance("Case register")|}]
        class C { [{|FAIR4002:DataProvenance("Case register")|}] void Load() { } }
        """);

    [Fact]
    public Task Silent_where_nothing_is_about_people() => Verify.Rule("FAIR4002", """
        [assembly: NotAboutPeople("Vibrations of wind turbines")]
        [DataProvenance("Sensors")] class Row { }
        """);
}
