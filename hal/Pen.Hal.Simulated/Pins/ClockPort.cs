// The processor's microsecond clock.
namespace Pen.Hal.Simulated;

internal sealed class ClockPort(PowerSession power) : IClock
{
    public long NowMicroseconds => power.NowMicroseconds;
}
