// The symbols of one profile's longest train, ready to be copied.
using nanoFramework.Hardware.Esp32.Rmt;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// A train of any length is a prefix of <see cref="Rising"/> (up the ramp and along its end) and a suffix
    /// of <see cref="Falling"/> (back down): two copies. A symbol is low, then high for the width of the pulse.
    /// </summary>
    internal sealed class StepProfileSymbols
    {
        /// <summary>Ramp, then its last interval until the longest train is made; as the peripheral wants it.</summary>
        public readonly byte[] Rising;

        /// <summary>The ramp in reverse.</summary>
        public readonly byte[] Falling;

        /// <summary>Intervals of the ramp.</summary>
        public readonly int RampLength;

        private readonly ushort[] _ramp;

        // Time of the first n intervals: the duration of a train needs no loop.
        private readonly int[] _prefixMicroseconds;

        public StepProfileSymbols(ushort[] rampMicroseconds, int maxSteps, int pulseMicroseconds)
        {
            int length = rampMicroseconds.Length;
            RampLength = length;
            _ramp = new ushort[length];
            _prefixMicroseconds = new int[length + 1];
            RmtSymbols rising = new RmtSymbols();
            RmtSymbols falling = new RmtSymbols();
            for (int i = 0; i < length; i++)
            {
                _ramp[i] = rampMicroseconds[i];
                _prefixMicroseconds[i + 1] = _prefixMicroseconds[i] + rampMicroseconds[i];
                falling.Add(Symbol(rampMicroseconds[length - 1 - i] - pulseMicroseconds, pulseMicroseconds));
            }
            for (int i = 0; i < maxSteps; i++)
            {
                int interval = rampMicroseconds[i < length ? i : length - 1];
                // The first pulse comes after a whole interval; from there on each gives back its width.
                int low = i == 0 ? interval : interval - pulseMicroseconds;
                rising.Add(Symbol(low, pulseMicroseconds));
            }
            Rising = rising.Serialize();
            Falling = falling.Serialize();
        }

        /// <summary>
        /// Microseconds from the start of a train to its last rising edge.
        /// </summary>
        /// <param name="steps">1 to 1000.</param>
        /// <param name="ramped">The smaller of half the steps and the ramp's length.</param>
        public int DurationMicroseconds(int steps, int ramped)
        {
            int middle = _ramp[ramped < RampLength ? ramped : RampLength - 1];
            return 2 * _prefixMicroseconds[ramped] + (steps - 2 * ramped) * middle;
        }

        private static RmtSymbol Symbol(int lowMicroseconds, int highMicroseconds)
        {
            return new RmtSymbol((ushort)lowMicroseconds, false, (ushort)highMicroseconds, true);
        }
    }
}
