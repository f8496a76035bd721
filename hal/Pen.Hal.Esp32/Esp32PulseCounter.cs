// Edges on one or two pins, counted by the pulse counter peripheral.
using System.Device.Gpio;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// The driver carries the hardware's 16 bits over into 64. Its two-pin mode decodes the second pin as a
    /// shaft encoder wants it (both edges, direction from the first pin's level) but counts the first pin's
    /// edges without regard to their own sense, so that no named polarity gives an honest x4: over a period
    /// forward they sum up to 1, 2 or 3, and a shaft that trembles on an edge runs away. Without a polarity the
    /// first pin's edges are left out, and two counts a period remain that are right in both directions. So an
    /// encoder takes two counters, each for the edges of one channel, the second with the pins the other way
    /// round, which turns its sense round too (read in nf-interpreter a3e8139, GpioPulseCounter.cpp,
    /// InitialiseEdgeAndActions; to be confirmed on hardware by turning a shaft once).
    /// </summary>
    internal sealed class Esp32PulseCounter : IPulseCounter
    {
        private const GpioPulsePolarity NoEdgesOfFirstPin = (GpioPulsePolarity)3;
        private const int TicksPerMicrosecond = 10;

        // Nanoseconds; the peripheral's filter can do no more.
        private const ushort LongestFilter = 1023;

        private readonly GpioPulseCounter _counter;

        // The other channel's edges, counted downwards; null where there is one channel.
        private readonly GpioPulseCounter _other;
        private long _count;
        private long _sampledAtTicks;

        private Esp32PulseCounter(
            GpioPulseCounter counter,
            GpioPulseCounter other,
            GpioPulsePolarity polarity
        )
        {
            _counter = counter;
            _other = other;
            Start(counter, polarity);
            if (other != null)
            {
                Start(other, polarity);
            }
        }

        /// <summary>A shaft encoder: 4 counts a period of either channel.</summary>
        public static Esp32PulseCounter OfEncoder(int leadingPin, int laggingPin)
        {
            return new Esp32PulseCounter(
                new GpioPulseCounter(leadingPin, laggingPin),
                new GpioPulseCounter(laggingPin, leadingPin),
                NoEdgesOfFirstPin
            );
        }

        /// <summary>Edges of one kind on one pin.</summary>
        public static Esp32PulseCounter OfEdges(int pin, GpioPulsePolarity polarity)
        {
            return new Esp32PulseCounter(new GpioPulseCounter(pin), null, polarity);
        }

        public long Count
        {
            get { return _count; }
        }

        public long SampledAtMicroseconds
        {
            get { return _sampledAtTicks / TicksPerMicrosecond; }
        }

        public void Sample()
        {
            GpioPulseCount reading = _counter.Read();
            long count = reading.Count;
            _sampledAtTicks = reading.RelativeTime.Ticks;
            if (_other != null)
            {
                // Always as long after the first: what the shaft did in between is in every sample alike.
                count -= _other.Read().Count;
            }
            _count = count;
        }

        private static void Start(GpioPulseCounter counter, GpioPulsePolarity polarity)
        {
            // Both only take effect at the start.
            counter.Polarity = polarity;
            counter.FilterPulses = LongestFilter;
            counter.Start();
        }
    }
}
