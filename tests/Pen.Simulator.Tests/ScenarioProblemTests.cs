// Wrong lines: where, what was found, what was expected; all of a file at once.
using System.Linq;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class ScenarioProblemTests
{
    private const string Verbs =
        "power, insert, remove, press, hold, release, skin, battery, charger, set, fault, expect, never, "
        + "always, note or end";

    private const string Time = "a time in whole microseconds, such as 400ms (us, ms, s, min)";
    private const string Buttons =
        "a button or several joined by &: start (or stop), speed+, speed-, depth+, depth-";
    private const string Kinds =
        "a cartridge: fresh, used, foreign, bad-crc, unknown-format, same, clone, short-limit, "
        + "bad-rom, unprotected, dead, shorted, unmarkable, service, file";
    private const string Options =
        "needles=1..36, max-depth=LENGTH up to 10mm, max-rate=RATE up to 1000Hz or serial=NUMBER (48 bits)";

    private const string Sites =
        "where: rotor, skin, winding, motor-lead, driver, driver-fault, load-switch, brake, encoder, "
        + "current-sense, battery-sense, battery, charger, stepper, step-line, home-sensor, "
        + "cartridge-switch, cartridge-memory, cartridge-line, flash, control-loop, clock, start, speed+, "
        + "speed-, depth+, depth-, display, light, buzzer, heartbeat, gate, supervisor, nsleep, or all";
    private const string Encoder =
        "what encoder does: cut, frozen, noise, miscounts, reversed, dropping, off, stuck, garbage, wrong, "
        + "intermittent, or clear";
    private const string Miscounts = "-95% to 300%, without it 30%; or for TIME, or end of line";

    [TestMethod]
    [DataRow("1s jump", 4, "\"jump\"", Verbs)]
    [DataRow("1s", 3, "end of line", Verbs)]
    [DataRow("1x power on", 1, "\"1x\"", Time)]
    [DataRow("+ power on", 1, "\"+\"", Time)]
    [DataRow("25000min end", 1, "\"25000min\"", "a time within 24 hours")]
    [DataRow("1s power", 9, "end of line", "off or on")]
    [DataRow("1s power maybe", 10, "\"maybe\"", "off or on")]
    [DataRow("1s power on now", 13, "\"now\"", "end of line")]
    [DataRow("1s insert", 10, "end of line", Kinds)]
    [DataRow("1s insert frsh", 11, "\"frsh\"", Kinds)]
    [DataRow("1s insert fresh needles=0", 17, "\"needles=0\"", Options)]
    [DataRow("1s insert fresh needles=37", 17, "\"needles=37\"", Options)]
    [DataRow("1s insert fresh max-depth=1", 17, "\"max-depth=1\"", Options)]
    [DataRow("1s insert fresh colour=red", 17, "\"colour=red\"", Options)]
    [DataRow("1s insert same", 4, "\"insert same\"", "an earlier insert that this one can refer to")]
    [DataRow("1s remove", 4, "\"remove\"", "an insert first: no cartridge is seated")]
    [DataRow("1s press", 9, "end of line", Buttons)]
    [DataRow("1s press strt", 10, "\"strt\"", Buttons)]
    [DataRow("1s press start&start", 10, "\"start&start\"", Buttons)]
    [DataRow("1s press start 400", 16, "\"400\"", Time)]
    [DataRow("1s press start x0", 16, "\"x0\"", "how often, x1 to x100, or end of line")]
    [DataRow("1s press start 0s", 16, "\"0s\"", "1us to 600.00s")]
    [DataRow("1s release start", 4, "\"release start\"", "a button that an earlier line holds")]
    [DataRow("1s skin 1N", 9, "\"1N\"", "a torque in whole micronewton metres, such as 0.35mNm (uNm, mNm)")]
    [DataRow("1s skin -1uNm", 9, "\"-1uNm\"", "0.00mNm to 100.00mNm")]
    [DataRow("1s battery 101%", 12, "\"101%\"", "0% to 100%")]
    [DataRow("1s charger in", 12, "\"in\"", "unplug or plug")]
    [DataRow("1s set motor.resistence 2", 8, "\"motor.resistence\"", "a plant parameter: motor.resistance")]
    [DataRow("1s set motor.resistance big", 25, "\"big\"", "a number without a unit, such as 2.6 or 2e-7")]
    [DataRow("1s set motor.resistance -1", 8, "\"motor.resistance\"", "a value above 0")]
    [DataRow("1s fault", 9, "end of line", Sites)]
    [DataRow("1s fault encodr cut", 10, "\"encodr\"", Sites)]
    [DataRow("1s fault encoder", 17, "end of line", Encoder)]
    [DataRow("1s fault encoder jammed", 18, "\"jammed\"", Encoder)]
    [DataRow("1s fault encoder cut 5", 22, "\"5\"", "for TIME or end of line: this fault has no amount")]
    [DataRow("1s fault encoder miscounts 500%", 28, "\"500%\"", Miscounts)]
    [DataRow("1s fault encoder miscounts 30", 28, "\"30\"", Miscounts)]
    [DataRow("1s fault encoder cut for", 25, "end of line", Time)]
    [DataRow("1s fault encoder cut for 0s", 26, "\"0s\"", "1us to 86400.00s")]
    [DataRow("1s fault encoder clear now", 24, "\"now\"", "end of line")]
    [DataRow("1s fault all cut", 14, "\"cut\"", "clear")]
    [DataRow("1s expect level 6", 17, "\"6\"", "a whole number, 1 to 5")]
    [DataRow("1s expect depth 1.5mm", 22, "end of line", "a tolerance, such as +-0.05mm")]
    [DataRow("1s expect depth 1.5mm 0.05mm", 23, "\"0.05mm\"", "a tolerance, such as +-0.05mm")]
    [DataRow("1s expect depth 1.5mm +-1%", 23, "\"+-1%\"", "a tolerance, such as +-0.05mm")]
    [DataRow("1s expect rate 120Hz +-1mm", 22, "\"+-1mm\"", "a tolerance, such as +-1% or +-2Hz")]
    [DataRow("1s expect protrusion = 1mm", 22, "\"=\"", "a comparison: <, <=, >, >=")]
    [DataRow("1s expect motor on soon", 20, "\"soon\"", "within TIME or end of line")]
    [DataRow("1s never rate 120Hz +-1%", 21, "\"+-1%\"", "a comparison of the rate, such as rate <= 160Hz")]
    [DataRow("1s never motor on until 1s", 25, "\"1s\"", "a time after this line's")]
    [DataRow("1s note", 8, "end of line", "a remark")]
    [DataRow("name", 5, "end of line", "a name")]
    [DataRow("seed -1", 6, "\"-1\"", "a whole number, 0 or more")]
    public void A_wrong_line_is_reported_with_its_place_and_what_was_expected(
        string line,
        int column,
        string found,
        string expected
    )
    {
        ScenarioProblem problem = Problems("# first", line).First();
        Assert.AreEqual($"test.pen:2:{column}: {found}; expected {expected}", problem.ToString());
    }

    [TestMethod]
    public void A_state_that_does_not_exist_is_answered_with_those_that_do()
    {
        ScenarioProblem problem = Problems("1s expect state Runing").Single();
        Assert.AreEqual("\"Runing\"", problem.Found);
        StringAssert.StartsWith(problem.Expected, "a state: SelfTest, Homing, ");
        StringAssert.Contains(problem.Expected, "Running");
    }

    [TestMethod]
    public void A_mean_cannot_reach_back_to_before_the_run()
    {
        ScenarioProblem problem = Problems("100ms expect rate 90Hz +-1%").Single();
        Assert.AreEqual(
            "a time of at least 200ms: the rate is a mean over the 200ms before it",
            problem.Expected
        );
    }

    [TestMethod]
    public void Time_never_runs_backwards()
    {
        ScenarioProblem problem = Problems("2s note a", "1.5s note b").Single();
        Assert.AreEqual(
            "test.pen:2:1: \"1.5s\"; expected 2.00s or later: lines stand in the order of time",
            problem.ToString()
        );
    }

    [TestMethod]
    public void Header_lines_below_the_first_time_are_refused()
    {
        ScenarioProblem problem = Problems("1s note a", "seed 3").Single();
        Assert.AreEqual(
            $"test.pen:2:1: \"seed\"; expected seed only above the first timed line; here {Verbs}",
            problem.ToString()
        );
    }

    [TestMethod]
    public void One_button_cannot_be_pressed_twice_at_once()
    {
        ScenarioProblem pressed = Problems("1s press start 400ms", "1.4s press start").Single();
        Assert.AreEqual("a time after 1.40s: line 1 still has the button down", pressed.Expected);
        ScenarioProblem held = Problems("1s hold depth+", "9s press speed+&depth+").Single();
        Assert.AreEqual("a release: line 1 still has the button down", held.Expected);
    }

    [TestMethod]
    public void Two_cartridges_cannot_be_seated_at_once()
    {
        ScenarioProblem problem = Problems("insert fresh", "2s insert used").Single();
        Assert.AreEqual(
            "test.pen:2:4: \"insert used\"; expected a remove first: line 1 seated a cartridge",
            $"{problem}"
        );
    }

    [TestMethod]
    public void Nothing_follows_the_end()
    {
        Assert.AreEqual("nothing after end", Problems("1s end", "2s note a").Single().Expected);
    }

    [TestMethod]
    public void All_problems_of_a_file_are_reported_at_once()
    {
        ScenarioProblem[] problems = Problems("1s jump", "2s power on", "3s skin 1", "4s press x");
        CollectionAssert.AreEqual(new[] { 1, 3, 4 }, problems.Select(problem => problem.Line).ToArray());
    }

    [TestMethod]
    public void A_file_without_a_step_is_a_problem()
    {
        Assert.AreEqual(
            "at least one event or expectation",
            Problems("# nothing", "seed 1").Single().Expected
        );
    }

    private static ScenarioProblem[] Problems(params string[] lines)
    {
        ScenarioParseResult result = ScenarioParser.Parse("test.pen", string.Join('\n', lines), Check);
        Assert.IsNull(result.Scenario);
        return [.. result.Problems];
    }

    private static string? Check(string key, double value)
    {
        if (key != "motor.resistance")
        {
            return "a plant parameter: motor.resistance";
        }
        return value > 0 ? null : "a value above 0";
    }
}
