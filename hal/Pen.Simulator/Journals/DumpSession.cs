// One session as a dump tells it.
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pen.Control;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>Everything that a journal says of one cartridge in one boot.</summary>
/// <param name="boot">Number of the pen's power-up: the pen has no calendar.</param>
/// <param name="serial">The cartridge's ROM.</param>
public sealed class DumpSession(int boot, long serial)
{
    private const int LotLength = 8;

    private int _countsSequence;
    private int _reasonsSequence;

    /// <summary>Number of the power-up.</summary>
    public int Boot => boot;

    /// <summary>The cartridge's ROM.</summary>
    public long Serial => serial;

    /// <summary>The 48 bits of serial, as 12 hexadecimal digits.</summary>
    public string SerialText => DumpSerial.Text(serial);

    /// <summary>Counts were found.</summary>
    public bool HasCounts => _countsSequence > 0;

    /// <summary>Stop reasons, faults and lot were found.</summary>
    public bool HasReasons => _reasonsSequence > 0;

    /// <summary>The latest of what was found; only what <see cref="HasCounts"/> and <see cref="HasReasons"/> say.</summary>
    public SessionRecord Record { get; } = new();

    /// <summary>It was opened, and no stop and no end was ever recorded of it.</summary>
    public bool IsOnlyOpened => HasCounts && !HasOldCounts && Record.StopCount == 0 && !Record.Ended;

    /// <summary>The reasons are of a later moment than the counts: those that went with them were not found.</summary>
    public bool HasOldCounts => HasCounts && _reasonsSequence > _countsSequence;

    /// <summary>The counts are of a later moment than the reasons, which are written directly before them.</summary>
    public bool HasOldReasons => HasReasons && _countsSequence > _reasonsSequence + 1;

    /// <summary>The greatest sequence number of its records.</summary>
    public int LastSequence { get; private set; }

    /// <summary>Strokes at all levels.</summary>
    public long Strokes => Record.StrokesByLevel.Sum(strokes => (long)strokes);

    /// <summary>Strokes times needles.</summary>
    public long Punctures => Strokes * Record.NeedleCount;

    /// <summary>Lot of the cartridge; empty if none was recorded.</summary>
    public string Lot
    {
        get
        {
            StringBuilder lot = new();
            for (int i = 0; i < LotLength && Record.Lot != 0; i++)
            {
                byte character = (byte)(Record.Lot >> (8 * i));
                lot.Append(character is >= 0x20 and <= 0x7E ? (char)character : '?');
            }
            return lot.ToString().TrimEnd();
        }
    }

    /// <summary>The stop reasons kept, first to last.</summary>
    public IReadOnlyList<StopReason> Stops => Reasons(Record.StopReasons);

    /// <summary>The faults kept, first to last.</summary>
    public IReadOnlyList<StopReason> Faults => Reasons(Record.Faults);

    /// <summary>Takes a verified record of this boot and serial: the latest of each type counts.</summary>
    public void Take(byte[] bytes, int offset)
    {
        int sequence = JournalRecord.Sequence(bytes, offset);
        LastSequence = int.Max(LastSequence, sequence);
        switch (JournalRecord.Type(bytes, offset))
        {
            case JournalRecord.SessionCounts when sequence > _countsSequence:
                _countsSequence = sequence;
                SessionCodec.TakeCounts(bytes, offset, Record);
                break;
            case JournalRecord.SessionReasons when sequence > _reasonsSequence:
                _reasonsSequence = sequence;
                SessionCodec.TakeReasons(bytes, offset, Record);
                break;
        }
    }

    private static StopReason[] Reasons(int[] numbers) =>
        [.. numbers.Where(number => number != 0).Select(number => (StopReason)number)];
}

/// <summary>How serials are written.</summary>
internal static class DumpSerial
{
    private const long Mask = (1L << 48) - 1;

    /// <summary>The 48 bits of serial in a ROM, most significant digit first.</summary>
    public static string Text(long rom) => $"{(rom >> 8) & Mask:X12}";
}
