// The verb measure: what it says, in text, JSON and a picture, and that it finds what it looks for.
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
public sealed class MeasureCommandTests
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    [TestMethod]
    public void The_table_has_a_row_for_what_was_asked_and_a_verdict()
    {
        Call call = Call.Of("measure", "--quick", "--only", "depth", "homing", "--moves", "20");
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
        StringAssert.Contains(call.Output, "depth error, random moves");
        StringAssert.Contains(call.Output, "homing, peak to peak");
        StringAssert.Contains(call.Output, "PASSED: 2 cases");
        Assert.IsFalse(call.Output.Contains("spin-up"), call.Output);
    }

    [TestMethod]
    public void Json_has_the_rows_with_bounds_baselines_and_limits_and_is_the_same_every_time()
    {
        string[] args = ["measure", "--quick", "--only", "stop", "--json"];
        Call call = Call.Of(args);
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
        using JsonDocument document = JsonDocument.Parse(call.Output);
        JsonElement root = document.RootElement;
        Assert.AreEqual("passed", root.GetProperty("verdict").GetString());
        JsonElement row = root.GetProperty("rows")
            .EnumerateArray()
            .First(one => one.GetProperty("id").GetString() == "needles_in_2500");
        Assert.AreEqual(200, row.GetProperty("limit").GetDouble());
        Assert.IsTrue(row.GetProperty("ok").GetBoolean());
        double value = row.GetProperty("value").GetDouble();
        Assert.IsGreaterThan(row.GetProperty("bound").GetDouble(), value);
        Assert.IsGreaterThan(value, row.GetProperty("simple").GetDouble());
        Assert.AreEqual(value / row.GetProperty("bound").GetDouble(), Of(row, "over_bound"), 0.01);
        Assert.AreEqual(JsonValueKind.Null, row.GetProperty("pid").ValueKind);
        JsonElement measured = root.GetProperty("measured");
        Assert.AreEqual(root.GetProperty("cases").GetInt32(), measured.GetArrayLength());
        Assert.AreEqual(call.Output, Call.Of([.. args, "--jobs", "1"]).Output);
    }

    [TestMethod]
    public void The_picture_is_well_formed_and_names_its_axes_and_lines()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("steps.svg");
        Call call = Call.Of("measure", "--quick", "--only", "homing", "--svg", path);
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
        XDocument svg = XDocument.Load(path);
        Assert.AreEqual(XName.Get("svg", SvgNamespace), svg.Root!.Name);
        string[] texts = [.. svg.Descendants(XName.Get("text", SvgNamespace)).Select(one => one.Value)];
        foreach (string text in new[] { "needle rate, Hz", "pen", "fixed duty", "textbook PID" })
        {
            CollectionAssert.Contains(texts, text);
        }
        Assert.HasCount(3, texts.Where(text => text.EndsWith(", ms")));
        XElement[] curves = [.. svg.Descendants(XName.Get("polyline", SvgNamespace))];
        Assert.HasCount(12, curves);
        foreach (XElement curve in curves)
        {
            Assert.IsGreaterThan(100, curve.Attribute("points")!.Value.Split(' ').Length);
        }
        Assert.IsFalse(File.ReadAllText(path).Contains("NaN"));
    }

    [TestMethod]
    public void A_pen_that_is_told_false_currents_misses_limits_and_is_reported()
    {
        PlantParameters plant = new();
        plant.Set("sense.current_gain", 0.6);
        MeasureTable table = TableOf(plant);
        Assert.IsEmpty(table.Failures);
        Assert.IsGreaterThan(0, table.Rows.Sum(row => row.Missed));
        Assert.IsFalse(table.Passed);
    }

    [TestMethod]
    public void A_pen_that_stops_while_it_is_measured_is_a_failure_and_no_gap()
    {
        PlantParameters plant = new();
        // So much friction that the overload stop comes in time.
        plant.Set("motor.coulomb", 1.4e-3);
        MeasureTable table = TableOf(plant);
        Assert.HasCount(1, table.Failures);
        Assert.IsFalse(table.Passed);
    }

    [TestMethod]
    public void False_readings_are_missed_limits_and_excused_ones_are_not()
    {
        BenchPlant nominal = new("nominal", 0, new PlantParameters());
        CaseKey key = new(nominal, 1, 500, "full");
        MeasureTable Table(params Reading[] readings) => new([new CaseResult(key, readings)]);

        Assert.IsTrue(Table(new Reading(Metrics.Dip, 9.9)).Passed);
        Assert.IsFalse(Table(new Reading(Metrics.Dip, 10.1)).Passed);
        Assert.IsFalse(Table(new Reading(Metrics.SteadyAir, -1.1)).Passed);
        Assert.IsFalse(Table(new Reading(Metrics.SagRatio, 4.9)).Passed);
        Assert.IsFalse(Table(new Reading(Metrics.Dip, double.NaN)).Passed);
        Assert.IsFalse(Table(new Reading(Metrics.Recovery, double.PositiveInfinity)).Passed);
        Assert.IsTrue(Table(new Reading(Metrics.SpinUpFirst, 300, 260, Excuse: "cell")).Passed);
        Assert.IsFalse(new MeasureTable([]).Passed);
    }

    [TestMethod]
    [DataRow("--only", "everything")]
    [DataRow("--moves", "0")]
    [DataRow("--moves", "many")]
    [DataRow("--seed", "-1")]
    [DataRow("--jobs", "0")]
    [DataRow("--no-such-option")]
    [DataRow("--quick", "--only", "homing", "--svg", "no/such/folder/steps.svg")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why(params string[] args)
    {
        Call call = Call.Of(["measure", .. args]);
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, "error: ");
    }

    private static MeasureTable TableOf(PlantParameters plant)
    {
        CaseKey key = new(new BenchPlant("nominal", 0, plant), 1, RateTrial.DepthMicrometres, "full");
        return new MeasureTable([new RateTrial(key, 1, 1, QuickTable.Gains).Run()]);
    }

    private static double Of(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
