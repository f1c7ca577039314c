using System.Threading.Tasks;
using FairnessAnalyzers.CodeFixes;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace FairnessAnalyzers.Tests.Fixes;

/// <summary>Fixes of what a program does, with the rules that find it.</summary>
public class FixesOfActsTests
{
    private const string Rows = """
        public class Person { public string PersonId { get; set; } public float Distance { get; set; } public bool Label { get; set; } }
        public class Prediction { public float Probability { get; set; } }
        """;

    [Fact]
    public Task One_assessment_on_the_class_answers_for_every_training_in_it() => Verify.Fix<AnnotationSkeletonFix>("FAIR3001", Rows + """

        public class Training
        {
            public void Train(MLContext ml, IDataView data) => ml.Clustering.Trainers.KMeans().{|FAIR3001:Fit|}(data);
            public void TrainAgain(MLContext ml, IDataView data) => ml.Clustering.Trainers.KMeans().{|FAIR3001:Fit|}(data);
        }
        """, Rows + """

        [ImpactAssessment(
            AssessmentKind.Other,
            "<reference>",
            Status = AssessmentStatus.Draft,
            Owner = "<the role that owns it>",
            ReviewBy = "<yyyy-mm-dd>",
            Purpose = "<what it is for>",
            LegalBasis = "<the law that allows it>",
            ConsequencesIfItGoesBadly = "<what happens, and to whom, if it goes badly>",
            ConsequencesOfNotAttempting = "<what happens if it is not attempted>")]
        public class Training
        {
            public void Train(MLContext ml, IDataView data) => ml.Clustering.Trainers.KMeans().Fit(data);
            public void TrainAgain(MLContext ml, IDataView data) => ml.Clustering.Trainers.KMeans().Fit(data);
        }
        """, configure: static test => test.NumberOfIncrementalIterations = 1);

    [Fact]
    public Task Two_splits_are_made_by_person() => Verify.Fix<SamplingKeyFix>("FAIR4006", Rows + """

        public class Training
        {
            public void Split(MLContext ml, IEnumerable<Person> people)
            {
                var data = ml.Data.LoadFromEnumerable(people);
                ml.Data.{|FAIR4006:TrainTestSplit|}(data, 0.2);
                ml.Data.{|FAIR4006:CrossValidationSplit|}(data);
            }
        }
        """, Rows + """

        public class Training
        {
            public void Split(MLContext ml, IEnumerable<Person> people)
            {
                var data = ml.Data.LoadFromEnumerable(people);
                ml.Data.TrainTestSplit(data, 0.2, samplingKeyColumnName: nameof(Person.PersonId));
                ml.Data.CrossValidationSplit(data, samplingKeyColumnName: nameof(Person.PersonId));
            }
        }
        """, configure: static test => test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllInSolutionCheck);

    [Fact]
    public Task Two_cut_offs_are_extracted_and_go_on_asking_for_their_reasons() => Verify.Fix<ExtractThresholdFix>("FAIR5005", Rows + """

        public class Deciding
        {
            public bool Deny(PredictionEngine<Person, Prediction> engine, Person person) => {|FAIR5005:engine.Predict(person).Probability > 0.35f|};

            public bool Call(PredictionEngine<Person, Prediction> engine, Person person) => {|FAIR5005:engine.Predict(person).Probability > 0.2f|};
        }
        """, Rows + """

        public class Deciding
        {
            [DecisionThreshold("<why this value>", DecidedBy = "<the role that decided>")]
            private const float CutOff = 0.35f;

            public bool Deny(PredictionEngine<Person, Prediction> engine, Person person) => {|FAIR5005:engine.Predict(person).Probability > CutOff|};

            [DecisionThreshold("<why this value>", DecidedBy = "<the role that decided>")]
            private const float CutOff2 = 0.2f;

            public bool Call(PredictionEngine<Person, Prediction> engine, Person person) => {|FAIR5005:engine.Predict(person).Probability > CutOff2|};
        }
        """, configure: static test =>
        {
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
            test.NumberOfIncrementalIterations = 2;
            test.NumberOfFixAllIterations = 1;
            test.NumberOfFixAllInDocumentIterations = 1;
            test.NumberOfFixAllInProjectIterations = 1;
        });

    [Fact]
    public Task Pragmas_become_attributes() => Verify.Fix<PragmaFix>("FAIR9003", """
        using System.Diagnostics.CodeAnalysis;

        public class Training
        {
        {|FAIR9003:#pragma warning disable FAIR1001|} // Fares differ by age by law
            public void Train() { }
        #pragma warning restore FAIR1001

            public void TrainAgain()
            {
        {|FAIR9003:#pragma warning disable FAIR1002|}
            }
        }
        """, """
        using System.Diagnostics.CodeAnalysis;

        public class Training
        {
            [SuppressMessage("FairnessFeatures", "FAIR1001", Justification = "Fares differ by age by law")]
            public void Train() { }

            [SuppressMessage(
                "FairnessFeatures",
                "FAIR1002",
                Justification = "[kind=accepted-risk; by=<role>; ref=<document>; until=<yyyy-mm-dd>] <reason>")]
            public void TrainAgain()
            {
            }
        }
        """, configure: static test => test.TestBehaviors |= TestBehaviors.SkipSuppressionCheck);
}
