using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace FairnessAnalyzers.OracleTests.Generation;

/// <summary>
/// Writes one random, type-correct program that builds an ML.NET pipeline in the ways real code does, together with the lineage that its
/// models have. What the pipeline does (<c>Operations</c>, <c>Trainers</c>) is chosen apart from how it is written: names and lists of names
/// (<c>Names</c>, <c>Lists</c>), how an estimator comes to be (<c>Production</c>) and how it joins the pipeline (<c>Attachment</c>).
/// </summary>
internal sealed partial class ProgramBuilder
{
    private readonly Choices choices;
    private readonly string name;
    private readonly RowType row;
    private readonly Scope run = new();
    private readonly List<string> members = [];
    private readonly List<string> extensions = [];
    private readonly List<string> stages = [];
    private readonly List<ExpectedModel> models = [];
    private readonly Dictionary<string, int> counters = [];
    private LoadedRows rows;
    private Columns columns;
    private bool mayThrow;
    private string? pipeline;

    private ProgramBuilder(string name, Choices choices)
    {
        (this.name, this.choices) = (name, choices);
        row = choices.Pick(RowType.All);
        rows = LoadedRows.As(row);
        columns = row.Schema;
    }

    /// <summary>A program made of some choices.</summary>
    internal static GeneratedProgram Build(string name, Choices choices) => new ProgramBuilder(name, choices).Build();

    private GeneratedProgram Build()
    {
        var parameters = LoadData();
        choices.Span(() =>
        {
            if (choices.Chance(40))
            {
                run.Add("var catalog = ml.Transforms;");
                run.Transforms = "catalog";
            }
        });
        run.Movable = run.Lines.Count;

        var steps = 0;
        while (steps++ < 12 && choices.Next(8) != 0)
        {
            choices.Span(() =>
            {
                if (DrawOperation() is { } operation)
                {
                    Attach(operation);
                    Close();
                }
            });
        }

        var feature = "Features";
        choices.Span(() => feature = AttachFeatures());
        choices.Span(() => Attach(DrawTrainer(feature, last: true)));
        choices.Span(AttachAfterTrainer);
        choices.Span(Finish);
        return new GeneratedProgram(name, Write(parameters), row, rows, [.. models], choices) { MayThrow = mayThrow };
    }

    private string Write(string parameters)
    {
        var text = new StringBuilder();
        text.AppendLine($"public static class {name}").AppendLine("{");
        text.AppendLine($"    public static object[] Run(MLContext ml, {parameters})").AppendLine("    {");
        foreach (var line in run.Lines)
        {
            text.AppendLine("        " + line);
        }

        text.AppendLine("    }");
        foreach (var member in members)
        {
            text.AppendLine().AppendLine("    " + member.Replace("\n", "\n    "));
        }

        text.AppendLine("}");
        if (extensions.Count > 0)
        {
            text.AppendLine().AppendLine($"internal static class {name}Extensions").AppendLine("{");
            text.AppendLine("    " + string.Join("\n\n    ", extensions.Select(e => e.Replace("\n", "\n    "))));
            text.AppendLine("}");
        }

        return text.ToString().Replace("\r", "");
    }

    /// <summary>A new identifier.</summary>
    private string Fresh(string prefix)
    {
        var number = counters[prefix] = counters.GetValueOrDefault(prefix) + 1;
        return prefix + number;
    }

    /// <summary>A static method of the program; the body's last line is its <c>return</c>.</summary>
    private void Method(string signature, Scope body, string? result)
    {
        if (result is not null && body.Lines.Count == 0 && choices.Chance(50))
        {
            members.Add($"private static {signature} => {result};");
            return;
        }

        members.Add($"private static {signature}\n{Block(body, result is null ? null : $"return {result};")}");
    }

    private static string Block(Scope body, string? last) =>
        "{\n" + string.Concat(body.Lines.Append(last).Where(line => line is not null).Select(line => $"    {line!.Replace("\n", "\n    ")}\n")) + "}";

    private const string Estimator = "IEstimator<ITransformer>";
}
