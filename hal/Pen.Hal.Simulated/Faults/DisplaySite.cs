// The display's way to answer on its bus, and not to.
namespace Pen.Hal.Simulated;

/// <summary>What becomes of a transfer.</summary>
internal sealed class DisplaySite(SeededRandom random) : IFaultable
{
    /// <summary>How long the processor's driver waits for a bus that does not come free.</summary>
    public const long TimeoutMicroseconds = 1_000_000;

    private CircuitFault? _fault;
    private int _calls;

    /// <summary>A transfer begins: how long it takes, given how long it would and its address alone.</summary>
    public long Duration(long whole, long address)
    {
        _calls++;
        return _fault?.Kind switch
        {
            null or FaultKind.Garbage => whole,
            FaultKind.Stuck => TimeoutMicroseconds,
            FaultKind.Slow => (long)(whole * _fault.Amount),
            _ => Arrives ? whole : address,
        };
    }

    /// <summary>The transfer under way is acknowledged.</summary>
    public bool Arrives =>
        _fault?.Kind switch
        {
            FaultKind.Off or FaultKind.Stuck => false,
            FaultKind.Intermittent => _calls % (int)_fault.Amount != 0,
            _ => true,
        };

    /// <summary>The bytes as the display gets them.</summary>
    public byte[] Received(byte[] transfer, int count)
    {
        if (_fault?.Kind != FaultKind.Garbage)
        {
            return transfer;
        }

        byte[] garbled = new byte[count];
        for (int i = 0; i < count; i++)
        {
            garbled[i] = (byte)random.NextBits();
        }

        return garbled;
    }

    public void Begin(CircuitFault fault)
    {
        _fault = fault;
        _calls = 0;
    }

    public void End() => _fault = null;
}
