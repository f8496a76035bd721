// The processor's microsecond timer.
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32
{
    /// <summary>Counts from the start of the firmware; deep sleep and reset start it anew.</summary>
    internal sealed class Esp32Clock : IClock
    {
        public long NowMicroseconds
        {
            get { return (long)HighResTimer.GetCurrent(); }
        }
    }
}
