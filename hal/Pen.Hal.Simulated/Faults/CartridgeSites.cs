// The cartridge's memory, its line, and the flash: faults that these parts know of themselves.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The memory of whatever cartridge is seated; a cartridge taken out is as it was before.</summary>
internal sealed class CartridgeMemorySite : IFaultable
{
    private CartridgeChip? _chip;
    private ChipFault? _before;
    private ChipFault? _fault;

    public void Seat(CartridgeChip? chip)
    {
        Restore();
        _chip = chip;
        Apply();
    }

    public void Begin(CircuitFault fault)
    {
        int amount = (int)Math.Round(fault.Amount);
        bool slow = fault.Kind == FaultKind.Slow;
        _fault = new ChipFault(fault.Kind) { Address = slow ? 0 : amount, Factor = slow ? amount : 2 };
        Apply();
    }

    public void End()
    {
        Restore();
        _fault = null;
    }

    private void Apply()
    {
        if (_chip != null && _fault != null)
        {
            _before = _chip.Fault;
            _chip.Fault = _fault;
        }
    }

    private void Restore()
    {
        if (_chip != null && _fault != null)
        {
            _chip.Fault = _before;
        }
    }
}

/// <summary>The line. Off: cut. Stuck: shorted. Garbage: bits are read wrong.</summary>
internal sealed class CartridgeLineSite(OneWireLine line) : IFaultable
{
    public void Begin(CircuitFault fault)
    {
        line.IsCut = fault.Kind == FaultKind.Off;
        line.IsShorted = fault.Kind == FaultKind.Stuck;
        line.WrongOneIn = fault.Kind == FaultKind.Garbage ? (int)fault.Amount : 0;
    }

    public void End()
    {
        line.IsCut = false;
        line.IsShorted = false;
        line.WrongOneIn = 0;
    }
}

/// <summary>The flash.</summary>
internal sealed class FlashSite(SimulatedFlash flash) : IFaultable
{
    public void Begin(CircuitFault fault)
    {
        int amount = (int)Math.Round(fault.Amount);
        bool counts = fault.Kind is FaultKind.Slow or FaultKind.Intermittent;
        flash.Fault = new FlashFault(fault.Kind) { WrongByte = amount, Factor = counts ? amount : 2 };
    }

    public void End() => flash.Fault = null;
}
