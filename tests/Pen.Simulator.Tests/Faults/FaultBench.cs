// A whole pen and its operator, for faults of cartridge and journal: what is shown, when, and whether it ever turned.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Faults;

internal sealed class FaultBench
{
    public const long Second = 1_000_000;
    public const long StartHold = 400_000;

    private const long Tick = 5_000;
    private const long BootLimit = 4 * Second;

    private static readonly StopReason[] JournalReasons =
    [
        StopReason.JournalUnusable,
        StopReason.JournalWriteFailed,
    ];

    private readonly PenHands _hands;

    public FaultBench(ulong seed = 1, SimulatedFlash? from = null, Processor processor = Processor.Ports)
    {
        Pen = new SimulatedPen(new PlantParameters(), seed, processor);
        foreach (string name in from?.Names ?? [])
        {
            Board.Flash.SetFile(name, from!.GetFile(name));
        }
        _hands = new PenHands(Pen);
        Board.Signals.Changed += () =>
        {
            if (Board.Signals.DriveOn)
            {
                Driven.Add(Board.Cartridge is { } chip ? CartridgeImages.SerialOf(chip.ToImage()) : 0);
            }
        };
    }

    public SimulatedPen Pen { get; }

    public SimulatedBoard Board => Pen.Board;

    public SimulatedFlash Flash => Board.Flash;

    /// <summary>Serials with which the motor was driven, at the pins.</summary>
    public HashSet<long> Driven { get; } = [];

    public PenState State => Pen.Firmware?.Outputs.State ?? 0;

    public CartridgeVerdict Verdict => Pen.Firmware?.Outputs.Verdict ?? 0;

    public StopReason Reason => Pen.Firmware?.Outputs.Reason ?? 0;

    public CartridgeChip Chip => Board.Cartridge!;

    public static CartridgeChip Make(CartridgeKind kind, long serial = 100) =>
        CartridgeImages.MakeChip(new CartridgeRequest(kind), serial);

    /// <summary>A pen that has booted and waits.</summary>
    public static FaultBench Booted(ulong seed = 1, SimulatedFlash? from = null)
    {
        FaultBench bench = new(seed, from);
        bench.Boot();
        return bench;
    }

    /// <summary>A pen with a sound cartridge that waits for Start.</summary>
    public static FaultBench Ready(long serial = 100, Processor processor = Processor.Ports)
    {
        FaultBench bench = new(processor: processor);
        bench.Boot();
        bench.Insert(Make(CartridgeKind.Fresh, serial));
        bench.Until(() => bench.State == PenState.Ready, 2 * Second);
        Assert.AreEqual(PenState.Ready, bench.State);
        return bench;
    }

    /// <summary>Power up; returns how long it took until the pen waited for hands, or showed a fault.</summary>
    public long Boot()
    {
        Pen.PowerOn();
        return Until(() => State is not (0 or PenState.SelfTest or PenState.Homing), BootLimit);
    }

    public void Reboot()
    {
        if (Board.IsPowered)
        {
            Pen.PowerOff();
        }
        Wait(300_000);
        Boot();
    }

    public void Insert(CartridgeChip chip) => Board.InsertCartridge(chip);

    public void TakeOut()
    {
        Board.RemoveCartridge();
        Wait(400_000);
    }

    /// <summary>Waits; returns how long it took, or fails.</summary>
    public long Until(Func<bool> condition, long limit)
    {
        long from = Pen.NowMicroseconds;
        while (!condition())
        {
            if (Pen.NowMicroseconds - from >= limit)
            {
                Assert.Fail($"not within {limit} us: state {State}, verdict {Verdict}, reason {Reason}");
            }
            Wait(Tick);
        }
        return Pen.NowMicroseconds - from;
    }

    public void Wait(long microseconds) => Pen.AdvanceTo(Pen.NowMicroseconds + microseconds);

    /// <summary>Presses Start as for a start, and lets a second pass.</summary>
    public void TryStart()
    {
        _hands.Press([PenButton.StartStop], StartHold, 1);
        Wait(StartHold + Second);
    }

    /// <summary>Presses Start; after its release, waits for the start to be refused or to run.</summary>
    public long TimeToAnswer()
    {
        _hands.Press([PenButton.StartStop], StartHold, 1);
        Wait(StartHold);
        return Until(
            () => Board.Signals.DriveOn || State is PenState.Refused or PenState.Fault || HasFailed,
            2 * Second
        );
    }

    public void Stop()
    {
        _hands.Press([PenButton.StartStop], 100_000, 1);
        Wait(Second);
    }

    /// <summary>Seats a cartridge that must be refused, within a second and with these words; Start changes nothing.</summary>
    public void AssertRefused(CartridgeChip chip, CartridgeVerdict verdict, string shown)
    {
        Insert(chip);
        Until(() => State == PenState.Refused, Second);
        Assert.AreEqual(verdict, Verdict);
        Wait(200_000);
        Assert.AreEqual(shown, Line(2));
        Assert.AreNotEqual("", Line(3));
        int driven = Driven.Count;
        TryStart();
        Assert.AreEqual(PenState.Refused, State);
        Assert.AreEqual(driven, Driven.Count);
        TakeOut();
    }

    /// <summary>Seats a cartridge that must run.</summary>
    public void AssertRuns(CartridgeChip chip)
    {
        Insert(chip);
        Until(() => State == PenState.Ready, 2 * Second);
        TryStart();
        Until(() => Board.Signals.DriveOn, Second);
        Stop();
        TakeOut();
        Assert.IsTrue(Driven.Contains(CartridgeImages.SerialOf(chip.ToImage())));
    }

    /// <summary>What the flash holds, by the reader that shares no code with the pen.</summary>
    public FlashRecord Record() => FlashRecord.Of(Flash);

    /// <summary>A line of small text of the display, 0 to 3, as it is read off its pixels.</summary>
    public string Line(int page)
    {
        StringBuilder line = new();
        for (int x = 0; x + Font5x7.Width <= 128; x += Font5x7.Width + 1)
        {
            line.Append(CharacterAt(x, page * 8));
        }
        return line.ToString().Trim();
    }

    private bool HasFailed => State == PenState.Ready && JournalReasons.Contains(Reason);

    private char CharacterAt(int left, int top)
    {
        for (char candidate = Font5x7.First; candidate <= Font5x7.Last; candidate++)
        {
            bool same = true;
            for (int at = 0; same && at < Font5x7.Width * 7; at++)
            {
                int x = at % Font5x7.Width;
                int y = at / Font5x7.Width;
                bool wanted = (Font5x7.Column(candidate, x) >> y & 1) != 0;
                same = Board.GetDisplayPixel(left + x, top + y) == wanted;
            }
            if (same)
            {
                return candidate;
            }
        }
        return '\u00A4';
    }
}
