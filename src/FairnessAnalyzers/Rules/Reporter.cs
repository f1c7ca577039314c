using System;
using System.Linq;
using FairnessAnalyzers.Audit;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>
/// Makes a finding a diagnostic: with the properties of the log, as information where the project has recorded it as known, and with the severity
/// of the level where the rule is one that nobody can configure.
/// </summary>
/// <param name="baseline">The findings that the project has recorded as known.</param>
/// <param name="level">How much is asked of the project.</param>
/// <param name="compilation">What is compiled; its options say what the compiler was asked to do with warnings.</param>
internal sealed class Reporter(Baseline baseline, FairnessLevel level, Compilation compilation)
{
    /// <summary>A message that names more trainers is hard to read; the log names all.</summary>
    private const int MostTrainersInMessage = 2;

    /// <param name="trainers">The names of the trainers that the finding is about.</param>
    internal Diagnostic ToDiagnostic(Finding finding, params string[] trainers)
    {
        var symbol = finding.Member?.GetDocumentationCommentId();
        var isKnown = Descriptors.LevelsOf(finding.Rule).At(level) is not null && baseline.Holds(finding.Rule.Id, symbol, finding.Column);
        var properties = finding.ForFix.ToBuilder();
        Add("fairness.model", finding.Model);
        Add("fairness.column", finding.Column);
        Add("fairness.role", finding.Role);
        Add("fairness.kind", finding.Kind);
        Add("fairness.characteristic", finding.Characteristic);
        Add("fairness.legal", finding.Legal);
        Add("fairness.trainer", trainers.Length == 0 ? null : string.Join(", ", trainers));
        Add("fairness.path", finding.Path);
        Add("fairness.symbol", symbol);
        Add("fairness.baselined", isKnown ? "true" : null);

        var arguments = Array.ConvertAll(finding.Arguments, argument => ReferenceEquals(argument, Finding.TrainerNames) ? InMessage(trainers) : argument);
        var rule = finding.ResistsSuppression ? Descriptors.Irrepressible(finding.Rule) : isKnown ? Descriptors.Unhideable(finding.Rule) : finding.Rule;
        var severity = isKnown ? DiagnosticSeverity.Info : SeverityOf(finding);

        // An editor knows where another project declares a column; a diagnostic may only point into this one.
        var additional = finding.Additional.Where(location => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree));
        return Diagnostic.Create(rule, finding.Place, severity, additional, properties.ToImmutable(), arguments);

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                properties[key] = value;
            }
        }
    }

    private static string InMessage(string[] trainers) => trainers.Length <= MostTrainersInMessage
        ? string.Join(" and ", trainers)
        : $"{string.Join(", ", trainers.Take(MostTrainersInMessage))} and {trainers.Length - MostTrainersInMessage} more";

    /// <summary>
    /// The compiler applies configured severities to most rules by itself. Those that cannot be configured it leaves as they are, also where
    /// warnings are treated as errors: their level, and the promotion that a team has asked for, count here. Nothing can lower them.
    /// </summary>
    private DiagnosticSeverity SeverityOf(Finding finding)
    {
        var rule = finding.Rule;
        if (!rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
        {
            return finding.Severity ?? rule.DefaultSeverity;
        }

        var severity = finding.Severity ?? Descriptors.LevelsOf(rule).At(level) ?? rule.DefaultSeverity;
        var compiler = compilation.Options;
        var asked = compiler.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var specific) ? specific : compiler.GeneralDiagnosticOption;
        return severity == DiagnosticSeverity.Warning && asked == ReportDiagnostic.Error ? DiagnosticSeverity.Error : severity;
    }
}
