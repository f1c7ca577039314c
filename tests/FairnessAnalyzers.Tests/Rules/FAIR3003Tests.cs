using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3003Tests
{
    private const string Row = "public class Row { public float Age; public bool Label; public float[] Features; } public class Prediction { public bool PredictedLabel; }\n";
    private const string Train = "object Train(MLContext ml, IDataView data) => ml.BinaryClassification.Trainers.FastTree().Fit(data);";

    [Theory]
    [InlineData("Draft")]
    [InlineData("Withdrawn")]
    [InlineData("Expired")]
    public async Task Fires_while_a_model_is_trained_under_an_assessment_not_in_force(string status) => Assert.Equal(
        $"FAIR3003 Warning: Impact assessment 'DPIA-7' is not in force: its status is {status} while a model is trained under it",
        await Report.Lines("FAIR3003", Compile.Project($"[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.{status})] class C {{ {Train} }}")));

    [Fact]
    public Task Fires_on_the_attribute_that_covers_the_act() => Verify.Rule("FAIR3003", "using Microsoft.ML;\n" + Row + $$"""
        [{|FAIR3003:ImpactAssessment(AssessmentKind.Dpia, "DPIA-1", Status = AssessmentStatus.Draft)|}]
        class Trains { {{Train}} }

        class Saves
        {
            [{|FAIR3003:ImpactAssessment(AssessmentKind.Dpia, "DPIA-2", Status = AssessmentStatus.Draft)|}]
            void Save(MLContext ml, ITransformer model) => ml.Model.Save(model, null, "model.zip");
        }

        [{|FAIR3003:ImpactAssessment(AssessmentKind.Dpia, "DPIA-3", Status = AssessmentStatus.Draft)|}]
        class Serves { object Serve(MLContext ml, ITransformer model) => ml.Model.CreatePredictionEngine<Row, Prediction>(model); }
        """);

    [Theory]
    [InlineData("[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.Draft)] class C { }")]
    [InlineData("[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.Approved)] class C { " + Train + " }")]
    [InlineData("[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\")] class C { " + Train + " }")]
    [InlineData("[assembly: ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.Draft)] "
        + "[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-8\")] class C { " + Train + " }")]
    [InlineData("[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", ReviewBy = \"2001-01-01\")] class C { " + Train + " }")]
    [InlineData("[assembly: NotAboutPeople(\"Wind turbines\")] [ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.Draft)] class C { " + Train + " }")]
    public Task Silent_where_nothing_is_done_under_it_or_it_is_in_force(string source) => Verify.Rule("FAIR3003", source);

    [Theory]
    [InlineData("2027-04-01", true)]
    [InlineData("2027-03-31", false)]
    [InlineData("", false)]
    public async Task Fires_on_an_overdue_review_where_a_day_is_set(string today, bool fires) => Assert.Equal(
        fires ? "FAIR3003 Warning: Impact assessment 'DPIA-7' is not in force: its review was due by 2027-03-31" : "",
        await Report.Lines("FAIR3003", Compile.Project("[assembly: ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", ReviewBy = \"2027-03-31\")]"),
            Options.Of("build_property.FairnessToday = " + today)));

    [Fact]
    public async Task Both_reasons_are_one_finding() => Assert.Equal(
        "FAIR3003 Warning: Impact assessment 'DPIA-7' is not in force: its status is Draft while a model is trained under it and its review was due by 2027-03-31",
        await Report.Lines("FAIR3003", Compile.Project(
            $"[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Status = AssessmentStatus.Draft, ReviewBy = \"2027-03-31\")] class C {{ {Train} }}"),
            Options.Of("build_property.FairnessToday = 2027-04-01")));
}
