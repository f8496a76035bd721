// What IPulseCounter and IAnalogInput promise.
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
    public void The_battery_is_converted_within_gain_error_and_noise()
    {
        double ideal = Board.Truth.BatteryVoltage / 2 / 3.1 * 4095;
        for (int i = 0; i < 100; i++)
        {
            Assert.AreEqual(ideal, Ports.BatteryVoltage.ReadRaw(), (0.02 * ideal) + 9);
        }
    }

    [TestMethod]
    public void A_conversion_is_clipped_at_both_rails()
    {
        Board.Parameters.Set("sense.battery_divider", 1);
        Assert.AreEqual(4095, Ports.BatteryVoltage.ReadRaw());
        for (int i = 0; i < 100; i++)
        {
            Assert.IsTrue(Ports.MotorCurrent.ReadRaw() is >= 0 and <= 8);
        }
    }
}
