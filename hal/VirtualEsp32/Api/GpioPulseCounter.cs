// System.Device.Gpio: the pulse counter that the ESP32 library adds.
using VirtualEsp32;

namespace System.Device.Gpio;

/// <summary>Which edges of a pin count.</summary>
public enum GpioPulsePolarity
{
    /// <summary>Rising and falling.</summary>
    Both = 0,

    /// <summary>Falling.</summary>
    Falling = 1,

    /// <summary>Rising.</summary>
    Rising = 2,
}

/// <summary>A reading.</summary>
public struct GpioPulseCount
{
    /// <summary>Pulses since the start or the last reset.</summary>
    public long Count;

    /// <summary>Time since boot, in microseconds as far as it goes.</summary>
    public TimeSpan RelativeTime;
}

/// <summary>One unit of the pulse counter peripheral.</summary>
public sealed class GpioPulseCounter : IDisposable
{
    // The peripheral's filter register has ten bits.
    private const ushort LongestFilter = 1023;

    private readonly PulseUnit _unit;
    private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
    private ushort _filter;
    private bool _disposed;

    /// <summary>Takes a unit. Throws if none is left. A pin that is open already may be counted.</summary>
    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (pinNumberA < 0)
        {
            throw new ArgumentException("A counter needs a pin.");
        }

        _unit = VirtualChip.Current.Counters.Take(pinNumberA, pinNumberB);
    }

    /// <summary>Between Start and Stop.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Edges that count; of two pins, of the first. Not checked. Only while stopped.</summary>
    public GpioPulsePolarity Polarity
    {
        get => _polarity;
        set
        {
            ThrowIfStarted(true);
            _polarity = value;
        }
    }

    /// <summary>Nanoseconds below which a pulse is taken for noise; takes effect at the next Start.</summary>
    public ushort FilterPulses
    {
        get => _filter;
        set
        {
            if (value > LongestFilter)
            {
                throw new ArgumentException("The filter goes to 1023.");
            }

            _filter = value;
        }
    }

    /// <summary>Count and time now.</summary>
    public GpioPulseCount Read() => ReadAnd(reset: false);

    /// <summary>Count and time now; the count starts anew.</summary>
    public GpioPulseCount Reset() => ReadAnd(reset: true);

    /// <summary>Starts counting from 0.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ThrowIfStarted(true);
        IsStarted = true;
        _unit.Start(_polarity);
    }

    /// <summary>Stops counting; the count stays.</summary>
    public void Stop()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ThrowIfStarted(false);
        IsStarted = false;
        _unit.Stop();
    }

    /// <summary>Gives the unit back.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _unit.Release();
        }
    }

    private GpioPulseCount ReadAnd(bool reset)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        GpioPulseCount reading = new()
        {
            Count = _unit.Count,
            RelativeTime = TimeSpan.FromTicks(_unit.NowMicroseconds * TimeSpan.TicksPerMicrosecond),
        };
        if (reset)
        {
            _unit.Reset();
        }

        return reading;
    }

    private void ThrowIfStarted(bool state)
    {
        if (IsStarted == state)
        {
            throw new InvalidOperationException("The counter runs, or does not.");
        }
    }
}
