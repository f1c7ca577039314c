using FairnessAnalyzers.Tests.Verifiers;

namespace FairnessAnalyzers.Tests.Lineage;

public class ProgramTests
{
    [Fact]
    public void Top_level_statements_with_local_functions() => Assert.Equal("FastTree: Label=Label Features=Age,Race", ModelText.Of("""
        var ml = new MLContext();
        var data = ml.Data.LoadFromTextFile<CaseRow>("cases.csv");
        var model = Build("Race").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        IEstimator<ITransformer> Build(string column) => ml.Transforms.Categorical.OneHotEncoding(column).Append(ml.Transforms.Concatenate("Features", column, "Age"));
        """, ModelText.Rows));

    [Fact]
    public void A_class_that_is_given_its_columns_in_another_file() => Assert.Equal("FastTree: Label=Reoffended Features=Age,Income", ModelText.Of("""
        public class Trainer
        {
            private readonly MLContext ml = new();
            private readonly string label;
            private readonly string[] columns;
            public Trainer(string label, params string[] columns) { this.label = label; this.columns = columns; }
            public ITransformer Train(string path)
            {
                var data = ml.Data.LoadFromTextFile<CaseRow>(path);
                return Prepare().Append(ml.BinaryClassification.Trainers.FastTree(labelColumnName: label)).Fit(data);
            }
            private IEstimator<ITransformer> Prepare() => ml.Transforms.Concatenate("Features", columns);
        }
        """, """
        public static class Program { public static void Main() => new Trainer("Reoffended", "Age", "Income").Train("cases.csv"); }
        """, ModelText.Rows));

    [Fact]
    public void A_base_class_whose_derived_classes_choose_the_trainer() => Assert.Equal("FastTree: Label=Label Features=Age\nLinearSvm: Label=Label Features=Age", ModelText.Of("""
        public abstract class TrainerBase
        {
            protected readonly MLContext Ml = new();
            protected abstract IEstimator<ITransformer> Trainer { get; }
            public void Train(string path) => Ml.Transforms.Concatenate("Features", "Age").Append(Trainer).Fit(Ml.Data.LoadFromTextFile<CaseRow>(path));
        }
        public class Trees : TrainerBase { protected override IEstimator<ITransformer> Trainer => Ml.BinaryClassification.Trainers.FastTree(); }
        public class Lines : TrainerBase { protected override IEstimator<ITransformer> Trainer => Ml.BinaryClassification.Trainers.LinearSvm(); }
        """, ModelText.Rows));

    [Fact]
    public void An_interface_with_one_implementation() => Assert.Equal("FastTree: Label=Label Features=Age,City", ModelText.Of("""
        public interface IPreparation { IEstimator<ITransformer> Build(MLContext ml); }
        public class Preparation : IPreparation
        {
            public IEstimator<ITransformer> Build(MLContext ml) => ml.Transforms.Categorical.OneHotEncoding("City").Append(ml.Transforms.Concatenate("Features", "City", "Age"));
        }
        public class Service(IPreparation preparation)
        {
            public ITransformer Train(MLContext ml, IDataView data) => preparation.Build(ml).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        }
        """, ModelText.Rows));

    [Fact]
    public void An_interface_with_a_generic_method() => Assert.Equal("FastTree: Label=Label Features=Age", ModelText.Of("""
        public interface IPreparation { IEstimator<ITransformer> Build<T>(MLContext ml, T? settings) where T : class; }
        public class Preparation : IPreparation
        {
            public IEstimator<ITransformer> Build<T>(MLContext ml, T? settings) where T : class => ml.Transforms.Concatenate("Features", "Age");
        }
        public class Service(IPreparation preparation)
        {
            public ITransformer Train(MLContext ml, IDataView data) => preparation.Build<string>(ml, null).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        }
        """, ModelText.Rows));

    [Fact]
    public void A_generic_helper_that_reads_attributes() => Assert.Equal("FastTree: Label=Label Features=Age,Income", ModelText.Of("""
        public class FeatureAttribute : Attribute { }
        public class Row { [Feature] public float Age { get; set; } [Feature] public float Income { get; set; } public float Other { get; set; } public bool Label { get; set; } }
        public static class Program
        {
            static string[] FeaturesOf<T>() => typeof(T).GetProperties().Where(p => p.GetCustomAttributes(typeof(FeatureAttribute), true).Any()).Select(p => p.Name).ToArray();
            public static void Train(MLContext ml, IEnumerable<Row> rows) =>
                ml.Transforms.Concatenate("Features", FeaturesOf<Row>()).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(ml.Data.LoadFromEnumerable(rows));
        }
        """));

