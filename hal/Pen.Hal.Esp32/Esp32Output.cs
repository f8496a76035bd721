// A digital output on a GPIO pin.
using System.Device.Gpio;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// Opening pulls the pin up for a moment before it drives it low, so every net here has a pull-down of
    /// 10 kOhm or less on the board. A write is slow: it is made only when the level changes.
    /// </summary>
    internal sealed class Esp32Output : IDigitalOutput
    {
        private readonly GpioPin _pin;

        // The level on the wire; while a write is under way it counts as high, so that Off writes.
        private bool _high;

        public Esp32Output(GpioController gpio, int pin)
        {
            // No Write before the mode is set would reach the pin; opening as an output drives it low.
            _pin = gpio.OpenPin(pin, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        public void Write(bool high)
        {
            if (high == _high)
            {
                return;
            }
            _high = true;
            _pin.Write(high ? PinValue.High : PinValue.Low);
            _high = high;
        }

        public void Off()
        {
            // Always written: what was thought to be on the wire is no ground to leave it there.
            _pin.Write(PinValue.Low);
            _high = false;
        }
    }

    /// <summary>An indicator that the board does not have.</summary>
    internal sealed class NoOutput : IDigitalOutput
    {
        public void Write(bool high) { }

        public void Off() { }
    }
}
