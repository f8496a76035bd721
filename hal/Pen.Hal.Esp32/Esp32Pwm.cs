// The needle motor's duty on the one PWM channel of the product.
using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// The channel is started once, at duty 0, and never stopped: after a stop the driver only stores duties.
    /// There is one channel, because the driver's started flag is one for all of them. Disposing would not
    /// silence the pin; nothing here does it.
    /// </summary>
    internal sealed class Esp32Pwm : IPwmOutput
    {
        private const int FrequencyHertz = 20000;
        private const int FullPermille = 1000;

        // The driver multiplies by this and cuts off; half a unit more makes every permille come out exact.
        private const double DriverUnits = 10000.0;
        private const double HalfUnit = 0.5;

        private readonly PwmChannel _channel;

        public Esp32Pwm(int pin)
        {
            // Without the function the pin maps to no channel.
            Configuration.SetPinFunction(pin, DeviceFunction.PWM1);
            // Duty 0 said out loud: left out, it is one half.
            _channel = PwmChannel.CreateFromPin(pin, FrequencyHertz, 0);
            if (_channel == null)
            {
                throw new InvalidOperationException("The motor's pin maps to no PWM channel.");
            }
            // Before this the pin is at its pull-down; this drives it, steadily low.
            _channel.Start();
        }

        public void SetDutyPermille(int dutyPermille)
        {
            if (dutyPermille <= 0)
            {
                _channel.DutyCycle = 0;
            }
            else if (dutyPermille >= FullPermille)
            {
                _channel.DutyCycle = 1;
            }
            else
            {
                _channel.DutyCycle = (dutyPermille * 10 + HalfUnit) / DriverUnits;
            }
        }

        public void Off()
        {
            _channel.DutyCycle = 0;
        }
    }
}
