// One channel of the first analog-to-digital converter.
using System.Device.Adc;

namespace Pen.Hal.Esp32
{
    internal sealed class Esp32AnalogInput : IAnalogInput
    {
        private readonly AdcChannel _channel;

        public Esp32AnalogInput(AdcController adc, int channel)
        {
            _channel = adc.OpenChannel(channel);
        }

        public int ReadRaw()
        {
            return _channel.ReadValue();
        }
    }
}
