// What the pen records of a session.
namespace Pen.Control
{
    /// <summary>
    /// The record of a session, as the journal keeps it. The controller fills one while it works and copies it
    /// into <see cref="PenOutputs.Session"/> with each request to save it.
    /// </summary>
    public sealed class SessionRecord
    {
        /// <summary>Rate levels counted, as many as the pen has.</summary>
        public const int Levels = 5;

        /// <summary>Depth bands counted: up to 0.5, 1.0, 1.5, 2.0 and 2.5 mm.</summary>
        public const int DepthBands = 5;

        /// <summary>Width of a depth band in micrometres.</summary>
        public const int DepthBandMicrometres = 500;

        /// <summary>Stop reasons kept, the first ones of the session.</summary>
        public const int MaxReasons = 12;

        /// <summary>Faults kept, the first ones of the session.</summary>
        public const int MaxFaults = 5;

        /// <summary>The cartridge's ROM identity; 0 while no session is open.</summary>
        public long Serial;

        /// <summary>Needles of the cartridge.</summary>
        public int NeedleCount;

        /// <summary>The cartridge's lot: 8 ASCII bytes, the first in the low byte.</summary>
        public long Lot;

        /// <summary>When the session was opened, in seconds since power-up.</summary>
        public int OpenedSeconds;

        /// <summary>Motor running time in milliseconds.</summary>
        public int RunningMilliseconds;

        /// <summary>Strokes by rate level, level 1 first.</summary>
        public readonly int[] StrokesByLevel = new int[Levels];

        /// <summary>Strokes by depth band, shallowest first.</summary>
        public readonly int[] StrokesByDepth = new int[DepthBands];

        /// <summary>How often the pressure warning came on.</summary>
        public int PressureWarnings;

        /// <summary>How many stops there were, also those whose reason no longer fitted.</summary>
        public int StopCount;

        /// <summary>The reasons of the first <see cref="MaxReasons"/> stops, as <see cref="StopReason"/> numbers.</summary>
        public readonly int[] StopReasons = new int[MaxReasons];

        /// <summary>How many faults were latched, at rest or running, also those that no longer fitted.</summary>
        public int FaultCount;

        /// <summary>
        /// The first <see cref="MaxFaults"/> faults, as <see cref="StopReason"/> numbers: however many stops there
        /// were before, these stay.
        /// </summary>
        public readonly int[] Faults = new int[MaxFaults];

        /// <summary>The session has ended; no record of it follows.</summary>
        public bool Ended;

        /// <summary>Back to no session.</summary>
        public void Clear()
        {
            Serial = 0;
            NeedleCount = 0;
            Lot = 0;
            FaultCount = 0;
            OpenedSeconds = 0;
            RunningMilliseconds = 0;
            PressureWarnings = 0;
            StopCount = 0;
            Ended = false;
            for (int i = 0; i < Levels; i++)
            {
                StrokesByLevel[i] = 0;
            }
            for (int i = 0; i < DepthBands; i++)
            {
                StrokesByDepth[i] = 0;
            }
            for (int i = 0; i < MaxReasons; i++)
            {
                StopReasons[i] = 0;
            }
            for (int i = 0; i < MaxFaults; i++)
            {
                Faults[i] = 0;
            }
        }

        /// <summary>Takes over every field of another instance.</summary>
        public void CopyFrom(SessionRecord other)
        {
            Serial = other.Serial;
            NeedleCount = other.NeedleCount;
            Lot = other.Lot;
            FaultCount = other.FaultCount;
            OpenedSeconds = other.OpenedSeconds;
            RunningMilliseconds = other.RunningMilliseconds;
            PressureWarnings = other.PressureWarnings;
            StopCount = other.StopCount;
            Ended = other.Ended;
            for (int i = 0; i < Levels; i++)
            {
                StrokesByLevel[i] = other.StrokesByLevel[i];
            }
            for (int i = 0; i < DepthBands; i++)
            {
                StrokesByDepth[i] = other.StrokesByDepth[i];
            }
            for (int i = 0; i < MaxReasons; i++)
            {
                StopReasons[i] = other.StopReasons[i];
            }
            for (int i = 0; i < MaxFaults; i++)
            {
                Faults[i] = other.Faults[i];
            }
        }
    }
}
