// What IAnalogInput promises.
using System;

namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class AnalogContract : PortContract
{
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

    [TestMethod]
    public void Each_channel_follows_its_own_node()
    {
        int rested = Ports.BatteryVoltage.ReadRaw();
        Board.BatteryCharge = 0.1;
        Wait(20_000);
        Assert.IsTrue(Ports.BatteryVoltage.ReadRaw() < rested - 100, "an emptier battery");
        Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
        Ports.MotorGate.Write(true);
        Ports.MotorPwm.SetDutyPermille(1000);
        int highest = 0;
        for (int beat = 0; beat < 10; beat++)
        {
            Ports.Heartbeat.Write(beat % 2 == 0);
            Wait(10_000);
            highest = Math.Max(highest, Ports.MotorCurrent.ReadRaw());
            Wait(10_000);
        }

        Assert.IsTrue(highest > 200, $"a motor that starts draws current: {highest}");
    }
}
