using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Lineage;

public class PipelineTests
{
    [Theory]
    [InlineData("One chain", """
        ml.Transforms.Categorical.OneHotEncoding("RaceKey", "Race").Append(ml.Transforms.Concatenate("Features", "Age", "RaceKey")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Race")]
    [InlineData("Preparation in a local", """
        var prep = ml.Transforms.Concatenate("Features", nameof(CaseRow.Age), nameof(CaseRow.Income));
        var pipeline = prep.Append(trainer);
        var model = pipeline.Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("Label by copy", """
        ml.Transforms.CopyColumns("Label", "Reoffended").Append(ml.Transforms.Concatenate("Features", new[] { "Age" })).Append(trainer).Fit(data);
        """, "FastTree: Label=Reoffended Features=Age")]
    [InlineData("Swapped named arguments", """
        ml.Transforms.Categorical.OneHotEncoding(inputColumnName: "City", outputColumnName: "C").Append(ml.Transforms.Concatenate("Features", "C")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=City")]
    [InlineData("In place and shadowing", """
        ml.Transforms.Categorical.OneHotEncoding("Race").Append(ml.Transforms.CopyColumns("Age", "Income")).Append(ml.Transforms.Concatenate("Features", "Age", "Race")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Income,Race")]
    [InlineData("Pairs read the old columns", """
        ml.Transforms.NormalizeMinMax(new[] { new InputOutputColumnPair("Age", "Income"), new InputOutputColumnPair("Income", "Age") }).Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Income")]
    [InlineData("Feature selection copies the columns of which it keeps everything before it reads the others", """
        ml.Transforms.Concatenate("A", "Age").Append(ml.Transforms.Concatenate("B", "Income")).Append(ml.Transforms.Concatenate("C", "Weight"))
            .Append(ml.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(new[] { new InputOutputColumnPair("A", "B"), new InputOutputColumnPair("B", "A"), new InputOutputColumnPair("C") }))
            .Append(ml.Transforms.Concatenate("Features", "A", "C")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income,Weight")]
    [InlineData("Fit and Transform are handed on as methods", """
        var prepared = Apply(ml.Transforms.CopyColumns("Age", "Income").Fit, data);
        Train(ml.Transforms.Concatenate("Features", "Age", "City").Append(trainer).Fit, With(prepared.Transform, data));
        ITransformer Apply(Func<IDataView, ITransformer> fit, IDataView view) => fit(view);
        IDataView With(Func<IDataView, IDataView> transform, IDataView view) => transform(view);
        void Train(Func<IDataView, ITransformer> fit, IDataView view) => fit(view);
        """, "FastTree: Label=Label Features=City,Income")]
    [InlineData("What is shown is done all the same", """
        var names = new List<string> { "Age", "City", "Race" };
        IEstimator<ITransformer> p = ml.Transforms.CopyColumns("Other", "Notes");
        Console.WriteLine("{0} columns", names.Count);
        Console.WriteLine(names.Remove("Race"));
        Console.WriteLine((p = p.Append(ml.Transforms.CopyColumns("City", "Income"))).GetType());
        p.Append(ml.Transforms.Concatenate("Features", names.ToArray())).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("Loop", """
        IEstimator<ITransformer> p = ml.Transforms.Concatenate("Numbers", "Age", "Income");
        foreach (var c in new[] { "Race", "City" }) p = p.Append(ml.Transforms.Categorical.OneHotEncoding(c + "Key", c));
        p = p.Append(ml.Transforms.Concatenate("Features", "Numbers", "RaceKey", "CityKey"));
        p.Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Income,Race")]
    [InlineData("Null seed", """
        IEstimator<ITransformer> p = null;
        foreach (var c in new[] { "Race", "City" })
        {
            var e = ml.Transforms.Categorical.OneHotEncoding($"{c}Key", c);
            p = p == null ? e : p.Append(e);
        }
        p.Append(ml.Transforms.Concatenate("Features", "RaceKey", "CityKey")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=City,Race")]
    [InlineData("Aggregate", """
        var p = new[] { "Race", "City" }.Aggregate((IEstimator<ITransformer>)new EstimatorChain<ITransformer>(), (chain, c) => chain.Append(ml.Transforms.Categorical.OneHotEncoding(c)));
        p.Append(ml.Transforms.Concatenate("Features", "Race", "City")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=City,Race")]
    [InlineData("All columns of the schema but the label", """
        var names = data.Schema.Select(c => c.Name).Where(n => n != "Label" && n != "Reoffended").ToArray();
        ml.Transforms.Concatenate("Features", names).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Income,Notes,Race,Weight")]
    [InlineData("Numeric columns of the schema", """
        var names = data.Schema.Where(c => c.Type == NumberDataViewType.Single).Select(c => c.Name).ToArray();
        ml.Transforms.Concatenate("Features", names).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income,Weight")]
    [InlineData("Columns by the text of their types", """
        var kept = data.Schema.AsEnumerable().Select(c => new { c.Name, c.Type }).Where(c => c.Name != "Weight" && (c.Type.ToString() == "Single" || $"{c.Type}" == "String")).ToArray();
        var names = kept.Select(c => c.Name).Where(n => n != "Label" && n != "Reoffended").ToArray();
        ml.Transforms.Concatenate("Features", names).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Income,Notes,Race")]
    [InlineData("Reflection", """
        var names = typeof(CaseRow).GetProperties().Where(p => p.PropertyType == typeof(float)).Select(p => p.Name).Except(new[] { "Weight" }).ToArray();
        ml.Transforms.Concatenate("Features", names).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("List with pairs and interpolation", """
        var texts = new List<string> { "Race", "City" };
        var pairs = texts.Select(t => new InputOutputColumnPair($"{t}Encoded", t)).ToArray();
        ml.Transforms.Categorical.OneHotEncoding(pairs).Append(ml.Transforms.Concatenate("Features", pairs.Select(p => p.OutputColumnName).Append("Age").ToArray())).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Race")]
    [InlineData("Two stages", """
        var prep = ml.Transforms.Categorical.OneHotEncoding("Race").Fit(data);
        var prepared = prep.Transform(data);
        ml.Transforms.Concatenate("Features", "Race", "Age").Append(trainer).Fit(prepared);
        """, "FastTree: Label=Label Features=Age,Race")]
    [InlineData("Split", """
        var split = ml.Data.TrainTestSplit(data, testFraction: 0.2);
        ml.Transforms.Concatenate("Features", "Age").Append(trainer).Fit(split.TrainSet);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("Options", """
        var o = new FastTreeBinaryTrainer.Options { LabelColumnName = "Reoffended", ExampleWeightColumnName = "Weight" };
        o.FeatureColumnName = "F";
        ml.Transforms.Concatenate("F", "Age").Append(ml.BinaryClassification.Trainers.FastTree(o)).Fit(data);
        """, "FastTree: Label=Reoffended Features=Age Weight=Weight")]
    [InlineData("Choice of trainer", """
        IEstimator<ITransformer> t = flag ? ml.BinaryClassification.Trainers.LightGbm() : ml.BinaryClassification.Trainers.LdSvm();
        ml.Transforms.Concatenate("Features", "Age").Append(t).Fit(data);
        """, "LightGbm: Label=Label Features=Age\nLdSvm: Label=Label Features=Age")]
    [InlineData("Drop and select", """
        ml.Transforms.DropColumns("Notes").Append(ml.Transforms.SelectColumns("Age", "Race", "Label")).Append(ml.Transforms.Concatenate("Features", "Age")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("Expression with an unused parameter", """
        ml.Transforms.Expression("X", "(a, b) => a * 2", "Age", "Income").Append(ml.Transforms.Concatenate("Features", "X")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("One versus all", """
        ml.Transforms.Conversion.MapValueToKey("L", "Race").Append(ml.Transforms.Concatenate("Features", "Age"))
            .Append(ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.LbfgsLogisticRegression("L"), "L")).Fit(data);
        """, "OneVersusAll: Label=Race Features=Age")]
    [InlineData("Clustering", """
        ml.Transforms.Concatenate("Features", "Age", "Income").Append(ml.Clustering.Trainers.KMeans(numberOfClusters: 2)).Fit(data);
        """, "KMeans: Features=Age,Income")]
    [InlineData("Cross-validation", """
        ml.BinaryClassification.CrossValidate(data, ml.Transforms.Concatenate("Features", "Age").Append(trainer));
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("Nested chain", """
        ml.Transforms.Categorical.OneHotEncoding("Race").Append(ml.Transforms.Concatenate("Features", "Race", "Age").Append(trainer)).Fit(data);
        """, "FastTree: Label=Label Features=Age,Race")]
    public void Idioms(string idiom, string body, string expected) => Assert.Equal((idiom, expected), (idiom, ModelText.OfBody(body)));

    [Theory]
    [InlineData("""
        class In { public string Race { get; set; } public float Income { get; set; } public float Age { get; set; } }
        class Out { public float Risk { get; set; } public float Unset { get; set; } }
        """, """
        ml.Transforms.CustomMapping<In, Out>((i, o) => { o.Risk = i.Race == "B" ? 1 : 0; }, null).Append(ml.Transforms.Concatenate("Features", "Risk", "Unset")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Race")]
    [InlineData("""
        class In { public string Race { get; set; } public float Income { get; set; } public float Age { get; set; } }
        class Out { public float Risk { get; set; } public float Other { get; set; } }
        static void Map(In i, Out o) { if (i.Age > 50) { o.Risk = 1; } else { o.Risk = i.Income; } o.Other = 3; }
        """, """
        ml.Transforms.CustomMapping<In, Out>(Map, null).Append(ml.Transforms.Concatenate("Features", "Risk", "Other")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("""
        IEstimator<ITransformer> Prepare(MLContext ml, params string[] columns) => ml.Transforms.Concatenate("Features", columns);
        """, """
        Prepare(ml, "Age", "Income").Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("""
        static readonly string[] numbers = { "Age", "Income" };
        const string Features = "F";
        void Train(MLContext ml, IDataView d, IEstimator<ITransformer> t) => ml.Transforms.Concatenate(Features, numbers).Append(t).Fit(d);
        """, """
        Train(ml, data, ml.BinaryClassification.Trainers.LinearSvm(featureColumnName: Features));
        """, "LinearSvm: Label=Label Features=Age,Income")]
    [InlineData("", """
        var rows = ml.Data.CreateEnumerable<CaseRow>(data, false).Select(r => new { Risk = r.Race == "B" ? 1f : 0f, r.Age, r.Label });
        ml.Transforms.Concatenate("Features", "Risk").Append(trainer).Fit(ml.Data.LoadFromEnumerable(rows));
        """, "FastTree: Label=Label Features=Race")]
    public void Helpers_and_mappings(string members, string body, string expected) => Assert.Equal(expected, ModelText.OfBody(body, members));

    /// <summary>A row that is passed over is no row: what passed it over flows into none of the others, as in a query. What a row is given when it says so, it tells.</summary>
    [Theory]
    [InlineData("if (r.Race == \"B\") continue; made.Add(new Made { A = r.Income, Label = r.Label });", "Income", "Label")]
    [InlineData("if (r.Race != \"B\") { made.Add(new Made { A = r.Income, Label = r.Label }); }", "Income", "Label")]
    [InlineData("if (r.Race == \"B\") continue; var income = r.Income * 2; float age; age = r.Age; made.Add(new Made { A = income + age, Label = r.Label });", "Age,Income", "Label")]
    [InlineData("if (r.Race == \"B\") continue; made.Add(Make(r.Income, r.Label));", "Income", "Label")]
    [InlineData("if (r.Race == \"B\") continue; var row = new Made { Label = r.Label }; if (r.Age > 3) { row.A = 1; } made.Add(row);", "Age", "Label")]
    [InlineData("if (r.Race == \"B\") continue; float risk = 0; if (r.Age > 3) { risk = 1; } made.Add(new Made { A = risk, Label = r.Label });", "Age", "Label")]
    [InlineData("var row = new Made { Label = r.Label }; if (r.Race == \"B\") { row.A = 1; } made.Add(row);", "Race", "Label")]
    [InlineData("if (!float.TryParse(r.City, out var number)) continue; made.Add(new Made { A = number, Label = r.Label });", "City", "Label")]
    [InlineData("if (r.Race is { Length: > 3 } race) { made.Add(new Made { A = race.Length, Label = r.Label }); }", "Race", "Label")]
    [InlineData("var (age, income) = (r.Age, r.Income); if (age > 3) { (age, income) = (1, 2); } made.Add(new Made { A = income, Label = r.Label });", "Age,Income", "Label")]
    [InlineData("if (r.Race == \"B\") { made.Add(new Made { A = 1, Label = r.Label }); } else { made.Add(new Made { A = 2, Label = r.Label }); }", "Race", "Label")]
    [InlineData("if (r.Race == \"B\") { made.Add(new Made { A = 1, Label = r.Label }); continue; } made.Add(new Made { A = r.Income, Label = r.Label });", "Income,Race", "Label")]
    [InlineData("made.Add(Either(r));", "Race", "Label")]
    [InlineData("made.Add(r.Race == \"B\" ? new Made { A = 1, Label = r.Label } : new Made { A = 2, Label = r.Label });", "Race", "Label")]
    [InlineData("var cells = new float[3]; cells[0] = r.Income; cells[r.Race == \"B\" ? 2 : 1] = 1; made.Add(new Made { A = cells.Sum(), Label = r.Label });", "Income,Race", "Label")]
    public void Rows_that_a_loop_makes(string body, string features, string label) => Assert.Equal($"FastTree: Label={label} Features={features}", ModelText.OfBody($$"""
        var made = new List<Made>();
        foreach (var r in rows)
        {
            {{body}}
        }

        ml.Transforms.Concatenate("Features", "A").Append(trainer).Fit(ml.Data.LoadFromEnumerable(made));
        """, """
        private IEnumerable<CaseRow> rows;
        private static Made Either(CaseRow r) { if (r.Race == "B") { return new Made { A = 1, Label = r.Label }; } return new Made { A = 2, Label = r.Label }; }
        private static Made Make(float income, bool label) => new() { A = income, Label = label };
        class Made { public float A { get; set; } public bool Label { get; set; } }
        """));

    /// <summary>The entities that rows are made of are the sources, wherever they come from.</summary>
    [Theory]
    [InlineData("A reader fills them", "var all = new List<CaseRow>(); while (reader.Read()) { all.Add(new CaseRow { Race = reader.GetString(0), Income = reader.GetFloat(1), Label = reader.GetBoolean(2) }); }")]
    [InlineData("Lines are taken apart", "var all = File.ReadAllLines(path).Skip(1).Select(l => l.Split(',')).Select(c => new CaseRow { Race = c[0], Income = float.Parse(c[1]), Label = c[2] == \"1\" }).ToList();")]
    [InlineData("They are yielded", "var all = Read(reader);")]
    [InlineData("A task gives them", "var all = AllAsync().Result;")]
    [InlineData("A task of another library gives them", "var all = System.Text.Json.JsonSerializer.DeserializeAsync<List<CaseRow>>(File.OpenRead(path)).AsTask().GetAwaiter().GetResult();")]
    [InlineData("A database gives them", "var all = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(rows).Result;")]
    [InlineData("They are looked up", "var all = rows.AsEnumerable().Select(r => { var same = rows.AsEnumerable().FirstOrDefault(o => o.Age == r.Age); return same == null ? r : same; });")]
    public void Entities_that_rows_are_made_of(string what, string entities) => Assert.Equal($"{what} FastTree: Label=Label Features=Income,Race", $"{what} " + ModelText.OfBody($$"""
        {{entities}}
        var made = all.Select(r => new Made { A = r.Race == "B" ? 1 : 0, B = r.Income, Label = r.Label });
        ml.Transforms.Concatenate("Features", "A", "B").Append(trainer).Fit(ml.Data.LoadFromEnumerable(made));
        """, "", """
        namespace Microsoft.EntityFrameworkCore { public static class EntityFrameworkQueryableExtensions { public static extern System.Threading.Tasks.Task<List<T>> ToListAsync<T>(IQueryable<T> source); } }
        """, """
        private System.Data.Common.DbDataReader reader;
        private IQueryable<CaseRow> rows;
        private extern System.Threading.Tasks.Task<List<CaseRow>> AllAsync();
        private static IEnumerable<CaseRow> Read(System.Data.Common.DbDataReader reader)
        {
            while (reader.Read()) { yield return new CaseRow { Race = reader.GetString(0), Income = reader.GetFloat(1), Label = reader.GetBoolean(2) }; }
        }

        class Made { public float A { get; set; } public float B { get; set; } public bool Label { get; set; } }
        """));

    [Fact]
    public void A_list_of_numbers_that_is_read_is_a_cell_of_its_row() => Assert.Equal("FastTree: Label=Label Features=Numbers", ModelText.OfBody("""
        var all = File.ReadAllLines(path).Select(l => new Raw { Numbers = l.Split(',').Select(float.Parse).ToArray(), Label = l.Length > 3 });
        var made = all.Select(r => new Made { A = r.Numbers[0], Label = r.Label });
        ml.Transforms.Concatenate("Features", "A").Append(trainer).Fit(ml.Data.LoadFromEnumerable(made));
        """, """
        class Raw { public float[] Numbers { get; set; } public bool Label { get; set; } }
        class Made { public float A { get; set; } public bool Label { get; set; } }
        """));

    /// <summary>What belongs to a row, what is looked up for it, joined with it, and what earlier rows leave are rows with columns of their own.</summary>
    [Theory]
    [InlineData("Navigation", "loans.Select(l => new Made { A = l.Amount, B = l.Applicant.Gender == \"M\" ? 1 : 0, Label = l.Defaulted })", "Amount,Gender", "Defaulted")]
    [InlineData("Navigation to many", "loans.Select(l => new Made { A = l.Applicant.Loans.Sum(o => o.Amount), B = l.Applicant.Loans.Count(o => o.Defaulted), Label = l.Applicant.Loans.Any(o => o.Term > 3) })", "Amount,Defaulted", "Term")]
    [InlineData("Flattened", "people.SelectMany(p => p.Loans.Select(l => new Made { A = l.Amount, B = p.Rate, Label = l.Defaulted }))", "Amount,Rate", "Defaulted")]
    [InlineData("Looked up in a table", "loans.Select(l => { var p = people.ToDictionary(p => p.Id).GetValueOrDefault(l.PersonId); return new Made { A = p.Rate, Label = l.Defaulted }; })", "B,Rate", "Defaulted")]
    [InlineData("Tried in a table", "loans.Select(l => { people.ToDictionary(p => p.Id).TryGetValue(l.PersonId, out var p); return new Made { A = p == null ? 0 : p.Rate, Label = l.Defaulted }; })", "B,Rate", "Defaulted")]
    [InlineData("Asked of a service", "loans.Select(l => new Made { A = Find(l.PersonId).Rate, B = FindAsync(l.PersonId).Result.Income, Label = l.Defaulted })", "Income,Rate", "Defaulted")]
    [InlineData("Joined in a query", "from l in loans join p in people on l.PersonId equals p.Id select new Made { A = l.Amount, B = p.Rate, Label = l.Defaulted }", "Amount,Rate", "Defaulted")]
    [InlineData("Joined by a call", "loans.Join(people, l => l.PersonId, p => p.Id, (l, p) => new { l.Amount, p.Rate, l.Defaulted }).Select(x => new Made { A = x.Amount, B = x.Rate, Label = x.Defaulted })", "Amount,Rate", "Defaulted")]
    [InlineData("Joined on the left", "from l in loans join p in people on l.PersonId equals p.Id into g from p in g.DefaultIfEmpty() select new Made { A = l.Amount, B = p == null ? 0 : p.Rate, Label = l.Defaulted }", "Amount,Rate", "Defaulted")]
    [InlineData("Joined in groups", "people.GroupJoin(loans, p => p.Id, l => l.PersonId, (p, g) => new Made { A = g.Sum(l => l.Amount), B = p.Rate, Label = g.Any(l => l.Defaulted) })", "Amount,Rate", "Defaulted")]
    [InlineData("By position", "loans.Select((l, i) => new { l, i }).Where(x => x.i > 0).Select(x => new Made { A = x.l.Amount, B = loans.ElementAt(x.i - 1).Term, Label = x.l.Defaulted })", "Amount,Term", "Defaulted")]
    [InlineData("Asked of all", "people.Select(p => new Made { A = p.Rate, B = loans.Find(l => l.PersonId == p.Id).Term, Label = loans.Any(l => l.Defaulted) })", "Rate,Term", "Defaulted")]
    [InlineData("The largest", "people.Select(p => new Made { A = p.Rate, B = loans.MaxBy(l => l.Amount).Term, Label = !loans.All(l => l.Defaulted) })", "Rate,Term", "Defaulted")]
    [InlineData("Found", "loans.FindAll(l => l.PersonId > 3).GetRange(0, 5).Select(l => new Made { A = l.Amount, B = l.Term, Label = l.Defaulted })", "Amount,Term", "Defaulted")]
    [InlineData("In a loop", "Looped(\"Loan prev = null; foreach (var l in loans) { if (prev != null) made.Add(new Made { A = prev.Amount, B = l.Term, Label = l.Defaulted }); prev = l; }\")", "Amount,Term", "Defaulted")]
    [InlineData("After the first", "Looped(\"var first = true; var last = 0f; foreach (var l in loans) { if (first) { first = false; last = l.Amount; continue; } made.Add(new Made { A = last, B = l.Term, Label = l.Defaulted }); last = l.Amount; }\")", "Amount,Term", "Defaulted")]
    [InlineData("In a window", "Looped(\"var q = new Queue<Loan>(); foreach (var l in loans) { if (q.Count == 3) { made.Add(new Made { A = q.Peek().Amount, B = q.Average(o => o.Term), Label = l.Defaulted }); q.Dequeue(); } q.Enqueue(l); }\")", "Amount,Term", "Defaulted")]
    [InlineData("A running sum", "Looped(\"var sum = 0f; foreach (var l in loans) { sum += l.Amount; made.Add(new Made { A = sum, B = l.Term, Label = l.Defaulted }); }\")", "Amount,Term", "Defaulted")]
    public void Rows_that_belong_together(string what, string rows, string features, string label)
    {
        var loop = rows.StartsWith("Looped(", System.StringComparison.Ordinal) ? "var made = new List<Made>(); " + rows["Looped(\"".Length..^2] : null;
        Assert.Equal($"{what} FastTree: Label={label} Features={features}", $"{what} " + ModelText.OfBody($$"""
            {{loop ?? $"var made = {rows};"}}
            ml.Transforms.Concatenate("Features", "A", "B").Append(trainer).Fit(ml.Data.LoadFromEnumerable(made));
            """, """
            private List<Loan> loans;
            private IEnumerable<Person> people;
            private static extern Person Find(int id);
            private static extern System.Threading.Tasks.Task<Person> FindAsync(int id);
            class Loan { public int PersonId { get; set; } public float Amount { get; set; } public int Term { get; set; } public bool Defaulted { get; set; } public Person Applicant { get; set; } }
            class Person { public int Id { get; set; } public string Gender { get; set; } public float Rate { get; set; } public float Income { get; set; } public List<Loan> Loans { get; set; } }
            class Made { public float A { get; set; } public double B { get; set; } public bool Label { get; set; } }
            """));
    }

    /// <summary>What a library fills is not empty, and what only a library makes are no rows.</summary>
    [Theory]
    [InlineData("Its rows are counted", "var table = new System.Data.DataTable(); table.Load(reader); if (table.Rows.Count == 0) { return; }")]
    [InlineData("An adapter fills it", "var table = new System.Data.DataTable(); Library.Binder.Fill(adapter, table); if (table.Rows.Count == 0) { return; }")]
    [InlineData("A list is filled", "var all = new List<object>(); Library.Binder.GetValues(reader, all); if (all.Count == 0) { return; }")]
    [InlineData("Settings are bound", "var settings = new Settings(); Library.Binder.Bind(path, settings); if (!settings.Enabled) { return; }")]
    [InlineData("Lists of settings are bound", "var settings = new Settings(); Library.Binder.Bind(path, settings); if (settings.Columns.Count == 0) { return; }")]
    public void What_a_library_fills(string what, string body) => Assert.Equal($"{what} FastTree: Label=Label Features=Age", $"{what} " + ModelText.OfBody(
        $"""{body} ml.Transforms.Concatenate("Features", "Age").Append(trainer).Fit(data);""", "", """
        namespace Library
        {
            public static class Binder
            {
                public static extern void Bind(string path, object target);
                public static extern void GetValues(this System.Data.Common.DbDataReader reader, List<object> values);
                public static extern void Fill(this object adapter, System.Data.DataTable table);
            }
        }
        """, "private System.Data.Common.DbDataReader reader; private object adapter; class Settings { public bool Enabled { get; set; } public List<string> Columns { get; set; } = new(); }"));

    /// <summary>What a field holds at first is not what it holds for ever: code that asks goes both ways.</summary>
    [Theory]
    [InlineData("private ITransformer model;", "if (model == null) { $ }", "model = ")]
    [InlineData("private ITransformer model;", "if (model != null) { return; } $", "model = ")]
    [InlineData("private ITransformer model; private bool IsTrained => model is not null;", "if (IsTrained) { return; } $", "model = ")]
    [InlineData("private static ITransformer model;", "$", "model ??= ")]
    [InlineData("private Lazy<ITransformer> lazy; private ITransformer model;", "lock (this) { if (model is null) { $ } }", "model = ")]
    [InlineData("public bool IsTrained { get; private set; }", "if (IsTrained) { return; } $ IsTrained = true;", "")]
    [InlineData("private bool trained;", "if (!trained) { $ trained = true; }", "")]
    [InlineData("private int epoch;", "if (epoch == 5) { return; } epoch = 5; $", "")]
    [InlineData("private readonly List<CaseRow> buffer = new(); public void Add(CaseRow row) => buffer.Add(row);", "if (buffer.Count < 10) { return; } $", "")]
    [InlineData("private static readonly Dictionary<string, List<CaseRow>> all = new(); public void Add(string k, CaseRow row) { all[k] = new(); all[k].Add(row); }", "foreach (var (k, l) in all) { $ }", "")]
    [InlineData("private Settings settings; class Settings { public bool Skip { get; set; } = true; }", "if (settings.Skip) { return; } $", "")]
    [InlineData("public bool Enabled { get; set; } = false;", "if (!Enabled) { return; } $", "")]
    [InlineData("private Settings settings; class Settings { public string Mode { get; set; } = \"off\"; }", "if (settings.Mode == \"off\") { return; } $", "")]
    [InlineData("private Settings settings; class Settings { public string Mode { get; set; } = \"off\"; }", "switch (settings.Mode) { case \"on\": $ break; }", "")]
    [InlineData("private Settings settings; class Settings { public List<string> Rows { get; set; } = new(); }", "if (settings.Rows.Count == 0) { return; } $", "")]
    [InlineData("private Settings settings; class Settings { public List<string> Rows { get; set; } = new(); }", "if (!settings.Rows.Any()) { return; } $", "")]
    [InlineData("public List<CaseRow> Rows { get; set; } = null!;", "var some = Rows.ToList(); if (some.Count < 5) { return; } $", "")]
    [InlineData("private readonly List<CaseRow> buffer = new(); private CaseRow next;", "buffer.Add(next); if (buffer.Count < 10) { return; } $", "")]
    [InlineData("", "var errors = new List<string>(); if (path.Length > 3) { errors.Add(path); } if (errors.Any()) { return; } $", "")]
    [InlineData("", "var errors = new List<string>(); if (path.Length > 3) { errors.Add(path); } if (errors.Count > 0) { return; } $", "")]
    [InlineData("", "var n = 0; var thread = new System.Threading.Thread(() => n = 3); thread.Start(); if (n == 0) { return; } $", "")]
    [InlineData("private System.Timers.Timer timer;", "var done = false; timer.Elapsed += (s, e) => { done = true; }; if (!done) { return; } $", "")]
    [InlineData("private readonly Dictionary<string, IEstimator<ITransformer>> steps = new(); public void Register(MLContext ml) => steps[\"a\"] = ml.Transforms.CopyColumns(\"Copy\", \"Race\");", "foreach (var step in steps.Values) { $ return; }", "")]
    public void What_a_field_is_at_first(string members, string around, string result) => Assert.Equal("FastTree: Label=Label Features=Age",
        ModelText.OfBody(around.Replace("$", result + "ml.Transforms.Concatenate(\"Features\", \"Age\").Append(trainer).Fit(data);"), members));

    [Theory]
    [InlineData("private readonly List<string> names = new(); public Program() { names.Add(\"Age\"); names.AddRange(new[] { \"Income\" }); }", "names", "Age,Income")]
    [InlineData("private List<string> names; private void Choose() { names = new() { \"Age\", \"Income\" }; }", "chosen", "Age,Income")]
    [InlineData("private List<string> names; public void Choose() { names = new() { \"Age\", \"Income\" }; }", "names", "Age,Income")]
    [InlineData("private readonly List<string> names = new(); public void Choose(string name) => names.Add(name);", "names", "?")]
    public void What_a_list_in_a_field_is_given(string members, string names, string features) => Assert.Equal($"FastTree: Label=Label Features={features}", ModelText.OfBody(
        (names == "names" ? "" : "Choose(); ") + "ml.Transforms.Concatenate(\"Features\", names.ToArray()).Append(trainer).Fit(data);", members));

    [Fact]
    public void Settings_are_taken_as_they_are_made() => Assert.Equal("FastTree: Label=Label Features=Age,Income", ModelText.OfBody(
        "ml.Transforms.Concatenate(\"Features\", settings.Columns.ToArray()).Append(trainer).Fit(data);",
        "private Settings settings; class Settings { public List<string> Columns { get; set; } = new() { \"Age\", \"Income\" }; }"));

    [Theory]
    [InlineData("foreach (var c in data.Schema) { if (c.Name is \"Label\" or \"Weight\") continue; if (c.Type is NumberDataViewType) names.Add(c.Name); }", "Age,Income")]
    [InlineData("names = data.Schema.Where(c => c.Type is TextDataViewType).Select(c => c.Name).ToList();", "City,Notes,Race")]
    [InlineData("names = data.Schema.Where(c => !(c.Type is TextDataViewType) && c.Type is not BooleanDataViewType).Select(c => c.Name).ToList();", "Age,Income,Weight")]
    [InlineData("names = data.Schema.Where(c => c.Type.RawType == typeof(float)).Select(c => c.Name).ToList();", "Age,Income,Weight")]
    public void Columns_by_their_type(string chosen, string features) => Assert.Equal($"FastTree: Label=Label Features={features}", ModelText.OfBody(
        $"""var names = new List<string>(); {chosen} ml.Transforms.Concatenate("Features", names.ToArray()).Append(trainer).Fit(data);"""));

    [Fact]
    public void A_trainer_that_a_lambda_returns_is_trained_by_whom_it_is_given() => Assert.Equal("LbfgsLogisticRegression: Label=Reoffended? Features=Chosen?", ModelText.OfBody("""
        Hand(m => m.BinaryClassification.Trainers.LbfgsLogisticRegression("Reoffended", "Chosen"));
        """, "private static void Hand(Func<MLContext, IEstimator<ITransformer>> make) { }"));

    [Fact]
    public void Trainers_that_another_method_registers() => Assert.Equal("FastForest: Label=Label Features=Age\nLinearSvm: Label=Label Features=Age", ModelText.OfBody("""
        foreach (var one in trainers.Values) { ml.Transforms.Concatenate("Features", "Age").Append(one).Fit(data); }
        """, """
        private readonly Dictionary<string, IEstimator<ITransformer>> trainers = new();
        public void Register(MLContext ml) { trainers["a"] = ml.BinaryClassification.Trainers.FastForest(); trainers.Add("b", ml.BinaryClassification.Trainers.LinearSvm()); }
        """));

    [Fact]
    public void The_last_estimator_of_a_chain() => Assert.Equal("FastTree: Label=Label Features=Age", ModelText.OfBody("""
        var chain = ml.Transforms.CopyColumns("Age", "Race").Append(trainer);
        ml.Transforms.Concatenate("Features", "Age").Append(chain.LastEstimator).Fit(data);
        """));

    /// <summary>Where an item stands matters to who asks for it; what either way sets, both may have set.</summary>
    [Theory]
    [InlineData("Either way sets one item", """
        var names = new string[1];
        if (flag) { names[0] = "Age"; } else { names[0] = "Income"; }
        ml.Transforms.Concatenate("Features", names[0]).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("Either of two lists of one length", """
        var names = flag ? new[] { "Age", "City" } : new[] { "Income", "City" };
        ml.Transforms.Concatenate("Features", names).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Income")]
    [InlineData("The first of either list", """
        var names = new List<string>();
        if (flag) { names.Add("Age"); } else { names.Add("Income"); names.Add("City"); }
        ml.Transforms.Concatenate("Features", names[0]).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,City,Income")]
    [InlineData("A table that either way fills", """
        var names = new Dictionary<string, string>();
        if (flag) { names["x"] = "Age"; } else { names["x"] = "Income"; }
        ml.Transforms.Concatenate("Features", names["x"]).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Income")]
    [InlineData("The first in an order", """
        ml.Transforms.Concatenate("Features", new[] { "Race", "Age" }.OrderBy(n => n).First()).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("The first in an order that is not known", """
        ml.Transforms.Concatenate("Features", new[] { "Race", "Age" }.OrderBy(n => path.IndexOf(n)).First()).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Race")]
    [InlineData("Some of an order", """
        ml.Transforms.Concatenate("Features", new[] { "Race", "Age" }.OrderBy(n => path.IndexOf(n)).Take(1).ToArray()).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age,Race?")]
    [InlineData("A list that is turned round", """
        var names = new List<string> { "Race", "Age" };
        names.Reverse();
        ml.Transforms.Concatenate("Features", names[0]).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("A number in another type", """
        int five = 5;
        double other = five;
        ml.Transforms.Concatenate("Features", other == 5 ? "Age" : "Race").Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("Blank is not empty", """
        ml.Transforms.Concatenate("Features", string.IsNullOrEmpty(" ") ? "Race" : "Age").Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=Age")]
    [InlineData("A text of what cells decide", """
        ml.Transforms.CustomMapping<CaseRow, Scored>((input, output) =>
        {
            var parts = new List<string>();
            if (input.Race == "B") { parts.Add("r"); }
            output.Text = string.Join(" ", parts);
            output.Other = string.Format("{0}-{1}", input.City, "x");
        }, "m").Append(ml.Transforms.Text.FeaturizeText("A", "Text")).Append(ml.Transforms.Text.FeaturizeText("B", "Other")).Append(ml.Transforms.Concatenate("Features", "A", "B")).Append(trainer).Fit(data);
        """, "FastTree: Label=Label Features=City,Race")]
    public void Lists_and_texts(string what, string body, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, ModelText.OfBody(body, "class Scored { public string Text { get; set; } public string Other { get; set; } }"));
    }

    /// <summary>What one row leaves in the state of a mapping, the next ones read.</summary>
    [Theory]
    [InlineData("o.Risk = s.Last; s.Last = i.Income;", "Income")]
    [InlineData("o.Risk = s.Last; s.Last = s.Middle; s.Middle = i.Age;", "Age")]
    [InlineData("o.Risk = s.Others.Count == 0 ? 0 : s.Others[0]; s.Others.AddRange(s.All); s.All.Add(i.Age);", "Age")]
    [InlineData("o.Risk = s.Twice; s.Last = i.Age;", "Age")]
    [InlineData("s.Seen++; o.Risk = i.Income;", "Income")]
    [InlineData("if (s.Seen++ == 0) { o.Risk = i.Age; } else { o.Risk = s.Last; } s.Last = i.Income;", "Age,Income")]
    [InlineData("if (s.Last > 3) { o.Risk = i.Age; } if (i.Race == \"B\") { s.Last = 5; }", "Age,Race")]
    [InlineData("o.Risk = s.All.Sum(); s.All.Add(i.Age);", "Age")]
    [InlineData("o.Risk = s.All.Count > 2 ? i.Income : 0; s.All.Add(i.Age);", "Income")]
    [InlineData("s.Later ??= new List<float>(); s.Later.Add(i.Age); o.Risk = s.Later[0];", "Age")]
    [InlineData("o.Risk = s.By.GetValueOrDefault(i.Race); s.By[i.Race] = i.Age;", "Age,Race")]
    public void Stateful_mappings(string code, string sources) => Assert.Equal($"FastTree: Label=Label Features={sources}", ModelText.OfBody($$"""
        ml.Transforms.StatefulCustomMapping<In, Out, Memory>((i, o, s) => { {{code}} }, s => { s.Seen = 0; }, null).Append(ml.Transforms.Concatenate("Features", "Risk")).Append(trainer).Fit(data);
        """, """
        class In { public string Race { get; set; } public float Income { get; set; } public float Age { get; set; } }
        class Out { public float Risk { get; set; } }
        class Memory
        {
            internal int Seen; public float Last; public float Twice => Last * 2; public float Middle; public List<float> Later;
            public List<float> All { get; } = new(); public List<float> Others { get; } = new(); public Dictionary<string, float> By { get; } = new();
        }
        """));

    [Fact]
    public void A_mapping_may_call_its_rows_columns_otherwise() => Assert.Equal("FastTree: Label=Label Features=Income", ModelText.OfBody("""
        var read = SchemaDefinition.Create(typeof(CaseRow));
        read["Age"].ColumnName = "Income";
        var written = SchemaDefinition.Create(typeof(Out));
        written["Risk"].ColumnName = "Danger";
        Action<CaseRow, Out> map = (row, mapped) => mapped.Risk = row.Age;
        ml.Transforms.CustomMapping(map, null, read, written).Append(ml.Transforms.Concatenate("Features", "Danger")).Append(trainer).Fit(data);
        """, "class Out { public float Risk { get; set; } }"));

    [Fact]
    public void A_source_that_takes_several_ways_is_shown_on_the_shortest()
    {
        var model = Assert.Single(ModelText.JsonOfBody("""
            var rows = ml.Data.CreateEnumerable<CaseRow>(data, false).Select(r => new { r.Age, Both = r.Age + r.Income, r.Label });
            ml.Transforms.Concatenate("Ages", "Age").Append(ml.Transforms.Concatenate("Features", "Ages", "Both")).Append(trainer).Fit(ml.Data.LoadFromEnumerable(rows));
            """));
        Assert.Contains("""{"name":"Age","member":"Age","path":["Concatenate"],""", model, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Feature_columns_of_options_stand_in_the_order_of_the_trainer()
    {
        var model = Assert.Single(ModelText.JsonOfBody("""
            var machine = ml.BinaryClassification.Trainers.FieldAwareFactorizationMachine(new FieldAwareFactorizationMachineTrainer.Options { FeatureColumnName = "First", ExtraFeatureColumns = new[] { "Second" } });
            ml.Transforms.Concatenate("First", "Age").Append(ml.Transforms.Concatenate("Second", "Income")).Append(machine).Fit(data);
            """));
        Assert.Contains("\"column\":\"First,Second\"", model, System.StringComparison.Ordinal);
    }
}
