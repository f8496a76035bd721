// What IPulseCounter promises.
using System;

namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class CounterContract : PortContract
{
    [TestMethod]
    public void A_counter_starts_at_zero_and_changes_only_when_sampled()
    {
        Ports.StepAudit.Sample();
        Assert.AreEqual(0, Ports.StepAudit.Count);
        Ports.StepTrain.DefineProfile(0, [500]);
        Assert.IsTrue(Ports.StepTrain.Start(0, 10));
        Wait(10_000);
        Assert.AreEqual(0, Ports.StepAudit.Count);
        Ports.StepAudit.Sample();
        Assert.AreEqual(10, Ports.StepAudit.Count);
    }

    [TestMethod]
    public void Count_and_time_are_latched_together()
    {
        long start = Ports.Clock.NowMicroseconds;
        Wait(12_340);
        Ports.MotorEncoder.Sample();
        Wait(1_000);
        Assert.AreEqual(start + 12_340, Ports.MotorEncoder.SampledAtMicroseconds);
    }

    [TestMethod]
    public void Openings_of_the_cartridge_switch_are_counted_when_it_bounces_too()
    {
        int openings = 0;
        bool level = false;
        Board.Signals.Changed += () =>
        {
            openings += level && !Board.Signals.CartridgePresent ? 1 : 0;
            level = Board.Signals.CartridgePresent;
        };
        Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
        Wait(20_000);
        Board.RemoveCartridge();
        Wait(20_000);
        Ports.CartridgeOpenings.Sample();
        Assert.IsTrue(openings >= 1);
        Assert.AreEqual(openings, Ports.CartridgeOpenings.Count);
    }

    [TestMethod]
    public void The_encoder_counts_every_edge_of_both_channels()
    {
        BeatTheMotorTo(300);
        double least = double.MaxValue;
        double most = double.MinValue;
        double angle = Board.Truth.CrankAngle;
        for (int look = 0; look < 200; look++)
        {
            Wait(137);
            Ports.MotorEncoder.Sample();
            double quarters = (Board.Truth.CrankAngle - angle) / (2 * Math.PI) * 48;
            least = Math.Min(least, Ports.MotorEncoder.Count - quarters);
            most = Math.Max(most, Ports.MotorEncoder.Count - quarters);
        }

        Assert.IsTrue(Board.Truth.CrankAngle - angle > 2 * Math.PI, "the motor turns");
        // Never two edges at once, never one late: within a count of the shaft at every look.
        Assert.IsTrue(most - least <= 1.5, $"{most - least} counts");
    }

    // A second of drive through a closed chain.
    private void BeatTheMotorTo(int dutyPermille)
    {
        if (Board.Cartridge == null)
        {
            Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
            Wait(20_000);
        }

        Ports.MotorGate.Write(true);
        Ports.MotorPwm.SetDutyPermille(dutyPermille);
        for (int beat = 0; beat < 50; beat++)
        {
            Ports.Heartbeat.Write(beat % 2 == 0);
            Wait(20_000);
        }
    }
}
