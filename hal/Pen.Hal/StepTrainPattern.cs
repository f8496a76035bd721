// The rule of the step train contract as code: which interval comes before which step, and how long a train takes.
using System;

namespace Pen.Hal
{
    /// <summary>
    /// One profile of <see cref="IStepTrain"/>, expanded to trains of any length in whole microseconds. Every
    /// port makes its trains from this, and the driver computes their end from it, so that what is sent and
    /// what is expected can not drift apart.
    /// </summary>
    /// <remarks>
    /// A train of n steps has n intervals, the first before the first pulse: exactly n pulses whatever n. With
    /// k the smaller of n/2 and the ramp's length it goes r(0)..r(k-1), then n - 2k times r(k) (or the ramp's
    /// last interval), then r(k-1)..r(0): it slows down as it sped up, mirrored to the microsecond. Neighbours
    /// in a train are neighbours in the ramp or equal, so whatever holds for the ramp's neighbours (see
    /// StepRamp) holds for every train, and no train is faster than the ramp's last interval.
    /// </remarks>
    public sealed class StepTrainPattern
    {
        /// <summary>Profiles that a step train keeps, numbered from 0.</summary>
        public const int Profiles = 4;

        /// <summary>Most steps of a train.</summary>
        public const int MaxSteps = 1000;

        /// <summary>Most intervals of a ramp.</summary>
        public const int MaxRamp = 512;

        /// <summary>Shortest interval in microseconds.</summary>
        public const int ShortestMicroseconds = 50;

        /// <summary>Longest interval in microseconds: what half a symbol of an ESP32's RMT holds.</summary>
        public const int LongestMicroseconds = 32767;

        private readonly ushort[] _ramp;

        // Time of the first n intervals, so that the duration of a train needs no loop.
        private readonly int[] _prefixMicroseconds;

        /// <summary>
        /// A pattern over a copy of a ramp. Throws for a ramp that is null, longer than <see cref="MaxRamp"/>,
        /// empty, outside the intervals allowed, or rising.
        /// </summary>
        /// <param name="rampMicroseconds">Interval before the n-th step, slowest first.</param>
        public StepTrainPattern(ushort[] rampMicroseconds)
        {
            if (rampMicroseconds == null)
            {
                throw new ArgumentNullException(nameof(rampMicroseconds));
            }
            int length = rampMicroseconds.Length;
            if (length < 1 || length > MaxRamp)
            {
                throw new ArgumentException("A ramp has 1 to 512 intervals.");
            }
            RampLength = length;
            _ramp = new ushort[length];
            _prefixMicroseconds = new int[length + 1];
            int before = LongestMicroseconds;
            for (int i = 0; i < length; i++)
            {
                int interval = rampMicroseconds[i];
                if (interval < ShortestMicroseconds || interval > before)
                {
                    throw new ArgumentException("Intervals are 50 to 32767 us and never rise.");
                }
                before = interval;
                _ramp[i] = (ushort)interval;
                _prefixMicroseconds[i + 1] = _prefixMicroseconds[i] + interval;
            }
        }

        /// <summary>Intervals of the ramp.</summary>
        public readonly int RampLength;

        /// <summary>True for a profile's number.</summary>
        public static bool IsProfile(int profile)
        {
            return profile >= 0 && profile < Profiles;
        }

        /// <summary>Intervals that a train spends on the way up, and as many on the way down.</summary>
        /// <param name="steps">0 or more.</param>
        public int RampedOf(int steps)
        {
            int half = steps >> 1;
            return half < RampLength ? half : RampLength;
        }

        /// <summary>Interval of the ramp in microseconds; its last one from its end on.</summary>
        /// <param name="place">0 or more.</param>
        public int RampMicroseconds(int place)
        {
            return _ramp[place < RampLength ? place : RampLength - 1];
        }

        /// <summary>Interval before a step of a train, in microseconds.</summary>
        /// <param name="steps">Steps of the train, 1 or more.</param>
        /// <param name="index">The step, from 0 to one less.</param>
        public int IntervalMicroseconds(int steps, int index)
        {
            int fromEnd = steps - 1 - index;
            int place = index < fromEnd ? index : fromEnd;
            int ramped = RampedOf(steps);
            return RampMicroseconds(place < ramped ? place : ramped);
        }

        /// <summary>Microseconds from the start of a train to its last pulse; 0 for no steps.</summary>
        /// <param name="steps">Up to 65536, where the slowest interval there is would still not wrap.</param>
        public int DurationMicroseconds(int steps)
        {
            if (steps <= 0)
            {
                return 0;
            }
            int ramped = RampedOf(steps);
            return 2 * _prefixMicroseconds[ramped] + (steps - 2 * ramped) * RampMicroseconds(ramped);
        }
    }
}
