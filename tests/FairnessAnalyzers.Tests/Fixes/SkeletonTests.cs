using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using FairnessAnalyzers.CodeFixes;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Tests.Rules;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairnessAnalyzers.Tests.Fixes;

public class SkeletonTests
{
    private static readonly ImmutableDictionary<string, string?> column = ImmutableDictionary<string, string?>.Empty.Add("fairness.column", "Age");

    public static TheoryData<string> Rules => [.. Skeleton.ByRule.Keys.OrderBy(static id => id, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Every_annotation_is_written_with_words_that_only_placeholders_stand_for(string id)
    {
        var text = await Workspace.Fix(new AnnotationSkeletonFix(), Descriptors.All.Single(rule => rule.Id == id), """
            namespace Council;

            class Risk
            {
                void Train(MLContext ml) => ml.[|Clustering|].Trainers.KMeans();
            }
            """, properties: column, arguments: ["a", "b", "c", "d", "e"]);

        var attribute = Assert.Single(CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<AttributeSyntax>());
        Assert.Equal(Skeleton.ByRule[id].Annotation, attribute.Name.ToString());
        var said = attribute.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Select(static literal => literal.Token.ValueText).Where(static words => words is not ("Age" or "*"));
        Assert.All(said, static words => Assert.True(Missing.IsMissing(words), words));
    }

    [Fact]
    public void Every_fix_can_be_applied_to_many_findings_at_once() => Assert.All(
        typeof(EditingFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(EditingFix)) && !type.IsAbstract),
        static type => Assert.Contains("Document", ((EditingFix)Activator.CreateInstance(type)!).GetFixAllProvider().GetSupportedFixAllScopes().Select(static scope => scope.ToString())));

    [Fact]
    public async Task A_finding_of_another_rule_is_not_the_fix_s_business() => Assert.Empty(
        await Workspace.Offers(new AnnotationSkeletonFix(), Descriptors.MissingColumn, "class Risk { string X => [|\"x\"|]; }"));

    [Fact]
    public Task A_target_is_documented_on_its_member() => Verify.Fix<AnnotationSkeletonFix>("FAIR2001",
        Rows.Training("", """
            ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree(labelColumnName: {|FAIR2001:"Paid"|})).Fit(data);
            """, "/// <summary>Whether the bill was paid.</summary>\n    public bool Paid { get; set; }"),
        Rows.Training("", """
            ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree(labelColumnName: "Paid")).Fit(data);
            """, """
            /// <summary>Whether the bill was paid.</summary>
                [TargetParameter(
                    "<what is predicted, and within which time>",
                    Population = "<who the people are of whom it is predicted>",
                    MeasuredBy = "<whose records or acts produce it>")]
                public bool Paid { get; set; }
            """));

    [Fact]
    public Task Without_a_row_type_the_attribute_stands_on_the_method_and_names_the_column() => Verify.Fix<AnnotationSkeletonFix>("FAIR2001", """
        public class Training
        {
            public void Train(MLContext ml, IDataView data) =>
                ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree({|FAIR2001:"Paid"|})).Fit(data);

            public void TrainOther(MLContext ml, IDataView data) =>
                ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.LinearSvm({|FAIR2001:"Late"|})).Fit(data);
        }
        """, """
        public class Training
        {
            [TargetParameter(
                "<what is predicted, and within which time>",
                Column = "Paid",
                Population = "<who the people are of whom it is predicted>",
                MeasuredBy = "<whose records or acts produce it>")]
            public void Train(MLContext ml, IDataView data) =>
                ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.FastTree("Paid")).Fit(data);

            [TargetParameter(
                "<what is predicted, and within which time>",
                Column = "Late",
                Population = "<who the people are of whom it is predicted>",
                MeasuredBy = "<whose records or acts produce it>")]
            public void TrainOther(MLContext ml, IDataView data) =>
                ml.Transforms.Concatenate("Features", "Distance").Append(ml.BinaryClassification.Trainers.LinearSvm("Late")).Fit(data);
        }
        """);

    [Fact]
    public async Task In_a_program_of_statements_the_attribute_stands_on_the_assembly()
    {
        var text = await Workspace.Fix(new AnnotationSkeletonFix(), Descriptors.NoImpactAssessment, """
            using System.Text;

            var ml = new MLContext();
            ml.[|Clustering|].Trainers.KMeans();
            """);

        Assert.StartsWith("""
            using System.Text;

            [assembly: ImpactAssessment(
                AssessmentKind.Other,
                "<reference>",
                Status = AssessmentStatus.Draft,
            """, text);
        Assert.Contains("\"<what happens if it is not attempted>\")]\n\nvar ml", text);
    }

    [Fact]
    public async Task The_namespace_is_made_known_where_it_is_not()
    {
        var text = await Workspace.Fix(new AnnotationSkeletonFix(), Descriptors.NoMonitoring, """
            // Copyright
            using Microsoft.ML;

            class Risk
            {
                void Serve(MLContext ml) => ml.[|Model|].ToString();
            }
            """, usings: "");

        Assert.StartsWith("// Copyright\nusing FairnessAnalyzers;\nusing Microsoft.ML;\n\n[Monitoring(\"<what is measured>\"", text.Replace("\r", "").Replace("(\n    ", "("));
    }

    [Fact]
    public Task A_feature_is_kept_and_justified_and_the_placeholder_goes_on_being_rejected() => Verify.Fix<AnnotationSkeletonFix>("FAIR1001",
        Rows.Training("public float Age { get; set; }\n    public float Gender { get; set; }", """
            ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Age"|}, {|FAIR1001:"Gender"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """),
        Rows.Training("""
            [JustifiedFeature("<why it is needed and fair to use>", Evidence = "<a study, an evaluation or legal advice>", AdvisedBy = new[] { "<who advised from outside the data>" })]
                public float Age { get; set; }
                [JustifiedFeature("<why it is needed and fair to use>", Evidence = "<a study, an evaluation or legal advice>", AdvisedBy = new[] { "<who advised from outside the data>" })]
                public float Gender { get; set; }
            """.Replace("(\"<why it is needed and fair to use>\", Evidence = \"<a study, an evaluation or legal advice>\", AdvisedBy", "(\n        \"<why it is needed and fair to use>\",\n        Evidence = \"<a study, an evaluation or legal advice>\",\n        AdvisedBy"), """
            ml.Transforms.Concatenate("Features", "Distance", {|FAIR1001:"Age"|}, {|FAIR1001:"Gender"|}).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            """),
        configure: static test =>
        {
                        test.NumberOfIncrementalIterations = 2;
            test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
            test.NumberOfFixAllIterations = 1;
            test.NumberOfFixAllInDocumentIterations = 1;
            test.NumberOfFixAllInProjectIterations = 1;
        });

    [Fact]
    public Task A_member_of_a_record_gets_the_attribute_of_its_property() => Verify.Fix<NotSensitiveFix>("FAIR2005", """
        public record Person(float Distance, bool Gender);
        public class Training
        {
            public void Train(MLContext ml, IEnumerable<Person> people) => ml.Transforms.Concatenate("Features", "Distance")
                .Append(ml.BinaryClassification.Trainers.FastTree({|FAIR2005:"Gender"|})).Fit(ml.Data.LoadFromEnumerable(people));
        }
        """, """
        public record Person(float Distance, [property: NotSensitive("<why it says nothing about a person>")] bool Gender);
        public class Training
        {
            public void Train(MLContext ml, IEnumerable<Person> people) => ml.Transforms.Concatenate("Features", "Distance")
                .Append(ml.BinaryClassification.Trainers.FastTree({|FAIR2005:"Gender"|})).Fit(ml.Data.LoadFromEnumerable(people));
        }
        """, configure: static test =>
        {
            test.CodeFixTestBehaviors |= Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
            test.NumberOfIncrementalIterations = 1;
            test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
            test.NumberOfFixAllIterations = 1;
            test.NumberOfFixAllInDocumentIterations = 1;
            test.NumberOfFixAllInProjectIterations = 1;
        });
}
