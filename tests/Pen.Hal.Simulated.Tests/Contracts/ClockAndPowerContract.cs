// What IClock and IPower promise.
namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class ClockAndPowerContract : PortContract
{
    [TestMethod]
    public void The_clock_starts_near_zero_and_counts_microseconds()
    {
        long start = Ports.Clock.NowMicroseconds;
        Assert.IsTrue(start is >= 0 and < 1_000_000, $"{start} us");
        Wait(1);
        Assert.AreEqual(start + 1, Ports.Clock.NowMicroseconds);
        Wait(3_600_000_000);
        Assert.AreEqual(start + 3_600_000_001, Ports.Clock.NowMicroseconds);
    }

    [TestMethod]
    public void The_clock_starts_again_with_the_power()
    {
        Wait(5_000_000);
        Assert.IsTrue(Ports.Clock.NowMicroseconds >= 5_000_000);
        CyclePower();
        Assert.IsTrue(Ports.Clock.NowMicroseconds < 1_000_000);
    }

    [TestMethod]
    public void Deep_sleep_lets_every_output_fall()
    {
        Ports.MotorGate.Write(true);
        Ports.MotorPwm.SetDutyPermille(700);
        Ports.Heartbeat.Write(true);
        Ports.StepEnable.Write(true);
        Ports.StepDirection.Write(true);
        Ports.LightGreen.Write(true);
        Ports.Buzzer.Write(true);
        Ports.Power.DeepSleep();
        BoardSignals signals = Board.Signals;
        Assert.IsTrue(Board.IsAsleep);
        Assert.IsFalse(signals.Gate || signals.Heartbeat || signals.StepEnable || signals.StepDirection);
        Assert.IsFalse(signals.Buzzer);
        Assert.AreEqual(0, signals.Light);
        Assert.AreEqual(0, signals.DutyPermille);
    }

    [TestMethod]
    public void Pressing_Start_Stop_wakes_and_no_other_button_does()
    {
        Ports.Power.DeepSleep();
        for (PenButton button = PenButton.StartStop + 1; button <= PenButton.DepthDown; button++)
        {
            Board.SetButton(button, true);
            Wait(50_000);
            Board.SetButton(button, false);
            Wait(50_000);
        }

        Assert.IsTrue(Board.IsAsleep);
        Board.SetButton(PenButton.StartStop, true);
        Wait(50_000);
        Assert.IsTrue(Board.IsPowered);
        Assert.IsFalse(Board.IsAsleep);
    }

    [TestMethod]
    public void A_button_still_held_when_the_pen_falls_asleep_does_not_wake_it()
    {
        Board.SetButton(PenButton.StartStop, true);
        Wait(30_000);
        Assert.IsNotNull(Ports.Power);
        Board.Time.Schedule(
            Board.Time.NowMicroseconds + 400_000,
            () => Board.SetButton(PenButton.StartStop, false)
        );
        Ports.Power.DeepSleep();
        Wait(1_000_000);
        Assert.IsTrue(Board.IsAsleep);
        Board.SetButton(PenButton.StartStop, true);
        Wait(50_000);
        Assert.IsTrue(Board.IsPowered);
    }
}
