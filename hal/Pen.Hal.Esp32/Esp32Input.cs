// A digital input on a GPIO pin.
using System.Device.Gpio;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// One read of the pin a call: reading allocates, so nothing here reads twice. The pin has no debounce
    /// timeout: that has a grain of 10 ms and loses presses.
    /// </summary>
    internal sealed class Esp32Input : IDigitalInput
    {
        private readonly GpioPin _pin;
        private readonly bool _activeHigh;

        /// <summary>An input whose idle level is held by the pull that the processor has inside.</summary>
        public Esp32Input(GpioController gpio, int pin, bool activeHigh)
        {
            _activeHigh = activeHigh;
            _pin = gpio.OpenPin(pin, activeHigh ? PinMode.InputPullDown : PinMode.InputPullUp);
        }

        public bool Read()
        {
            return (bool)_pin.Read() == _activeHigh;
        }
    }
}
