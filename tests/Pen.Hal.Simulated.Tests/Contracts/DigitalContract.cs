// What IDigitalInput, IDigitalOutput and IPwmOutput promise.
namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class DigitalContract : PortContract
{
    [TestMethod]
    public void Every_input_reads_false_while_nothing_is_the_case()
    {
        Assert.IsFalse(Ports.StartStopButton.Read());
        Assert.IsFalse(Ports.SpeedUpButton.Read());
        Assert.IsFalse(Ports.SpeedDownButton.Read());
        Assert.IsFalse(Ports.DepthUpButton.Read());
        Assert.IsFalse(Ports.DepthDownButton.Read());
        Assert.IsFalse(Ports.CartridgeSwitch.Read());
        Assert.IsFalse(Ports.ChargerPowerGood.Read());
        Assert.IsFalse(Ports.DriverFault.Read());
    }

    [TestMethod]
    public void Each_button_is_read_on_its_own_pin()
    {
        IDigitalInput[] pins =
        [
            Ports.StartStopButton,
            Ports.SpeedUpButton,
            Ports.SpeedDownButton,
            Ports.DepthUpButton,
            Ports.DepthDownButton,
        ];
        for (int pressed = 0; pressed < pins.Length; pressed++)
        {
            Board.SetButton((PenButton)pressed, true);
            Wait(15_000);
            for (int pin = 0; pin < pins.Length; pin++)
            {
                Assert.AreEqual(pin == pressed, pins[pin].Read());
            }

            Board.SetButton((PenButton)pressed, false);
            Wait(15_000);
        }
    }

    [TestMethod]
    public void The_charger_and_the_cartridge_are_read_while_they_are_there()
    {
        Board.SetCharger(true);
        Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
        Wait(10_000);
        Assert.IsTrue(Ports.ChargerPowerGood.Read());
        Assert.IsTrue(Ports.CartridgeSwitch.Read());
        Board.SetCharger(false);
        Board.RemoveCartridge();
        Wait(10_000);
        Assert.IsFalse(Ports.ChargerPowerGood.Read());
        Assert.IsFalse(Ports.CartridgeSwitch.Read());
    }

    [TestMethod]
    public void Every_output_is_low_after_construction()
    {
        Assert.IsNotNull(Ports.MotorGate);
        Assert.IsFalse(Board.Signals.Gate);
        Assert.IsFalse(Board.Signals.Heartbeat);
        Assert.IsFalse(Board.Signals.StepEnable);
        Assert.IsFalse(Board.Signals.Buzzer);
        Assert.AreEqual(0, Board.Signals.Light);
        Assert.AreEqual(0, Board.Signals.DutyPermille);
    }

    [TestMethod]
    public void An_output_drives_its_net_and_off_means_low()
    {
        Ports.MotorGate.Write(true);
        Ports.MotorGate.Write(true);
        Ports.StepEnable.Write(true);
        Ports.Buzzer.Write(true);
        Ports.LightRed.Write(true);
        Ports.LightBlue.Write(true);
        Assert.IsTrue(Board.Signals.Gate && Board.Signals.StepEnable && Board.Signals.Buzzer);
        Assert.AreEqual(5, Board.Signals.Light);
        Ports.MotorGate.Off();
        Ports.StepEnable.Off();
        Ports.Buzzer.Write(false);
        Ports.LightRed.Off();
        Assert.IsFalse(Board.Signals.Gate || Board.Signals.StepEnable || Board.Signals.Buzzer);
        Assert.AreEqual(4, Board.Signals.Light);
    }

    [TestMethod]
    [DataRow(-1, 0)]
    [DataRow(0, 0)]
    [DataRow(1, 1)]
    [DataRow(1000, 1000)]
    [DataRow(1001, 1000)]
    public void The_duty_is_clamped_to_its_range(int asked, int expected)
    {
        Ports.MotorPwm.SetDutyPermille(500);
        Ports.MotorPwm.SetDutyPermille(asked);
        Assert.AreEqual(expected, Board.Signals.DutyPermille);
        Ports.MotorPwm.Off();
        Assert.AreEqual(0, Board.Signals.DutyPermille);
    }
}
