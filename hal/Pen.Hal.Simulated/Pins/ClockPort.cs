// The processor's microsecond clock.
namespace Pen.Hal.Simulated;

internal sealed class ClockPort(PowerSession power, BoardClock clock) : IClock
{
    public long NowMicroseconds => clock.Read(power);
}
