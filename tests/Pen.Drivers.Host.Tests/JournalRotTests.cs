// Rot and strange bytes in log and ring: what verifies is kept, the rest is passed over.
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class JournalRotTests
    {
        [TestMethod]
        [Proves("PEN-092")]
        public void Any_rotten_byte_of_log_or_ring_in_one_copy_loses_no_session_and_no_boot()
        {
            JournalBench original = TwoSessions();
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                if (JournalFiles.SlotLength(file) != JournalRecord.Length)
                {
                    continue;
                }
                string name = JournalFiles.Names[file];
                int length = original.Flash.File(name).Length;
                for (int at = 0; at < length; at++)
                {
                    JournalBench bench = new JournalBench(original.Flash.Clone());
                    bench.Flash.File(name)[at] ^= 0x40;
                    Assert.AreEqual(MountResult.Usable, bench.Mount(), name + " at " + at);
                    Assert.AreEqual(3, bench.Journal.BootNumber, name + " at " + at);
                    Assert.AreEqual(5, bench.StopsOf(1, 1), name + " at " + at);
                    Assert.AreEqual(6, bench.StopsOf(2, 2), name + " at " + at);
                    Assert.AreEqual(SlowAnswer.Done, bench.Use(3));
                    Assert.AreEqual(SlowAnswer.Done, bench.Save(3, 1, true));
                    Assert.AreEqual(1, bench.StopsOf(3, 3), name + " at " + at);
                }
            }
        }

        [TestMethod]
        public void Both_logs_lost_the_boot_counter_goes_on_from_ring_and_register()
        {
            JournalBench bench = TwoSessions();
            bench.Flash.SetFile(JournalBench.LogA, new byte[0]);
            bench.Flash.SetFile(JournalBench.LogB, JournalBench.Garbage(640));
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.AreEqual(3, bench.Journal.BootNumber);
        }

        [TestMethod]
        public void A_whole_ring_of_garbage_is_written_over()
        {
            JournalBench bench = TwoSessions();
            for (int copy = 0; copy < 2; copy++)
            {
                for (int number = 0; number < JournalFiles.RingFiles; number++)
                {
                    string name = JournalFiles.Names[JournalFiles.Ring(copy, number)];
                    bench.Flash.SetFile(name, JournalBench.Garbage(9000 + 13 * number));
                }
            }
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            for (int i = 10; i < 100; i++)
            {
                bench.Use(i);
                Assert.AreEqual(SlowAnswer.Done, bench.Save(i, i, true));
                Assert.AreEqual(i, bench.StopsOf(3, i));
            }
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.AreEqual(99, bench.StopsOf(3, 99));
        }

        [TestMethod]
        [DataRow(0, "sessions-a0.bin")]
        [DataRow(1, "sessions-b0.bin")]
        public void Where_the_ring_refuses_a_session_that_copys_log_keeps_it(int copy, string refused)
        {
            JournalBench bench = TwoSessions();
            bench.Flash.RefusedFile = refused;
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            for (int file = 0; file < JournalFiles.FilesPerCopy; file++)
            {
                string other = JournalFiles.Names[(1 - copy) * JournalFiles.FilesPerCopy + file];
                bench.Flash.SetFile(other, new byte[0]);
            }
            Assert.AreEqual(6, bench.StopsOf(2, 2));
            bench.Flash.RefusedFile = "";
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.AreEqual(4, bench.Journal.BootNumber);
            Assert.AreEqual(6, bench.StopsOf(2, 2));
        }

        [TestMethod]
        public void Records_of_types_that_are_not_known_count_for_nothing()
        {
            byte[] record = new byte[64];
            for (int type = 0; type < 256; type++)
            {
                JournalRecord.Begin(record, 0, type, 1, 1);
                JournalRecord.End(record, 0);
                bool known = type == 1 || type == 4 || type == 5;
                Assert.AreEqual(known, JournalRecord.Verify(record, 0), "type " + type);
            }
        }

        [TestMethod]
        public void Random_files_are_never_an_exception()
        {
            uint seed = 12345;
            for (int round = 0; round < 2000; round++)
            {
                JournalBench bench = round % 2 == 0 ? TwoSessions() : new JournalBench();
                for (int i = 0; i < 3; i++)
                {
                    int file = (int)(Next(ref seed) % 16);
                    byte[] content = new byte[Next(ref seed) % 700];
                    for (int at = 0; at < content.Length; at++)
                    {
                        content[at] = (byte)Next(ref seed);
                    }
                    bench.Flash.SetFile(JournalFiles.Names[file], content);
                }
                MountResult mounted = bench.Mount();
                Assert.AreNotEqual(MountResult.None, mounted);
                if (mounted == MountResult.Usable && round % 2 == 0)
                {
                    Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(1)), "round " + round);
                    Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(2)), "round " + round);
                }
                bench.Use(7);
                bench.Save(7, 1, true);
            }
        }

        // One session ended in boot 1, one cut off by power in boot 2.
        private static JournalBench TwoSessions()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(1);
            bench.Save(1, 4, false);
            bench.Save(1, 5, true);
            bench.PowerUp();
            bench.Use(2);
            bench.Save(2, 5, false);
            bench.Save(2, 6, false);
            return bench;
        }

        private static uint Next(ref uint seed)
        {
            seed = seed * 1664525 + 1013904223;
            return seed >> 8;
        }
    }
}
