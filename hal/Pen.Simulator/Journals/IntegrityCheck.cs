// Holds the two copies of a journal against each other.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>Says of everything that does not verify what it was, where it lay, and whether the other copy holds it.</summary>
internal sealed class IntegrityCheck
{
    // A write is two records at most, and goes to copy a, then to copy b: power in between leaves that many.
    private const int MostInOneCopyOnly = 2;

    private readonly SlotScan?[] _scans;
    private readonly HashSet<SlotKey>[] _registerKeys =
    [
        [],
        [],
    ];
    private readonly HashSet<SlotKey>[] _recordKeys =
    [
        [],
        [],
    ];
    private readonly List<JournalFinding> _findings = [];

    /// <summary>A check over the files that are there, by their index.</summary>
    public IntegrityCheck(SlotScan?[] scans)
    {
        _scans = scans;
        foreach (SlotScan scan in scans.OfType<SlotScan>())
        {
            KeysOf(scan.File.Index, scan.File.Copy).UnionWith(scan.Good.Select(slot => slot.Key));
        }
    }

    /// <summary>Everything found.</summary>
    public IReadOnlyList<JournalFinding> Findings()
    {
        for (int index = 0; index < _scans.Length; index++)
        {
            CheckFile(index);
        }
        CheckContradictions();
        return _findings;
    }

    private HashSet<SlotKey> KeysOf(int index, int copy) =>
        DumpFile.IsRegister(index) ? _registerKeys[copy] : _recordKeys[copy];

    // What the same file of the other copy holds, and no file of this copy.
    private List<GoodSlot> HeldByTwin(int index)
    {
        HashSet<SlotKey> own = KeysOf(index, DumpFile.CopyOf(index));
        SlotScan? twin = _scans[DumpFile.TwinOf(index)];
        return twin is null ? [] : [.. twin.Good.Where(slot => !own.Contains(slot.Key))];
    }

    private void CheckFile(int index)
    {
        string twin = JournalFiles.Names[DumpFile.TwinOf(index)];
        List<GoodSlot> held = HeldByTwin(index);
        List<(BadSlot Slot, string? By)> bad = [];
        foreach (BadSlot slot in _scans[index]?.Bad ?? [])
        {
            // The copies lie alike unless one of them was torn: the same place first, then the next at hand.
            int at = held.FindIndex(good => good.Offset == slot.Offset);
            at = at < 0 && held.Count > 0 ? 0 : at;
            bad.Add((slot, at < 0 ? null : twin));
            if (at >= 0)
            {
                held.RemoveAt(at);
            }
        }
        foreach (List<(BadSlot Slot, string? By)> run in Runs(bad))
        {
            Add(index, run);
        }
        AddHeld(index, held);
    }

    // Neighbours of the same kind are one finding.
    private static IEnumerable<List<(BadSlot Slot, string? By)>> Runs(List<(BadSlot Slot, string? By)> bad)
    {
        List<(BadSlot Slot, string? By)> run = [];
        foreach ((BadSlot Slot, string? By) next in bad)
        {
            if (run.Count > 0)
            {
                (BadSlot slot, string? by) = run[^1];
                bool goesOn =
                    slot.Offset + slot.Length == next.Slot.Offset
                    && slot.Fault == next.Slot.Fault
                    && by == next.By
                    && slot.Fault != SlotFault.Unfinished;
                if (!goesOn)
                {
                    yield return run;
                    run = [];
                }
            }
            run.Add(next);
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private void Add(int index, List<(BadSlot Slot, string? By)> run)
    {
        (BadSlot first, string? by) = run[0];
        string what = first.Fault switch
        {
            SlotFault.Unfinished when by is null =>
                "a write that power cut short; the pen did not count on it",
            SlotFault.Unfinished => "a write that power cut short",
            SlotFault.Unknown => $"{Records(run.Count)} did not arrive whole",
            _ => $"{Records(run.Count)} fail the check",
        };
        FindingKind kind =
            first.Fault == SlotFault.Unfinished ? FindingKind.Note
            : by is null ? FindingKind.Lost
            : FindingKind.Damaged;
        int length = run.Sum(bad => bad.Slot.Length);
        _findings.Add(
            new JournalFinding(kind, JournalFiles.Names[index], first.Offset, length, run.Count, what, by)
        );
    }

    private void AddHeld(int index, List<GoodSlot> held)
    {
        // Each copy begins its log anew by itself: the boot at the head of the other's is no loss.
        List<GoodSlot> missing = DumpFile.IsRegister(index)
            ? held
            : [.. held.Where(slot => slot.Key.Minor != JournalRecord.Boot)];
        if (missing.Count == 0)
        {
            return;
        }
        bool ordinary = missing.Count <= MostInOneCopyOnly;
        bool absent = _scans[index] is null or { File.Bytes.Length: 0 };
        string what = (ordinary, absent) switch
        {
            (true, _) =>
                $"{Records(missing.Count)} stand in the other copy only, as when power goes between the two",
            (_, true) => $"the file is missing, and with it {Records(missing.Count)}",
            _ => $"{Records(missing.Count)} are missing",
        };
        _findings.Add(
            new JournalFinding(
                ordinary ? FindingKind.Note : FindingKind.Damaged,
                JournalFiles.Names[index],
                null,
                0,
                missing.Count,
                what,
                JournalFiles.Names[DumpFile.TwinOf(index)]
            )
        );
    }

    // The same sequence number and type, and other bytes: one of them is not what the pen wrote.
    private void CheckContradictions()
    {
        Dictionary<SlotKey, (DumpFile File, int Offset)> seen = [];
        foreach (
            SlotScan scan in _scans.OfType<SlotScan>().Where(scan => !DumpFile.IsRegister(scan.File.Index))
        )
        {
            foreach (GoodSlot slot in scan.Good)
            {
                if (!seen.TryGetValue(slot.Key, out (DumpFile File, int Offset) other))
                {
                    seen.Add(slot.Key, (scan.File, slot.Offset));
                }
                else if (!Bytes(scan.File, slot.Offset).SequenceEqual(Bytes(other.File, other.Offset)))
                {
                    _findings.Add(
                        new JournalFinding(
                            FindingKind.Lost,
                            scan.File.Name,
                            slot.Offset,
                            JournalRecord.Length,
                            1,
                            $"another record of the same number stands in {other.File.Name} at "
                                + $"0x{other.Offset:X4}: one of the two is not this pen's",
                            null
                        )
                    );
                }
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes(DumpFile file, int offset) =>
        file.Bytes.AsSpan(offset, JournalRecord.Length);

    private static string Records(int count) => count == 1 ? "1 record" : $"{count} records";
}
