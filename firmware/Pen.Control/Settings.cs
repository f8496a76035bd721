// Rate level and depth as the operator sets them, inside every limit.
namespace Pen.Control
{
    /// <summary>
    /// The selected level and depth. A change that a limit forbids is refused (false), never bent; only the
    /// level gives way to a deeper setting, because depth is chosen for the skin and the rate follows.
    /// </summary>
    public sealed class Settings
    {
        private int _cartridgeDepthLimit = Limits.MaxDepthMicrometres;
        private int _cartridgeLevelCap = RateLevels.Last;

        /// <summary>Selected level, 1 to 5.</summary>
        public int Level = RateLevels.First;

        /// <summary>Selected depth in micrometres.</summary>
        public int DepthMicrometres = Limits.StartDepthMicrometres;

        /// <summary>Above 1.5 mm is unlocked.</summary>
        public bool Unlocked;

        /// <summary>Deepest setting allowed now: the least of pen, lock and cartridge.</summary>
        public int DepthLimitMicrometres
        {
            get
            {
                int pen = Unlocked ? Limits.MaxDepthMicrometres : Limits.LockedDepthMicrometres;
                return IntMath.Min(pen, _cartridgeDepthLimit);
            }
        }

        /// <summary>Rate of the selected level in millihertz.</summary>
        public int RateMillihertz = RateLevels.MillihertzOf(RateLevels.First);

        /// <summary>Highest level allowed now: by the depth, and by the cartridge.</summary>
        public int LevelCap = RateLevels.Last;

        /// <summary>A rotor faster than this in millihertz is too fast for that level.</summary>
        public int TripMillihertz = TripOf(RateLevels.Last);

        /// <summary>Locks again, and takes the start depth: a cartridge came or went.</summary>
        public void BeginCartridge(int depthLimitMicrometres, int levelCap)
        {
            _cartridgeDepthLimit = depthLimitMicrometres;
            _cartridgeLevelCap = levelCap;
            Unlocked = false;
            Take(Level, IntMath.Min(Limits.StartDepthMicrometres, DepthLimitMicrometres));
        }

        /// <summary>Unlocks depths above 1.5 mm until the cartridge goes.</summary>
        public void Unlock()
        {
            Unlocked = true;
        }

        /// <summary>One level up; false at the cap.</summary>
        public bool SpeedUp()
        {
            if (Level >= LevelCap)
            {
                return false;
            }
            Take(Level + 1, DepthMicrometres);
            return true;
        }

        /// <summary>One level down; false at the lowest.</summary>
        public bool SpeedDown()
        {
            if (Level <= RateLevels.First)
            {
                return false;
            }
            Take(Level - 1, DepthMicrometres);
            return true;
        }

        /// <summary>One step deeper; false at the limit.</summary>
        public bool Deeper()
        {
            if (DepthMicrometres + Limits.DepthStepMicrometres > DepthLimitMicrometres)
            {
                return false;
            }
            Take(Level, DepthMicrometres + Limits.DepthStepMicrometres);
            return true;
        }

        /// <summary>One step shallower; false at the smallest depth.</summary>
        public bool Shallower()
        {
            if (DepthMicrometres - Limits.DepthStepMicrometres < Limits.MinDepthMicrometres)
            {
                return false;
            }
            Take(Level, DepthMicrometres - Limits.DepthStepMicrometres);
            return true;
        }

        private void Take(int level, int depthMicrometres)
        {
            DepthMicrometres = depthMicrometres;
            LevelCap = IntMath.Min(RateLevels.CapOfDepth(depthMicrometres), _cartridgeLevelCap);
            Level = IntMath.Min(level, LevelCap);
            RateMillihertz = RateLevels.MillihertzOf(Level);
            TripMillihertz = TripOf(LevelCap);
        }

        private static int TripOf(int level)
        {
            return RateLevels.MillihertzOf(level) / 1000 * Limits.OverSpeedPermille;
        }
    }
}
