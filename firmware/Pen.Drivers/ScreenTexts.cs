// Every sentence of the display, in tables: what is the matter, and what to do.
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>Texts of at most 21 characters, a line of the display. Built once, never composed.</summary>
    public static class ScreenTexts
    {
        private static readonly string[] States =
        {
            "",
            "Checking the pen",
            "Finding home",
            "Insert a cartridge",
            "Reading cartridge",
            "Cartridge refused",
            "Ready: hold Start",
            "Opening cartridge",
            "Needles going out",
            "Running",
            "Needles going in",
            "Fault",
            "Saving the record",
            "Asleep",
            "Calibrating the depth",
            "Bench self-test",
        };

        // By SelfTestStep; also the names on the serial port.
        private static readonly string[] SelfTests =
        {
            "Bench self-test",
            "battery",
            "charger line",
            "current at rest",
            "Start/Stop button",
            "Speed+ button",
            "Speed- button",
            "Depth+ button",
            "Depth- button",
            "all pixels on",
            "red, green, blue",
            "buzzer",
            "service cartridge",
            "home, twice",
            "2.0 mm and back",
            "duty with gate low",
            "gate with duty zero",
            "encoder direction",
            "encoder, back-EMF",
            "running current",
            "heartbeat cut-off",
            "brake",
            "heartbeat back",
            "gate cut-off",
        };

        // By SelfTestPrompt.
        private static readonly string[] SelfTestPrompts =
        {
            "Wait",
            "Hold Start to begin",
            "Press this button",
            "Depth+ yes, Depth- no",
            "Plug the charger",
            "Unplug the charger",
            "Put it in",
            "Hold Start: it turns",
            "Hold Start to sleep",
        };

        // Two lines a step: what is going on, and what to do.
        private static readonly string[] Calibration =
        {
            "Calibrating the depth",
            "",
            "Calibrating the depth",
            "Finding home: wait",
            "Depth+/-: until flush",
            "Start=save Speed-=end",
            "Calibrating the depth",
            "Saving: wait",
        };

        private static readonly string[] Verdicts =
        {
            "No cartridge",
            "Cartridge accepted",
            "Cartridge in session",
            "Cartridge unreadable",
            "Foreign cartridge",
            "Cartridge data wrong",
            "Unknown cartridge",
            "Cartridge was used",
            "Used on this pen",
            "Cartridge not allowed",
            "Cannot mark as used",
            "Session is over",
            "Service cartridge",
        };

        private static readonly string[] Remedies =
        {
            "Insert a cartridge",
            "",
            "",
            "Reseat or replace it",
            "Take an original one",
            "Take a new cartridge",
            "Pen needs an update",
            "Take a new cartridge",
            "Take a new cartridge",
            "Take another type",
            "Take a new cartridge",
            "Take a new cartridge",
            "Not for treatment",
        };

        private static readonly string[] Stops =
        {
            "",
            "Stopped",
            "Stopped by a button",
            "Cartridge came out",
            "Session: 60 min over",
            "Session: idle 20 min",
            "Charger plugged in",
            "Battery empty: charge",
            "Going to sleep",
        };

        // Fault code, its name (12 characters), and two lines on what to do.
        private static readonly int[] FaultCodes =
        {
            (int)StopReason.Stall,
            (int)StopReason.EncoderLost,
            (int)StopReason.OverSpeed,
            (int)StopReason.Runaway,
            (int)StopReason.DriverFault,
            (int)StopReason.OverCurrent,
            (int)StopReason.Overload,
            (int)StopReason.RateImplausible,
            (int)StopReason.GateStuck,
            (int)StopReason.DriverStuck,
            (int)StopReason.HomeNotFound,
            (int)StopReason.HomeStuck,
            (int)StopReason.HomeUnstable,
            (int)StopReason.PositionLost,
            (int)StopReason.StepAudit,
            (int)StopReason.MoveAborted,
            (int)StopReason.UseMarkFailed,
            (int)StopReason.CartridgeChanged,
            (int)StopReason.JournalUnusable,
            (int)StopReason.JournalWriteFailed,
            (int)StopReason.JournalFull,
            (int)StopReason.LoopStall,
            (int)StopReason.ClockFault,
            (int)StopReason.GateVeto,
            (int)StopReason.SelfTestFailed,
            (int)StopReason.SensorImplausible,
            (int)StopReason.SlowWorkTimeout,
        };

        private const string HoldStart = "Then hold Start 1 s";
        private const string OftenService = "If it recurs: service";
        private const string DoNotUse = "Do not use the pen.";
        private const string SendIn = "Send it in for repair";

        // csharpier-ignore-start
        private static readonly string[] Faults =
        {
            "Motor stuck", "Check the cartridge.", HoldStart,
            "No encoder", "Hold Start 1 s.", OftenService,
            "Too fast", "Take a new cartridge.", HoldStart,
            "Runaway", DoNotUse, SendIn,
            "Motor driver", "Let the pen cool.", HoldStart,
            "High current", "Check the cartridge.", HoldStart,
            "Overload", "Press less hard.", HoldStart,
            "Rate unsure", "Hold Start 1 s.", OftenService,
            "Gate stuck", DoNotUse, SendIn,
            "Driver stuck", DoNotUse, SendIn,
            "No home", "Free the needles.", HoldStart,
            "Home stuck", "Free the needles.", HoldStart,
            "Home unsure", "Hold Start 1 s.", OftenService,
            "Depth lost", "Lift off the skin.", HoldStart,
            "Depth steps", "Lift off the skin.", HoldStart,
            "Depth halted", "Lift off the skin.", HoldStart,
            "Mark failed", "Take a new cartridge.", HoldStart,
            "Swapped", "Take a new cartridge.", HoldStart,
            "No journal", DoNotUse, SendIn,
            "Not recorded", "Hold Start 1 s.", OftenService,
            "Journal full", "No new cartridge fits", SendIn,
            "Halted", "Hold Start 1 s.", OftenService,
            "Clock", "Hold Start 1 s.", OftenService,
            "Safety gate", "Hold Start 1 s.", OftenService,
            "Self-test", DoNotUse, SendIn,
            "Sensor", "Hold Start 1 s.", OftenService,
            "No answer", "Hold Start 1 s.", OftenService,
        };
        // csharpier-ignore-end

        private const string UnknownName = "Fault";
        private const int EntryLength = 3;

        /// <summary>What the pen is doing.</summary>
        public static string OfState(PenState state)
        {
            return Entry(States, (int)state);
        }

        /// <summary>What a step of the guided calibration asks for: line 1 or 2.</summary>
        public static string OfCalibration(CalibrationStep step, int line)
        {
            return Entry(Calibration, 2 * (int)step + line - 1);
        }

        /// <summary>What a step of the bench self-test tests.</summary>
        public static string OfSelfTest(SelfTestStep step)
        {
            return Entry(SelfTests, (int)step);
        }

        /// <summary>What the bench self-test asks of the person.</summary>
        public static string OfSelfTestPrompt(SelfTestPrompt prompt)
        {
            return Entry(SelfTestPrompts, (int)prompt);
        }

        /// <summary>What is the matter with the cartridge.</summary>
        public static string OfVerdict(CartridgeVerdict verdict)
        {
            return Entry(Verdicts, (int)verdict);
        }

        /// <summary>What to do about the cartridge; empty if nothing.</summary>
        public static string RemedyOf(CartridgeVerdict verdict)
        {
            return Entry(Remedies, (int)verdict);
        }

        /// <summary>Why the pen stopped, for a reason that is not a fault; empty for a fault.</summary>
        public static string OfStop(StopReason reason)
        {
            return Entry(Stops, (int)reason);
        }

        /// <summary>A fault's name, at most 12 characters.</summary>
        public static string FaultName(StopReason reason)
        {
            int index = FaultIndex(reason);
            return index < 0 ? UnknownName : Faults[index * EntryLength];
        }

        /// <summary>A line on what to do about a fault: 1 or 2.</summary>
        public static string FaultAdvice(StopReason reason, int line)
        {
            int index = FaultIndex(reason);
            if (index < 0)
            {
                return line == 1 ? DoNotUse : SendIn;
            }
            return Faults[index * EntryLength + line];
        }

        private static int FaultIndex(StopReason reason)
        {
            for (int i = 0; i < FaultCodes.Length; i++)
            {
                if (FaultCodes[i] == (int)reason)
                {
                    return i;
                }
            }
            return -1;
        }

        private static string Entry(string[] table, int index)
        {
            return index >= 0 && index < table.Length ? table[index] : "";
        }
    }
}
