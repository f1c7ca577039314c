using System.Collections.Generic;

namespace FairnessAnalyzers.OracleTests.Traps;

/// <summary>The traps.</summary>
internal static class TrapList
{
    private const string Mapped = """
        private class In { public float Age { get; set; } public float Income { get; set; } public string Race { get; set; } = ""; }
        private class Out { public float Risk { get; set; } }
        private class Copy : In { public float Extra { get; set; } }
        private static void Map(In input, Out output) { if (input.Race == "B") { output.Risk = input.Age; } else { output.Risk = 0; } }
        private sealed class Factory : Microsoft.ML.Transforms.CustomMappingFactory<In, Out> { public override Action<In, Out> GetMapping() => (input, output) => output.Risk = input.Income * 2; }
        """;

    internal static readonly IReadOnlyList<Trap> All =
    [
        // Columns hide, stay and go.
        new("Features keep the old column when its name is written later",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.Transforms.CopyColumns("Age", "Income")).Append(trainer);""", "Age"),
        new("A later reader sees the new column of a name",
            """var pipeline = ml.Transforms.CopyColumns("Age", "Income").Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer);""", "Income"),
        new("A step in place keeps its source",
            """var pipeline = ml.Transforms.Categorical.OneHotEncoding("Race").Append(ml.Transforms.Concatenate("Features", "Race", "Age")).Append(trainer);""", "Age,Race"),
        new("Dropping a source after the features are built removes nothing from them",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age", "Income").Append(ml.Transforms.DropColumns("Age")).Append(trainer);""", "Age,Income"),
        new("Dropping a source keeps what was made of it",
            """var pipeline = ml.Transforms.Categorical.OneHotEncoding("RaceE", "Race").Append(ml.Transforms.DropColumns("Race")).Append(ml.Transforms.Concatenate("Features", "RaceE")).Append(trainer);""", "Race"),
        new("A dropped column cannot be read",
            """var pipeline = ml.Transforms.DropColumns("Age").Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer);""", null) { Missing = "Age" },
        new("A drop takes the hidden columns of the name with it",
            """var pipeline = ml.Transforms.CopyColumns("Age", "Income").Append(ml.Transforms.DropColumns("Age")).Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer);""", null) { Missing = "Age" },
        new("A selection without the label leaves none",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.Transforms.SelectColumns("Features")).Append(trainer);""", null) { Missing = "Approved" },
        new("Column names are case sensitive",
            """var pipeline = ml.Transforms.Concatenate("Features", "age").Append(trainer);""", null) { Missing = "age" },
        new("A member with a column name of its own is not known by its member name",
            """var pipeline = ml.Transforms.Concatenate("Features", nameof(CaseRow.Years)).Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(optimizationTolerance: 0.5f));""", null)
            { Row = "CaseRow", Missing = "Years" },
        new("A column attribute makes the label",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age", nameof(CaseRow.Debt)).Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(optimizationTolerance: 0.5f));""", "Age,Debt")
            { Row = "CaseRow", Label = "Label" },
        new("Concatenating a column into itself keeps it",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.Transforms.Concatenate("Features", "Features", "Debt")).Append(trainer);""", "Age,Debt"),
        new("The same input twice is one source", """var pipeline = ml.Transforms.Concatenate("Features", "Age", "Age").Append(trainer);""", "Age"),
        new("A weight column is not taken unasked", """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(trainer);""", "Age"),

        // Several pairs in one call.
        new("Pairs swap columns", """
            var pipeline = ml.Transforms.NormalizeMinMax(new[] { new InputOutputColumnPair("Age", "Income"), new InputOutputColumnPair("Income", "Age") })
                .Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer);
            """, "Income"),
        new("A pair cannot read what another pair of the call writes", """
            var pipeline = ml.Transforms.NormalizeMinMax(new[] { new InputOutputColumnPair("T", "Age"), new InputOutputColumnPair("U", "T") })
                .Append(ml.Transforms.Concatenate("Features", "U")).Append(trainer);
            """, null) { Missing = "T" },
        new("A pair of one name works in place", """
            var pipeline = ml.Transforms.NormalizeMinMax(new[] { new InputOutputColumnPair("Age"), new InputOutputColumnPair("I2", "Income") })
                .Append(ml.Transforms.Concatenate("Features", "Age", "I2")).Append(trainer);
            """, "Age,Income"),

        // Appending.
        new("An Append that nobody takes changes nothing", """
            var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(trainer);
            var start = ml.Transforms.CopyColumns("X", "Income");
            start.Append(ml.Transforms.CopyColumns("Age", "Income"));
            """, "Age") { Missing = "Age" },
        new("Of two pipelines from one beginning the last one counts", """
            var start = ml.Transforms.Concatenate("A", "Age");
            IEstimator<ITransformer> pipeline = start.Append(ml.Transforms.Concatenate("Features", "A", "Income")).Append(trainer);
            pipeline = start.Append(ml.Transforms.Concatenate("Features", "A")).Append(trainer);
            """, "Age"),
        new("A chain in a chain is one chain", """
            var pipeline = ml.Transforms.CopyColumns("X", "Income").Append(ml.Transforms.CopyColumns("Y", "X").Append(ml.Transforms.Concatenate("Features", "Y").Append(trainer)));
            """, "Income"),
        new("A name like the features is not the features", """
            var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.Transforms.Concatenate("Feature", "Features", "Debt")).Append(trainer);
            """, "Age"),
        new("A cache checkpoint changes nothing",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").AppendCacheCheckpoint(ml).Append(trainer);""", "Age"),

        // All columns of a schema, but some.
        new("All columns but some, through the schema of the data", """
            var names = data.Schema.Where(c => c.Type == NumberDataViewType.Single).Select(c => c.Name).Where(n => n != "Weight").Except(new[] { "Debt" }).ToArray();
            var pipeline = ml.Transforms.Concatenate("Features", names).Append(trainer);
            """, "Age,Income,ZipIncomeIndex"),
        new("All columns but some, through the schema of prepared data", """
            var first = ml.Transforms.Categorical.OneHotEncoding("Race").Append(ml.Transforms.DropColumns("Income", "Debt")).Fit(data);
            var view = first.Transform(data);
            var names = view.Schema.Select(c => c.Name).Where(n => n is not ("Gender" or "City" or "Notes" or "Approved" or "Married" or "Group" or "Weight")).Distinct().ToArray();
            var second = ml.Transforms.Concatenate("Features", names).Append(trainer);
            return new object[] { data, ml.Transforms.Categorical.OneHotEncoding("Race").Append(ml.Transforms.DropColumns("Income", "Debt")), first, second, second.Fit(view) };
            """, "Age,Race,ZipIncomeIndex") { FitsItself = true },
        new("All properties of the row type by reflection", """
            var names = typeof(Applicant).GetProperties().Where(p => p.PropertyType == typeof(float)).Select(p => p.Name).ToArray();
            var pipeline = ml.Transforms.Concatenate("Features", names).Append(trainer);
            """, "Age,Debt,Income,Weight,ZipIncomeIndex"),

        // Code between columns.
        new("A custom mapping flows by what its lambda uses", """
            var pipeline = ml.Transforms.CustomMapping<In, Out>((input, output) => output.Risk = input.Income, null).Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer);
            """, "Income") { Members = Mapped, Declared = "Age,Income,Race" },
        new("A custom mapping flows by what decides it", """
            var pipeline = ml.Transforms.CustomMapping<In, Out>(Map, null).Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer);
            """, "Age,Race") { Members = Mapped, Declared = "Age,Income,Race" },
        new("A custom mapping may come from a factory", """
            var pipeline = ml.Transforms.CustomMapping(new Factory().GetMapping(), "Factory").Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer);
            """, "Income") { Members = Mapped, Declared = "Age,Income,Race" },
        new("A destination that inherits the source overwrites what it does not assign", """
            var pipeline = ml.Transforms.CustomMapping<In, Copy>((input, output) => { output.Extra = input.Income; }, null).Append(ml.Transforms.Concatenate("Features", "Age", "Extra")).Append(trainer);
            """, "Income") { Members = Mapped, Declared = "Age,Income,Race" },
        new("A mapping of a class to itself overwrites what it does not assign", """
            var pipeline = ml.Transforms.CustomMapping<In, In>((input, output) => { output.Age = input.Age; }, null).Append(ml.Transforms.Concatenate("Features", "Age", "Income")).Append(trainer);
            """, "Age") { Members = Mapped, Declared = "Age,Income,Race" },
        new("A captured table carries the key that is looked up", """
            var table = new Dictionary<string, float> { ["A"] = 1, ["B"] = 2, ["C"] = 3, ["D"] = 4 };
            var pipeline = ml.Transforms.CustomMapping<In, Out>((input, output) => output.Risk = table[input.Race], null).Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer);
            """, "Race") { Members = Mapped, Declared = "Age,Income,Race" },
        new("An expression flows by the parameters it uses", """
            var pipeline = ml.Transforms.Expression("E", "(a, b) => a * 2", "Age", "Income").Append(ml.Transforms.Concatenate("Features", "E")).Append(trainer);
            """, "Age") { Declared = "Age,Income" },
        new("An expression may be written with a colon", """
            var pipeline = ml.Transforms.Expression("E", "x : x * 2", "Age").Append(ml.Transforms.Concatenate("Features", "E")).Append(trainer);
            """, "Age"),
        new("An expression with too few inputs cannot run", """
            var pipeline = ml.Transforms.Expression("E", "(a, b) => a * b", "Age").Append(ml.Transforms.Concatenate("Features", "E")).Append(trainer);
            """, null),
        new("A projection of rows carries what it is computed from", """
            var projected = ml.Data.LoadFromEnumerable(rows.Select(r => new { Risk = r.Race == "B" ? 1f : 0f, r.Approved }));
            var pipeline = ml.Transforms.Concatenate("Features", "Risk").Append(trainer);
            return new object[] { projected, pipeline, pipeline.Fit(projected) };
            """, "Race") { FitsItself = true, Loaded = new("<anonymous type: float Risk, bool Approved>", new Dictionary<string, string> { ["Race"] = "Race", ["Approved"] = "Approved" }, false), Declared = "Risk" },

        // What the order of arguments means.
        new("Named arguments may stand in any order",
            """var pipeline = ml.Transforms.Categorical.OneHotEncoding(inputColumnName: "City", outputColumnName: "C").Append(ml.Transforms.Concatenate(inputColumnNames: new[] { "C" }, outputColumnName: "Features")).Append(trainer);""", "City"),
        new("The second argument of KMeans is the weight",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.Clustering.Trainers.KMeans("Features", "Weight", 2));""", "Age")
            { Trainer = "KMeans", Task = "Clustering", Label = null, Weight = "Weight" },
        new("The second argument of Prior is the weight and it has no features",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.Prior("Approved", "Weight"));""", "")
            { Trainer = "Prior", FeatureColumn = null, Weight = "Weight" },
        new("The first argument of a factorization machine is the features",
            """var pipeline = ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FieldAwareFactorizationMachine("Features", "Married"));""", "Age")
            { Trainer = "FieldAwareFactorizationMachine", Label = "Married" },
        new("The third argument of a ranker is the group", """
            var pipeline = ml.Transforms.Conversion.MapValueToKey("Rank", "Race").Append(ml.Transforms.Concatenate("Features", "Age"))
                .Append(ml.Ranking.Trainers.FastTree("Rank", "Features", "Group", "Weight", numberOfLeaves: 3, numberOfTrees: 2, minimumExampleCountPerLeaf: 3));
            """, "Age") { Trainer = "FastTree", Task = "Ranking", Label = "Rank=Race", Weight = "Weight", Group = "Group" },
        new("The outer label of a wrapper counts", """
            var pipeline = ml.Transforms.Conversion.MapValueToKey("L", "City").Append(ml.Transforms.Concatenate("Features", "Age"))
                .Append(ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Approved", optimizationTolerance: 0.5f), "L"));
            """, "Age") { Trainer = "OneVersusAll", Task = "MulticlassClassification", Label = "L=City" },
        new("The outer label of a wrapper is Label when none is said", """
            var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "City").Append(ml.Transforms.Concatenate("X", "Age"))
                .Append(ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Label", "X", optimizationTolerance: 0.5f)));
            """, "Age") { Trainer = "OneVersusAll", Task = "MulticlassClassification", Label = "Label=City", FeatureColumn = "X" },
        new("Options may be set after they are made", """
            var options = new LbfgsLogisticRegressionBinaryTrainer.Options { OptimizationTolerance = 0.5f };
            options.LabelColumnName = nameof(Applicant.Married);
            options.ExampleWeightColumnName = "Weight";
            options.FeatureColumnName = "X";
            var pipeline = ml.Transforms.Concatenate("X", "Age").Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(options));
            """, "Age") { FeatureColumn = "X", Label = "Married", Weight = "Weight" },

        // What a fit reads is no feature.
        new("A supervised binning reads the label only to fit", """
            var pipeline = ml.Transforms.NormalizeSupervisedBinning("B", "Age", "Approved", maximumBinCount: 4, mininimumExamplesPerBin: 2).Append(ml.Transforms.Concatenate("Features", "B")).Append(trainer);
            """, "Age"),
        new("A projection reads the weight only to fit", """
            var pipeline = ml.Transforms.Concatenate("N", "Age", "Income").Append(ml.Transforms.ReplaceMissingValues("N")).Append(ml.Transforms.ProjectToPrincipalComponents("Features", "N", "Weight", rank: 1)).Append(trainer);
            """, "Age,Income"),
        new("Text features of options alone work in place", """
            var pipeline = ml.Transforms.Text.FeaturizeText("Notes", new TextFeaturizingEstimator.Options()).Append(ml.Transforms.Concatenate("Features", "Notes")).Append(trainer);
            """, "Notes"),
        new("Text features of several columns come from all of them", """
            var pipeline = ml.Transforms.Text.FeaturizeText("Features", new TextFeaturizingEstimator.Options(), "Notes", "City").Append(trainer);
            """, "City,Notes"),
        new("The words that are removed are no columns", """
            var pipeline = ml.Transforms.Text.TokenizeIntoWords("W", "Notes").Append(ml.Transforms.Text.RemoveStopWords("W", "W", "Race", "City")).Append(ml.Transforms.Text.ProduceWordBags("Features", "W")).Append(trainer);
            """, "Notes"),

        // One model feeds another.
        new("The score of a first model carries its features", """
            var pipeline = ml.Transforms.Concatenate("First", "Age").Append(ml.Regression.Trainers.FastTree("Income", "First", numberOfLeaves: 3, numberOfTrees: 2, minimumExampleCountPerLeaf: 3))
                .Append(ml.Transforms.Concatenate("Features", "Score", "Debt")).Append(trainer);
            """, "Age,Debt") { First = new("", "", "Age") { Trainer = "FastTree", Task = "Regression", Label = "Income", FeatureColumn = "First" } },
        new("The label may be a copy of a column", """
            var pipeline = ml.Transforms.CopyColumns("Label", nameof(Applicant.Married)).Append(ml.Transforms.Concatenate("Features", "Age"))
                .Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(optimizationTolerance: 0.5f));
            """, "Age") { Label = "Label=Married" },
        new("The label may leak into the features", """
            var pipeline = ml.Transforms.Conversion.ConvertType("L", "Approved", DataKind.Single).Append(ml.Transforms.Concatenate("Features", "L", "Age")).Append(trainer);
            """, "Age,Approved"),
        new("A schema definition renames a column", """
            var definition = SchemaDefinition.Create(typeof(Applicant));
            definition["Age"].ColumnName = "Years";
            var renamed = ml.Data.LoadFromEnumerable(rows, definition);
            var pipeline = ml.Transforms.Concatenate("Features", "Years", "Debt").Append(trainer);
            return new object[] { renamed, pipeline, pipeline.Fit(renamed) };
            """, "Debt,Years") { FitsItself = true, Loaded = new("Applicant", new Dictionary<string, string> { ["Debt"] = "Debt", ["Years"] = "Age", ["Approved"] = "Approved" }, false) },
    ];
}
