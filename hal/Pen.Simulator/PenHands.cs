// The hands that work a pen: what an operator does, in the operator's terms.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator;

/// <summary>Works the outside of a simulated pen, for scenarios and for live views alike.</summary>
public sealed class PenHands(SimulatedPen pen)
{
    /// <summary>How long buttons are up between repeated presses, in microseconds.</summary>
    public const long PauseMicroseconds = 100_000;

    private const long FirstSerial = 0x0001_0000_0001;

    private CartridgeChip? _removed;
    private long _lastSerial = FirstSerial;
    private long _nextSerial = FirstSerial;

    // Counts how often all was let go, so that presses planned before that are given up.
    private int _grip;

    /// <summary>A cartridge was taken out that can be seated again.</summary>
    public bool HasRemoved => _removed is not null;

    /// <summary>Battery in or out; nothing if it is so already.</summary>
    public void SetPower(bool on)
    {
        if (on)
        {
            pen.PowerOn();
        }
        else
        {
            pen.PowerOff();
        }
    }

    /// <summary>
    /// Seats a cartridge; none may be seated. <see cref="CartridgeKind.Same"/> needs one that was taken out.
    /// </summary>
    public void Insert(CartridgeRequest request)
    {
        CartridgeChip chip;
        if (request.Kind == CartridgeKind.Same)
        {
            chip = _removed!;
        }
        else
        {
            long serial = request.Kind == CartridgeKind.Clone ? _lastSerial : _nextSerial++;
            chip = CartridgeImages.MakeChip(request, serial);
        }
        _lastSerial = CartridgeImages.SerialOf(chip.ToImage());
        pen.Board.InsertCartridge(chip);
    }

    /// <summary>Takes the cartridge out, if there is one.</summary>
    public void Remove()
    {
        _removed = pen.Board.RemoveCartridge() ?? _removed;
    }

    /// <summary>Puts buttons down together for a time, some times over.</summary>
    public void Press(IReadOnlyList<PenButton> buttons, long durationMicroseconds, int times)
    {
        SetButtons(buttons, true);
        long start = pen.NowMicroseconds;
        int grip = _grip;
        for (int i = 0; i < times; i++)
        {
            long down = start + i * (durationMicroseconds + PauseMicroseconds);
            if (i > 0)
            {
                pen.Board.Time.Schedule(down, () => SetIfHeld(grip, buttons, true));
            }
            pen.Board.Time.Schedule(down + durationMicroseconds, () => SetIfHeld(grip, buttons, false));
        }
    }

    /// <summary>Takes the fingers off every button, and gives up what was still to be pressed.</summary>
    public void LetGo()
    {
        _grip++;
        SetButtons(Enum.GetValues<PenButton>(), false);
    }

    /// <summary>Puts buttons down or lets them come up.</summary>
    public void SetButtons(IReadOnlyList<PenButton> buttons, bool pressed)
    {
        foreach (PenButton button in buttons)
        {
            pen.Board.SetButton(button, pressed);
        }
    }

    private void SetIfHeld(int grip, IReadOnlyList<PenButton> buttons, bool pressed)
    {
        if (grip == _grip)
        {
            SetButtons(buttons, pressed);
        }
    }
}
