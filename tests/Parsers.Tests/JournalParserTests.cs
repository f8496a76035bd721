// Any bytes as a journal: never an exception, nothing forgotten that verifies in either copy, and nothing invented.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Pen.Control;
using Pen.Drivers;
using Pen.Simulator.PowerCuts;

namespace Parsers.Tests;

[TestClass]
public sealed class JournalParserTests
{
    private const int Cartridges = 30;
    private const int CartridgesOfBoot = 7;
    private const long FirstNumber = 5_000;
    private const long Stranger = 4_711;

    private static readonly MemoryFiles History = MakeHistory();

    /// <summary>What can happen to a file.</summary>
    internal enum Damage
    {
        Flip,
        Overwrite,
        CutOff,
        Grow,
        Lose,
        TakeOver,
    }

    [TestMethod]
    public void Any_record_verifies_exactly_if_head_and_check_hold()
    {
        Gen<byte[]> records = Cases.Bytes(JournalRecord.Length);
        Cases.Hold(20_000, records, record => AgreesOnRecord(record));
        Cases.Hold(
            20_000,
            records,
            record =>
            {
                Oracle.Seal(record);
                return AgreesOnRecord(record);
            }
        );
    }

    [TestMethod]
    public void Any_slot_of_the_register_verifies_exactly_if_ordinal_and_check_hold()
    {
        Gen<byte[]> slots = Cases.Bytes(UsedSlot.Length);
        Cases.Hold(20_000, slots, slot => AgreesOnSlot(slot));
        Cases.Hold(
            20_000,
            slots,
            slot =>
            {
                Oracle.Seal(slot);
                return AgreesOnSlot(slot);
            }
        );
    }

    [TestMethod]
    public void Files_of_any_bytes_are_mounted_without_an_exception_and_nothing_is_invented()
    {
        Gen<(int File, byte[] Bytes)[]> files = (
            from file in Gen.Choose(0, JournalFiles.Names.Length - 1)
            from length in Gen.Choose(0, 700)
            from bytes in Cases.Bytes(length)
            select (file, bytes)
        )
            .ListOf()
            .Select(list => list.Take(20).ToArray());
        Cases.Hold(
            500,
            files,
            list =>
            {
                MemoryFiles flash = new();
                foreach ((int file, byte[] bytes) in list)
                {
                    flash[JournalFiles.Names[file]] = bytes;
                }
                return IsReadAsItIs(flash);
            }
        );
    }

    [TestMethod]
    public void A_journal_damaged_anywhere_forgets_nothing_that_verifies_and_invents_nothing()
    {
        Cases.Hold(1_500, Damages(JournalFiles.Names), list => IsReadAsItIs(Harm(list)));
    }

    [TestMethod]
    [Proves("PEN-092")]
    public void A_journal_of_which_one_copy_is_damaged_in_any_way_forgets_no_cartridge()
    {
        string[] copy = [.. JournalFiles.Names.Where(name => name.Contains("-b", StringComparison.Ordinal))];
        Cases.Hold(
            1_500,
            Damages(copy),
            list =>
            {
                MemoryFiles flash = Harm(list);
                Journal journal = new(flash);
                // A damaged copy may happen to hold what nobody ever wrote: then nothing starts at all.
                return journal.Mount() == MountResult.Unusable || KnowsAll(journal);
            }
        );
    }

    private static bool AgreesOnRecord(byte[] record)
    {
        bool sound =
            Oracle.HasGoodEnd(record)
            && record[0] == 0xA5
            && record[1] is >= 1 and <= 5
            && BitConverter.ToInt32(record, 2) >= 1
            && BitConverter.ToInt32(record, 6) >= 1;
        return JournalRecord.Verify(record, 0) == sound;
    }

    private static bool AgreesOnSlot(byte[] slot)
    {
        int ordinal = slot[8] | (slot[9] << 8);
        return UsedSlot.Verify(slot, 0) == (Oracle.HasGoodEnd(slot) && ordinal is >= 1 and <= 4096);
    }

    // Against a reader that shares no code with the firmware, before and after the mount, which repairs and folds.
    private static bool IsReadAsItIs(MemoryFiles flash)
    {
        FlashRecord before = FlashRecord.Of(flash.Names, name => flash[name]);
        Journal journal = new(flash);
        MountResult result = journal.Mount();
        if (result == MountResult.Unusable)
        {
            return !AcceptsAnything(journal);
        }
        FlashRecord after = FlashRecord.Of(flash.Names, name => flash[name]);
        return before.Registered.Keys.All(number => journal.IsUsed(CartridgeLayout.MakeSerial(number)))
            && before.Registered.Keys.All(after.Registered.ContainsKey)
            && journal.UsedCount == before.Registered.Count
            && (
                before.Registered.ContainsKey(Stranger)
                || !journal.IsUsed(CartridgeLayout.MakeSerial(Stranger))
            );
    }

    private static bool AcceptsAnything(Journal journal)
    {
        long serial = CartridgeLayout.MakeSerial(Stranger);
        return journal.RecordIntent(serial) == SlowAnswer.Done
            || journal.RecordUse(new SessionRecord { Serial = serial }) == SlowAnswer.Done;
    }

    private static bool KnowsAll(Journal journal) =>
        Enumerable
            .Range(0, Cartridges)
            .All(index => journal.IsUsed(CartridgeLayout.MakeSerial(FirstNumber + index)));

    private static Gen<(string File, Damage Kind, int At, byte Value)[]> Damages(string[] names) =>
        (
            from file in Gen.Elements(names)
            from kind in Gen.Elements(Enum.GetValues<Damage>())
            from at in Gen.Choose(0, 2_000)
            from value in Cases.Byte
            select (file, kind, at, value)
        )
            .ListOf()
            .Select(list => list.Take(12).ToArray());

    private static MemoryFiles Harm((string File, Damage Kind, int At, byte Value)[] damages)
    {
        MemoryFiles flash = History.Copy();
        foreach ((string file, Damage kind, int place, byte value) in damages)
        {
            byte[] bytes = flash[file];
            int at = bytes.Length == 0 ? 0 : place % bytes.Length;
            switch (kind)
            {
                case Damage.Flip when bytes.Length > 0:
                    bytes[at] ^= value;
                    break;
                case Damage.Overwrite:
                    bytes.AsSpan(at).Fill(value);
                    break;
                case Damage.CutOff:
                    flash[file] = bytes[..at];
                    break;
                case Damage.Grow:
                    flash[file] = [.. bytes, .. Enumerable.Repeat(value, place % 100)];
                    break;
                case Damage.Lose:
                    flash.Delete(file);
                    break;
                case Damage.TakeOver:
                    // Another file's bytes under this name: what a file system might do at its worst.
                    flash[file] = (byte[])
                        flash[JournalFiles.Names[place % JournalFiles.Names.Length]].Clone();
                    break;
            }
        }
        return flash;
    }

    // A few boots with a few cartridges each; every third session was cut off.
    private static MemoryFiles MakeHistory()
    {
        MemoryFiles flash = new();
        Journal journal = new(flash);
        for (int index = 0; index < Cartridges; index++)
        {
            if (index % CartridgesOfBoot == 0)
            {
                journal = new Journal(flash);
                journal.Mount();
            }
            long serial = CartridgeLayout.MakeSerial(FirstNumber + index);
            journal.RecordIntent(serial);
            SessionRecord session = new() { Serial = serial, NeedleCount = 12 };
            journal.RecordUse(session);
            journal.SaveSession(session);
            session.Ended = index % 3 != 0;
            journal.SaveSession(session);
        }
        return flash;
    }
}
