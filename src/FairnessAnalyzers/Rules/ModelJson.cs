using System.Collections.Immutable;
using System.Text;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Vocabulary;

namespace FairnessAnalyzers.Rules;

/// <summary>A model as the log carries it in <c>fairness.model</c>: the same model gives the same text, byte for byte.</summary>
internal static class ModelJson
{
    internal static string Of(TrainedModel model, ColumnMeanings meanings)
    {
        var json = new StringBuilder("{\"v\":1,\"trainer\":");
        Text(json, model.Trainer);
        json.Append(",\"task\":");
        Text(json, model.Task);
        json.Append(",\"row\":");
        Text(json, model.Row?.ToDisplayString());
        json.Append(",\"label\":");
        Flow(json, model.Label, source => meanings.Of(source, model, ColumnRole.Label));
        json.Append(",\"features\":");
        Flow(json, model.Features, source => meanings.Of(source, model, ColumnRole.Feature));
        json.Append(",\"weight\":");
        Flow(json, model.Weight, source => meanings.Of(source, model, ColumnRole.Weight));
        json.Append(",\"group\":");
        Flow(json, model.Group, source => meanings.Of(source, model, ColumnRole.Group));
        json.Append(",\"unresolved\":");
        List(json, model.Unresolved, static (json, unresolved) =>
        {
            json.Append("{\"what\":");
            Text(json, unresolved.What);
            json.Append(",\"why\":");
            Text(json, unresolved.Why);
            json.Append(",\"line\":").Append(unresolved.Line).Append('}');
        });
        return json.Append('}').ToString();
    }

    private static void Flow(StringBuilder json, ColumnFlow? flow, System.Func<SourceColumn, ColumnMeaning> meaningOf)
    {
        if (flow is null)
        {
            json.Append("null");
            return;
        }

        json.Append("{\"column\":");
        Text(json, flow.Column);
        json.Append(",\"complete\":").Append(flow.Complete ? "true" : "false").Append(",\"sources\":");
        List(json, flow.Sources, (json, source) =>
        {
            json.Append("{\"name\":");
            Text(json, source.Source.Name);
            json.Append(",\"member\":");
            Text(json, source.Source.Member?.Name);
            json.Append(",\"path\":");
            List(json, source.Path, static (json, use) => Text(json, use.Name));
            var meaning = meaningOf(source.Source);
            json.Append(",\"kind\":");
            Text(json, meaning.Kind?.Spelling());
            json.Append(",\"characteristic\":");
            Text(json, meaning.Characteristic);
            json.Append(",\"justified\":").Append(meaning.IsJustified ? "true" : "false").Append('}');
        });
        json.Append('}');
    }

    private static void List<T>(StringBuilder json, ImmutableArray<T> items, System.Action<StringBuilder, T> write)
    {
        json.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                json.Append(',');
            }

            write(json, items[i]);
        }

        json.Append(']');
    }

    private static void Text(StringBuilder json, string? text)
    {
        if (text is null)
        {
            json.Append("null");
            return;
        }

        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c < ' ' || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
            {
                json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        json.Append('"');
    }
}
