using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.Rules;

/// <summary>The rows, predictions and pipelines of a council's eviction model, around which the tests of what is done with models stand.</summary>
internal static class Cases
{
    internal const string Row = """
        public class CaseRow
        {
            [LoadColumn(0)] public string PersonId { get; set; } = "";
            [LoadColumn(1)] public float Visits { get; set; }
            [LoadColumn(2)] public float Age { get; set; }
            [LoadColumn(3)] public string Sex { get; set; } = "";
            [LoadColumn(4)] public bool Evicted { get; set; }
        }

        public class CasePrediction
        {
            public bool PredictedLabel { get; set; }
            public float Score { get; set; }
            public float Probability { get; set; }
        }

        """;

    /// <summary>An estimator with a linear trainer, for a context called <c>ml</c>.</summary>
    internal const string Pipeline =
        """ml.Transforms.Concatenate("Features", "Visits").Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression("Evicted"))""";

    /// <summary>A method of a class that may be annotated, and whose assembly may be.</summary>
    internal static string In(string body, string onMethod = "", string onType = "", string onAssembly = "", string members = "") => $$"""
        {{onAssembly}}
        {{Row}}
        {{onType}}
        public partial class Council
        {
            {{members}}
            {{onMethod}}
            public void Run(MLContext ml, IDataView view, IEnumerable<CaseRow> rows, string path, PredictionEngine<CaseRow, CasePrediction> engine, CaseRow applicant)
            {
                {{body}}
            }

            public void Evict(CaseRow row) => File.Delete(row.PersonId);
        }
        """;

    /// <summary>One declaration at each of the places that cover a method, and one where it does not.</summary>
    internal static IEnumerable<string> Covered(string body, string annotation, bool onMethods = true)
    {
        if (onMethods)
        {
            yield return In(body, onMethod: $"[{annotation}]");
        }

        yield return In(body, onType: $"[{annotation}]");
        yield return In(body) + $"\n[{annotation}] public partial class Council;";
        yield return In(body, onAssembly: $"[assembly: {annotation}]");
    }

    /// <summary>The entries of the log, sorted.</summary>
    internal static IEnumerable<string> Log(Diagnostic finding) =>
        finding.Properties.Where(static property => property.Key.StartsWith("fairness.", System.StringComparison.Ordinal)).Select(static property => $"{property.Key}={property.Value}").Order();
}
