// The journal: what it keeps, what it refuses, and what one bad copy changes.
using System;
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class JournalTests
    {
        [TestMethod]
        public void A_new_pen_mounts_and_counts_its_boots()
        {
            JournalBench bench = new JournalBench();
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.AreEqual(1, bench.Journal.BootNumber);
            Assert.AreEqual(2, bench.PowerUp().BootNumber);
            Assert.AreEqual(3, bench.PowerUp().BootNumber);
        }

        [TestMethod]
        public void Mounting_twice_in_a_power_up_counts_one_boot()
        {
            JournalBench bench = new JournalBench();
            Journal journal = bench.PowerUp();
            Assert.AreEqual(MountResult.Usable, journal.Mount());
            Assert.AreEqual(1, journal.BootNumber);
            Assert.AreEqual(2, bench.PowerUp().BootNumber);
        }

        [TestMethod]
        public void Nothing_is_recorded_before_the_mount()
        {
            JournalBench bench = new JournalBench();
            long serial = JournalBench.Serial(5);
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(serial));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordUse(JournalBench.Opening(serial)));
            Assert.AreEqual(SlowAnswer.Failed, bench.Save(5, 1, false));
            Assert.AreEqual(0, bench.Flash.Appends);
        }

        [TestMethod]
        public void An_intent_alone_makes_a_serial_used_at_once_and_on_every_later_boot()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            long serial = JournalBench.Serial(5);
            Assert.IsFalse(bench.Journal.IsUsed(serial));
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordIntent(serial));
            for (int boot = 2; boot < 5; boot++)
            {
                Assert.IsTrue(bench.Journal.IsUsed(serial));
                Assert.IsFalse(bench.Journal.IsUsed(JournalBench.Serial(6)));
                bench.PowerUp();
            }
            Assert.AreEqual(1, bench.Journal.UsedCount);
        }

        [TestMethod]
        public void A_serial_is_recorded_for_one_use_only()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            long serial = JournalBench.Serial(5);
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordIntent(serial));
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordIntent(serial));
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordUse(JournalBench.Opening(serial)));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(serial));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordUse(JournalBench.Opening(serial)));
            bench.Use(6);
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(5));
            bench.PowerUp();
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(serial));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordUse(JournalBench.Opening(serial)));
            Assert.AreEqual(24, bench.Flash.File(JournalBench.UsedA).Length);
        }

        [TestMethod]
        public void What_is_no_cartridges_rom_is_not_recorded()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            long serial = JournalBench.Serial(5);
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(0));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(5));
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(serial ^ 0x100));
            Assert.AreEqual(0, bench.Flash.File(JournalBench.UsedA).Length);
        }

        [TestMethod]
        public void A_first_use_has_its_documented_bytes_in_both_copies()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.PowerUp();
            bench.PowerUp();
            bench.Use(77);
            byte[] expected = { 0x4D, 0, 0, 0, 0, 0, 3, 0, 1, 0, 0x92, 0xFA };
            JournalBench.AreSame(expected, bench.Flash.File(JournalBench.UsedA));
            JournalBench.AreSame(expected, bench.Flash.File(JournalBench.UsedB));
            byte[] log = bench.Flash.File(JournalBench.LogA);
            Assert.AreEqual(192, log.Length);
            byte crc = (byte)(JournalBench.Serial(77) >> 56);
            byte[] reasons = { 0xA5, 4, 4, 0, 0, 0, 3, 0, 0, 0, 0x2D, 0x4D, 0, 0, 0, 0, 0, crc };
            byte[] lot = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38 };
            byte[] counts = { 0xA5, 5, 5, 0, 0, 0, 3, 0, 0, 0, 0x2D, 0x4D, 0, 0, 0, 0, 0, crc };
            byte[] opened = { 12, 0, 0x59, 0x01, 0, 0 };
            byte[] record = new byte[2 * 64];
            reasons.CopyTo(record, 0);
            lot.CopyTo(record, 54);
            counts.CopyTo(record, 64);
            opened.CopyTo(record, 64 + 18);
            for (int at = 0; at < record.Length; at += 64)
            {
                int check = Crc16.Compute(record, at, 62);
                record[at + 62] = (byte)check;
                record[at + 63] = (byte)(check >> 8);
            }
            byte[] written = new byte[record.Length];
            Array.Copy(log, 64, written, 0, written.Length);
            JournalBench.AreSame(record, written);
            JournalBench.AreSame(log, bench.Flash.File(JournalBench.LogB));
        }

        [TestMethod]
        [Proves("PEN-095")]
        public void A_session_comes_back_whole()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            SessionRecord saved = JournalBench.Session(JournalBench.Serial(9));
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.SaveSession(saved));
            byte[] file = bench.Flash.File("sessions-a0.bin");
            Assert.IsTrue(JournalRecord.Verify(file, 0));
            Assert.IsTrue(JournalRecord.Verify(file, 64));
            SessionRecord read = new SessionRecord();
            SessionCodec.TakeReasons(file, 0, read);
            SessionCodec.TakeCounts(file, 64, read);
            Assert.AreEqual(saved.Serial, read.Serial);
            Assert.AreEqual(12, read.NeedleCount);
            Assert.AreEqual(saved.Lot, read.Lot);
            Assert.AreEqual(345, read.OpenedSeconds);
            Assert.AreEqual(1234567, read.RunningMilliseconds);
            Assert.AreEqual(7, read.PressureWarnings);
            Assert.AreEqual(18, read.StopCount);
            Assert.AreEqual(6, read.FaultCount);
            Assert.IsTrue(read.Ended);
            JournalBench.AreSame(saved.StrokesByLevel, read.StrokesByLevel);
            JournalBench.AreSame(saved.StrokesByDepth, read.StrokesByDepth);
            JournalBench.AreSame(saved.StopReasons, read.StopReasons);
            JournalBench.AreSame(saved.Faults, read.Faults);
        }

        [TestMethod]
        public void A_count_too_great_for_its_bytes_saturates()
        {
            byte[] record = new byte[64];
            SessionRecord session = JournalBench.Session(JournalBench.Serial(9));
            session.StrokesByLevel[0] = int.MaxValue;
            session.StopCount = 70000;
            SessionCodec.PutCounts(record, 0, session);
            SessionRecord read = new SessionRecord();
            SessionCodec.TakeCounts(record, 0, read);
            Assert.AreEqual(0xFFFFFF, read.StrokesByLevel[0]);
            Assert.AreEqual(0xFFFF, read.StopCount);
        }

        [TestMethod]
        public void No_session_is_nothing_to_save()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            int appends = bench.Flash.Appends;
            Assert.AreEqual(SlowAnswer.Done, bench.Journal.SaveSession(new SessionRecord()));
            Assert.AreEqual(appends, bench.Flash.Appends);
        }

        [TestMethod]
        [Proves("PEN-043")]
        [DataRow(JournalBench.UsedA)]
        [DataRow(JournalBench.UsedB)]
        [DataRow(JournalBench.LogA)]
        [DataRow(JournalBench.LogB)]
        public void A_use_that_one_copy_refuses_permits_no_start_but_counts_as_used(string file)
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Flash.RefusedFile = file;
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(5));
            Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(5)));
            bench.Flash.RefusedFile = "";
            Assert.IsTrue(bench.PowerUp().IsUsed(JournalBench.Serial(5)));
        }

        [TestMethod]
        [Proves("PEN-043")]
        [DataRow(JournalBench.UsedA)]
        [DataRow(JournalBench.UsedB)]
        [DataRow(JournalBench.LogA)]
        [DataRow(JournalBench.LogB)]
        public void A_use_that_reads_back_differently_permits_no_start(string file)
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Flash.LyingFile = file;
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(5));
        }

        [TestMethod]
        [DataRow(JournalBench.UsedA)]
        [DataRow(JournalBench.UsedB)]
        public void An_intent_that_failed_can_be_repeated_and_is_recorded_once(string file)
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Flash.RefusedFile = file;
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(5));
            bench.Flash.RefusedFile = "";
            Assert.AreEqual(SlowAnswer.Done, bench.Use(5));
            Assert.AreEqual(12, bench.Flash.File(JournalBench.UsedA).Length);
            Assert.AreEqual(12, bench.Flash.File(JournalBench.UsedB).Length);
        }

        [TestMethod]
        public void An_intent_that_failed_in_both_copies_is_made_good_before_the_next_one()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 0; i < 2; i++)
            {
                bench.Flash.WritesUntilError = 0;
                bench.Flash.RefusedFile = JournalBench.UsedB;
                Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(JournalBench.Serial(5)));
            }
            bench.Flash.RefusedFile = "";
            Assert.AreEqual(SlowAnswer.Done, bench.Use(6));
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(5)));
            Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(6)));
        }

        [TestMethod]
        [DataRow(JournalBench.UsedA)]
        [DataRow(JournalBench.UsedB)]
        public void One_unreadable_register_leaves_the_other_to_tell_what_was_used(string file)
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(5);
            bench.Flash.UnreadableFile = file;
            Assert.AreEqual(MountResult.Degraded, bench.Mount());
            Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(5)));
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(6));
        }

        [TestMethod]
        public void Any_one_missing_file_loses_no_serial_no_boot_and_is_whole_again_after_the_mount()
        {
            JournalBench original = new JournalBench();
            original.PowerUp();
            original.Use(5);
            original.Save(5, 3, true);
            original.PowerUp();
            original.Use(6);
            original.Save(6, 4, false);
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                JournalBench bench = new JournalBench(original.Flash.Clone());
                string name = JournalFiles.Names[file];
                bench.Flash.SetFile(name, new byte[0]);
                Assert.AreEqual(MountResult.Usable, bench.Mount(), name);
                Assert.AreEqual(3, bench.Journal.BootNumber, name);
                Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(5)), name);
                Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(6)), name);
                Assert.AreEqual(3, bench.StopsOf(1, 5), name);
                Assert.AreEqual(4, bench.StopsOf(2, 6), name);
                Assert.AreEqual(SlowAnswer.Done, bench.Use(7), name);
                JournalBench.AreSame(
                    bench.Flash.File(JournalBench.UsedA),
                    bench.Flash.File(JournalBench.UsedB),
                    name
                );
            }
        }

        [TestMethod]
        public void A_pen_without_its_registers_that_has_sessions_takes_no_cartridge()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(5);
            bench.Save(5, 3, true);
            bench.Flash.SetFile(JournalBench.UsedA, new byte[0]);
            bench.Flash.SetFile(JournalBench.UsedB, new byte[0]);
            Assert.AreEqual(MountResult.Unusable, bench.Mount());
            Assert.AreEqual(SlowAnswer.Failed, bench.Use(6));
        }

        [TestMethod]
        public void Nothing_but_garbage_is_unusable_and_stays_untouched()
        {
            JournalBench bench = new JournalBench();
            bench.Flash.SetFile(JournalBench.UsedA, JournalBench.Garbage(640));
            Assert.AreEqual(MountResult.Unusable, bench.Mount());
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(JournalBench.Serial(5)));
            Assert.AreEqual(0, bench.Flash.Appends);
        }
    }
}
