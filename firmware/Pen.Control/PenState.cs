// The supervisor's states. Numbers are stable: they stand in the journal, in traces and in documents.
namespace Pen.Control
{
    /// <summary>
    /// The states of the supervisor. The motor drive is on only in <see cref="Running"/>, and in the motor steps of
    /// <see cref="BenchTest"/> with the service cartridge.
    /// </summary>
    public enum PenState
    {
        /// <summary>Power-up checks; the journal is mounted meanwhile.</summary>
        SelfTest = 1,

        /// <summary>The needle carriage looks for its home sensor.</summary>
        Homing = 2,

        /// <summary>Homed, waiting for a cartridge.</summary>
        NoCartridge = 3,

        /// <summary>The cartridge's memory is being read.</summary>
        Identifying = 4,

        /// <summary>The cartridge will not be used; waiting for its removal. The verdict says why.</summary>
        Refused = 5,

        /// <summary>Rate and depth can be set; a start is accepted.</summary>
        Ready = 6,

        /// <summary>First start of a cartridge: it is recorded, marked, read back and confirmed.</summary>
        Opening = 7,

        /// <summary>Needles move to the set depth, motor still.</summary>
        Extending = 8,

        /// <summary>The needle motor is driven.</summary>
        Running = 9,

        /// <summary>Motor off, needles on their way in, home position checked.</summary>
        Retracting = 10,

        /// <summary>A fault is latched. Motor off, needles in as far as the actuator obeys.</summary>
        Fault = 11,

        /// <summary>The record is saved before sleep.</summary>
        Saving = 12,

        /// <summary>Sleep has been ordered; left by power-up only.</summary>
        Asleep = 13,

        /// <summary>A person finds out, without a cartridge, where the needles are flush with the tip.</summary>
        Calibrating = 14,

        /// <summary>The bench self-test, asked for at power-up: no treatment until the next one.</summary>
        BenchTest = 15,
    }
}
