// A pen and everything about it that can be seen without asking its firmware.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;

namespace Pen.Simulator.PowerCuts;

/// <summary>
/// Watches plant, pins, buttons and chips from the first moment on: which cartridges an operator started, which ones
/// drove the motor, and whether the one is ever without the other.
/// </summary>
internal sealed class WatchedPen
{
    // A start is a hold of 300 ms to 2 s that was released; a little more counts as one here, for the bounce.
    private const long ShortestHoldMicroseconds = 280_000;
    private const long LongestHoldMicroseconds = 2_040_000;
    private const long SessionGapMicroseconds = 300_000;
    private const int Copies = 2;

    /// <summary>Where the use mark stands in an image: behind the ROM, at address 0x20.</summary>
    public const int MarkAt = 8 + 0x20;

    /// <summary>Bytes of the use mark.</summary>
    public const int MarkLength = 8;

    private readonly PenMoment _moment;
    private readonly StandingChecks _checks;
    private readonly Action<string, string> _report;
    private readonly Dictionary<CartridgeChip, bool> _blankWhenSeated = [];
    private readonly HashSet<CartridgeChip> _startedChips = [];
    private readonly HashSet<long> _spent = [];
    private CartridgeChip? _held;
    private long _seatedAt;
    private long _heldSince;
    private bool _startedSincePowerUp;
    private bool _wasDriven;

    /// <summary>Watches a pen; a broken rule is reported as the rule and what was the case.</summary>
    public WatchedPen(SimulatedPen pen, Action<string, string> report)
    {
        Pen = pen;
        Hands = new PenHands(pen);
        _report = report;
        _moment = new PenMoment(pen, new CrankHistory());
        _checks = new StandingChecks(report);
        new PenObserver(pen).Moment += OnMoment;
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen { get; }

    /// <summary>The operator's hands.</summary>
    public PenHands Hands { get; }

    /// <summary>Raised at every moment, after it was looked at.</summary>
    public event Action<Tracing.TraceRow>? Moment;

    /// <summary>The cartridge that was seated last; null if there never was one.</summary>
    public CartridgeChip? LastSeated { get; private set; }

    /// <summary>Serials that drove the motor, ever.</summary>
    public HashSet<long> Driven { get; } = [];

    /// <summary>Serials that an operator asked to start, ever.</summary>
    public HashSet<long> Started { get; } = [];

    /// <summary>The motor is driven, at the pins.</summary>
    public bool IsDriven => Pen.Board.Signals.DriveOn;

    /// <summary>The needles are in, and the home sensor sees them there.</summary>
    public bool IsHome => Pen.Board.Truth.ProtrusionMicrometres <= 0 && Pen.Board.Signals.HomeSensor;

    /// <summary>How many bits of a chip's use mark are written, 0 to 64.</summary>
    public static int MarkedBits(CartridgeChip chip)
    {
        int bits = 0;
        foreach (byte value in chip.ToImage().AsSpan(MarkAt, MarkLength))
        {
            bits += 8 - int.PopCount(value);
        }
        return bits;
    }

    /// <summary>The 48 bits of a chip's serial.</summary>
    public static long SerialOf(CartridgeChip chip) => CartridgeImages.SerialOf(chip.ToImage());

    /// <summary>A chip had a blank use mark when it was seated first.</summary>
    public bool WasBlank(CartridgeChip chip) => _blankWhenSeated.GetValueOrDefault(chip);

    /// <summary>An operator asked this very chip to start.</summary>
    public bool WasStarted(CartridgeChip chip) => _startedChips.Contains(chip);

    /// <summary>No chip may carry a mark that no start put there.</summary>
    public void CheckBurning()
    {
        foreach ((CartridgeChip chip, bool wasBlank) in _blankWhenSeated)
        {
            int bits = MarkedBits(chip);
            if (wasBlank && bits > 0 && !_startedChips.Contains(chip))
            {
                _report(CutRules.Burnt, $"serial {SerialOf(chip)}: {bits} bits of the mark");
            }
        }
    }

    private void OnMoment()
    {
        _moment.Read();
        LookAtCartridge();
        LookAtStart();
        LookAtDrive();
        _checks.Check(Pen);
        Moment?.Invoke(_moment.Row);
    }

    private void LookAtCartridge()
    {
        // A session ends with the power, and with the cartridge out for longer than 300 ms.
        if (Pen.Board.Cartridge is not null && Pen.Board.IsPowered)
        {
            _seatedAt = Pen.NowMicroseconds;
        }
        else if (!Pen.Board.IsPowered || Pen.NowMicroseconds - _seatedAt > SessionGapMicroseconds)
        {
            _spent.UnionWith(Driven);
        }
        CartridgeChip? chip = Pen.Board.Cartridge;
        if (chip is not null)
        {
            LastSeated = chip;
            if (_blankWhenSeated.TryAdd(chip, MarkedBits(chip) == 0))
            {
                chip.ActivityBegun += activity => LookAtWriting(chip, activity);
            }
        }
    }

    private void LookAtWriting(CartridgeChip chip, ChipActivity activity)
    {
        long serial = SerialOf(chip);
        if (activity == ChipActivity.Program && RegisteredCopies(serial) != Copies)
        {
            _report(CutRules.Intended, $"serial {serial}: {RegisteredCopies(serial)} copies");
        }
    }

    private int RegisteredCopies(long serial) =>
        FlashRecord.Of(Pen.Board.Flash).Registered.GetValueOrDefault(serial);

    private void LookAtStart()
    {
        if (!Pen.Board.IsPowered)
        {
            _held = null;
            _startedSincePowerUp = false;
            return;
        }
        CartridgeChip? chip = Pen.Board.Cartridge;
        if (Pen.Board.IsPressed(PenButton.StartStop))
        {
            if (_held is null)
            {
                _held = chip;
                _heldSince = Pen.NowMicroseconds;
            }
            return;
        }
        long held = Pen.NowMicroseconds - _heldSince;
        bool isStart = held is >= ShortestHoldMicroseconds and <= LongestHoldMicroseconds;
        if (_held is not null && _held == chip && isStart)
        {
            _startedSincePowerUp = true;
            _startedChips.Add(chip);
            Started.Add(SerialOf(chip));
        }
        _held = null;
    }

    private void LookAtDrive()
    {
        if (!IsDriven)
        {
            _wasDriven = false;
            return;
        }
        if (_wasDriven)
        {
            return;
        }
        _wasDriven = true;
        if (Pen.Board.Cartridge is CartridgeChip chip)
        {
            long serial = SerialOf(chip);
            int marked = MarkedBits(chip);
            int copies = RegisteredCopies(serial);
            if (marked != 8 * MarkLength || copies != Copies)
            {
                _report(CutRules.Proven, $"serial {serial}: {marked} bits of the mark, {copies} copies");
            }
            Driven.Add(serial);
            if (_spent.Contains(serial))
            {
                _report(CutRules.TwoSessions, $"serial {serial}");
            }
        }
        if (!_startedSincePowerUp)
        {
            _report(CutRules.Driven, "driven without one");
        }
    }
}
