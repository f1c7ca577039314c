using System.Collections.Generic;
using System.Linq;
using FairnessAnalyzers.Declarations;
using FairnessAnalyzers.Lineage;
using FairnessAnalyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.Tests.Declarations;

public class ProjectDeclarationsTests
{
    [Fact]
    public void The_nearest_of_member_type_outer_type_and_assembly_covers()
    {
        var compilation = Compile.Project("""
            [assembly: ExternalModel("assembly")]
            [ExternalModel("outer")]
            class Outer
            {
                [ExternalModel("type")]
                class Inner { [ExternalModel("method")] void Method() { } void Other() { } }
                void Other() { }
            }
            class Elsewhere { void Method() { } int field; }
            """);
        Assert.Equal("method", Suppliers(compilation, "Inner", "Method"));
        Assert.Equal("type", Suppliers(compilation, "Inner", "Other"));
        Assert.Equal("outer", Suppliers(compilation, "Outer", "Other"));
        Assert.Equal("assembly", Suppliers(compilation, "Elsewhere", "Method"));
        Assert.Equal("assembly", Suppliers(compilation, "Elsewhere", "field"));
    }

    [Fact]
    public void All_parts_of_a_type_count_and_several_at_one_level_stand_together()
    {
        var compilation = Compile.Project(
            "partial class C { void Method() { } }", "[ExternalModel(\"one\"), ExternalModel(\"two\")] partial class C { }");
        Assert.Equal("one two", Suppliers(compilation, "C", "Method"));
    }

    [Fact]
    public void Base_types_interfaces_and_overridden_members_do_not_cover()
    {
        var compilation = Compile.Project("""
            interface I { [ExternalModel("interface")] void Method(); }
            [ExternalModel("base")] class Base { [ExternalModel("method")] public virtual void Method() { } }
            class C : Base, I { public override void Method() { } }
            """);
        Assert.Equal("", Suppliers(compilation, "C", "Method"));
    }

    [Fact]
    public void An_accessor_is_covered_by_its_property_and_a_constructor_by_its_type()
    {
        var compilation = Compile.Project("""
            class C { [DecisionThreshold("property")] int P { get => 1; } }
            [DecisionThreshold("type")] class D { public D() { } }
            """);
        var declarations = new ProjectDeclarations(compilation);
        Assert.Equal("property", Assert.Single(declarations.Covering(Symbol(compilation, "C", "get_P"), "DecisionThreshold")).Text("Reason"));
        Assert.Equal("type", Assert.Single(declarations.Covering(Symbol(compilation, "D", ".ctor"), "DecisionThreshold")).Text("Reason"));
    }

    [Fact]
    public void A_nearer_annotation_that_does_not_fit_hides_none_that_does()
    {
        var compilation = Compile.Project("""
            [assembly: ResponsibleActor(Duty.Use, "Case workers")]
            [ResponsibleActor(Duty.Build, "Modellers")] class C { void Method() { } }
            """);
        var declarations = new ProjectDeclarations(compilation);
        var place = Symbol(compilation, "C", "Method");
        Assert.Equal("Case workers", Assert.Single(declarations.Covering(place, "ResponsibleActor", said => said.Choice("Duty") == "Use")).Text("Role"));
        Assert.Empty(declarations.Covering(place, "ResponsibleActor", said => said.Choice("Duty") == "Oversee"));
    }

    [Theory]
    [InlineData("class Row { [NotSensitive(\"here\")] public string Race { get; set; } }")]
    [InlineData("class Row { [NotSensitive(\"here\")] [ColumnName(\"R\")] public string Race; }")]
    [InlineData("[NotSensitive(\"here\", Column = \"Race\")] class Row { public string Race { get; set; } }")]
    [InlineData("[NotSensitive(\"here\", Column = \"R\")] class Row { [ColumnName(\"R\")] public string Race { get; set; } }")]
    [InlineData("record Row([property: NotSensitive(\"here\")] string Race);")]
    [InlineData("[assembly: NotSensitive(\"here\", Column = \"Race\")] class Row { public string Race { get; set; } }")]
    [InlineData("class Row { public string Race { get; set; } } class C { [NotSensitive(\"here\", Column = \"Race\")] void Place() { } }")]
    [InlineData("class Row { public string Race { get; set; } } [NotSensitive(\"here\", Column = \"Race\")] class C { void Place() { } }")]
    [InlineData("class Base { public string Race { get; set; } } [NotSensitive(\"here\", Column = \"Race\")] class Row : Base { }")]
    public void A_column_is_described_on_its_member_or_by_name(string source) => Assert.Equal("here", OnRace(source));

