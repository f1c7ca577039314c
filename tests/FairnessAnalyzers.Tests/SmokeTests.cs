using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests;

public class SmokeTests
{
    [Fact]
    public void The_references_suffice_to_compile_a_pipeline() =>
        Assert.Empty(Compile.Project("class C { object M(MLContext ml) => ml.Transforms.Concatenate(\"Features\", \"Age\").Append(ml.BinaryClassification.Trainers.FastTree()); }").Errors());

    [Fact]
    public Task Silent_on_nothing() => Verify.Rule("FAIR1001", "class C { }");
}
