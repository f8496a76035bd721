// The checks that every run has can fail: pens of a plant that breaks them, and moments made by hand for each of the eight.
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Running;
using Pen.Simulator.Running.Standing;
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
    public void A_treatment_made_by_hand_passes_them_all()
    {
        Bench bench = new();
        bench.Start();
        bench.Drive(1_000);
        bench.Stop();
        bench.Wait(8_000);
        Assert.AreEqual("", bench.Reports);
    }

    [TestMethod]
    public void A_drive_that_nobody_started_breaks_invariant_1()
    {
        Bench bench = new();
        bench.View.DriveOn = true;
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 1");
    }

    [TestMethod]
    public void A_hold_of_200_ms_is_no_start_for_invariant_1()
    {
        Bench bench = new();
        bench.Press(PenButton.StartStop, 200);
        bench.View.DriveOn = true;
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 1");
    }

    // Let go for 3 ms is a bounce, or the end of one press and the beginning of another: either counts.
    [TestMethod]
    [DataRow(1500, 700, true)]
    [DataRow(2300, 700, true)]
    [DataRow(2300, 200, false)]
    [DataRow(3000, 0, false)]
    public void A_hold_with_a_gap_is_a_start_for_invariant_1_if_either_way_of_seeing_it_is(
        int before,
        int after,
        bool isStart
    )
    {
        Bench bench = new();
        bench.View.Micrometres = -200;
        bench.View.Buttons = 1 << (int)PenButton.StartStop;
        bench.Wait(before);
        bench.View.Buttons = 0;
        bench.Wait(3);
        if (after > 0)
        {
            bench.Press(PenButton.StartStop, after);
        }
        bench.Wait(40);
        bench.View.DriveOn = true;
        bench.Wait(20);
        Assert.AreEqual(!isStart, bench.Reports.Contains("invariant 1"));
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(12, true)]
    public void A_press_that_stops_is_no_start_for_invariant_1_but_one_behind_a_short_gap_is(
        int gap,
        bool isStart
    )
    {
        Bench bench = new();
        bench.Start();
        bench.Drive(1_000);
        bench.View.Buttons = 1 << (int)PenButton.StartStop;
        bench.Wait(10);
        bench.View.DriveOn = false;
        bench.View.Micrometres = -200;
        bench.Wait(500);
        bench.View.Buttons = 0;
        bench.Wait(gap);
        bench.Press(PenButton.StartStop, 500);
        bench.View.DriveOn = true;
        bench.Wait(20);
        Assert.AreEqual(!isStart, bench.Reports.Contains("invariant 1"));
    }

    [TestMethod]
    [DataRow("stop")]
    [DataRow("two buttons")]
    [DataRow("cartridge")]
    [DataRow("charger")]
    [DataRow("driver fault")]
    public void A_drive_that_goes_on_after_a_cause_to_stop_breaks_invariant_1(string cause)
    {
        Bench bench = new();
        bench.Start();
        bench.Drive(500);
        // A bounce, a control period and one that is late: 60 ms, and 25 until a contact was surely seen.
        switch (cause)
        {
            case "stop":
                bench.View.Buttons = 1;
                break;
            case "two buttons":
                bench.View.Buttons = 6;
                break;
            case "cartridge":
                bench.View.Present = false;
                break;
            case "charger":
                bench.View.Charging = true;
                break;
            default:
                bench.View.DriverFault = true;
                break;
        }
        bench.Wait(50);
        Assert.AreEqual("", bench.Reports);
        bench.Wait(40);
        StringAssert.Contains(bench.Reports, "invariant 1");
    }

    [TestMethod]
    [DataRow("mark")]
    [DataRow("record")]
    [DataRow("home")]
    [DataRow("cell")]
    [DataRow("depth")]
    [DataRow("charger")]
    public void A_start_that_lacks_something_breaks_invariant_2(string lacking)
    {
        Bench bench = new();
        switch (lacking)
        {
            case "mark":
                bench.Seat(Bench.RecordedSerial, CartridgeKind.Fresh);
                break;
            case "record":
                bench.Seat(77, CartridgeKind.Used);
                break;
            case "cell":
                bench.View.Millivolts = 3_580;
                bench.Wait(3_000);
                break;
            case "charger":
                bench.View.Charging = true;
                break;
        }
        bench.Start(home: lacking != "home", micrometres: lacking == "depth" ? 440 : 495);
        bench.Drive(600);
        StringAssert.Contains(bench.Reports, "invariant 2");
    }

    [TestMethod]
    public void Needles_deeper_than_shown_break_invariant_3()
    {
        Bench bench = new();
        bench.Start();
        bench.View.Micrometres = 551;
        bench.Drive(20);
        StringAssert.Contains(bench.Reports, "invariant 3");
    }

    [TestMethod]
    public void Needles_that_stay_out_after_the_depth_was_lowered_break_invariant_3()
    {
        Bench bench = new();
        bench.Start();
        bench.Show(400);
        bench.Drive(140);
        Assert.AreEqual("", bench.Reports);
        bench.Drive(60);
        StringAssert.Contains(bench.Reports, "invariant 3");
    }

    [TestMethod]
    public void A_depth_above_the_lock_breaks_invariant_3_whatever_is_shown()
    {
        Bench bench = new();
        bench.Press(PenButton.DepthUp, 100);
        bench.Show(1_600);
        bench.Start(micrometres: 1_600);
        bench.Drive(600);
        StringAssert.Contains(bench.Reports, "invariant 3");
    }

    [TestMethod]
    public void A_depth_that_gets_deeper_untouched_breaks_invariant_3()
    {
        Bench bench = new();
        bench.Wait(2_000);
        bench.Show(900);
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 3");
    }

    [TestMethod]
    public void A_press_right_before_a_fault_is_seen_only_after_it_and_breaks_nothing()
    {
        Bench bench = new();
        bench.Press(PenButton.DepthUp, 100);
        bench.View.Screen = new ScreenReading(-1, 105);
        bench.Wait(15_000);
        bench.Show(600);
        bench.Wait(20);
        Assert.AreEqual("", bench.Reports);
    }

    [TestMethod]
    public void A_depth_that_gets_deeper_under_a_fault_s_picture_breaks_invariant_3()
    {
        Bench bench = new();
        bench.Press(PenButton.DepthUp, 100);
        bench.Wait(2_000);
        bench.View.Screen = new ScreenReading(-1, 105);
        bench.Wait(15_000);
        bench.Show(600);
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 3");
    }

    [TestMethod]
    public void A_serial_that_drives_after_its_cartridge_was_away_breaks_invariant_4()
    {
        Bench bench = new();
        bench.Start();
        bench.Drive(500);
        bench.Stop();
        CartridgeChip chip = bench.View.Chip!;
        bench.View.Chip = null;
        bench.View.Present = false;
        bench.Wait(340);
        bench.View.Chip = chip;
        bench.View.Present = true;
        bench.Wait(500);
        bench.Start();
        bench.Drive(100);
        StringAssert.Contains(bench.Reports, "invariant 4");
    }

    [TestMethod]
    public void A_rotor_that_turns_251_ms_after_a_stop_breaks_invariant_5()
    {
        Bench bench = new();
        bench.Start();
        bench.Drive(500);
        bench.Stop();
        bench.View.RotorHertz = 2.1;
        bench.Wait(200);
        Assert.AreEqual("", bench.Reports);
        bench.Wait(50);
        StringAssert.Contains(bench.Reports, "invariant 5");
    }

    [TestMethod]
    [DataRow(500, 172.6)]
    [DataRow(1_600, 138.1)]
    [DataRow(2_100, 103.6)]
    public void A_rotor_above_115_percent_for_its_depth_breaks_invariant_6(int micrometres, double hertz)
    {
        Bench bench = new();
        bench.Press(PenButton.DepthUp, 100);
        bench.Show(micrometres);
        bench.View.RotorHertz = hertz - 0.2;
        bench.Wait(20);
        Assert.IsFalse(bench.Reports.Contains("invariant 6"), bench.Reports);
        bench.View.RotorHertz = -hertz;
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 6");
    }

    [TestMethod]
    public void Needles_that_creep_deeper_while_driven_break_invariant_7()
    {
        Bench bench = new();
        bench.Start(micrometres: 480);
        bench.Drive(200);
        bench.View.Micrometres = 494;
        bench.Drive(200);
        Assert.AreEqual("", bench.Reports);
        bench.View.Micrometres = 496;
        bench.Drive(20);
        StringAssert.Contains(bench.Reports, "invariant 7");
    }

    [TestMethod]
    public void A_second_fault_shown_in_place_of_the_first_breaks_invariant_8()
    {
        Bench bench = new();
        bench.View.Screen = new ScreenReading(-1, 105);
        bench.Wait(500);
        bench.View.Screen = new ScreenReading(-1, 501);
        bench.Wait(20);
        StringAssert.Contains(bench.Reports, "invariant 8");
    }

    [TestMethod]
    public void A_fault_shown_after_another_was_cleared_is_a_new_incident()
    {
        Bench bench = new();
        bench.View.Screen = new ScreenReading(-1, 105);
        bench.Wait(500);
        bench.Press(PenButton.StartStop, 1_100);
        bench.View.Screen = new ScreenReading(-1, 501);
        bench.Wait(20);
        Assert.AreEqual("", bench.Reports);
    }

    [TestMethod]
    public void A_record_that_tells_another_reason_breaks_invariant_8()
    {
        // The record that is there says that the operator stopped.
        Bench bench = new(Bench.WithSession);
        bench.Start();
        bench.Drive(500);
        bench.View.Charging = true;
        bench.Wait(40, driven: true);
        bench.Stop();
        bench.View.Charging = false;
        bench.Wait(7_000);
        StringAssert.Contains(bench.Reports, "invariant 8");
    }

    [TestMethod]
    public void A_fault_that_is_found_after_a_stop_leaves_that_stop_s_reason_on_record()
    {
        Bench bench = new(Bench.WithSession);
        bench.Start();
        bench.Drive(500);
        bench.View.Buttons = 1 << (int)PenButton.StartStop;
        bench.Wait(40, driven: true);
        bench.Stop();
        bench.View.Buttons = 0;
        bench.Wait(300);
        bench.View.Screen = new ScreenReading(-1, 204);
        bench.Wait(7_000);
        Assert.AreEqual("", bench.Reports);
    }

    [TestMethod]
    public void A_code_shown_for_a_stop_of_which_the_pins_know_no_cause_must_be_on_record()
    {
        Bench bench = new(Bench.WithSession);
        bench.Start();
        bench.Drive(500);
        bench.Stop();
        bench.View.Screen = new ScreenReading(-1, 102);
        bench.Wait(7_000);
        StringAssert.Contains(bench.Reports, "invariant 8");
    }

    [TestMethod]
    public void A_screen_is_read_in_the_pen_s_own_letters()
    {
        string scenario = """
            0s power on
            1s insert fresh
            4s press depth+ 80ms x8
            8s expect set-depth 1.30mm
            8s end
            """;
        Scenario parsed = ScenarioFiles.Parse("test.pen", scenario).Scenario!;
        ScenarioRunner runner = new(parsed);
        ScreenReading last = ScreenReading.Nothing;
        runner.Row += _ => last = ScreenReader.Read(runner.Pen.Board.GetDisplayPixel);
        Assert.IsTrue(runner.Run().Passed);
        Assert.AreEqual(new ScreenReading(1_300, 0), last);
    }

    private static string Failures(string scenario)
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse("test.pen", scenario);
        Assert.AreEqual("", string.Join('\n', parsed.Problems));
        return string.Join('\n', new ScenarioRunner(parsed.Scenario!).Run().Failures);
    }

    // A pen made by hand in front of the checks: no firmware, only what is seen of one.
    private sealed class Bench
    {
        // The first serials of a full journal; of the last ones sessions stand on record, ended by the operator.
        public const long RecordedSerial = 0x0002_0000_0001;
        public const long WithSession = RecordedSerial + 4_090;
        private const long Tick = 10_000;

        private readonly List<string> _reports = [];
        private readonly StandingChecks _checks;

        public Bench(long serial = RecordedSerial)
        {
            SimulatedPen pen = new(new PlantParameters(), 1);
            FullJournal.Fill(pen.Board.Flash, 0);
            _checks = new StandingChecks((rule, actual) => _reports.Add($"{rule} ({actual})"));
            View.Flash = pen.Board.Flash;
            View.Powered = true;
            View.Millivolts = 3_900;
            Seat(serial, CartridgeKind.Used);
            Show(500);
            Wait(200);
        }

        public PenView View { get; } = new();

        public string Reports => string.Join('\n', _reports);

        public void Seat(long serial, CartridgeKind kind)
        {
            View.Chip = new CartridgeChip(CartridgeImages.Make(new CartridgeRequest(kind), serial));
            View.Present = true;
        }

        public void Show(int micrometres) => View.Screen = new ScreenReading(micrometres, 0);

        public void Wait(long milliseconds, bool driven = false)
        {
            for (long end = View.At + (milliseconds * 1_000); View.At < end; View.At += Tick)
            {
                View.DriveOn |= driven;
                _checks.Check(View);
            }
        }

        public void Press(PenButton button, long milliseconds)
        {
            View.Buttons = 1 << (int)button;
            Wait(milliseconds);
            View.Buttons = 0;
            Wait(40);
        }

        public void Start(bool home = true, double micrometres = 495)
        {
            View.Micrometres = home ? -200 : -50;
            Wait(20);
            Press(PenButton.StartStop, 400);
            View.Micrometres = micrometres;
            Wait(50);
        }

        public void Drive(long milliseconds)
        {
            View.Gate = true;
            Wait(milliseconds, driven: true);
        }

        public void Stop()
        {
            View.Gate = false;
            View.DriveOn = false;
            View.Micrometres = -200;
            Wait(20);
        }
    }
}