    [Fact]
    public void A_trainer_factory_and_a_handler_of_an_event() => Assert.Equal("FastTree: Label=Label Features=Age", ModelText.Of("""
        public class Form
        {
            public event EventHandler? Clicked;
            readonly MLContext ml = new();
            public Form() { Clicked += (_, _) => Train(m => m.BinaryClassification.Trainers.FastTree()); }
            void Train(Func<MLContext, IEstimator<ITransformer>> factory) =>
                ml.Transforms.Concatenate("Features", "Age").Append(factory(ml)).Fit(ml.Data.LoadFromTextFile<CaseRow>("cases.csv"));
        }
        """, ModelText.Rows));

    [Theory]
    [InlineData(2)]
    [InlineData(2000)]
    public void A_loop_over_settings_that_a_loop_has_made(int times) => Assert.Equal("Gam: Label=Label Features=Age,City,Income\nGam: Label=Label Features=Age,Income", ModelText.OfBody($$"""
        var setups = new List<Setup>();
        for (var i = 0; i != {{times}}; i++)
        {
            var rate = new Rate { Value = new Random(i).Next(5, 30) / 1000.0 };
            var without = Columns.Where(column => column != "Race" && column != "City").Select(column => column).ToArray();
            setups.Add(new Setup { Name = $"Without {"Race, City"}", Columns = without, Rate = rate });
            setups.Add(new Setup { Name = "Without Race", Columns = Columns.Where(column => column != "Race").ToArray(), Rate = rate });
        }
        var step = 1;
        foreach (var setup in setups)
        {
            ml.Transforms.Concatenate("Features", setup.Columns).Append(ml.BinaryClassification.Trainers.Gam(learningRate: setup.Rate.Value)).Fit(data);
            var told = new List<string>();
            for (var i = 0; i < 50; i++) { told.Add($"{step++}: {setup.Name}, {setup.Columns.Length}"); }
            ml.Model.Save(null, data.Schema, string.Concat(told));
        }
        """, """
        private static readonly string[] Columns = { "Age", "Income", "Race", "City" };
        private sealed class Rate { public double Value { get; set; } }
        private sealed class Setup { public string Name { get; set; } public string[] Columns { get; set; } public Rate Rate { get; set; } }
        """));

    [Fact]
    public void A_preparation_in_another_assembly_is_unresolved_and_says_so() => Assert.Equal("FastTree: Label=Label? Features=Features?",
        ModelText.OfBody("System.Runtime.CompilerServices.Unsafe.As<IEstimator<ITransformer>>(new object()).Append(trainer).Fit(ml.Data.LoadFromBinary(path));"));

    [Fact]
    public void Data_that_lacks_the_columns_is_not_what_a_trainer_is_trained_on() => Assert.Equal("FastTree: Label=Label Features=Age", ModelText.Of("""
        public class Other { public string Text { get; set; } = ""; }
        public class Form
        {
            IDataView? data;
            readonly MLContext ml = new();
            void LoadCases() => data = ml.Data.LoadFromTextFile<CaseRow>("cases.csv");
            void LoadTexts() => data = ml.Data.LoadFromTextFile<Other>("texts.csv");
            void Train() => ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        }
        """, ModelText.Rows));

    [Fact]
    public void Columns_that_a_loop_over_a_file_s_header_counts_up_are_not_known() => Assert.Equal("FastTree: Label=Label Features=?", ModelText.Of("""
        public static class Program
        {
            public static void Train(MLContext ml, string path)
            {
                var header = File.ReadLines(path).First().Split(',');
                var columns = new List<TextLoader.Column> { new("Label", DataKind.Boolean, 0) };
                var n = 0;
                for (var i = 1; i < header.Length; i++)
                {
                    columns.Add(new TextLoader.Column($"F{n++}", DataKind.Single, i));
                }

                var data = ml.Data.CreateTextLoader(new TextLoader.Options { Columns = columns.ToArray() }).Load(path);
                var features = columns.Where(c => c.Name.StartsWith("F")).Select(c => c.Name).ToArray();
                ml.Transforms.Concatenate("Features", features).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            }
        }
        """));

    [Fact]
    public void A_counter_gives_each_turn_its_own_name() => Assert.Equal("FastTree: Label=Label Features=C0,C1,C2", ModelText.Of("""
        public static class Program
        {
            public static void Train(MLContext ml, IDataView data)
            {
                var names = new List<string>();
                var n = 0;
                while (n < 3) names.Add($"C{n++}");
                ml.Transforms.Concatenate("Features", names.ToArray()).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
            }
        }
        """));

