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
    private readonly HashSet<long>[] _majors =
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
            _majors[DumpFile.IsRegister(scan.File.Index) ? 0 : 1]
                .UnionWith(scan.Good.Select(slot => slot.Key.Major));
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

    /// <summary>What is left of what stood in a slot.</summary>
    private enum Remains
    {
        /// <summary>Nothing that is known.</summary>
        Nowhere,

        /// <summary>The other copy holds it.</summary>
        InTwin,

        /// <summary>Every number between its neighbours' stands somewhere.</summary>
        Elsewhere,
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
        List<GoodSlot> held = HeldByTwin(index);
        List<(BadSlot Slot, Remains Left)> bad = [];
        foreach (BadSlot slot in _scans[index]?.Bad ?? [])
        {
            bad.Add((slot, LeftOf(index, slot, held)));
        }
        foreach (List<(BadSlot Slot, Remains Left)> run in Runs(bad))
        {
            Add(index, run);
        }
        AddHeld(index, held);
    }

    // What was in a slot can be told only by what stands around it, and by what the other copy holds.
    private Remains LeftOf(int index, BadSlot slot, List<GoodSlot> held)
    {
        // The copies lie alike unless one of them was torn: the same place first, then the next at hand.
        int at = held.FindIndex(good => good.Offset == slot.Offset);
        at = at < 0 && held.Count > 0 ? 0 : at;
        if (at >= 0)
        {
            held.RemoveAt(at);
            return Remains.InTwin;
        }
        IReadOnlyList<GoodSlot> own = _scans[index]!.Good;
        long before = own.LastOrDefault(
            good => good.Offset < slot.Offset,
            new GoodSlot(0, default)
        ).Key.Major;
        GoodSlot next = own.FirstOrDefault(good => good.Offset > slot.Offset, new GoodSlot(-1, default));
        long after = next.Offset < 0 ? long.MaxValue : next.Key.Major;
        IEnumerable<GoodSlot> twin = _scans[DumpFile.TwinOf(index)]?.Good ?? [];
        if (twin.Any(good => good.Key.Major > before && good.Key.Major < after))
        {
            // It was repaired: this copy holds it elsewhere by now.
            return Remains.InTwin;
        }
        long between = _majors[DumpFile.IsRegister(index) ? 0 : 1]
            .LongCount(major => major > before && major < after);
        return next.Offset >= 0 && before > 0 && between == after - before - 1
            ? Remains.Elsewhere
            : Remains.Nowhere;
    }

    // Neighbours of the same kind are one finding.
    private static IEnumerable<List<(BadSlot Slot, Remains Left)>> Runs(
        List<(BadSlot Slot, Remains Left)> bad
    )
    {
        List<(BadSlot Slot, Remains Left)> run = [];
        foreach ((BadSlot Slot, Remains Left) next in bad)
        {
            if (run.Count > 0 && !GoesOn(run[^1], next))
            {
                yield return run;
                run = [];
            }
            run.Add(next);
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool GoesOn((BadSlot Slot, Remains Left) last, (BadSlot Slot, Remains Left) next)
    {
        return last.Slot.Offset + last.Slot.Length == next.Slot.Offset
            && last.Slot.Fault == next.Slot.Fault
            && last.Left == next.Left
            && last.Slot.Fault != SlotFault.Unfinished;
    }

    private void Add(int index, List<(BadSlot Slot, Remains Left)> run)
    {
        (BadSlot first, Remains left) = run[0];
        string what = first.Fault switch
        {
            SlotFault.Unfinished when left == Remains.Nowhere =>
                "a write that power cut short; the pen did not count on it",
            SlotFault.Unfinished => "a write that power cut short",
            SlotFault.Unknown => $"{Records(run.Count)} did not arrive whole",
            _ => $"{Records(run.Count)} damaged",
        };
        FindingKind kind =
            first.Fault == SlotFault.Unfinished ? FindingKind.Note
            : left == Remains.Nowhere ? FindingKind.Lost
            : FindingKind.Damaged;
        _findings.Add(
            new JournalFinding(
                kind,
                JournalFiles.Names[index],
                first.Offset,
                run.Sum(bad => bad.Slot.Length),
                run.Count,
                left == Remains.Elsewhere ? $"{what}; nothing is missing for it" : what,
                left == Remains.InTwin ? JournalFiles.Names[DumpFile.TwinOf(index)] : null
            )
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
