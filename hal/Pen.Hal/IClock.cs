// The clock contract: how the firmware learns what time it is.
namespace Pen.Hal
{
    /// <summary>A monotonic microsecond clock that starts near zero at power-up.</summary>
    public interface IClock
    {
        /// <summary>
        /// Microseconds since power-up. Does not wrap within the life of a pen (63 bits). A clock that runs
        /// backwards is a fault which Pen.Control detects; the contract does not hide it.
        /// </summary>
        long NowMicroseconds { get; }
    }
}
