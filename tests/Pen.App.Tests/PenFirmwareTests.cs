// The composed firmware on the simulated board, on its three threads.
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

[TestClass]
public sealed class PenFirmwareTests
{
    private readonly SimulatedBoard _board = new(new PlantParameters(), 11);
    private readonly List<string> _ended = [];

    [TestMethod]
    [Proves("PEN-116")]
    public void Construction_leaves_every_output_off()
    {
        _board.PowerOn();
        _ = new PenFirmware(_board.Ports);
        Assert.IsFalse(_board.Signals.Gate);
        Assert.AreEqual(0, _board.Signals.DutyPermille);
        Assert.IsFalse(_board.Signals.Heartbeat);
        Assert.IsFalse(_board.Signals.StepEnable);
        Assert.AreEqual(0, _board.Signals.Light);
        Assert.IsFalse(_board.Signals.Buzzer);
    }

    [TestMethod]
    public void A_running_firmware_keeps_the_supervisor_satisfied_and_the_motor_off()
    {
        PenFirmware firmware = Start();
        _board.Time.AdvanceTo(1000000);
        Assert.IsTrue(_board.Signals.HeartbeatGood);
        Assert.IsFalse(_board.Signals.Gate);
        Assert.IsInRange(49, 51, firmware.Periods);
        Assert.AreEqual(0, firmware.Failures);
        Assert.AreEqual(0, firmware.Overruns);
    }

    [TestMethod]
    public void A_running_firmware_lights_the_display()
    {
        Start();
        _board.Time.AdvanceTo(500000);
        int lit = 0;
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                lit += _board.GetDisplayPixel(x, y) ? 1 : 0;
            }
        }
        Assert.IsGreaterThan(100, lit);
    }

    [TestMethod]
    public void A_power_cut_at_any_time_ends_every_thread_and_the_next_boot_works()
    {
        for (int cut = 1; cut <= 20; cut++)
        {
            _ended.Clear();
            Start();
            _board.Time.Sleep(cut * 7919);
            _board.PowerOff();
            CollectionAssert.AreEquivalent(new[] { "loop", "worker", "watch" }, _ended);
            _board.Time.Sleep(100000);
        }
        PenFirmware firmware = Start();
        _board.Time.Sleep(500000);
        Assert.AreEqual(0, firmware.Failures);
        Assert.IsTrue(_board.Signals.HeartbeatGood);
    }

    private PenFirmware Start()
    {
        _board.PowerOn();
        PenFirmware firmware = new(_board.Ports);
        StartThread("loop", 20000, firmware.RunPeriod);
        StartThread("watch", 10000, firmware.Watch);
        StartThread(
            "worker",
            10000,
            () =>
            {
                while (firmware.RunSlowWork()) { }
            }
        );
        return firmware;
    }

    private void StartThread(string name, long everyMicroseconds, System.Action body)
    {
        _board.Time.StartThread(
            name,
            () =>
            {
                try
                {
                    while (true)
                    {
                        body();
                        _board.Time.Sleep(everyMicroseconds);
                    }
                }
                finally
                {
                    _ended.Add(name);
                }
            }
        );
    }
}
