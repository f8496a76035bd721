// Chance for tests: the same throws from the same seed, on the host and on the device.
namespace Pen.Control.Tests.Rig
{
    /// <summary>A xorshift generator of period 2^32 - 1 (Marsaglia 2003, shifts 13, 17, 5).</summary>
    public sealed class Dice
    {
        private const long Mask = 0xFFFFFFFF;

        // 32 bits, never negative: a uint that is widened stays unsigned on the device.
        private long _state;

        /// <summary>Dice that start from a seed other than 0.</summary>
        public Dice(int seed)
        {
            _state = seed & Mask;
        }

        /// <summary>0 up to, but not including, a bound above 0.</summary>
        public int Below(int bound)
        {
            return (int)(Bits() % bound);
        }

        /// <summary>From low up to, but not including, high; high minus low fits an int.</summary>
        public int Between(int low, int high)
        {
            return low + Below(high - low);
        }

        /// <summary>True once in so many throws.</summary>
        public bool OneIn(int throws)
        {
            return Below(throws) == 0;
        }

        /// <summary>Any int.</summary>
        public int Any()
        {
            return (int)(Bits() + int.MinValue);
        }

        private long Bits()
        {
            _state ^= (_state << 13) & Mask;
            _state ^= _state >> 17;
            _state ^= (_state << 5) & Mask;
            return _state;
        }
    }
}
