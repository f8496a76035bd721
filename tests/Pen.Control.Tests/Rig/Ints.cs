// Integer helpers that the device's core library does not have.
namespace Pen.Control.Tests.Rig
{
    /// <summary>Comparisons on integers.</summary>
    public static class Ints
    {
        /// <summary>The value, or the bound it lies beyond.</summary>
        public static int Clamp(int value, int low, int high)
        {
            return value < low ? low
                : value > high ? high
                : value;
        }

        /// <summary>The smaller of two.</summary>
        public static int Min(int a, int b)
        {
            return a < b ? a : b;
        }

        /// <summary>The larger of two.</summary>
        public static int Max(int a, int b)
        {
            return a > b ? a : b;
        }

        /// <summary>The magnitude of a value above int.MinValue.</summary>
        public static int Abs(int value)
        {
            return value < 0 ? -value : value;
        }
    }
}
