using System.Collections.Immutable;
using System.Threading.Tasks;
using FairnessAnalyzers.CodeFixes;
using FairnessAnalyzers.Tests.Rules;
using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Fixes;

public class OtherFixTests
{
    [Fact]
    public Task A_misspelt_column_is_replaced_by_the_nearest() => Verify.Fix<NearestColumnFix>("FAIR0002",
        Rows.Training("public float Height { get; set; }", """
            ml.Transforms.Concatenate("Features", {|FAIR0002:"Distanse"|}, {|FAIR0002:"Hight"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """),
        Rows.Training("public float Height { get; set; }", """
            ml.Transforms.Concatenate("Features", "Distance", "Height").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """));

    [Fact]
    public Task Enumerated_features_are_listed_by_name() => Verify.Fix<EnumerateFeaturesFix>("FAIR1007",
        Rows.Training("public float Height { get; set; }", """
            var names = {|FAIR1007:data.Schema.Select(column => column.Name)|}.Where(name => name != "Label").ToArray();
            ml.Transforms.Concatenate("Features", names).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """),
        Rows.Training("public float Height { get; set; }", """
            var names = new[] { nameof(Person.Distance), nameof(Person.Height) };
            ml.Transforms.Concatenate("Features", names).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """));

    [Fact]
    public Task Missing_statements_are_added_to_the_attribute() => Verify.Fix<CompleteAnnotationFix>("FAIR2002", """
        public class Row
        {
            [{|FAIR2002:TargetParameter("Paid within a month")|}]
            public bool Paid { get; set; }

            [{|FAIR2002:TargetParameter(
                "Called within a month",
                Population = "Customers with a bill")|}]
            public bool Called { get; set; }
        }
        """, """
        public class Row
        {
            [{|FAIR2002:TargetParameter("Paid within a month", Population = "<who the people are of whom it is predicted>", MeasuredBy = "<whose records or acts produce it>")|}]
            public bool Paid { get; set; }

            [{|FAIR2002:TargetParameter(
                "Called within a month",
                Population = "Customers with a bill",
                MeasuredBy = "<whose records or acts produce it>")|}]
            public bool Called { get; set; }
        }
        """, configure: static test => Still(test, findings: 2));

    [Fact]
    public Task What_a_target_stands_for_is_added_to_its_documentation() => Verify.Fix<CompleteAnnotationFix>("FAIR2003",
        Rows.Training("", """
            ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree({|FAIR2003:"Reconvicted"|})).Fit(data);
            """, "[TargetParameter(\"Convicted again\")] public bool Reconvicted { get; set; }"),
        Rows.Training("", """
            ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree({|FAIR2003:"Reconvicted"|})).Fit(data);
            """, "[TargetParameter(\"Convicted again\", StandsInFor = \"<the behaviour or need that it stands for>\")] public bool Reconvicted { get; set; }"),
        configure: static test => Still(test, findings: 1));

    [Fact]
    public Task Evidence_is_asked_for_on_the_justification() => Verify.Fix<CompleteAnnotationFix>("FAIR1004",
        Rows.Training("[JustifiedFeature(\"Fares differ by age by law\")] public float Age { get; set; }", """
            ml.Transforms.Concatenate("Features", {|FAIR1004:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """),
        Rows.Training("[JustifiedFeature(\"Fares differ by age by law\", Evidence = \"<a study, an evaluation or legal advice>\", AdvisedBy = new[] { \"<who advised from outside the data>\" })] public float Age { get; set; }", """
            ml.Transforms.Concatenate("Features", {|FAIR1004:"Age"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """), configure: static test => Still(test, findings: 1));

    [Fact]
    public async Task Statements_of_an_assessment_are_those_that_the_message_names() => Assert.Contains(
        "[ImpactAssessment(AssessmentKind.Dpia, \"DPIA-7\", Owner = \"<the role that owns it>\", AffectedGroups = new[] { \"<who is affected>\" })]",
        await Workspace.Fix(new CompleteAnnotationFix(), Descriptors.IncompleteAssessment, """
            [[|ImpactAssessment(AssessmentKind.Dpia, "DPIA-7")|]]
            class Risk { }
            """, arguments: "Owner and AffectedGroups"));

    private const string Split = """
        class Row { public string PersonId { get; set; } }

        class Risk
        {
            void Split(MLContext ml, IDataView data) => ml.Data.[|TrainTestSplit|](data, 0.2);
        }
        """;

    private static readonly ImmutableDictionary<string, string?> person =
        ImmutableDictionary<string, string?>.Empty.Add("fairness.column", "PersonId");

    [Theory]
    [InlineData("data, 0.2", "data, 0.2, samplingKeyColumnName: nameof(Row.PersonId)")]
    [InlineData("data", "data, samplingKeyColumnName: nameof(Row.PersonId)")]
    [InlineData("data, 0.2, null", "data, 0.2, nameof(Row.PersonId)")]
    [InlineData("data, samplingKeyColumnName: null", "data, samplingKeyColumnName: nameof(Row.PersonId)")]
    public async Task A_split_is_made_by_person(string arguments, string expected) => Assert.Contains($"TrainTestSplit({expected});",
        await Workspace.Fix(new SamplingKeyFix(), Descriptors.SplitPerson, Split.Replace("data, 0.2", arguments), properties: person));

