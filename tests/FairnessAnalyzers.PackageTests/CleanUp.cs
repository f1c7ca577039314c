using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("FairnessAnalyzers.PackageTests.CleanUp", "FairnessAnalyzers.PackageTests")]

namespace FairnessAnalyzers.PackageTests;

/// <summary>
/// Removes what the tests wrote when the last of them is done. Later is too late: the test platform does not wait for a process that takes its
/// time to exit.
/// </summary>
internal sealed class CleanUp(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> testCases, IMessageSink messages, IMessageSink executionMessages, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, testCases, messages, executionMessages, options)
    {
        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            Nupkg.Remove();
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
