// The journal: what it keeps, what it refuses, and what survives torn writes and rot.
using Pen.Control;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class JournalTests
{
    private readonly JournalBench _bench = new();

    [TestMethod]
    public void A_new_pen_mounts_and_counts_its_boots()
    {
        Assert.AreEqual(MountResult.Usable, _bench.Mount(out Journal journal));
        Assert.AreEqual(1, journal.BootNumber);
        Assert.AreEqual(2, _bench.PowerUp().BootNumber);
        Assert.AreEqual(3, _bench.PowerUp().BootNumber);
    }

    [TestMethod]
    public void Mounting_twice_in_a_power_up_counts_one_boot()
    {
        Journal journal = _bench.PowerUp();
        Assert.AreEqual(MountResult.Usable, journal.Mount());
        Assert.AreEqual(1, journal.BootNumber);
        Assert.AreEqual(2, _bench.PowerUp().BootNumber);
    }

    [TestMethod]
    public void Nothing_is_recorded_before_the_mount()
    {
        Journal journal = new(_bench.Storage);
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordIntent(5));
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordUse(5));
        Assert.AreEqual(SlowAnswer.Failed, journal.SaveSession(JournalBench.Session(5)));
        Assert.AreEqual(0, _bench.Storage.Appends);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_intent_or_a_use_makes_a_serial_seen_on_every_later_boot(bool use)
    {
        Journal journal = _bench.PowerUp();
        Assert.IsFalse(journal.IsUsed(5));
        Assert.AreEqual(SlowAnswer.Done, use ? journal.RecordUse(5) : journal.RecordIntent(5));
        Assert.IsTrue(journal.IsUsed(5));
        Assert.IsTrue(_bench.PowerUp().IsUsed(5));
        Assert.IsFalse(_bench.PowerUp().IsUsed(6));
    }

    [TestMethod]
    public void The_record_of_a_use_has_its_documented_bytes_in_both_copies()
    {
        _bench.PowerUp().RecordUse(0x1122334455667788);
        byte[] record = _bench.First.GetRange(64, 64).ToArray();
        string expected = "A503" + "02000000" + "01000000" + "8877665544332211" + new string('F', 88);
        Assert.AreEqual(expected, System.Convert.ToHexString(record, 0, 62));
        Assert.AreEqual(Crc16.Compute(record, 0, 62), record[62] | (record[63] << 8));
        CollectionAssert.AreEqual(_bench.First, _bench.Second);
    }

    [TestMethod]
    public void A_session_comes_back_whole()
    {
        SessionRecord saved = JournalBench.Session(9);
        Assert.AreEqual(SlowAnswer.Done, _bench.PowerUp().SaveSession(saved));
        byte[] file = _bench.First.ToArray();
        Assert.IsTrue(JournalRecord.Verify(file, 64));
        Assert.IsTrue(JournalRecord.Verify(file, 128));
        SessionRecord read = new();
        SessionCodec.TakeReasons(file, 64, read);
        SessionCodec.TakeCounts(file, 128, read);
        Assert.AreEqual(saved.Serial, read.Serial);
        Assert.AreEqual(12, read.NeedleCount);
        Assert.AreEqual(345, read.OpenedSeconds);
        Assert.AreEqual(1234567, read.RunningMilliseconds);
        Assert.AreEqual(7, read.PressureWarnings);
        Assert.AreEqual(18, read.StopCount);
        Assert.IsTrue(read.Ended);
        CollectionAssert.AreEqual(saved.StrokesByLevel, read.StrokesByLevel);
        CollectionAssert.AreEqual(saved.StrokesByDepth, read.StrokesByDepth);
        CollectionAssert.AreEqual(saved.StopReasons, read.StopReasons);
    }

    [TestMethod]
    public void A_count_too_great_for_its_bytes_saturates()
    {
        SessionRecord session = JournalBench.Session(9);
        session.StrokesByLevel[0] = int.MaxValue;
        session.StopCount = 70000;
        _bench.PowerUp().SaveSession(session);
        SessionRecord read = new();
        SessionCodec.TakeCounts(_bench.First.ToArray(), 128, read);
        Assert.AreEqual(0xFFFFFF, read.StrokesByLevel[0]);
        Assert.AreEqual(0xFFFF, read.StopCount);
    }

    [TestMethod]
    public void No_session_is_nothing_to_save()
    {
        Journal journal = _bench.PowerUp();
        int appends = _bench.Storage.Appends;
        Assert.AreEqual(SlowAnswer.Done, journal.SaveSession(new SessionRecord()));
        Assert.AreEqual(appends, _bench.Storage.Appends);
    }

    [TestMethod]
    [DataRow(Journal.FirstFile)]
    [DataRow(Journal.SecondFile)]
    public void A_use_that_one_copy_refuses_permits_no_start_but_counts_as_used(string file)
    {
        Journal journal = _bench.PowerUp();
        _bench.Storage.RefusedFile = file;
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordIntent(5));
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordUse(5));
        Assert.IsTrue(journal.IsUsed(5));
        Assert.IsTrue(_bench.PowerUp().IsUsed(5));
        Assert.AreEqual(SlowAnswer.Done, journal.SaveSession(JournalBench.Session(5)));
    }

    [TestMethod]
    [DataRow(Journal.FirstFile)]
    [DataRow(Journal.SecondFile)]
    public void A_use_that_reads_back_differently_permits_no_start(string file)
    {
        Journal journal = _bench.PowerUp();
        _bench.Storage.LyingFile = file;
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordUse(5));
    }

    [TestMethod]
    [DataRow(Journal.FirstFile)]
    [DataRow(Journal.SecondFile)]
    public void One_unreadable_copy_leaves_the_other_to_tell_what_was_used(string file)
    {
        _bench.PowerUp().RecordUse(5);
        _bench.Storage.UnreadableFile = file;
        Assert.AreEqual(MountResult.Degraded, _bench.Mount(out Journal journal));
        Assert.IsTrue(journal.IsUsed(5));
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordUse(6));
    }

    [TestMethod]
    [DataRow(Journal.FirstFile)]
    [DataRow(Journal.SecondFile)]
    public void A_missing_copy_begins_anew_and_the_other_still_tells(string file)
    {
        _bench.PowerUp().RecordUse(5);
        _bench.Storage.Delete(file);
        Assert.AreEqual(MountResult.Usable, _bench.Mount(out Journal journal));
        Assert.AreEqual(2, journal.BootNumber);
        Assert.IsTrue(journal.IsUsed(5));
        Assert.AreEqual(SlowAnswer.Done, journal.RecordUse(6));
        Assert.IsTrue(_bench.PowerUp().IsUsed(6));
    }

    [TestMethod]
    public void Nothing_but_garbage_is_unusable_and_stays_untouched()
    {
        byte[] garbage = new byte[640];
        System.Array.Fill(garbage, (byte)0xA5);
        _bench.Storage.Files[Journal.FirstFile] = [.. garbage];
        Assert.AreEqual(MountResult.Unusable, _bench.Mount(out Journal journal));
        Assert.AreEqual(SlowAnswer.Failed, journal.RecordIntent(5));
        Assert.AreEqual(0, _bench.Storage.Appends);
    }

    [TestMethod]
    public void A_power_loss_at_every_byte_of_a_use_leaves_a_journal_that_goes_on()
    {
        for (int bytes = 0; bytes <= 128; bytes++)
        {
            JournalBench bench = new();
            Journal journal = bench.PowerUp();
            journal.RecordUse(5);
            bench.Storage.BytesUntilPowerLoss = bytes;
            bool survived = JournalBench.Survives(() => journal.RecordUse(6));
            Assert.AreEqual(bytes == 128, survived);

            bench.Storage.BytesUntilPowerLoss = -1;
            Assert.AreEqual(MountResult.Usable, bench.Mount(out Journal next), "torn after " + bytes);
            Assert.AreEqual(2, next.BootNumber);
            Assert.IsTrue(next.IsUsed(5));
            Assert.AreEqual(bytes >= 64, next.IsUsed(6), "torn after " + bytes);
            Assert.AreEqual(SlowAnswer.Done, next.RecordUse(7));

            // Nothing written after the torn record may be lost behind it, in either copy.
            foreach (string file in new[] { Journal.FirstFile, Journal.SecondFile })
            {
                JournalBench single = new();
                single.Storage.Files[file] = bench.Storage.Files[file];
                Journal last = single.PowerUp();
                Assert.IsTrue(last.IsUsed(5));
                Assert.IsTrue(last.IsUsed(7), file + " torn after " + bytes);
                Assert.AreEqual(3, last.BootNumber);
            }
        }
    }

    [TestMethod]
    public void A_power_loss_at_every_byte_of_the_first_boot_leaves_a_pen_that_starts()
    {
        for (int bytes = 0; bytes < 128; bytes++)
        {
            JournalBench bench = new();
            bench.Storage.BytesUntilPowerLoss = bytes;
            Assert.IsFalse(JournalBench.Survives(() => bench.PowerUp()));
            bench.Storage.BytesUntilPowerLoss = -1;
            Assert.AreEqual(MountResult.Usable, bench.Mount(out Journal journal), "torn after " + bytes);
            Assert.AreEqual(SlowAnswer.Done, journal.RecordUse(7));
            Assert.IsTrue(bench.PowerUp().IsUsed(7));
        }
    }

    [TestMethod]
    [DataRow(Journal.FirstFile)]
    [DataRow(Journal.SecondFile)]
    public void Any_rotten_byte_in_one_copy_loses_nothing(string file)
    {
        Journal writer = _bench.PowerUp();
        writer.RecordIntent(5);
        writer.RecordUse(5);
        writer.RecordUse(6);
        int length = _bench.First.Count;
        byte[] sound = _bench.Storage.Files[file].ToArray();
        for (int at = 0; at < length; at++)
        {
            JournalBench bench = new();
            bench.Storage.Files[Journal.FirstFile] = [.. _bench.First];
            bench.Storage.Files[Journal.SecondFile] = [.. _bench.Second];
            bench.Storage.Files[file][at] = (byte)(sound[at] ^ 0x40);
            Assert.AreEqual(MountResult.Usable, bench.Mount(out Journal journal), "rot at " + at);
            Assert.IsTrue(journal.IsUsed(5) && journal.IsUsed(6), "rot at " + at);
            Assert.AreEqual(2, journal.UsedCount);
            Assert.AreEqual(2, journal.BootNumber);
            Assert.AreEqual(1, journal.DamagedFirst + journal.DamagedSecond);
        }
    }

    [TestMethod]
    public void Rot_in_different_records_of_both_copies_leaves_their_union()
    {
        Journal writer = _bench.PowerUp();
        writer.RecordUse(5);
        writer.RecordUse(6);
        _bench.First[64 + 12] ^= 1;
        _bench.Second[128 + 12] ^= 1;
        Journal journal = _bench.PowerUp();
        Assert.IsTrue(journal.IsUsed(5));
        Assert.IsTrue(journal.IsUsed(6));
    }

    [TestMethod]
    public void Garbage_between_good_records_is_passed_over()
    {
        _bench.PowerUp().RecordUse(5);
        foreach (string file in new[] { Journal.FirstFile, Journal.SecondFile })
        {
            for (int i = 0; i < 300; i++)
            {
                _bench.Storage.Files[file].Add((byte)(i * 37));
            }
        }
        Journal journal = _bench.PowerUp();
        journal.RecordUse(6);
        Journal last = _bench.PowerUp();
        Assert.IsTrue(last.IsUsed(5));
        Assert.IsTrue(last.IsUsed(6));
        Assert.AreEqual(5, last.DamagedFirst);
    }

    [TestMethod]
    public void A_full_journal_refuses_new_cartridges_finishes_the_open_one_and_forgets_nothing()
    {
        Journal journal = _bench.PowerUp();
        long serial = 1;
        SlowAnswer answer;
        while ((answer = journal.RecordIntent(serial)) == SlowAnswer.Done && serial < 5000)
        {
            serial++;
        }
        Assert.AreEqual(SlowAnswer.Full, answer);
        Assert.IsFalse(journal.IsUsed(serial));
        Assert.AreEqual(SlowAnswer.Done, journal.RecordUse(serial - 1));
        int saves = 0;
        while (journal.SaveSession(JournalBench.Session(serial - 1)) == SlowAnswer.Done && saves < 1000)
        {
            saves++;
        }
        Assert.IsGreaterThan(10, saves);
        Assert.AreEqual(SlowAnswer.Full, journal.SaveSession(JournalBench.Session(serial - 1)));
        Assert.IsLessThanOrEqualTo(Journal.MaxSlots * 64, _bench.First.Count);

        // The odd slot that a session of two does not fill takes one boot; then nothing is written at all.
        for (int boot = 0; boot < 3; boot++)
        {
            Assert.AreNotEqual(MountResult.Unusable, _bench.Mount(out Journal next));
            for (long used = 1; used < serial; used++)
            {
                Assert.IsTrue(next.IsUsed(used));
            }
            Assert.AreEqual(SlowAnswer.Full, next.RecordUse(1));
        }
        Assert.IsLessThanOrEqualTo(Journal.MaxSlots * 64, _bench.First.Count);
    }

    [TestMethod]
    public void The_set_of_serials_holds_more_than_4096_and_then_refuses()
    {
        SerialSet set = new();
        for (int i = 1; i <= SerialSet.MaxCount; i++)
        {
            Assert.IsTrue(set.Add(CartridgeLayout.MakeSerial(i)));
        }
        Assert.IsGreaterThanOrEqualTo(4096, set.Count);
        Assert.IsFalse(set.Add(CartridgeLayout.MakeSerial(100000)));
        Assert.IsTrue(set.Add(CartridgeLayout.MakeSerial(1)));
        for (int i = 1; i <= SerialSet.MaxCount; i++)
        {
            Assert.IsTrue(set.Contains(CartridgeLayout.MakeSerial(i)));
        }
        Assert.IsFalse(set.Contains(CartridgeLayout.MakeSerial(100000)));
        Assert.IsFalse(set.Contains(0));
        Assert.IsFalse(set.Add(0));
    }
}
