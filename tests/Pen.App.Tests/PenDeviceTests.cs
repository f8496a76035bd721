// The device's program as a whole: what it does on a chip, and what is left of it when something throws.
using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Hal;
using Pen.Hal.Esp32;
using Pen.Hal.Simulated;
using VirtualEsp32;

namespace Pen.App.Tests;

[TestClass]
public sealed class PenDeviceTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_program_boots_beats_and_shows_a_picture(bool classic)
    {
        SimulatedBoard board = new(new PlantParameters(), 3);
        new VirtualChip(board, classic ? BoardFile.Esp32 : BoardFile.Esp32S3).Boot(Program.Main);
        board.Time.AdvanceTo(3_000_000);
        Assert.IsTrue(board.Signals.HeartbeatGood);
        Assert.IsFalse(board.Signals.Gate);
        Assert.AreEqual(0, board.Signals.DutyPermille);
        Assert.IsGreaterThan(100, LitPixels(board));
    }

    [TestMethod]
    [Proves("PEN-121")]
    public void A_period_comes_every_20_ms_and_the_heartbeat_stays_within_its_window_in_a_whole_treatment()
    {
        ChipPen pen = new();
        List<long> edges = [];
        bool level = false;
        pen.Board.Signals.Changed += () =>
        {
            if (pen.Board.Signals.Heartbeat != level)
            {
                level = !level;
                edges.Add(pen.Board.Time.NowMicroseconds);
            }
        };
        pen.Run(2000);
        pen.StartTreatment();
        pen.Board.SkinMeanTorque = 0.35e-3;
        int periods = pen.Device!.Firmware.Periods;
        int late = pen.Device.Pacer.LatePeriods;
        pen.Run(10_000);
        Assert.AreEqual(periods + 500, pen.Device.Firmware.Periods);
        Assert.AreEqual(late, pen.Device.Pacer.LatePeriods);
        Assert.AreEqual(0, pen.Device.Firmware.Overruns);
        Assert.AreEqual(0, pen.Device.Firmware.Failures);
        Assert.IsTrue(pen.Board.Signals.DriveOn);
        for (int i = 1; i < edges.Count; i++)
        {
            Assert.IsInRange(10_000, 60_000, edges[i] - edges[i - 1]);
        }
    }

    [TestMethod]
    public void The_serial_port_tells_once_a_minute_how_regularly_the_loop_runs_but_not_while_the_motor_does()
    {
        ChipPen pen = new();
        pen.Run(54_000);
        Assert.IsEmpty(pen.Board.Serial.Lines);
        pen.StartTreatment();
        Assert.IsEmpty(pen.Board.Serial.Lines);
        pen.Press(PenButton.StartStop, 100);
        pen.Run(1000);
        int periods = pen.Device!.Firmware.Periods;
        StringAssert.Matches(
            pen.Board.Serial.Lines.Single(),
            new Regex($"^LOOP {periods / 100}[0-9]{{2}} late [0-9]+ gap [0-9]{{5}} over 0 fail 0$")
        );
        pen.Run(58_000);
        Assert.HasCount(1, pen.Board.Serial.Lines);
        pen.Run(4_000);
        Assert.HasCount(2, pen.Board.Serial.Lines);
    }

    [TestMethod]
    [Proves("PEN-117")]
    public void A_board_that_cannot_be_opened_leaves_everything_off_for_good()
    {
        ChipPen pen = new(device =>
        {
            // All counters taken: the board's own are refused.
            for (int pin = 1; pin <= 4; pin++)
            {
                new GpioPulseCounter(pin).Start();
            }
            device.Run();
        });
        int edges = CountEdges(pen.Board, () => pen.Run(30_000));
        Assert.AreEqual(0, edges);
        pen.AssertOff(red: false);
        Assert.AreEqual("opening of the board", pen.Device!.StoppedBy);
        Assert.AreEqual(1, pen.Boots);
        Assert.IsTrue(pen.Board.IsPowered);
        Assert.IsEmpty(pen.Died);
    }

    [TestMethod]
    public void A_firmware_that_cannot_be_built_leaves_everything_off_and_sleeps()
    {
        ChipPen pen = new(device =>
        {
            PenBoard board = Esp32Board.Open(PinMap.ForTarget("ESP32_S3_QUAD"));
            board.StepTrain = null;
            device.RunOn(board);
        });
        pen.Run(5000);
        pen.AssertOff();
        Assert.AreEqual("start", pen.Device!.StoppedBy);
        pen.Run(6000);
        Assert.IsTrue(pen.Board.IsAsleep);
        Assert.AreEqual(1, pen.Boots);
        Assert.IsEmpty(pen.Died);
    }

    [TestMethod]
    [Proves("PEN-117")]
    [DataRow("clock", "watch|loop")]
    [DataRow("firmware", "watch|slow work")]
    public void Whatever_is_thrown_in_a_thread_stops_the_motor_at_once_and_all_threads_for_good(
        string broken,
        string threads
    )
    {
        Broken part = new();
        ChipPen pen = StartTreatmentWith(part);
        int periods = pen.Device!.Firmware.Periods;
        PenFirmware firmware = pen.Device.Firmware;
        if (broken == "clock")
        {
            part.Throws = true;
        }
        else
        {
            // Nobody does that on a device: it stands for anything that the compiler cannot exclude.
            pen.Device.Firmware = null!;
        }
        pen.Run(25);
        pen.AssertOff();
        string? by = pen.Device.StoppedBy;
        Assert.IsTrue(Array.Exists(threads.Split('|'), by!.Contains), by);
        Assert.IsInRange(periods, periods + 2, firmware.Periods);

        int edges = CountEdges(pen.Board, () => pen.Run(5000));
        Assert.IsInRange(0, 1, edges);
        Assert.IsFalse(pen.Board.Signals.HeartbeatGood);
        pen.AssertOff();
        Assert.AreEqual(by, pen.Device.StoppedBy);
        IReadOnlyList<string> said = pen.Board.Serial.Lines;
        Assert.AreEqual("STOPPED BY", said[^2]);
        StringAssert.StartsWith(said[^1], by + ": ");
        Assert.IsLessThanOrEqualTo(80, said[^1].Length);
        Assert.AreEqual(1, pen.Boots);
        Assert.IsEmpty(pen.Died);
        Assert.IsLessThan(1, Math.Abs(pen.Board.Truth.RotorRateHertz));
    }

    [TestMethod]
    public void A_stopped_pen_sleeps_after_its_red_light_and_Start_Stop_starts_it_afresh()
    {
        Broken part = new();
        ChipPen pen = StartTreatmentWith(part);
        Assert.IsGreaterThan(100, LitPixels(pen.Board));
        part.Throws = true;
        pen.Run(1000);
        part.Throws = false;
        pen.AssertOff();
        Assert.AreEqual(0, LitPixels(pen.Board));
        pen.Run(PenDevice.StoppedMilliseconds);
        Assert.IsTrue(pen.Board.IsAsleep);
        pen.AssertOff(red: false);
        pen.Run(60_000);
        Assert.AreEqual(1, pen.Boots);

        pen.Press(PenButton.StartStop, 400);
        pen.Run(4000);
        Assert.AreEqual(2, pen.Boots);
        Assert.IsNull(pen.Device!.StoppedBy);
        Assert.IsTrue(pen.Board.Signals.HeartbeatGood);
        Assert.IsLessThanOrEqualTo(0, pen.Board.Truth.ProtrusionMicrometres);
    }

    [TestMethod]
    [Proves("PEN-117")]
    public void A_held_button_starts_no_loop_of_restarts()
    {
        ChipPen pen = new(device =>
        {
            PenBoard board = Esp32Board.Open(PinMap.ForTarget("ESP32_S3_QUAD"));
            board.StepTrain = null;
            device.RunOn(board);
        });
        pen.Board.SetButton(PenButton.StartStop, true);
        pen.Run(60_000);
        Assert.AreEqual(1, pen.Boots);
        pen.AssertOff(red: false);
    }

    private static ChipPen StartTreatmentWith(Broken clock)
    {
        ChipPen pen = new(device =>
        {
            PenBoard board = Esp32Board.Open(PinMap.ForTarget("ESP32_S3_QUAD"));
            clock.Inner = board.Clock;
            board.Clock = clock;
            device.RunOn(board);
        });
        pen.Run(2000);
        pen.StartTreatment();
        return pen;
    }

    private static int CountEdges(SimulatedBoard board, Action act)
    {
        int edges = 0;
        bool level = board.Signals.Heartbeat;
        void Look()
        {
            edges += board.Signals.Heartbeat != level ? 1 : 0;
            level = board.Signals.Heartbeat;
        }
        board.Signals.Changed += Look;
        act();
        board.Signals.Changed -= Look;
        return edges;
    }

    private static int LitPixels(SimulatedBoard board)
    {
        int lit = 0;
        for (int i = 0; i < 128 * 32; i++)
        {
            lit += board.GetDisplayPixel(i % 128, i / 128) ? 1 : 0;
        }
        return lit;
    }

    /// <summary>A clock that throws when told.</summary>
    private sealed class Broken : IClock
    {
        public IClock? Inner { get; set; }

        public bool Throws { get; set; }

        public long NowMicroseconds =>
            Throws ? throw new InvalidOperationException("broken") : Inner!.NowMicroseconds;
    }
}
