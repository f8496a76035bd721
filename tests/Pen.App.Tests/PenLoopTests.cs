// The control period: what is withheld when something in it goes wrong.
using System;
using Pen.Control;
using Pen.Drivers;

namespace Pen.App.Tests;

[TestClass]
public sealed class PenLoopTests
{
    private readonly FakeBoard _board = new();
    private readonly MotorDrive _motor;
    private readonly OutputWriter _writer;
    private readonly PenLoop _loop;

    public PenLoopTests()
    {
        Hal.PenBoard ports = _board.Ports;
        _motor = new MotorDrive(ports.MotorGate, ports.MotorPwm);
        StepperDrive stepper = new(
            ports.StepTrain,
            ports.StepAudit,
            ports.StepDirection,
            ports.StepEnable,
            ports.Clock
        );
        SlowWorker worker = new(
            new CartridgeMemory(ports.CartridgeBus),
            new Journal(ports.Storage),
            new CalibrationStore(ports.Storage),
            new Ssd1306(ports.Display),
            ports.Serial,
            ports.Clock
        );
        Heartbeat heartbeat = new(ports.Heartbeat);
        Indicators indicators = new(ports.LightRed, ports.LightGreen, ports.LightBlue, ports.Buzzer);
        _writer = new OutputWriter(_motor, stepper, indicators, heartbeat, worker, ports.Power);
        _loop = new PenLoop(
            ports.Clock,
            new InputReader(ports, stepper),
            worker,
            new PenController(),
            new SafetyGate(),
            _writer,
            _motor,
            heartbeat
        );
    }

    [TestMethod]
    public void Every_good_period_makes_one_edge_of_the_heartbeat()
    {
        for (int period = 1; period <= 50; period++)
        {
            RunAfter(20000);
            Assert.AreEqual(period, _board.Heartbeat.Edges);
        }
        Assert.AreEqual(50, _loop.Periods);
        Assert.AreEqual(0, _loop.Failures);
        Assert.AreEqual(0, _loop.Overruns);
    }

    [TestMethod]
    [DataRow("Clock")]
    [DataRow("StartStopButton")]
    [DataRow("SpeedUpButton")]
    [DataRow("SpeedDownButton")]
    [DataRow("DepthUpButton")]
    [DataRow("DepthDownButton")]
    [DataRow("CartridgeSwitch")]
    [DataRow("CartridgeOpenings")]
    [DataRow("ChargerPowerGood")]
    [DataRow("DriverFault")]
    [DataRow("HomeSensor")]
    [DataRow("MotorEncoder")]
    [DataRow("StepAudit")]
    [DataRow("MotorCurrent")]
    [DataRow("BatteryVoltage")]
    public void An_exception_anywhere_switches_the_motor_off_and_withholds_the_heartbeat(string part)
    {
        RunAfter(20000);
        int edges = _board.Heartbeat.Edges;
        _motor.Apply(true, 500, _board.NowMicroseconds);
        Assert.IsTrue(_board.Gate.IsHigh);
        _board.Broken.Add(part);
        RunAfter(20000);
        Assert.IsFalse(_board.Gate.IsHigh);
        Assert.AreEqual(0, _board.Gate.Duty);
        Assert.AreEqual(edges, _board.Heartbeat.Edges);
        Assert.AreEqual(1, _loop.Failures);

        _board.Broken.Clear();
        RunAfter(20000);
        Assert.AreEqual(edges + 1, _board.Heartbeat.Edges);
    }

    [TestMethod]
    public void A_period_that_took_too_long_gets_no_heartbeat()
    {
        RunAfter(20000);
        _board.MicrosecondsPerReading = PenLoop.MaxWorkMicroseconds + 1;
        RunAfter(20000);
        Assert.AreEqual(1, _board.Heartbeat.Edges);
        Assert.AreEqual(1, _loop.Overruns);
    }

    [TestMethod]
    public void A_loop_that_races_falls_silent()
    {
        for (int i = 0; i < 500; i++)
        {
            RunAfter(1000);
        }
        Assert.AreEqual(1, _board.Heartbeat.Edges);
    }

    [TestMethod]
    public void A_period_on_the_heels_of_a_late_one_is_skipped_so_that_edges_stay_apart()
    {
        RunAfter(20000);
        RunAfter(38000);
        RunAfter(2000);
        RunAfter(20000);
        Assert.AreEqual(3, _board.Heartbeat.Edges);
    }

    [TestMethod]
    public void A_clock_that_runs_backwards_gets_no_heartbeat()
    {
        RunAfter(20000);
        RunAfter(-5000);
        Assert.AreEqual(1, _board.Heartbeat.Edges);
    }

    [TestMethod]
    public void Nothing_happens_any_more_once_asleep()
    {
        RunAfter(20000);
        PenOutputs sleep = new() { SleepNow = true };
        _writer.Write(sleep, _board.NowMicroseconds);
        Assert.AreEqual(1, _board.Sleeps);
        Assert.IsFalse(_board.Heartbeat.IsHigh);
        int edges = _board.Heartbeat.Edges;
        for (int i = 0; i < 10; i++)
        {
            RunAfter(20000);
        }
        Assert.AreEqual(edges, _board.Heartbeat.Edges);
        Assert.AreEqual(1, _loop.Periods);
        Assert.AreEqual(1, _board.Sleeps);
    }

    [TestMethod]
    public void Many_periods_allocate_nothing()
    {
        for (int i = 0; i < 10; i++)
        {
            RunAfter(20000);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++)
        {
            RunAfter(20000);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(0, _loop.Failures);
    }

    private void RunAfter(long microseconds)
    {
        _board.NowMicroseconds += microseconds;
        _loop.RunPeriod();
    }
}
