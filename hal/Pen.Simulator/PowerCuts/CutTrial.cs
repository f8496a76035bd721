// One power cut, and what an operator does after it.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.PowerCuts;

/// <summary>
/// Plays a scenario up to a cut, cuts, boots again and tries to start: the same cartridge; a fresh one; the same again;
/// and after another boot, forgeries of both without their marks. Judges by plant, pins, flash and chips alone; the
/// firmware is asked only what it shows to its operator.
/// </summary>
internal sealed class CutTrial
{
    private const long Tick = 20_000;
    private const long BootLimit = 6_000_000;
    private const long JudgeLimit = 1_500_000;
    private const long StartHold = 400_000;
    private const long StartLimit = 3_000_000;
    private const long RefusalSettles = 400_000;
    private const long Work = 200_000;
    private const long Pause = 400_000;
    private const long ClearHold = 1_300_000;
    private const double FreshCell = 0.9;

    // Short enough for a rotor that still turns, and long enough for one that stands.
    private static readonly long[] Outages = [40_000, 500_000];

    private readonly Scenario _scenario;
    private readonly Cut _cut;
    private readonly List<CutViolation> _violations = [];
    private readonly List<int> _recoveryWrites = [];
    private readonly SimulatedPen _pen;
    private readonly WatchedPen _watched;
    private long _bootMicroseconds;

    public CutTrial(Scenario scenario, IReadOnlyDictionary<string, byte[]> files, Cut cut)
    {
        _scenario = scenario;
        _cut = cut;
        _pen = ScenarioHand.MakePen(scenario, files);
        _watched = new WatchedPen(_pen, Report);
    }

    /// <summary>Raised at every moment of the trial.</summary>
    public event Action<TraceRow>? Moment
    {
        add => _watched.Moment += value;
        remove => _watched.Moment -= value;
    }

    /// <summary>Raised with what the trial itself does.</summary>
    public event Action<string>? Step;

    /// <summary>World time.</summary>
    public long NowMicroseconds => _pen.NowMicroseconds;

    private SimulatedBoard Board => _pen.Board;

    private PenState Shown => _pen.Firmware?.Outputs.State ?? 0;

    /// <summary>Does it all. A pen that throws has broken a rule too.</summary>
    public CutOutcome Run()
    {
        string phase = "";
        string result = "";
        try
        {
            ScenarioHand.Plan(_scenario, _cut.AtMicroseconds, _pen, _watched.Hands);
            _pen.AdvanceTo(_cut.AtMicroseconds);
            FlashRecord before = FlashRecord.Of(Board.Flash);
            CutPower();
            FlashRecord left = FlashRecord.Of(Board.Flash);
            CartridgeChip? chip = _watched.LastSeated;
            phase = PhaseOf(chip, left);
            bool mustStart = chip is not null && !_watched.WasStarted(chip) && CanStart(chip, left);
            Reboot();
            result = TrySame(chip);
            if (mustStart && result != "starts")
            {
                Report(CutRules.Lost, result);
            }
            CartridgeChip second = TrySecond();
            TryAgain(chip, second, before);
        }
        catch (Exception failure)
        {
            Report(CutRules.Throws, failure.ToString());
        }
        if (Board.IsPowered)
        {
            _pen.PowerOff();
        }
        return new CutOutcome(_cut, phase, result, _bootMicroseconds, _recoveryWrites, _violations);
    }

    private void CutPower()
    {
        Step?.Invoke($"power is cut {_cut.Describe()}");
        Board.Flash.NextTear = _cut.FlashTear;
        if (Board.Cartridge is CartridgeChip seated)
        {
            seated.NextTear = _cut.RowTear;
        }
        _pen.PowerOff();
        if (Board.Cartridge is CartridgeChip dark)
        {
            dark.NextTear = null;
        }
        // The operator lets go, takes the pen off the skin and the charger, and puts a charged cell in.
        _watched.Hands.LetGo();
        Board.SkinMeanTorque = 0;
        Board.SetCharger(false);
        Board.BatteryCharge = Math.Max(Board.BatteryCharge, FreshCell);
        Wait(Outages[_cut.Number % Outages.Length]);
    }

