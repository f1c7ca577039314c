namespace FairnessAnalyzers.Declarations;

/// <summary>How much is asked of a project: the MSBuild property <c>FairnessAnalysisLevel</c>.</summary>
internal enum FairnessLevel { None, Minimum, Recommended, Strict }
