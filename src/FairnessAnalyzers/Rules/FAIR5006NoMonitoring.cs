using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FairnessAnalyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Rules;

/// <summary>FAIR5006: a model goes into service and nobody is declared to watch what it does there. Tests serve nobody.</summary>
internal sealed class NoMonitoringRule : Rule
{
    /// <summary>The assemblies that only test projects reference.</summary>
    private static readonly HashSet<string> testFrameworks = new(StringComparer.Ordinal)
    {
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework", "Microsoft.VisualStudio.QualityTools.UnitTestFramework", "TUnit.Core", "Fixie", "Expecto",
    };

    internal override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(FairnessAnalyzers.Descriptors.NoMonitoring);

    internal override void Check(FairnessProject project, Findings findings)
    {
        var served = project.Acts.Where(static act => act.Doing == Doing.Serve).ToList();
        if (served.Count == 0 || project.Options.IsTestProject || project.Compilation.ReferencedAssemblyNames.Any(static name => testFrameworks.Contains(name.Name)))
        {
            return;
        }

        foreach (var act in served)
        {
            if (!act.Call.IsCovered(project, Annotation.Monitoring, static said => !said.IsMissing("Metric") && !said.IsMissing("Instrument")))
            {
                findings.Report(new Finding(FairnessAnalyzers.Descriptors.NoMonitoring, act.Call.Place, act.Call.Member, act.Call.Api.Name));
            }
        }
    }
}