    [Theory]
    [InlineData("class Row { public string Race { get; set; } [NotSensitive(\"other\")] public string Age { get; set; } }")]
    [InlineData("[NotSensitive(\"other\", Column = \"Age\")] class Row { public string Race { get; set; } }")]
    [InlineData("[NotSensitive(\"of no column\")] class Row { public string Race { get; set; } }")]
    [InlineData("class Row { public string Race { get; set; } } class C { [NotSensitive(\"of no column\")] void Place() { } }")]
    [InlineData("class Row { public string Race { get; set; } } class C { [NotSensitive(\"other\", Column = \"race\")] void Place() { } }")]
    [InlineData("class Row { [JustifiedFeature(\"another annotation\")] public string Race { get; set; } }")]
    [InlineData("class Row { [Other.NotSensitive(\"another namespace\")] public string Race { get; set; } } namespace Other { class NotSensitiveAttribute(string r) : Attribute { } }")]
    public void Nothing_else_describes_it(string source) => Assert.Null(OnRace(source));

    [Fact]
    public void The_member_itself_is_nearer_than_anything_by_name() => Assert.Equal("member", OnRace("""
        [assembly: NotSensitive("assembly", Column = "Race")]
        [NotSensitive("type", Column = "Race")] class Row { [NotSensitive("member")] public string Race { get; set; } }
        """));

    [Fact]
    public void An_alias_of_the_member_counts()
    {
        var compilation = Compile.Project("class Raw { public int RaceCode; } class Row { [NotSensitive(\"alias\")] public string Race; }");
        var column = new SourceColumn("RaceCode", Symbol(compilation, "Raw", "RaceCode"), null) { Aliases = [Symbol(compilation, "Row", "Race")] };
        Assert.Equal("alias", Assert.Single(new ProjectDeclarations(compilation).OnColumn("NotSensitive", column, null, [])).Text("Reason"));
    }

    [Fact]
    public void A_copy_of_the_annotations_is_read_like_ours()
    {
        var compilation = CopyOfAnnotations("""
            namespace FairnessAnalyzers
            {
                enum Steering { Manual, FullyAutomated = 7 }
                class HumanOversightAttribute(Steering mode) : System.Attribute { public Steering Mode => mode; public string Notice; public string[] Extra { get; set; } }
            }
            [FairnessAnalyzers.HumanOversight(FairnessAnalyzers.Steering.FullyAutomated, Notice = "By letter", Extra = new[] { "a", "b" })] class C { }
            """);
        var declaration = Assert.Single(new ProjectDeclarations(compilation).InSource(default));
        Assert.Equal("FullyAutomated", declaration.Choice("Mode"));
        Assert.Equal("By letter", declaration.Text("Notice"));
        Assert.Equal("a b", string.Join(" ", declaration.Texts("Extra")));
    }

    [Fact]
    public void Statements_are_read_by_name_wherever_they_were_made()
    {
        var declaration = Assert.Single(new ProjectDeclarations(Compile.Project("""
            [ImpactAssessment(reference: "DPIA-7", kind: AssessmentKind.EthicsReview, Status = AssessmentStatus.Draft, AffectsChildren = true,
                AffectedGroups = new[] { "Children in care", "Parents" }, Consulted = null, Owner = null)]
            class C { }
            """)).InSource(default));
        Assert.Equal("DPIA-7", declaration.Text("Reference"));
        Assert.Equal("EthicsReview", declaration.Choice("Kind"));
        Assert.Equal("Draft", declaration.Choice("Status"));
        Assert.True(declaration.Flag("AffectsChildren"));
        Assert.Equal("Children in care|Parents", string.Join("|", declaration.Texts("AffectedGroups")));
        Assert.Empty(declaration.Texts("Consulted"));
        Assert.Null(declaration.Text("Owner"));
        Assert.Null(declaration.Text("Purpose"));
        Assert.Null(declaration.Choice("Disclosure"));
        Assert.True(declaration.IsMissing("Owner"));
        Assert.False(declaration.IsMissing("AffectedGroups"));
    }

