// The checks that every run has can fail: each is shown what it is there for.
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class StandingCheckTests
{
    private const string ShortRun = """
        0s power on
        3s insert fresh
        6s press start 400ms
        9s press stop
        11s end
        """;

    [TestMethod]
    [Proves("PEN-101")]
    public void A_sound_pen_passes_them_all()
    {
        Assert.AreEqual("", Failures(ShortRun));
    }

    [TestMethod]
    public void A_screw_of_the_wrong_lead_reaches_too_deep_for_invariant_3()
    {
        string scenario = "set stepper.lead 700\n" + ShortRun;
        StringAssert.Contains(Failures(scenario), "invariant 3");
    }

    [TestMethod]
    public void A_rotor_that_nothing_brakes_turns_too_long_for_invariant_5()
    {
        string scenario =
            "set driver.brake_resistance 100\nset motor.inertia 0.000005\nset motor.coulomb 0.00001\n"
            + ShortRun;
        StringAssert.Contains(Failures(scenario), "invariant 5");
    }

    [TestMethod]
    public void A_drive_outside_Running_breaks_invariant_1()
    {
        Bench bench = new();
        bench.Moment.Row.DriveOn = true;
        bench.Moment.Row.State = PenState.Ready;
        Assert.AreEqual("invariant 1", bench.Check());
    }

    [TestMethod]
    public void A_rotor_above_115_percent_for_its_depth_breaks_invariant_6()
    {
        Bench bench = new();
        bench.Run(90_000 * 115L / 100, 2_100);
        Assert.AreEqual("", bench.Check());
        bench.Run((90_000 * 115L / 100) + 1, 2_100);
        Assert.AreEqual("invariant 6", bench.Check());
    }

    [TestMethod]
    public void Needles_that_creep_deeper_while_driven_break_invariant_7()
    {
        Bench bench = new();
        bench.Run(90_000, 500);
        Assert.AreEqual("", bench.Check());
        bench.Moment.Row.ProtrusionMicrometres += 16;
        Assert.AreEqual("invariant 7", bench.Check());
    }

    [TestMethod]
    public void A_serial_that_drives_in_two_sessions_breaks_invariant_4()
    {
        Bench bench = new();
        bench.Insert(1);
        bench.Run(90_000, 500);
        Assert.AreEqual("", bench.Check());
        bench.Moment.Row.DriveOn = false;
        bench.Pen.Board.RemoveCartridge();
        bench.Moment.Row.TimeMicroseconds += 300_001;
        Assert.AreEqual("", bench.Check());
        bench.Insert(2);
        bench.Moment.Row.DriveOn = true;
        Assert.AreEqual("", bench.Check());
        bench.Moment.Row.DriveOn = false;
        Assert.AreEqual("", bench.Check());
        bench.Pen.Board.RemoveCartridge();
        bench.Insert(1);
        bench.Moment.Row.DriveOn = true;
        Assert.AreEqual("invariant 4", bench.Check());
    }

    private static string Failures(string scenario)
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse("test.pen", scenario);
        Assert.AreEqual("", string.Join('\n', parsed.Problems));
        return string.Join('\n', new ScenarioRunner(parsed.Scenario!).Run().Failures);
    }

    // A moment made by hand in front of the checks.
    private sealed class Bench
    {
        private readonly List<string> _reports = [];
        private readonly StandingChecks _checks;

        public Bench()
        {
            Pen = new SimulatedPen(new PlantParameters(), 1);
            Moment = new PenMoment(Pen, new CrankHistory());
            Moment.Row.Powered = true;
            _checks = new StandingChecks((expected, _) => _reports.Add(expected.Split(':')[0]));
        }

        public SimulatedPen Pen { get; }

        public PenMoment Moment { get; }

        public void Run(long rateMillihertz, int depthMicrometres)
        {
            Moment.Row.State = PenState.Running;
            Moment.Row.DriveOn = true;
            Moment.Row.RotorRateMillihertz = rateMillihertz;
            Moment.Row.SetDepthMicrometres = depthMicrometres;
            Moment.Row.ProtrusionMicrometres = depthMicrometres;
        }

        public void Insert(long serial)
        {
            byte[] image = CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), serial);
            Pen.Board.InsertCartridge(new CartridgeChip(image));
        }

        public string Check()
        {
            _reports.Clear();
            _checks.Check(Moment);
            return _reports.SingleOrDefault("");
        }
    }
}
