// Deep sleep, and the pin that ends it.
using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// Waking is by level, not by edge: a button that is still held would end the sleep at once. So the call
    /// waits, with everything off, until the button has been let go.
    /// </summary>
    internal sealed class Esp32Power : IPower
    {
        // The button pulls its line low.
        private const int WakeLevel = 0;
        private const int PollMilliseconds = 10;

        // Released for so many looks: the contact bounces for 10 ms.
        private const int CalmLooks = 3;

        private readonly IDigitalInput _wakeButton;
        private readonly IDigitalOutput[] _outputs;
        private readonly IPwmOutput _motor;

        /// <summary>Arms the wake-up. Throws if the pin cannot wake the processor.</summary>
        public Esp32Power(int wakePin, IDigitalInput wakeButton, IDigitalOutput[] outputs, IPwmOutput motor)
        {
            _wakeButton = wakeButton;
            _outputs = outputs;
            _motor = motor;
            // Here and not before the sleep: a pen that could not wake again must be found on the bench.
            EspNativeError error = Sleep.EnableWakeupByPin((Sleep.WakeupGpioPin)(1UL << wakePin), WakeLevel);
            if (error != EspNativeError.OK)
            {
                throw new InvalidOperationException("The Start/Stop pin cannot wake the processor.");
            }
        }

        public void DeepSleep()
        {
            for (int i = 0; i < _outputs.Length; i++)
            {
                _outputs[i].Off();
            }
            _motor.Off();
            int calm = 0;
            while (calm < CalmLooks)
            {
                calm = _wakeButton.Read() ? 0 : calm + 1;
                Thread.Sleep(PollMilliseconds);
            }
            Sleep.StartDeepSleep();
        }
    }
}
