// How the device's PWM behaves, and what the motor's port makes of it.
using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class PwmQuirkTests
{
    private const int MotorPin = 5;
    private const int OtherPin = 42;
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    public void A_duty_left_out_is_one_half()
    {
        Configuration.SetPinFunction(MotorPin, DeviceFunction.PWM1);
        PwmChannel.CreateFromPin(MotorPin, 20_000)!.Start();
        Assert.AreEqual(500, _bench.Signals.DutyPermille);
    }

    [TestMethod]
    public void A_pin_without_the_function_has_no_channel() =>
        Assert.IsNull(PwmChannel.CreateFromPin(MotorPin, 20_000, 0));

    [TestMethod]
    public void After_a_stop_of_any_channel_duties_are_stored_and_not_applied()
    {
        PwmChannel motor = Start(MotorPin, DeviceFunction.PWM1, 0.25);
        PwmChannel other = Start(OtherPin, DeviceFunction.PWM2, 1);
        other.Stop();
        motor.DutyCycle = 0;
        Assert.AreEqual(250, _bench.Signals.DutyPermille, "the motor could not be switched off");
        Assert.AreEqual(0.0, motor.DutyCycle);
        other.Start();
        motor.DutyCycle = 0;
        Assert.AreEqual(0, _bench.Signals.DutyPermille);
    }

    [TestMethod]
    public void Disposing_leaves_the_output_running()
    {
        Start(MotorPin, DeviceFunction.PWM1, 0.25).Dispose();
        Assert.AreEqual(250, _bench.Signals.DutyPermille);
    }

    [TestMethod]
    public void The_output_outlives_the_firmware_and_only_the_heartbeat_is_missed()
    {
        _bench.Chip.Boot(() => _bench.Open().MotorPwm.SetDutyPermille(400));
        _bench.Wait(1_000_000);
        Assert.AreEqual(400, _bench.Signals.DutyPermille);
        Assert.IsFalse(_bench.Signals.MotorSupplied);
    }

    [TestMethod]
    public void A_duty_out_of_range_is_refused_but_not_a_NaN()
    {
        PwmChannel motor = Start(MotorPin, DeviceFunction.PWM1, 0);
        Assert.ThrowsExactly<ArgumentException>(() => motor.DutyCycle = 1.001);
        Assert.ThrowsExactly<ArgumentException>(() => motor.DutyCycle = -0.001);
        motor.DutyCycle = double.NaN;
        Assert.AreEqual(1000, _bench.Signals.DutyPermille);
    }

    [TestMethod]
    public void Every_permille_comes_out_as_it_was_asked()
    {
        IPwmOutput port = _bench.Open().MotorPwm;
        for (int permille = 0; permille <= 1000; permille++)
        {
            port.SetDutyPermille(permille);
            Assert.AreEqual(permille, _bench.Signals.DutyPermille);
        }
    }

    [TestMethod]
    [Proves("PEN-137")]
    public void Opening_the_port_silences_a_duty_from_before_a_restart()
    {
        _bench.Chip.Boot(() => _bench.Open().MotorPwm.SetDutyPermille(1000));
        _bench.Wait(1000);
        int atOpen = -1;
        _bench.Chip.RestartFirmware(static () => { });
        Assert.AreEqual(1000, _bench.Signals.DutyPermille, "a restart does not reach the peripheral");
        _bench.Run(() =>
        {
            GC.KeepAlive(_bench.Open());
            atOpen = _bench.Signals.DutyPermille;
        });
        _bench.Wait(1_000);
        Assert.AreEqual(0, atOpen);
    }

    private static PwmChannel Start(int pin, DeviceFunction function, double duty)
    {
        Configuration.SetPinFunction(pin, function);
        PwmChannel channel = PwmChannel.CreateFromPin(pin, 20_000, duty)!;
        channel.Start();
        return channel;
    }
}
