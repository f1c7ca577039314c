namespace FairnessAnalyzers.PackageTests;

/// <summary>The programs that the tests build.</summary>
internal static class Programs
{
    internal const string Justification =
        "[kind=accepted-risk; by=Head of Risk Analytics; ref=DPIA-2031-7; until=2037-03-31] Kept to measure what leaving it out would cost";

    /// <summary>
    /// Trains on race, postcode and prior convictions and says nothing about any of it; a second model is trained on disability, and there
    /// somebody took the responsibility for FAIR1001.
    /// </summary>
    internal const string Parole = $$"""
        using System.Diagnostics.CodeAnalysis;
        using Microsoft.ML;

        namespace Council;

        public class Case
        {
            public string Race { get; set; }
            public string Postcode { get; set; }
            public float PriorConvictions { get; set; }
            public float Disability { get; set; }
            public bool Reconvicted { get; set; }
        }

        public static class Risk
        {
            public static void Main()
            {
                var context = new MLContext(seed: 1);
                var data = context.Data.LoadFromEnumerable(new Case[0]);
                Train(context, data);
                Compare(context, data);
            }

            private static void Train(MLContext context, IDataView data)
            {
                var pipeline = context.Transforms.Categorical.OneHotEncoding("RaceKey", "Race")
                    .Append(context.Transforms.Categorical.OneHotEncoding("PostcodeKey", "Postcode"))
                    .Append(context.Transforms.Concatenate("Features", "RaceKey", "PostcodeKey", "PriorConvictions"))
                    .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression("Reconvicted"));
                pipeline.Fit(data);
            }

            [SuppressMessage("FairnessFeatures", "FAIR1001", Justification = "{{Justification}}")]
            private static void Compare(MLContext context, IDataView data) =>
                context.Transforms.Concatenate("Features", "Disability")
                    .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression("Reconvicted"))
                    .Fit(data);
        }
        """;

    /// <summary>Has nothing to do with machine learning, whatever its names.</summary>
    internal const string Ordinary = """
        namespace Council;

        public class Case
        {
            public string Race { get; set; }

            public static void Main() { }
        }
        """;

    /// <summary>A suppressor, in a package of somebody else, that takes FAIR1001 away.</summary>
    internal const string Suppressor = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class Silencer : DiagnosticSuppressor
        {
            private static readonly SuppressionDescriptor rule = new("QUIET01", "FAIR1001", "We do not want to hear it");

            public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => ImmutableArray.Create(rule);

            public override void ReportSuppressions(SuppressionAnalysisContext context)
            {
                foreach (var diagnostic in context.ReportedDiagnostics)
                {
                    context.ReportSuppression(Suppression.Create(rule, diagnostic));
                }
            }
        }
        """;
}
