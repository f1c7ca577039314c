using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using FairnessAnalyzers.MlNet;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace FairnessAnalyzers.Tests.MlNet;

/// <summary>The table of column parameters and <c>Options</c> fields against the real assemblies.</summary>
public class ColumnRoleTests
{
    /// <summary>String parameters of pipeline methods that name no column, and what they name instead.</summary>
    private static readonly Dictionary<string, string> otherParameters = new()
    {
        ["path"] = "a file",
        ["filePath"] = "a file",
        ["filename"] = "a file",
        ["customModelFile"] = "a file",
        ["csvString"] = "the data themselves",
        ["contractName"] = "a custom mapping, for saving it",
        ["expression"] = "nothing: it computes a value from the columns that inputColumnNames gives",
        ["stopwords"] = "words",
        ["columnsToPrefetch"] = "columns to keep in memory, which changes no value",
        ["selectColumns"] = "columns of a frame made from the data, which leaves the pipeline",
        ["prefix"] = "part of the new names of a frame's columns",
        ["suffix"] = "part of the new names of a frame's columns",
        ["leftSuffix"] = "part of the new names of a joined frame's columns",
        ["rightSuffix"] = "part of the new names of a joined frame's columns",
        ["leftJoinColumn"] = "a column by which rows of frames are matched",
        ["rightJoinColumn"] = "a column by which rows of frames are matched",
        ["leftJoinColumns"] = "columns by which rows of frames are matched",
        ["rightJoinColumns"] = "columns by which rows of frames are matched",
    };

    /// <summary>String fields of <c>Options</c> types that name no column, and what they name instead.</summary>
    private static readonly Dictionary<string, string> otherFields = new()
    {
        ["LabelGains"] = "how much each grade of relevance counts",
        ["HeaderFile"] = "a file",
        ["StopWords"] = "words",
    };

    [Fact]
    public void Every_column_parameter_has_a_role() =>
        ApiTableTests.AssertNone(
            "parameters without a role in MlNetColumns.tsv",
            from method in MlNetAssemblies.Methods
            where MlNetApi.Find(method) is { Effect: not Effect.Other }
            from parameter in method.Parameters
            where CanNameColumns(parameter.Type) && MlNetApi.RoleOf(parameter) == ParameterRole.None && !otherParameters.ContainsKey(parameter.Name)
            select $"{parameter.Name} of {method.ContainingType.Name}.{method.Name}");

    [Fact]
    public void Every_column_field_of_an_options_type_has_a_role() =>
        ApiTableTests.AssertNone(
            "fields without a role in MlNetColumns.tsv",
            from type in MlNetAssemblies.Types
            where type.Name.EndsWith("Options", StringComparison.Ordinal)
            from member in type.GetMembers()
            where member is IFieldSymbol or IPropertySymbol && member.DeclaredAccessibility == Accessibility.Public && !member.IsStatic
            where CanNameColumns(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type)
            where MlNetApi.RoleOf(member.Name) == ParameterRole.None && !otherFields.ContainsKey(member.Name)
            select $"{member.Name} of {MlNetApi.NameOf(type)}");

    [Fact]
    public void No_parameter_or_field_is_excused_that_does_not_exist()
    {
        var names = MlNetAssemblies.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.Name)
            .Concat(MlNetAssemblies.Types.SelectMany(type => type.GetMembers()).Select(member => member.Name)).ToHashSet();
        ApiTableTests.AssertNone("excused but unknown to ML.NET", otherParameters.Keys.Concat(otherFields.Keys).Where(name => !names.Contains(name)));
    }

    [Fact]
    public void The_defaults_of_options_are_those_of_real_instances()
    {
        var compared = 0;
        var wrong = new List<string>();
        foreach (var path in Compile.MlNet.Select(reference => reference.Display!))
        {
            foreach (var type in Assembly.Load(Path.GetFileNameWithoutExtension(path)).GetExportedTypes().Where(IsOptions))
            {
                var options = Activator.CreateInstance(type)!;
                var symbol = MlNetAssemblies.TypesByName[type.FullName!.Replace('+', '.')];
                foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => f.FieldType == typeof(string)))
                {
                    if (MlNetApi.RoleOf(field.Name) == ParameterRole.None)
                    {
                        continue;
                    }

                    compared++;
                    var expected = (string?)field.GetValue(options);
                    if (MlNetApi.DefaultOf(symbol, field.Name) is var actual && actual != expected)
                    {
                        wrong.Add($"{field.Name} of {type.FullName}: \"{actual}\" instead of \"{expected}\"");
                    }
                }
            }
        }

        ApiTableTests.AssertNone("wrong defaults in MlNetColumns.tsv", wrong);
        Assert.InRange(compared, 80, int.MaxValue);
    }

    [Fact]
    public void The_defaults_of_parameters_are_those_that_the_table_gives_to_options()
    {
        // A label is "Label" whether it is left out of a call or of an Options object; where a method differs, only its own default counts.
        var defaults = from method in MlNetAssemblies.Methods
                       where MlNetApi.Find(method) is { IsTrainer: true }
                       from parameter in method.Parameters
                       where parameter.HasExplicitDefaultValue && MlNetApi.RoleOf(parameter) is ParameterRole.Label or ParameterRole.Feature
                       select (parameter.Name, (string?)parameter.ExplicitDefaultValue);
        Assert.Equal([("featureColumnName", "Features"), ("labelColumnName", "Label")], defaults.Distinct().OrderBy(d => d.Name));
    }

    private static bool IsOptions(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) && !type.IsAbstract && !type.ContainsGenericParameters && type.GetConstructor(Type.EmptyTypes) is not null;

    private static bool CanNameColumns(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => CanNameColumns(element) || element.Name is "InputOutputColumnPair" or "ColumnOptions",
        INamedTypeSymbol { TypeArguments: [var argument], Name: "IEnumerable" or "IReadOnlyList" or "IList" or "ICollection" } => CanNameColumns(argument),
        _ => false,
    };
}
