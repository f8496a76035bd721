// The five rate levels and which of them a depth allows.
namespace Pen.Control
{
    /// <summary>Rate levels, numbered from 1.</summary>
    public static class RateLevels
    {
        /// <summary>Lowest level, selected at power-up.</summary>
        public const int First = 1;

        /// <summary>Highest level.</summary>
        public const int Last = 5;

        private static readonly int[] Millihertz = { 90000, 105000, 120000, 135000, 150000 };

        /// <summary>Rate of a level, 1 to 5, in millihertz.</summary>
        public static int MillihertzOf(int level)
        {
            return Millihertz[level - First];
        }

        /// <summary>Highest level that a depth setting allows.</summary>
        public static int CapOfDepth(int depthMicrometres)
        {
            if (depthMicrometres > Limits.DeepDepthMicrometres)
            {
                return Limits.DeepLevelCap;
            }
            return depthMicrometres > Limits.MiddleDepthMicrometres ? Limits.MiddleDepthLevelCap : Last;
        }

        /// <summary>Highest level whose rate a limit in millihertz allows; 0 if it allows none.</summary>
        public static int CapOfRate(int limitMillihertz)
        {
            int level = Last;
            while (level >= First && Millihertz[level - First] > limitMillihertz)
            {
                level--;
            }
            return level;
        }
    }
}
