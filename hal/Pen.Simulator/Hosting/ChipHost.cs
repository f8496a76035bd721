// The firmware on a virtual ESP32: the device's own program, ports and threads.
using System;
using Pen.App;
using Pen.Hal.Simulated;
using VirtualEsp32;

namespace Pen.Simulator.Hosting;

/// <summary>The chip starts the program at every power-up, as the runtime does on the device.</summary>
internal sealed class ChipHost : IFirmwareHost
{
    private readonly SimulatedBoard _board;
    private readonly VirtualChip _chip;
    private bool _booted;
    private PenDevice? _device;

    public ChipHost(SimulatedBoard board, Processor processor)
    {
        _board = board;
        _chip = new VirtualChip(board, processor == Processor.Esp32S3 ? BoardFile.Esp32S3 : BoardFile.Esp32);
    }

    // One that has stopped decides nothing any more.
    public PenFirmware? Firmware => _device is { StoppedBy: null } ? _device.Firmware : null;

    public PeriodPacer? Pacer => _device?.Pacer;

    public event Action? PeriodDone
    {
        add { }
        remove { }
    }

    public void OnPowerChanged()
    {
        if (!_board.IsPowered)
        {
            _device = null;
        }
        else if (!_booted)
        {
            // From the second power-up on, the chip has done it already.
            _booted = true;
            _chip.Boot(Main);
        }
    }

    // The one line of the program, with a hand on the device.
    private void Main()
    {
        _device = new PenDevice();
        _device.Run();
    }
}
