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

        /// <summary>Which interval comes before which step.</summary>
        public readonly StepTrainPattern Pattern;

        public StepProfileSymbols(StepTrainPattern pattern, int pulseMicroseconds)
        {
            Pattern = pattern;
            RmtSymbols rising = new RmtSymbols();
            RmtSymbols falling = new RmtSymbols();
            for (int place = pattern.RampLength - 1; place >= 0; place--)
            {
                falling.Add(Symbol(pattern.RampMicroseconds(place) - pulseMicroseconds, pulseMicroseconds));
            }
            for (int place = 0; place < StepTrainPattern.MaxSteps; place++)
            {
                int interval = pattern.RampMicroseconds(place);
                // The first pulse comes after a whole interval; from there on each gives back its width.
                int low = place == 0 ? interval : interval - pulseMicroseconds;
                rising.Add(Symbol(low, pulseMicroseconds));
            }
            Rising = rising.Serialize();
            Falling = falling.Serialize();
        }

        private static RmtSymbol Symbol(int lowMicroseconds, int highMicroseconds)
        {
            return new RmtSymbol((ushort)lowMicroseconds, false, (ushort)highMicroseconds, true);
        }
    }
}
