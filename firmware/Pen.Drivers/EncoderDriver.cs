// Turns the encoder's running count into counts and rate of the last control period.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// Counts and rotor rate since the period before, from the counter's own count and time.
    /// </summary>
    public sealed class EncoderDriver
    {
        // One revolution a second is 1000 millihertz; times 10^6 microseconds a second.
        private const long MillihertzMicroseconds = 1000000000L;

        // More counts than this in one period are not a rotor (0.2 s at 150 Hz make 1440): bounding them
        // keeps the product below far from 63 bits and the result within an int.
        private const long MaxCounts = 1000000L;

        // Up to so many counts in at least so short a time make a rate that fits an int: 2.08e9 mHz at most.
        private const long RotorCounts = 100000L;
        private const long ShortestMicroseconds = 1000L;

        private readonly IPulseCounter _counter;
        private bool _hasReference;
        private long _lastCount;
        private long _lastMicroseconds;

        /// <summary>A driver over the motor's quadrature counter.</summary>
        public EncoderDriver(IPulseCounter counter)
        {
            _counter = counter;
        }

        /// <summary>Counts since the period before, negative backwards, -1 000 000 to 1 000 000.</summary>
        public int Counts;

        /// <summary>
        /// Rate over the last period in millihertz, negative backwards. If the counter's time did not
        /// advance, a nominal period stands in for it, so that the rate is never stale.
        /// </summary>
        public int RateMillihertz;

        /// <summary>
        /// Samples the counter. The first call only sets the reference: counts and rate are 0.
        /// </summary>
        public void Sample()
        {
            _counter.Sample();
            long count = _counter.Count;
            long micros = _counter.SampledAtMicroseconds;
            if (!_hasReference)
            {
                _hasReference = true;
                _lastCount = count;
                _lastMicroseconds = micros;
                return;
            }

            long counts = count - _lastCount;
            long elapsed = micros - _lastMicroseconds;
            _lastCount = count;
            _lastMicroseconds = micros;
            if (counts > RotorCounts || counts < -RotorCounts || elapsed < ShortestMicroseconds)
            {
                TakeUnlikely(counts, elapsed);
                return;
            }
            Counts = (int)counts;
            RateMillihertz = (int)(
                counts * MillihertzMicroseconds / Geometry.EncoderCountsPerRevolution / elapsed
            );
        }

        // No rotor turns like that, but nothing here may overflow or divide by zero.
        private void TakeUnlikely(long counts, long elapsed)
        {
            if (counts > MaxCounts)
            {
                counts = MaxCounts;
            }
            else if (counts < -MaxCounts)
            {
                counts = -MaxCounts;
            }
            if (elapsed <= 0)
            {
                elapsed = PenController.PeriodMicroseconds;
            }
            Counts = (int)counts;
            long rate = counts * MillihertzMicroseconds / Geometry.EncoderCountsPerRevolution / elapsed;
            RateMillihertz =
                rate > int.MaxValue ? int.MaxValue
                : rate < -int.MaxValue ? -int.MaxValue
                : (int)rate;
        }
    }
}
