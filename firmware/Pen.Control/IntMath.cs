// Integer helpers that the device's core library does not have.
namespace Pen.Control
{
    /// <summary>Comparisons on integers.</summary>
    internal static class IntMath
    {
        /// <summary>The value, or the bound it lies beyond.</summary>
        public static int Clamp(int value, int low, int high)
        {
            if (value < low)
            {
                return low;
            }
            return value > high ? high : value;
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

        /// <summary>The magnitude; the argument is never int.MinValue here.</summary>
        public static int Abs(int value)
        {
            return value < 0 ? -value : value;
        }
    }
}
