using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Rules;

public class FAIR3004Tests
{
    private const string Training = $"{Cases.Pipeline}.Fit(view);";
    private const string Builder = """ResponsibleActor(Duty.Build, "Head of Analytics")""";

    [Fact]
    public Task Asks_who_answers_for_building_where_a_model_is_trained() =>
        Verify.Rule("FAIR3004", Cases.In($"{Cases.Pipeline}.{{|FAIR3004:Fit|}}(view);"));

    [Fact]
    public async Task Asks_who_answers_for_procuring_using_and_overseeing_where_a_bought_model_scores_rows()
    {
        var found = Rows.Find("FAIR3004", Cases.In("""ml.Model.Load("bought.zip", out _).Transform(view);"""));
        Assert.Equal(["Oversee", "Procure", "Use"], found.Select(static finding => finding.Properties["duty"]).Order());
        Assert.Contains("Nobody is declared responsible for overseeing this model: name a role with [ResponsibleActor(Duty.Oversee, ...)]", found.Select(static finding => finding.GetMessage()));
        await Task.CompletedTask;
    }

    [Fact]
    public void A_model_that_is_loaded_and_asked_nothing_is_only_procured() =>
        Assert.Equal("Procure", Assert.Single(Rows.Find("FAIR3004", Cases.In("""ml.Model.Load("bought.zip", out _);"""))).Properties["duty"]);

    [Theory]
    [InlineData("""var scored = loaded.Transform(view); ml.BinaryClassification.Evaluate(scored, "Evicted");""")]
    [InlineData("""IDataView scored = loaded.Transform(view); ml.Regression.PermutationFeatureImportance(loaded, scored, "Evicted"); ml.Regression.Evaluate(scored, "Evicted");""")]
    [InlineData("""ml.BinaryClassification.Evaluate(loaded.Transform(view), "Evicted");""")]
    public void A_loaded_model_that_is_only_judged_is_not_used(string judged) =>
        Assert.Equal("Procure", Assert.Single(Rows.Find("FAIR3004", Cases.In("var loaded = ml.Model.Load(\"bought.zip\", out _); " + judged))).Properties["duty"]);

    [Theory]
    [InlineData("""var scored = loaded.Transform(view); ml.BinaryClassification.Evaluate(scored, "Evicted"); ml.Data.CreateEnumerable<CasePrediction>(scored, false).ToList();""")]
    [InlineData("""var scored = loaded.Transform(view); ml.BinaryClassification.Evaluate(scored, "Evicted"); loaded.Transform(view).Preview();""")]
    public void A_loaded_model_whose_answers_are_read_as_well_is_used(string read) =>
        Assert.Contains("Use", Rows.Find("FAIR3004", Cases.In("var loaded = ml.Model.Load(\"bought.zip\", out _); " + read)).Select(static finding => finding.Properties["duty"]));

    [Fact]
    public void Asks_once_per_duty_and_member()
    {
        var found = Rows.Find("FAIR3004", Cases.In($$"""
            var first = {{Cases.Pipeline}}.Fit(view);
            var second = {{Cases.Pipeline}}.Fit(view);
            ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(first);
            ml.Model.CreatePredictionEngine<CaseRow, CasePrediction>(second);
            """));
        Assert.Equal(["Build", "Oversee", "Use"], found.Select(static finding => finding.Properties["duty"]).Order());
    }

    [Fact]
    public async Task Is_silent_where_the_role_is_named_on_the_type_or_the_assembly()
    {
        foreach (var source in Cases.Covered(Training, Builder, onMethods: false))
        {
            await Verify.Rule("FAIR3004", source);
        }
    }

    [Fact]
    public Task A_role_covers_the_duty_it_has_and_no_other() =>
        Verify.Rule("FAIR3004", Cases.In($"{Cases.Pipeline}.{{|FAIR3004:Fit|}}(view);", onType: """[ResponsibleActor(Duty.Use, "Housing officers")]"""));

    [Fact]
    public Task A_placeholder_names_nobody() =>
        Verify.Rule("FAIR3004", Cases.In($"{Cases.Pipeline}.{{|FAIR3004:Fit|}}(view);", onType: """[ResponsibleActor(Duty.Build, "TBD")]"""));

    [Fact]
    public Task A_role_where_the_trainer_is_created_answers_for_its_fit() => Verify.Rule("FAIR3004", $$"""
        {{Cases.Row}}
        [{{Builder}}]
        class Pipelines { internal static IEstimator<ITransformer> Eviction(MLContext ml) => {{Cases.Pipeline}}; }
        class Model { ITransformer Train(MLContext ml, IDataView data) => Pipelines.Eviction(ml).Fit(data); }
        """);

    [Fact]
    public void The_log_says_who_trains_where()
    {
        var finding = Assert.Single(Rows.Find("FAIR3004", Cases.In(Training)));
        Assert.Equal("fairness.trainer=SdcaLogisticRegression", Cases.Log(finding).Last());
        Assert.StartsWith("fairness.symbol=M:Council.Run(", Cases.Log(finding).First(), System.StringComparison.Ordinal);
    }
}
