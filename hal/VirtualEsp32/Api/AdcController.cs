// System.Device.Adc: the converter's channels.
using VirtualEsp32;

namespace System.Device.Adc;

/// <summary>What channels have in common.</summary>
public abstract class AdcChannelBase
{
    /// <summary>Converts once.</summary>
    public abstract int ReadValue();
}

/// <summary>One channel.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly VirtualChip _chip;
    private readonly int _channel;

    internal AdcChannel(VirtualChip chip, int channel)
    {
        _chip = chip;
        _channel = channel;
    }

    /// <summary>0 to 4095.</summary>
    public override int ReadValue() => _chip.Wiring.Convert(_channel);

    /// <summary>Does nothing.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>What controllers have in common.</summary>
public abstract class AdcControllerBase
{
    /// <summary>Opens a channel.</summary>
    public abstract AdcChannel OpenChannel(int channelNumber);
}

/// <summary>The converters, as one with twenty channels.</summary>
public class AdcController : AdcControllerBase
{
    private const int Channels = 20;

    private readonly VirtualChip _chip = VirtualChip.Current;

    /// <summary>Opens a channel. Throws if there is none of that number.</summary>
    public override AdcChannel OpenChannel(int channelNumber)
    {
        if (channelNumber is < 0 or >= Channels)
        {
            throw new ArgumentException("There are twenty channels.");
        }

        return new AdcChannel(_chip, channelNumber);
    }
}
