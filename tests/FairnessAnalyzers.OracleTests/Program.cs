using System;
using System.Linq;
using FairnessAnalyzers.OracleTests.Generation;
using FairnessAnalyzers.OracleTests.Running;

var n = int.Parse(args[0]); var seed = int.Parse(args[1]);
var ps = Enumerable.Range(0, n).Select(i => ProgramBuilder.Build("P" + i, Choices.Of(seed + i))).ToList();
if (args.Length > 2) { Console.WriteLine(ps[int.Parse(args[2])].Source); return 0; }
var sw = System.Diagnostics.Stopwatch.StartNew();
var programs = new Programs(ps);
var assembly = programs.Load();
Console.WriteLine($"compiled {sw.Elapsed}");
using var rows = new Rows(assembly);
var bad = 0;
for (var i = 0; i < n; i++)
{
    string? c; var t = System.Diagnostics.Stopwatch.StartNew();
    try { c = Truth.Contradiction(ps[i], assembly.GetType(ps[i].Name)!, rows, i % 10 == 0); } catch (Exception e) { c = e.ToString(); }
    if (t.ElapsedMilliseconds > 1000) Console.WriteLine($"slow {i} {t.ElapsedMilliseconds} {string.Join(" ", ps[i].Models.Select(m => m.Trainer))}");
    if (c != null) { bad++; Console.WriteLine($"{i}: {c}"); }
}
Console.WriteLine($"{bad} bad of {n}, {sw.Elapsed}");
return 0;
