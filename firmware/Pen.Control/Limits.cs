// The product's numbers: what the pen promises, in one place.
namespace Pen.Control
{
    /// <summary>Limits and times of the product (README, "What it promises"). Changing one changes the product.</summary>
    public static class Limits
    {
        /// <summary>Start/Stop held at least this long, then released, asks for a start.</summary>
        public const int StartHoldMilliseconds = 300;

        /// <summary>Start/Stop held this long while stopped sends the pen to sleep.</summary>
        public const int SleepHoldMilliseconds = 2000;

        /// <summary>Start/Stop held this long clears a latched fault.</summary>
        public const int ClearHoldMilliseconds = 1000;

        /// <summary>Speed+ and Depth+ held together this long unlock depths above <see cref="LockedDepthMicrometres"/>.</summary>
        public const int UnlockHoldMilliseconds = 3000;

        /// <summary>Speed- and Depth- held together this long while stopped send the journal over the serial port.</summary>
        public const int DumpHoldMilliseconds = 3000;

        /// <summary>Speed+ and Depth- held together this long without a cartridge begin the guided calibration.</summary>
        public const int CalibrateHoldMilliseconds = 3000;

        /// <summary>Smallest depth setting.</summary>
        public const int MinDepthMicrometres = 200;

        /// <summary>Largest depth setting of the pen.</summary>
        public const int MaxDepthMicrometres = 2500;

        /// <summary>Largest depth setting without an unlock.</summary>
        public const int LockedDepthMicrometres = 1500;

        /// <summary>Step of the depth setting.</summary>
        public const int DepthStepMicrometres = 100;

        /// <summary>Depth setting at the start of a session.</summary>
        public const int StartDepthMicrometres = 500;

        /// <summary>Above this depth the rate level is capped at <see cref="MiddleDepthLevelCap"/>.</summary>
        public const int MiddleDepthMicrometres = 1500;

        /// <summary>Highest level above <see cref="MiddleDepthMicrometres"/>.</summary>
        public const int MiddleDepthLevelCap = 3;

        /// <summary>Above this depth the rate level is capped at <see cref="DeepLevelCap"/>.</summary>
        public const int DeepDepthMicrometres = 2000;

        /// <summary>Highest level above <see cref="DeepDepthMicrometres"/>.</summary>
        public const int DeepLevelCap = 1;

        /// <summary>A cartridge that is out for longer ends its session.</summary>
        public const int CartridgeOutMilliseconds = 300;

        /// <summary>A session ends this long after its first start.</summary>
        public const int SessionMilliseconds = 60 * 60 * 1000;

        /// <summary>A session ends after this long without running.</summary>
        public const int SessionIdleMilliseconds = 20 * 60 * 1000;

        /// <summary>A drive command lives two control periods: one late period is no reason to stop.</summary>
        public const int DriveCommandMilliseconds = 2 * PenController.PeriodMilliseconds;

        /// <summary>The control loop rides out stalls up to this long while something moves (GC, flash).</summary>
        public const int LoopStallMilliseconds = 150;

        /// <summary>Trips when the rotor exceeds this share of the highest allowed level: below the promised 115 %.</summary>
        public const int OverSpeedPermille = 1120;

        /// <summary>Motor current at which the pen stops; spin-up is regulated to stay well below it.</summary>
        public const int OverCurrentMilliamperes = 1600;

        /// <summary>Motor current that cannot be read: the hardware's limit of 2.0 A, and a fifth of it.</summary>
        public const int CurrentImplausibleMilliamperes = 2400;

        /// <summary>
        /// Rest voltage below which a start is refused: about 30 % of the cell's charge, 120 mAh of 400, which
        /// is a session of 60 minutes, half of it running at level 3 under rated load (150 mA), with the
        /// electronics (60 mA) on throughout, less what the warning leaves. (A) until measured on hardware.
        /// </summary>
        public const int BatteryStartMillivolts = 3680;

        /// <summary>Open-circuit estimate below which the battery warning shows: about 15 % of the charge.</summary>
        public const int BatteryLowMillivolts = 3580;

        /// <summary>Open-circuit estimate at which the pen stops and retracts; 5 % of the charge is kept for that.</summary>
        public const int BatteryEmptyMillivolts = 3420;

        /// <summary>Lowest battery reading that the circuit can produce with the processor alive.</summary>
        public const int BatteryImplausibleLowMillivolts = 2500;

        /// <summary>Highest battery reading that a charging cell can show.</summary>
        public const int BatteryImplausibleHighMillivolts = 4500;

        /// <summary>Skin torque from which the pressure warning lights; rated load is 350.</summary>
        public const int PressureWarningMicronewtonMetres = 600;

        /// <summary>Skin torque below which the pressure warning goes out again.</summary>
        public const int PressureClearMicronewtonMetres = 500;

        /// <summary>Skin torque that, sustained, stops the pen; the overload of the plant is 900.</summary>
        public const int OverloadMicronewtonMetres = 750;

        /// <summary>How long an overload is allowed to last.</summary>
        public const int OverloadMilliseconds = 1200;
    }
}