    [Fact]
    public async Task A_column_without_a_member_is_named_by_a_literal() => Assert.Contains("samplingKeyColumnName: \"PersonId\"",
        await Workspace.Fix(new SamplingKeyFix(), Descriptors.SplitPerson, Split.Replace("public string PersonId", "public string Id"), properties: person));

    [Fact]
    public async Task One_row_for_each_person_is_declared_on_the_row() => Assert.StartsWith("[OneRowPerPerson]\nclass Row ",
        await Workspace.Fix(new SamplingKeyFix(), Descriptors.SplitPerson, Split, "Declare", person));

    [Fact]
    public async Task A_cut_off_in_a_pattern_is_extracted_too() => Assert.Contains("bool Deny(float score) => score is > CutOff;",
        await Workspace.Fix(new ExtractThresholdFix(), Descriptors.UndocumentedThreshold, "class Risk { bool Deny(float score) => score is [|> 0.35f|]; }"));

    [Fact]
    public async Task A_cut_off_is_given_a_name_and_a_place_for_its_reason() => Assert.Equal("""
        class Risk
        {
            private int CutOff;

            [DecisionThreshold("<why this value>", DecidedBy = "<the role that decided>")]
            private const float CutOff2 = 0.35f;

            bool Deny(float score) => score > CutOff2;
        }
        """, await Workspace.Fix(new ExtractThresholdFix(), Descriptors.UndocumentedThreshold, """
        class Risk
        {
            private int CutOff;

            bool Deny(float score) => [|score > 0.35f|];
        }
        """));

    [Fact]
    public async Task A_pragma_becomes_an_attribute_with_its_comment_as_the_justification() => Assert.Equal("""
        using System.Diagnostics.CodeAnalysis;

        class Risk
        {
        #pragma warning disable CS0168 // kept
            [SuppressMessage("FairnessFeatures", "FAIR1001", Justification = "Fares differ by age by law")]
            void Train()
            {
            }

            void Other() { }
        }
        """, await Workspace.Fix(new PragmaFix(), Descriptors.PragmaSuppression, """
        class Risk
        {
        #pragma warning disable CS0168 // kept
        [|#pragma warning disable FAIR1001 // Fares differ by age by law|]
            void Train()
            {
            }
        #pragma warning restore FAIR1001

            void Other() { }
        }
        """));

    [Fact]
    public async Task A_pragma_without_a_comment_leaves_the_reason_to_a_person_and_other_rules_to_the_pragma() => Assert.Equal("""
        using System.Diagnostics.CodeAnalysis;

        class Risk
        {
            [SuppressMessage(
                "FairnessFeatures",
                "FAIR1002",
                Justification = "[kind=accepted-risk; by=<role>; ref=<document>; until=<yyyy-mm-dd>] <reason>")]
            void Train()
            {
                #pragma warning disable CS0168
                int i;
            }
        }
        """, await Workspace.Fix(new PragmaFix(), Descriptors.PragmaSuppression, """
        class Risk
        {
            void Train()
            {
                [|#pragma warning disable CS0168, FAIR1002|]
                int i;
            }
        }
        """));

    [Fact]
    public async Task A_pragma_that_names_no_rule_is_left_to_a_person() => Assert.Empty(await Workspace.Offers(new PragmaFix(), Descriptors.PragmaSuppression, """
        class Risk
        {
            [|#pragma warning disable|]
            void Train() { }
        }
        """));

    [Fact]
    public async Task A_suppression_asks_who_decided_and_why() => Assert.Equal("""
        using System.Diagnostics.CodeAnalysis;

        class Risk
        {
            [SuppressMessage(
                "FairnessFeatures",
                "FAIR1002",
                Justification = "[kind=accepted-risk; by=<role>; ref=<document>; until=<yyyy-mm-dd>] <reason>")]
            string Place => "Postcode";
        }
        """, await Workspace.Fix(new SuppressWithReasonFix(), Descriptors.ProxyFeature, """
        class Risk
        {
            string Place => [|"Postcode"|];
        }
        """));

    [Fact]
    public async Task A_suppression_of_top_level_statements_stands_on_the_assembly() => Assert.Contains(
        "[assembly: SuppressMessage(", await Workspace.Fix(new SuppressWithReasonFix(), Descriptors.ProxyFeature, "System.Console.WriteLine([|\"Postcode\"|]);"));

    /// <summary>What the fix adds is a placeholder: the rule goes on reporting, and the fix has nothing to add.</summary>
    private static void Still<TFix>(Verify.FixTest<TFix> test, int findings)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        test.NumberOfIncrementalIterations = findings;
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInDocumentIterations = 1;
        test.NumberOfFixAllInProjectIterations = 1;
    }
}
