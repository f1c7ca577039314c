using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace FairnessAnalyzers.OracleTests.Fuzzing;

/// <summary>The files of the sample projects, which are embedded into the tests.</summary>
internal static class Samples
{
    internal static IEnumerable<(string Name, string Source)> All
    {
        get
        {
            var assembly = typeof(Samples).Assembly;
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("samples/", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                yield return (name, reader.ReadToEnd());
            }
        }
    }
}
