// Every power cut that a scenario has room for, found by playing it once and watching.
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.PowerCuts;

/// <summary>
/// Behind every control period; at every byte of every flash write, its last byte sound and garbled; before and behind
/// every deletion; at every byte of every write to the cartridge's memory; and in the programming of its row, after
/// each number of bits, with a single bit done, and with a single bit missing.
/// </summary>
internal sealed class CutPlan
{
    private const int RowBits = 64;
    private const int BitsOfByte = 8;

    private readonly List<Cut> _cuts = [];
    private readonly SimulatedPen _pen;
    private readonly long _byteMicroseconds;
    private readonly long _programMicroseconds;
    private CartridgeChip? _watched;
    private long _busFrom = -1;

    private CutPlan(Scenario scenario, IReadOnlyDictionary<string, byte[]> files)
    {
        _pen = ScenarioHand.MakePen(scenario, files);
        PlantParameters plant = _pen.Board.Parameters;
        _byteMicroseconds = (long)(BitsOfByte * plant.Get("onewire.slot_us"));
        _programMicroseconds = (long)(plant.Get("chip.program_ms") * 1000);
        _pen.PeriodDone += OnPeriod;
        _pen.Board.Flash.WriteBegun += OnFlashWrite;
        ScenarioHand.Plan(scenario, scenario.EndMicroseconds, _pen, new PenHands(_pen));
        _pen.AdvanceTo(scenario.EndMicroseconds);
        _pen.PowerOff();
    }

    /// <summary>Appends and deletions seen.</summary>
    public int FlashWrites { get; private set; }

    /// <summary>Deletions seen.</summary>
    public int FlashDeletions { get; private set; }

    /// <summary>Rows programmed.</summary>
    public int RowWrites { get; private set; }

    /// <summary>The cuts in the order of time, numbered from 1.</summary>
    public IReadOnlyList<Cut> Cuts { get; private set; } = [];

    /// <summary>Plays a scenario on a pen with files on its flash.</summary>
    public static CutPlan Of(Scenario scenario, IReadOnlyDictionary<string, byte[]> files)
    {
        CutPlan plan = new(scenario, files);
        plan.Cuts =
        [
            .. plan
                ._cuts.OrderBy(cut => cut.AtMicroseconds)
                .ThenBy(cut => cut.Place)
                .Select((cut, index) => cut with { Number = index + 1 }),
        ];
        return plan;
    }

    private void OnPeriod()
    {
        Add(_pen.NowMicroseconds, CutPlace.Period, "behind a control period");
        CartridgeChip? chip = _pen.Board.Cartridge;
        if (chip is not null && chip != _watched)
        {
            // A chip is read no sooner than a period after it was seated.
            chip.ActivityBegun += OnChip;
            _watched = chip;
        }
    }

    private void OnFlashWrite(FlashWrite write)
    {
        FlashWrites++;
        long middle = _pen.NowMicroseconds + write.Microseconds / 2;
        if (write.IsDeletion)
        {
            FlashDeletions++;
            AddFlash(middle, $"deletion of {write.Name}, not done", new FlashTear(0));
            AddFlash(middle, $"deletion of {write.Name}, done", new FlashTear(1));
            return;
        }
        for (int bytes = 0; bytes <= write.Count; bytes++)
        {
            string what = $"flash write to {write.Name}, {bytes} of {write.Count} bytes";
            AddFlash(middle, what, new FlashTear(bytes));
            if (bytes > 0)
            {
                AddFlash(middle, what + ", the last garbled", new FlashTear(bytes, Garbled: true));
            }
        }
    }

    private void OnChip(ChipActivity activity)
    {
        if (activity == ChipActivity.WriteScratchpad)
        {
            _busFrom = _pen.NowMicroseconds;
        }
        else if (activity == ChipActivity.Program && _busFrom >= 0)
        {
            AddRow(_busFrom, _pen.NowMicroseconds);
            _busFrom = -1;
        }
    }

    // From the command that fills the scratchpad until the copy has been confirmed.
    private void AddRow(long from, long programmed)
    {
        RowWrites++;
        long end = programmed + _programMicroseconds;
        for (long at = from; at <= end + 3 * _byteMicroseconds; at += _byteMicroseconds)
        {
            if (at < programmed || at > end)
            {
                string side = at < programmed ? "before" : "behind";
                Add(at, CutPlace.Bus, $"in a memory write, {side} its row is programmed");
            }
        }
        long middle = programmed + _programMicroseconds / 2;
        for (int bits = 0; bits <= RowBits; bits++)
        {
            ulong done = bits == RowBits ? ulong.MaxValue : (1UL << bits) - 1;
            AddRow(middle, $"in a memory write, {bits} bits of its row programmed", done);
        }
        for (int bit = 0; bit < RowBits; bit++)
        {
            AddRow(middle, $"in a memory write, only bit {bit} of its row programmed", 1UL << bit);
            AddRow(middle, $"in a memory write, all of its row but bit {bit} programmed", ~(1UL << bit));
        }
    }

    private void AddRow(long at, string what, ulong done) =>
        _cuts.Add(new Cut(0, at, CutPlace.Row, what) { RowTear = done });

    private void AddFlash(long at, string what, FlashTear tear) =>
        _cuts.Add(new Cut(0, at, CutPlace.Flash, what) { FlashTear = tear });

    private void Add(long at, CutPlace place, string what) => _cuts.Add(new Cut(0, at, place, what));
}