    private void Reboot()
    {
        Board.Flash.WriteBegun += OnRecoveryWrite;
        if (_cut.Second is SecondCut second)
        {
            BootInto(second);
            _recoveryWrites.Clear();
        }
        _bootMicroseconds = Boot();
        Board.Flash.WriteBegun -= OnRecoveryWrite;
    }

    private void OnRecoveryWrite(FlashWrite write) => _recoveryWrites.Add(write.Count);

    // Boots, and loses power again on the way; a write that never comes is waited for until the boot is over.
    private void BootInto(SecondCut second)
    {
        bool cut = false;
        void Cut()
        {
            cut = true;
            Board.Flash.NextTear = second.Tear;
            _pen.PowerOff();
        }
        void OnWrite(FlashWrite write)
        {
            if (_recoveryWrites.Count == second.Write + 1)
            {
                Board.Time.Schedule(_pen.NowMicroseconds + write.Microseconds / 2, Cut);
            }
        }
        Board.Flash.WriteBegun += OnWrite;
        _pen.PowerOn();
        if (second.Write < 0)
        {
            Wait(second.AfterMicroseconds);
            Cut();
        }
        WaitUntil(() => cut, BootLimit);
        Board.Flash.WriteBegun -= OnWrite;
        Step?.Invoke(cut ? "power is cut again" : "there was no such write to cut again");
        if (!cut)
        {
            _pen.PowerOff();
        }
        Wait(Outages[0]);
    }

    // From power-up until the needles are in and the pen waits for hands.
    private long Boot()
    {
        long started = _pen.NowMicroseconds;
        Step?.Invoke("power is back");
        _pen.PowerOn();
        WaitUntil(() => Shown is not (0 or PenState.SelfTest or PenState.Homing), BootLimit);
        if (Shown == PenState.Fault)
        {
            Step?.Invoke("the operator clears the fault");
            _watched.Hands.Press([PenButton.StartStop], ClearHold, 1);
            Wait(ClearHold + Pause);
            WaitUntil(() => Shown is not (PenState.Homing or PenState.Retracting), BootLimit);
        }
        if (!_watched.IsHome)
        {
            Report(CutRules.Homed, $"{Board.Truth.ProtrusionMicrometres:0} um, state {Shown}");
        }
        return _pen.NowMicroseconds - started;
    }

    private string TrySame(CartridgeChip? chip)
    {
        if (chip is null)
        {
            return "-";
        }
        if (Board.Cartridge is null)
        {
            Board.InsertCartridge(chip);
        }
        return TryStart("the same cartridge");
    }

    private CartridgeChip TrySecond()
    {
        TakeOut();
        _watched.Hands.Insert(new CartridgeRequest(CartridgeKind.Fresh));
        CartridgeChip second = Board.Cartridge!;
        string result = TryStart("a fresh cartridge");
        if (result != "starts")
        {
            Report(CutRules.Second, result);
        }
        return second;
    }

    // What ran must never run again: not now, and not as a forgery after another boot.
    private void TryAgain(CartridgeChip? first, CartridgeChip second, FlashRecord before)
    {
        TakeOut();
        if (first is not null)
        {
            Board.InsertCartridge(first);
            TryRefused("the first cartridge again", first);
            TakeOut();
        }
        CheckRecord(before);
        _watched.CheckBurning();
        _pen.PowerOff();
        Wait(Pause);
        Boot();
        foreach (CartridgeChip? original in new[] { first, second })
        {
            if (original is not null)
            {
                byte[] forged = original.ToImage();
                forged.AsSpan(WatchedPen.MarkAt, WatchedPen.MarkLength).Fill(0xFF);
                Board.InsertCartridge(new CartridgeChip(forged));
                TryRefused("a forgery of it", original);
                TakeOut();
            }
        }
        CheckRecord(before);
    }

    private void TryRefused(string what, CartridgeChip original)
    {
        bool spent = _watched.Driven.Contains(WatchedPen.SerialOf(original));
        string result = TryStart(what);
        if (spent && result == "starts")
        {
            Report(CutRules.Accepted, $"{what}, serial {WatchedPen.SerialOf(original)}");
        }
    }

