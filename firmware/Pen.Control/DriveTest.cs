// What the outputs call a gate or a duty that is no treatment: the safety gate goes by the name.
namespace Pen.Control
{
    /// <summary>A test of the drive. In the first two the drive is off: one of its two halves is missing.</summary>
    public enum DriveTest
    {
        /// <summary>None: what is driven is a treatment.</summary>
        None = 0,

        /// <summary>A duty with the gate low: nothing may turn, and no current flow.</summary>
        DutyAlone = 1,

        /// <summary>The gate high with a duty of zero: nothing may turn, and no current flow.</summary>
        GateAlone = 2,

        /// <summary>The bench self-test drives the motor, with the service cartridge alone.</summary>
        Bench = 3,
    }
}