    [Fact]
    public void All_annotations_in_source_are_found_once_and_in_order()
    {
        var compilation = Compile.Project("""
            using Origin = FairnessAnalyzers.DataProvenanceAttribute;
            [assembly: NotAboutPeople("weather")]
            [Origin("alias")]
            class C
            {
                [FreeText] string a, b;
                [PersonIdentifierAttribute] string P { get; set; }
                void M() { [RowFilter("*", "local")] void Local() { } Action a = [Monitoring("m", "lambda")] () => { }; }
            }
            record R([property: ModelOutput] float Score);
            """, "global using Says = FairnessAnalyzers.ModelExplanationAttribute; [Says(\"global alias\")] class D { }");
        Assert.Equal(
            "NotAboutPeople DataProvenance FreeText PersonIdentifier RowFilter Monitoring ModelOutput ModelExplanation",
            string.Join(" ", new ProjectDeclarations(compilation).InSource(default).Select(said => said.Name)));
    }

    [Theory]
    [InlineData("[assembly: NotAboutPeople(\"Sensors of wind turbines\")]", true)]
    [InlineData("[assembly: NotAboutPeople(\"reason\")]", true)]
    [InlineData("[assembly: NotAboutPeople(\"TODO: say why\")]", false)]
    [InlineData("[assembly: NotAboutPeople(\"\")]", false)]
    [InlineData("", false)]
    public void A_project_is_about_people_unless_a_reason_says_otherwise(string source, bool notAboutPeople) =>
        Assert.Equal(notAboutPeople, new ProjectDeclarations(Compile.Project(source)).NotAboutPeople);

    [Fact]
    public void Classifications_of_other_packages_are_recognised()
    {
        var compilation = CopyOfAnnotations("""
            namespace Microsoft.Extensions.Compliance.Classification
            {
                class DataClassificationAttribute : System.Attribute { public string Notes { get; set; } }
                class NoDataClassificationAttribute : DataClassificationAttribute { }
            }
            namespace Microsoft.AspNetCore.Identity { class PersonalDataAttribute : System.Attribute { } class ProtectedPersonalDataAttribute : PersonalDataAttribute { } }
            class HealthDataAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { }
            class PersonalDataAttribute : System.Attribute { }
            class C
            {
                [HealthData(Notes = "diagnosis")] string A;
                [HealthData(Notes = "TODO")] string B;
                [Microsoft.AspNetCore.Identity.ProtectedPersonalData] string D;
                [Microsoft.Extensions.Compliance.Classification.NoDataClassification] string E;
                [PersonalData] string F;
            }
            """);
        Assert.Equal(new Classification("HealthData", "diagnosis", false), Assert.Single(Of("A")));
        Assert.Equal(new Classification("HealthData", null, false), Assert.Single(Of("B")));
        Assert.Equal(new Classification("ProtectedPersonalData", null, false), Assert.Single(Of("D")));
        Assert.Equal(new Classification("NoDataClassification", null, true), Assert.Single(Of("E")));
        Assert.Empty(Of("F"));

        IEnumerable<Classification> Of(string member) => ProjectDeclarations.ClassificationsOf(Symbol(compilation, "C", member));
    }

    private static CSharpCompilation CopyOfAnnotations(string source) => Compile.Project(mlNet: false, source);

    private static string Suppliers(Compilation compilation, string type, string member) =>
        string.Join(" ", new ProjectDeclarations((CSharpCompilation)compilation).Covering(Symbol(compilation, type, member), "ExternalModel").Select(said => said.Text("Supplier")));

    private static string? OnRace(string source)
    {
        var compilation = Compile.Project(source);
        Assert.Empty(compilation.Errors());
        var row = compilation.GetTypeByMetadataName("Row")!;
        var member = row.GetMembers("Race").Concat(row.BaseType!.GetMembers("Race")).First();
        var column = new SourceColumn(source.Contains("ColumnName") ? "R" : "Race", member, null);
        IEnumerable<ISymbol> places = compilation.GetTypeByMetadataName("C")?.GetMembers("Place") ?? [];
        return new ProjectDeclarations(compilation).OnColumn("NotSensitive", column, row, places).SingleOrDefault()?.Text("Reason");
    }

    private static ISymbol Symbol(Compilation compilation, string type, string member) =>
        compilation.GetSymbolsWithName(type, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single().GetMembers(member).Single();
}
