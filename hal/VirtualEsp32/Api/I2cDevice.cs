// System.Device.I2c: devices on the processor's two buses.
using VirtualEsp32;

namespace System.Device.I2c;

/// <summary>Clock of the bus.</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode = 0,

    /// <summary>400 kHz.</summary>
    FastMode = 1,

    /// <summary>1 MHz.</summary>
    FastModePlus = 2,
}

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>Not known.</summary>
    UnknownError = 0,

    /// <summary>All bytes acknowledged.</summary>
    FullTransfer = 1,

    /// <summary>The bus did not come free.</summary>
    ClockStretchTimeout = 2,

    /// <summary>A byte was not acknowledged.</summary>
    PartialTransfer = 3,

    /// <summary>No device at the address.</summary>
    SlaveAddressNotAcknowledged = 4,
}

/// <summary>The outcome of a transfer.</summary>
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(uint bytesTransferred, I2cTransferStatus status)
    {
        BytesTransferred = bytesTransferred;
        Status = status;
    }

    /// <summary>Bytes that went over the bus.</summary>
    public uint BytesTransferred { get; }

    /// <summary>How it ended.</summary>
    public I2cTransferStatus Status { get; }
}

/// <summary>Bus, address and speed.</summary>
public sealed class I2cConnectionSettings
{
    /// <summary>A device at 100 kHz or another speed.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    /// <summary>1 or 2.</summary>
    public int BusId { get; }

    /// <summary>Seven bits.</summary>
    public int DeviceAddress { get; }

    /// <summary>Clock of the bus.</summary>
    public I2cBusSpeed BusSpeed { get; }
}

/// <summary>One device on a bus.</summary>
public class I2cDevice : IDisposable
{
    private readonly I2cBus _bus;

    /// <summary>Sets the bus up. Throws if it does not exist or a pin of it is taken.</summary>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        _bus = VirtualChip.Current.OpenI2c(settings.BusId);
    }

    /// <summary>Bus, address and speed.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Sets the bus up. Throws if it does not exist or a pin of it is taken.</summary>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>One transfer; no other managed thread runs meanwhile.</summary>
    public I2cTransferResult Write(SpanByte buffer)
    {
        I2cTransferStatus status = _bus.Write(
            ConnectionSettings.DeviceAddress,
            (int)ConnectionSettings.BusSpeed,
            buffer.ToArray()
        );
        return new I2cTransferResult(
            status == I2cTransferStatus.FullTransfer ? (uint)buffer.Length : 0,
            status
        );
    }

    /// <summary>Lets go of the device.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