    private string TryStart(string what)
    {
        Step?.Invoke($"the operator tries {what}");
        WaitUntil(() => Shown is PenState.Ready or PenState.Refused or PenState.Fault, JudgeLimit);
        _watched.Hands.Press([PenButton.StartStop], StartHold, 1);
        long pressed = _pen.NowMicroseconds;
        WaitUntil(
            () =>
                _watched.IsDriven
                || (HasRefused && _pen.NowMicroseconds - pressed > StartHold + RefusalSettles),
            StartLimit
        );
        if (_watched.IsDriven)
        {
            Wait(Work);
            _watched.Hands.Press([PenButton.StartStop], 100_000, 1);
            Wait(Pause);
            return "starts";
        }
        _watched.Hands.LetGo();
        PenOutputs? outputs = _pen.Firmware?.Outputs;
        return Shown switch
        {
            PenState.Refused => $"refused: {outputs!.Verdict}",
            PenState.Fault => $"fault: {outputs!.Reason}",
            _ => $"does not start: {Shown}",
        };
    }

    private bool HasRefused => Shown is PenState.Refused or PenState.Fault or PenState.NoCartridge;

    private void TakeOut()
    {
        _watched.Hands.Remove();
        Wait(Pause);
    }

    // Whatever the flash held before the cut it still holds, and whatever ran stands there, on either copy.
    private void CheckRecord(FlashRecord before)
    {
        FlashRecord now = FlashRecord.Of(Board.Flash);
        foreach (long serial in before.Used.Keys)
        {
            if (!now.Used.ContainsKey(serial))
            {
                Report(CutRules.Kept, $"serial {serial} is gone");
            }
        }
        foreach (long serial in _watched.Driven)
        {
            if (!now.Used.ContainsKey(serial))
            {
                Report(CutRules.Held, $"serial {serial} is missing");
            }
            if (!now.Confirmed.Contains(serial))
            {
                Report(CutRules.Told, $"serial {serial} has none");
            }
        }
        foreach (long serial in now.Used.Keys)
        {
            if (!before.Used.ContainsKey(serial) && !_watched.Started.Contains(serial))
            {
                Report(CutRules.Recorded, $"serial {serial}");
            }
        }
        long keptFrom = now.Sessions.Values.DefaultIfEmpty(long.MaxValue).Min();
        foreach (((long boot, long serial) session, long sequence) in before.Sessions)
        {
            if (now.Sessions.GetValueOrDefault(session) < sequence && sequence > keptFrom)
            {
                Report(CutRules.Sessions, $"boot {session.boot}, serial {session.serial} is gone");
            }
        }
        if (now.LastBoot < before.LastBoot)
        {
            Report(CutRules.Boots, $"{before.LastBoot} before, {now.LastBoot} now");
        }
    }

    private string PhaseOf(CartridgeChip? chip, FlashRecord left)
    {
        if (chip is null)
        {
            return "no cartridge yet";
        }
        long serial = WatchedPen.SerialOf(chip);
        int marked = WatchedPen.MarkedBits(chip);
        if (!_watched.WasBlank(chip))
        {
            return "used when it came";
        }
        if (_watched.Driven.Contains(serial))
        {
            return "had driven the motor";
        }
        string record =
            left.Confirmed.Contains(serial) ? "confirmed"
            : left.Used.TryGetValue(serial, out int copies) ? $"intent in {copies} of 2 copies"
            : "not recorded";
        string mark = marked switch
        {
            0 => "unmarked",
            64 => "marked",
            _ => "mark torn",
        };
        string start = _watched.WasStarted(chip) ? "started" : "before a start";
        return $"{start}, {record}, {mark}";
    }

    // A sound cartridge of which nobody knows yet.
    private static bool CanStart(CartridgeChip chip, FlashRecord left)
    {
        byte[] image = chip.ToImage();
        return WatchedPen.MarkedBits(chip) == 0
            && !left.Used.ContainsKey(WatchedPen.SerialOf(chip))
            && CartridgeImages.IsSound(image);
    }

    private void Wait(long microseconds) => _pen.AdvanceTo(_pen.NowMicroseconds + microseconds);

    private void WaitUntil(Func<bool> condition, long limit)
    {
        for (long waited = 0; waited < limit && !condition(); waited += Tick)
        {
            Wait(Tick);
        }
    }

    private void Report(string rule, string actual)
    {
        _violations.Add(new CutViolation(_pen.NowMicroseconds, rule, actual));
        Step?.Invoke($"VIOLATION {rule}: {actual}");
    }
}