    /// <summary>A service, a request or settings are the same for every row: what is computed with them is computed from the row.</summary>
    [Fact]
    public void Objects_that_are_no_rows_are_no_sources() => Assert.Equal("FastTree: Label=Reoffended Features=Age,Income", ModelText.Of("""
        public class Settings { public float Factor { get; set; } public int Version { get; set; } public List<string> Known { get; set; } = new(); }
        public class Prepared { public float Scaled { get; set; } public float Banded { get; set; } public bool Label { get; set; } }
        public class Preparation(Settings settings)
        {
            readonly Dictionary<float, string> names = new();
            readonly MLContext ml = new();
            public void Train(Settings request, IEnumerable<CaseRow> cases)
            {
                if (request.Version <= 0 || !names.TryGetValue(request.Factor, out _)) return;
                var rows = cases.Select(c => new Prepared { Scaled = Scale(c.Age), Banded = c.Income * settings.Factor, Label = c.Reoffended });
                ml.Transforms.Concatenate("Features", "Scaled", "Banded").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(ml.Data.LoadFromEnumerable(rows));
            }

            float Scale(float value) => value * settings.Factor + (settings.Known.Count > 1 ? 1 : 0);
        }
        """, ModelText.Rows));

    [Fact]
    public void Rows_in_groups_keep_their_columns() => Assert.Equal("FastTree: Label=Reoffended Features=Age,City,Income", ModelText.Of("""
        public class OfCity { public string Name { get; set; } = ""; public float[] Ages { get; set; } = []; public float Mean { get; set; } public bool Label { get; set; } }
        public static class Program
        {
            public static void Train(MLContext ml, IEnumerable<CaseRow> cases)
            {
                var rows = new List<OfCity>();
                foreach (var city in cases.GroupBy(c => c.City))
                {
                    rows.Add(new OfCity { Name = city.Key, Ages = city.Select(c => c.Age).ToArray(), Mean = city.Average(c => c.Income), Label = city.Any(c => c.Reoffended) });
                }

                ml.Transforms.Concatenate("Features", "Name", "Ages", "Mean").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(ml.Data.LoadFromEnumerable(rows));
            }
        }
        """, ModelText.Rows));

    [Fact]
    public void Known_names_are_grouped_by_known_keys() => Assert.Equal("FastTree: Label=Label Features=Race", ModelText.OfBody("""
        var groups = new[] { ("numbers", "Age"), ("texts", "Race"), ("numbers", "Income") }.GroupBy(c => c.Item1, c => c.Item2);
        ml.Transforms.Concatenate("Features", groups.First(g => g.Key == "texts").ToArray()).Append(trainer).Fit(data);
        """));

    /// <summary>Each method of an object that a field holds may run after any other.</summary>
    [Fact]
    public void A_field_s_object_is_as_its_methods_have_left_it() => Assert.Equal("FastTree: Label=Label Features=Age", ModelText.Of("""
        public class Model
        {
            readonly MLContext ml = new();
            IDataView? data;
            public void Load(string path) { data = ml.Data.LoadFromTextFile<CaseRow>(path); data = ml.Data.Cache(data); }
            public void Train() => ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);
        }

        public class Page
        {
            readonly Model model = new Model();
            public void OnLoad() => model.Load("cases.csv");
            public void OnTrain() => model.Train();
        }
        """, ModelText.Rows));

    [Fact]
    public void A_trainer_that_a_property_keeps_is_a_model_though_nobody_is_seen_to_fit_it() => Assert.Equal("FastTree: Label=Label? Features=Age?", ModelText.Of("""
        public class Pipes { public IEstimator<ITransformer>? Trainer { get; set; } }
        public abstract class Base { public abstract Pipes GetPipes(); }
        public class Cases(MLContext ml) : Base
        {
            Pipes? pipes;
            public override Pipes GetPipes() => pipes ??= new() { Trainer = ml.Transforms.Concatenate("Features", "Age").Append(ml.BinaryClassification.Trainers.FastTree()) };
        }
        """, ModelText.Rows));

    [Fact]
    public void What_a_turn_leaves_behind_is_there_in_the_next() => Assert.Contains("FastTree: Label=Label Features=Age,Race", ModelText.OfBody("""
        var columns = new[] { "Age" };
        for (var i = 0; i < 2; i++)
        {
            ml.Transforms.Concatenate("Features", columns).Append(trainer).Fit(data);
            columns = new[] { "Age", "Race" };
        }
        """));

    [Theory]
    [InlineData("void Go(string name) { Train(ml, data, name); } Go(\"Race\");")]
    [InlineData("Action<string> go = name => Train(ml, data, name); go(\"Race\");")]
    [InlineData("foreach (var name in new[] { \"Race\" }) { Train(ml, data, name); if (flag) break; }")]
    public void A_helper_that_is_called_last_by_another_name_is_given_its_arguments(string body) => Assert.Equal("FastTree: Label=Label Features=Race", ModelText.OfBody(
        body, "static void Train(MLContext ml, IDataView data, string name) => ml.Transforms.Concatenate(\"Features\", name).Append(ml.BinaryClassification.Trainers.FastTree()).Fit(data);"));

    [Fact]
    public void A_pipeline_that_is_kept_last_is_a_model() => Assert.Equal("FastTree: Label=Label? Features=Age?", ModelText.OfBody(
        "var pipeline = ml.Transforms.Concatenate(\"Features\", \"Age\").Append(trainer); kept = pipeline;", "private IEstimator<ITransformer> kept;"));
}
