// Between a voltage on the board and the code that the converter gives for it.
namespace Pen.Hal.Simulated;

/// <summary>What of a channel's conversions arrives.</summary>
internal sealed class SenseSite(VirtualTime time, AnalogChannel channel, SeededRandom random) : IFaultable
{
    private const double HalfSecond = 0.5e6;

    public void Begin(CircuitFault fault)
    {
        int frozen = channel.Convert();
        long begunAt = time.NowMicroseconds;
        channel.Fault = fault.Kind switch
        {
            FaultKind.Off => static _ => 0,
            FaultKind.Stuck when fault.Amount > 0 => static _ => AnalogChannel.MaximumCode,
            FaultKind.Stuck => _ => frozen,
            FaultKind.Garbage => _ => random.NextUpTo(AnalogChannel.MaximumCode),
            FaultKind.Wrong => code => AnalogChannel.Clip(code * (1 + (fault.Amount / 100))),
            _ => code => IsOpen(begunAt, fault.Amount) ? 0 : code,
        };
    }

    public void End() => channel.Fault = null;

    private bool IsOpen(long begunAt, double hertz) =>
        ((long)((time.NowMicroseconds - begunAt) * hertz / HalfSecond) & 1) == 0;
}
