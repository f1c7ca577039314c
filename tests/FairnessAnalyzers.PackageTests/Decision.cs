using System;
using System.Text.RegularExpressions;

namespace FairnessAnalyzers.PackageTests;

/// <summary>Why a finding is kept, who agreed, where that is written down and until when it holds.</summary>
internal sealed partial record Decision(string Kind, string By, string Reference, string Until, string Reason)
{
    private static readonly string[] kinds = ["accepted-risk", "false-positive", "mitigated-elsewhere", "legal-requirement", "not-a-person"];

    /// <summary>A decision like no other, so that a log that takes two of them for each other is found out.</summary>
    internal static Decision Number(int number) => new(
        kinds[number % kinds.Length], $"Head of Unit {number}", $"DPIA-2031-{number}", $"{new DateTime(2028, 1, 1).AddDays(number):yyyy-MM-dd}",
        $"Discussed with those concerned, minute {number}");

    /// <summary>The decision as the justification of a suppression, with the head of docs/suppressing.md.</summary>
    internal string Justification => $"[kind={Kind}; by={By}; ref={Reference}; until={Until}] {Reason}";

    /// <summary>Reads a justification again, as an auditor would.</summary>
    internal static Decision Read(string justification)
    {
        var read = Head().Match(justification);
        Assert.True(read.Success, $"no reason, approver, reference and date: {justification}");
        return new(read.Groups[1].Value, read.Groups[2].Value, read.Groups[3].Value, read.Groups[4].Value, read.Groups[5].Value);
    }

    [GeneratedRegex(@"^\[kind=([^;\]]+); by=([^;\]]+); ref=([^;\]]+); until=(\d{4}-\d\d-\d\d)\] (.+)$")]
    private static partial Regex Head();
}
