// Edges on one or two pins, counted by the pulse counter peripheral.
using System.Device.Gpio;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// The driver carries the hardware's 16 bits over into 64. Its two-pin mode decodes the second pin as a
    /// shaft encoder wants it (both edges, direction from the first pin's level) but counts the first pin's
    /// edges without regard to their own sense, so that no named polarity gives an honest x4: over a period
    /// forward they sum up to 1, 2 or 3, and a shaft that trembles on an edge runs away. Without a polarity the
    /// first pin's edges are left out, and two counts a period remain that are right in both directions: each
    /// stands for two (read in nf-interpreter a3e8139, GpioPulseCounter.cpp, InitialiseEdgeAndActions; to be
    /// confirmed on hardware by turning a shaft once).
    /// </summary>
    internal sealed class Esp32PulseCounter : IPulseCounter
    {
        private const GpioPulsePolarity NoEdgesOfFirstPin = (GpioPulsePolarity)3;
        private const int TicksPerMicrosecond = 10;

        // Nanoseconds; the peripheral's filter can do no more.
        private const ushort LongestFilter = 1023;

        private readonly GpioPulseCounter _counter;
        private readonly int _countsPerPulse;
        private long _count;
        private long _sampledAtMicroseconds;

        private Esp32PulseCounter(GpioPulseCounter counter, GpioPulsePolarity polarity, int countsPerPulse)
        {
            _counter = counter;
            _countsPerPulse = countsPerPulse;
            // Both only take effect at the start.
            counter.Polarity = polarity;
            counter.FilterPulses = LongestFilter;
            counter.Start();
        }

        /// <summary>A shaft encoder: 4 counts a period of either channel, in steps of 2.</summary>
        public static Esp32PulseCounter OfEncoder(int leadingPin, int laggingPin)
        {
            return new Esp32PulseCounter(new GpioPulseCounter(leadingPin, laggingPin), NoEdgesOfFirstPin, 2);
        }

        /// <summary>Edges of one kind on one pin.</summary>
        public static Esp32PulseCounter OfEdges(int pin, GpioPulsePolarity polarity)
        {
            return new Esp32PulseCounter(new GpioPulseCounter(pin), polarity, 1);
        }

        public long Count
        {
            get { return _count; }
        }

        public long SampledAtMicroseconds
        {
            get { return _sampledAtMicroseconds; }
        }

        public void Sample()
        {
            GpioPulseCount reading = _counter.Read();
            _count = reading.Count * _countsPerPulse;
            _sampledAtMicroseconds = reading.RelativeTime.Ticks / TicksPerMicrosecond;
        }
    }
}
