using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR2002Tests
{
    [Fact]
    public Task Fires_on_the_attribute_and_names_what_is_missing() => Verify.Rule("FAIR2002", """
        class Row
        {
            [{|FAIR2002:TargetParameter("Reconvicted of any offence", MeasuredBy = "Courts of England and Wales")|}]
            public bool Reoffended { get; set; }
        }
        """);
}
