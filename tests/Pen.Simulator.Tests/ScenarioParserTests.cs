// The scenario language: every form, and its meaning in time.
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class ScenarioParserTests
{
    [TestMethod]
    public void Times_are_absolute_relative_or_those_of_the_line_before()
    {
        Scenario scenario = Parse("1.20s power on", "+300ms note w", "skin 0uNm", "2s note x", "+5us note y");
        long[] times = [.. scenario.Steps.Select(step => step.Source.AtMicroseconds)];
        CollectionAssert.AreEqual(
            new long[] { 1_200_000, 1_500_000, 1_500_000, 2_000_000, 2_000_005 },
            times
        );
    }

    [TestMethod]
    public void The_run_ends_with_the_last_thing_that_a_line_started()
    {
        Assert.AreEqual(3_000_000, Parse("1s note a", "3s note b").EndMicroseconds);
        Assert.AreEqual(2_500_000, Parse("2s expect motor on within 500ms").EndMicroseconds);
        Assert.AreEqual(4_000_000, Parse("1s never motor on until 4s").EndMicroseconds);
        Assert.AreEqual(1_500_000, Parse("1s press depth+ x3").EndMicroseconds);
        Assert.AreEqual(1_100_000, Parse("1s press start 5s", "1.1s end").EndMicroseconds);
    }

    [TestMethod]
    public void Header_lines_configure_the_run()
    {
        Scenario scenario = Parse(
            "# comment",
            "name A short  name # not this",
            "seed 42",
            "board esp32",
            "set a.b 2.6",
            "1s end"
        );
        Assert.AreEqual("A short  name", scenario.Name);
        Assert.AreEqual(42UL, scenario.Seed);
        Assert.AreEqual(Processor.Esp32, scenario.Processor);
        Assert.AreEqual(Processor.Ports, Parse("1s end").Processor);
        Assert.AreEqual(new ParameterSetting("a.b", 2.6), scenario.Settings.Single());
    }

    [TestMethod]
    public void A_scenario_without_a_name_is_called_after_its_file()
    {
        Assert.AreEqual("test", Parse("end").Name);
        Assert.AreEqual(1UL, Parse("end").Seed);
    }

    [TestMethod]
    public void Set_below_the_first_time_happens_at_its_time()
    {
        Scenario scenario = Parse("1s set a.b -3");
        Assert.AreEqual(0, scenario.Settings.Count);
        Assert.AreEqual(new ParameterSetting("a.b", -3), ((SetStep)scenario.Steps[0]).Setting);
    }

    [TestMethod]
    public void Power_charger_battery_and_skin()
    {
        Assert.IsTrue(Step<PowerStep>("power on").On);
        Assert.IsFalse(Step<PowerStep>("power off").On);
        Assert.IsTrue(Step<ChargerStep>("charger plug").Plugged);
        Assert.IsFalse(Step<ChargerStep>("charger unplug").Plugged);
        Assert.AreEqual(12_500, Step<BatteryStep>("battery 12.5%").Millipercent);
        Assert.AreEqual(350, Step<SkinStep>("skin 0.35mNm").MicronewtonMetres);
    }

    [TestMethod]
    [DataRow("fresh", CartridgeKind.Fresh)]
    [DataRow("used", CartridgeKind.Used)]
    [DataRow("foreign", CartridgeKind.Foreign)]
    [DataRow("bad-crc", CartridgeKind.BadCrc)]
    [DataRow("unknown-format", CartridgeKind.UnknownFormat)]
    [DataRow("short-limit", CartridgeKind.ShortLimit)]
    public void Every_kind_of_cartridge_can_be_inserted(string word, CartridgeKind kind)
    {
        Assert.AreEqual(new CartridgeRequest(kind), Step<InsertStep>($"insert {word}").Cartridge);
    }

    [TestMethod]
    public void The_same_cartridge_and_its_clone_refer_to_an_earlier_one()
    {
        Scenario scenario = Parse("insert fresh", "remove", "1s insert same", "remove", "2s insert clone");
        Assert.AreEqual(CartridgeKind.Same, ((InsertStep)scenario.Steps[2]).Cartridge.Kind);
        Assert.AreEqual(CartridgeKind.Clone, ((InsertStep)scenario.Steps[4]).Cartridge.Kind);
    }

    [TestMethod]
    public void A_cartridge_can_differ_from_its_kind()
    {
        CartridgeRequest expected = new(CartridgeKind.Fresh, 16, 1_000, 120_000, 7);
        string line = "insert fresh needles=16 max-depth=1.0mm max-rate=120Hz serial=7";
        Assert.AreEqual(expected, Step<InsertStep>(line).Cartridge);
    }

    [TestMethod]
    public void Buttons_are_pressed_for_a_time_and_some_times_over()
    {
        PressStep press = Step<PressStep>("press depth+ 50ms x10");
        CollectionAssert.AreEqual(new[] { PenButton.DepthUp }, press.Buttons.ToArray());
        Assert.AreEqual(50_000, press.DurationMicroseconds);
        Assert.AreEqual(10, press.Times);
        Assert.AreEqual(100_000, Step<PressStep>("press stop").DurationMicroseconds);
        Assert.AreEqual(10, Step<PressStep>("press speed- x10").Times);
    }

    [TestMethod]
    public void Chords_are_held_and_released_together()
    {
        Scenario scenario = Parse("hold speed+&depth+", "3.2s release depth+&speed+");
        PenButton[] both = [PenButton.SpeedUp, PenButton.DepthUp];
        CollectionAssert.AreEqual(both, ((HoldStep)scenario.Steps[0]).Buttons.ToArray());
        CollectionAssert.AreEquivalent(both, ((ReleaseStep)scenario.Steps[1]).Buttons.ToArray());
    }

    public static IEnumerable<object[]> Conditions =>
        [
            ["state Running", new StateIs(PenState.Running)],
            ["state running", new StateIs(PenState.Running)],
            ["reason CartridgeRemoved", new ReasonIs(StopReason.CartridgeRemoved)],
            ["verdict Used", new VerdictIs(CartridgeVerdict.Used)],
            ["motor on", new MotorIs(true)],
            ["motor off", new MotorIs(false)],
            ["power off", new PowerIs(false)],
            ["buzzer on", new BuzzerIs(true)],
            ["light off", new LightIs(0)],
            ["light yellow", new LightIs(3)],
            ["light white", new LightIs(7)],
            ["level 5", new LevelIs(5)],
            ["set-depth 1.50mm", new SetDepthIs(1_500)],
            ["warning pressure", new WarningIs(WarningKind.Pressure)],
            ["warning battery", new WarningIs(WarningKind.Battery)],
            ["warning none", new WarningIs(WarningKind.None)],
            ["rate 120Hz +-1%", new RateNear(120_000, 1_200, 200_000)],
            ["rate 120Hz +-0.5Hz over 1s", new RateNear(120_000, 500, 1_000_000)],
            ["depth 1.50mm +-0.05mm", new DepthNear(1_500, 50)],
            ["protrusion <= 1.55mm", new Compares(Measure.Protrusion, Comparison.LessOrEqual, 1_550)],
            ["protrusion > -1mm", new Compares(Measure.Protrusion, Comparison.Greater, -1_000)],
            ["rate < 1Hz", new Compares(Measure.Rate, Comparison.Less, 1_000)],
            ["current >= 100mA", new Compares(Measure.Current, Comparison.GreaterOrEqual, 100)],
            ["battery > 3.4V", new Compares(Measure.Battery, Comparison.Greater, 3_400)],
            ["strokes > 1000", new Compares(Measure.Strokes, Comparison.Greater, 1_000)],
        ];

    [TestMethod]
    [DynamicData(nameof(Conditions))]
    public void Every_condition_can_be_expected(string text, object expected)
    {
        ExpectStep now = (ExpectStep)Parse($"2s expect {text}").Steps[0];
        Assert.AreEqual(expected, now.Condition);
        Assert.AreEqual(0, now.WithinMicroseconds);
        ExpectStep later = (ExpectStep)Parse($"2s expect {text} within 500ms").Steps[0];
        Assert.AreEqual(expected, later.Condition);
        Assert.AreEqual(500_000, later.WithinMicroseconds);
    }

    [TestMethod]
    public void Guards_last_until_a_time_or_the_end()
    {
        GuardStep never = Step<GuardStep>("never motor on");
        Assert.IsFalse(never.Always);
        Assert.IsNull(never.UntilMicroseconds);
        GuardStep always = (GuardStep)Parse("2s always protrusion <= 1.55mm until 4s").Steps[0];
        Assert.IsTrue(always.Always);
        Assert.AreEqual(4_000_000, always.UntilMicroseconds);
        GuardStep relative = (GuardStep)Parse("2s never motor on until +300ms").Steps[0];
        Assert.AreEqual(2_300_000, relative.UntilMicroseconds);
    }

    [TestMethod]
    public void Comments_blank_lines_and_carriage_returns_do_not_count()
    {
        Scenario scenario = ScenarioParser
            .Parse("test.pen", "# a\r\n\r\n  1s   power   on  # b\r\n", (_, _) => null)
            .Scenario!;
        Assert.AreEqual(new StepSource(3, "power   on", 1_000_000), scenario.Steps.Single().Source);
    }

    private static T Step<T>(string line)
        where T : ScenarioStep
    {
        return (T)Parse(line).Steps.Single();
    }

    private static Scenario Parse(params string[] lines)
    {
        ScenarioParseResult result = ScenarioParser.Parse(
            "test.pen",
            string.Join('\n', lines),
            (_, _) => null
        );
        Assert.AreEqual("", string.Join('\n', result.Problems));
        return result.Scenario!;
    }
}
