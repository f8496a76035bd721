// A dump read as far as it verifies: sessions, used cartridges, and what is to be said of its integrity.
using System.Collections.Generic;
using System.Linq;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>A cartridge in the register.</summary>
/// <param name="Ordinal">1 for the pen's first cartridge.</param>
/// <param name="SerialText">Its serial, 12 hexadecimal digits.</param>
/// <param name="Boot">The power-up that first used it; <see cref="UsedSlot.LastBoot"/> for that or later.</param>
public sealed record UsedCartridge(int Ordinal, string SerialText, int Boot);

/// <summary>What a dump says. Whatever verifies in either copy, in whichever file, counts.</summary>
public sealed class JournalReading
{
    private const int NumberBytes = 6;

    private readonly Dictionary<(int Boot, long Serial), DumpSession> _sessions = [];
    private readonly HashSet<UsedCartridge> _used = [];
    private readonly List<JournalFinding> _findings;
    private readonly HashSet<int> _boots = [];

    /// <summary>Reads a dump, whatever is in it.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="last">How many sessions are told, the last ones; the others are counted.</param>
    public JournalReading(FlashDump dump, int last = int.MaxValue)
    {
        _findings = [.. dump.Findings];
        SlotScan?[] scans = new SlotScan?[JournalFiles.Names.Length];
        for (int index = 0; index < scans.Length; index++)
        {
            if (dump[index] is DumpFile file)
            {
                SlotScan scan = new(file);
                scans[index] = scan;
                Take(scan);
            }
        }
        IsEmpty = dump.TotalBytes == 0;
        Verified = scans.Sum(scan => scan?.Good.Count ?? 0);
        _findings.AddRange(new IntegrityCheck(scans).Findings());
        FindMissingOrdinals();
        FindUnregistered();
        DumpSession[] all =
        [
            .. _sessions.Values.OrderBy(session => session.Boot).ThenBy(session => session.LastSequence),
        ];
        Sessions = [.. all.TakeLast(last)];
        OmittedSessions = all.Length - Sessions.Count;
        Used = [.. _used.OrderBy(used => used.Ordinal).ThenBy(used => used.SerialText)];
        HashSet<string> told = [.. all.Select(session => session.SerialText)];
        UsedWithoutSession = [.. Used.Where(used => !told.Contains(used.SerialText))];
    }

    /// <summary>Nothing was ever written.</summary>
    public bool IsEmpty { get; }

    /// <summary>Slots that verified, both copies counted.</summary>
    public int Verified { get; }

    /// <summary>Sessions in the order they began.</summary>
    public IReadOnlyList<DumpSession> Sessions { get; }

    /// <summary>Sessions on record that were not asked for.</summary>
    public int OmittedSessions { get; }

    /// <summary>Every cartridge that the pen ever began to use.</summary>
    public IReadOnlyList<UsedCartridge> Used { get; }

    /// <summary>
    /// Used cartridges of which no session is on record: it made room for later ones, or none was opened.
    /// </summary>
    public IReadOnlyList<UsedCartridge> UsedWithoutSession { get; }

    /// <summary>The latest power-up that left a trace; 0 if none did.</summary>
    public int LastBoot => _boots.Count == 0 ? 0 : _boots.Max();

    /// <summary>Everything to be said of the dump's integrity.</summary>
    public IReadOnlyList<JournalFinding> Findings => _findings;

    /// <summary>Something in the dump is not as the pen wrote it.</summary>
    public bool IsDamaged => _findings.Any(finding => finding.Kind != FindingKind.Note);

    /// <summary>Something that the pen wrote is in neither copy.</summary>
    public bool HasLost => _findings.Any(finding => finding.Kind == FindingKind.Lost);

    private void Take(SlotScan scan)
    {
        byte[] bytes = scan.File.Bytes;
        bool register = DumpFile.IsRegister(scan.File.Index);
        foreach (GoodSlot slot in scan.Good)
        {
            if (register)
            {
                int boot = UsedSlot.Boot(bytes, slot.Offset);
                string serial = $"{JournalRecord.Get(bytes, slot.Offset, NumberBytes):X12}";
                _used.Add(new UsedCartridge(UsedSlot.Ordinal(bytes, slot.Offset), serial, boot));
            }
            else
            {
                TakeRecord(bytes, slot.Offset);
            }
        }
    }

    private void TakeRecord(byte[] bytes, int offset)
    {
        int boot = JournalRecord.BootNumber(bytes, offset);
        _boots.Add(boot);
        if (JournalRecord.Type(bytes, offset) == JournalRecord.Boot)
        {
            return;
        }
        long serial = JournalRecord.Serial(bytes, offset);
        if (!_sessions.TryGetValue((boot, serial), out DumpSession? session))
        {
            session = new DumpSession(boot, serial);
            _sessions.Add((boot, serial), session);
        }
        session.Take(bytes, offset);
    }

    private void FindMissingOrdinals()
    {
        HashSet<int> ordinals = [.. _used.Select(used => used.Ordinal)];
        int greatest = ordinals.Count == 0 ? 0 : ordinals.Max();
        int[] missing = [.. Enumerable.Range(1, greatest).Where(ordinal => !ordinals.Contains(ordinal))];
        if (missing.Length > 0)
        {
            string which = string.Join(", ", missing.Take(8)) + (missing.Length > 8 ? " and more" : "");
            _findings.Add(
                new JournalFinding(
                    FindingKind.Lost,
                    JournalFiles.Names[JournalFiles.Register(0)],
                    null,
                    0,
                    missing.Length,
                    $"{missing.Length} used cartridges (number {which}) are in neither copy of the register",
                    null
                )
            );
        }
    }

    private void FindUnregistered()
    {
        HashSet<string> known = [.. _used.Select(used => used.SerialText)];
        foreach (DumpSession session in _sessions.Values)
        {
            if (!known.Contains(session.SerialText))
            {
                _findings.Add(
                    new JournalFinding(
                        FindingKind.Damaged,
                        JournalFiles.Names[JournalFiles.Register(0)],
                        null,
                        0,
                        1,
                        $"neither copy of the register knows cartridge {session.SerialText}, which ran in boot "
                            + $"{session.Boot}",
                        null
                    )
                );
            }
        }
    }
}
