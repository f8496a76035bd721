// The register of used cartridges: its capacity, its end, and rot in one copy or both.
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class UsedRegisterTests
    {
        [TestMethod]
        [Proves("PEN-045")]
        [Proves("PEN-093")]
        public void A_pens_whole_life_of_4096_cartridges_is_kept_and_the_next_one_is_refused_for_good()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 4096; i++)
            {
                Assert.AreEqual(SlowAnswer.Done, bench.Use(i), "cartridge " + i);
                Assert.AreEqual(SlowAnswer.Done, bench.Save(i, 2, false), "cartridge " + i);
                Assert.AreEqual(SlowAnswer.Done, bench.Save(i, 3, true), "cartridge " + i);
                if (i % 50 == 0)
                {
                    Assert.AreEqual(MountResult.Usable, bench.Mount(), "boot after " + i);
                }
            }
            for (int boot = 0; boot < 3; boot++)
            {
                Assert.AreEqual(SlowAnswer.Full, bench.Journal.RecordIntent(JournalBench.Serial(5000)));
                Assert.IsFalse(bench.Journal.IsUsed(JournalBench.Serial(5000)));
                for (int i = 1; i <= 4096; i++)
                {
                    Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(i)), "cartridge " + i);
                }
                Assert.AreEqual(SlowAnswer.Done, bench.Save(4096, 4, true));
                Assert.AreEqual(MountResult.Usable, bench.Mount());
            }
            Assert.AreEqual(4096, bench.Journal.UsedCount);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void A_serial_that_rotted_in_both_copies_and_stands_nowhere_else_lets_no_cartridge_start(
            int ordinal
        )
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 3; i++)
            {
                Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordIntent(JournalBench.Serial(i)));
            }
            bench.Flash.File(JournalBench.UsedA)[ordinal * UsedSlot.Length] ^= 1;
            Assert.AreEqual(MountResult.Usable, new JournalBench(bench.Flash.Clone()).Mount());
            bench.Flash.File(JournalBench.UsedB)[ordinal * UsedSlot.Length] ^= 2;
            Assert.AreEqual(MountResult.Unusable, bench.Mount());
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.RecordIntent(JournalBench.Serial(9)));
        }

        [TestMethod]
        public void The_last_300_sessions_are_kept_and_the_oldest_go_first()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 1000; i++)
            {
                bench.Use(i);
                for (int stop = 1; stop < 4; stop++)
                {
                    bench.Save(i, stop, false);
                }
                bench.Save(i, i, true);
            }
            bench.PowerUp();
            for (int i = 690; i <= 1000; i++)
            {
                Assert.AreEqual(i, bench.StopsOf(1, i), "session " + i);
            }
            Assert.AreEqual(-1, bench.StopsOf(1, 600));
        }

        [TestMethod]
        public void A_full_journal_takes_no_more_than_its_budget_of_blocks()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 4096; i++)
            {
                bench.Journal.RecordIntent(JournalBench.Serial(i));
            }
            for (int i = 1; i <= 3000; i++)
            {
                bench.Save(i, 1, i % 5 == 0);
            }
            int blocks = 2;
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                Assert.IsLessThanOrEqualTo(
                    JournalFiles.MaxSlots(file) * JournalFiles.SlotLength(file),
                    bench.Flash.File(JournalFiles.Names[file]).Length
                );
                blocks += BlocksOf(JournalFiles.MaxSlots(file) * JournalFiles.SlotLength(file));
            }
            Assert.AreEqual(56, blocks);
        }

        [TestMethod]
        [Proves("PEN-092")]
        [DataRow(JournalBench.UsedA)]
        [DataRow(JournalBench.UsedB)]
        public void Any_rotten_byte_in_one_copy_loses_nothing_and_is_made_good(string file)
        {
            JournalBench original = ThreeUsed();
            int length = original.Flash.File(file).Length;
            Assert.AreEqual(36, length);
            for (int bit = 0; bit < 8 * length; bit++)
            {
                JournalBench bench = new JournalBench(original.Flash.Clone());
                bench.Flash.File(file)[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual(MountResult.Usable, bench.Mount(), "bit " + bit);
                Assert.AreEqual(1, bench.Journal.Damaged(0) + bench.Journal.Damaged(1), "bit " + bit);
                AssertThreeUsed(bench, "bit " + bit);

                // Repaired: the other copy may go now.
                string other = file == JournalBench.UsedA ? JournalBench.UsedB : JournalBench.UsedA;
                bench.Flash.SetFile(other, new byte[0]);
                Assert.AreEqual(MountResult.Usable, bench.Mount(), "bit " + bit);
                AssertThreeUsed(bench, "bit " + bit);
            }
        }

        [TestMethod]
        public void Rot_in_different_slots_of_both_copies_leaves_their_union()
        {
            JournalBench bench = ThreeUsed();
            bench.Flash.File(JournalBench.UsedA)[1] ^= 1;
            bench.Flash.File(JournalBench.UsedB)[13] ^= 1;
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            AssertThreeUsed(bench, "");
        }

        [TestMethod]
        public void Rot_in_the_same_slot_of_both_copies_takes_no_cartridge_any_more()
        {
            for (int slot = 0; slot < 3; slot++)
            {
                JournalBench bench = ThreeUsed();
                bench.Flash.File(JournalBench.UsedA)[12 * slot] ^= 1;
                bench.Flash.File(JournalBench.UsedB)[12 * slot + 1] ^= 1;
                int appends = bench.Flash.Appends;
                // The last one's ordinal leaves no gap; but the log speaks of it.
                Assert.AreEqual(MountResult.Unusable, bench.Mount(), "slot " + slot);
                Assert.AreEqual(SlowAnswer.Failed, bench.Use(9));
                Assert.AreEqual(appends, bench.Flash.Appends);
            }
        }

        [TestMethod]
        public void Slots_in_any_order_and_twice_are_the_same_register()
        {
            JournalBench bench = ThreeUsed();
            byte[] file = bench.Flash.File(JournalBench.UsedA);
            byte[] mixed = new byte[60];
            int[] order = { 2, 0, 1, 0, 2 };
            for (int i = 0; i < mixed.Length; i++)
            {
                mixed[i] = file[12 * order[i / 12] + i % 12];
            }
            bench.Flash.SetFile(JournalBench.UsedA, mixed);
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            AssertThreeUsed(bench, "");
            Assert.AreEqual(SlowAnswer.Done, bench.Use(4));
            bench.Flash.SetFile(JournalBench.UsedB, new byte[0]);
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            Assert.AreEqual(4, bench.Journal.UsedCount);
        }

        [TestMethod]
        public void A_copy_that_is_mostly_garbage_is_begun_anew_from_the_other_one()
        {
            JournalBench bench = ThreeUsed();
            bench.Flash.SetFile(JournalBench.UsedA, JournalBench.Garbage(49900));
            Assert.AreEqual(MountResult.Usable, bench.Mount());
            JournalBench.AreSame(bench.Flash.File(JournalBench.UsedB), bench.Flash.File(JournalBench.UsedA));
            AssertThreeUsed(bench, "");
        }

        [TestMethod]
        public void Zeros_and_blank_flash_are_no_slots()
        {
            byte[] slots = new byte[24];
            for (int i = 12; i < 24; i++)
            {
                slots[i] = 0xFF;
            }
            Assert.IsFalse(UsedSlot.Verify(slots, 0));
            Assert.IsFalse(UsedSlot.Verify(slots, 12));
        }

        [TestMethod]
        public void The_set_of_serials_holds_more_than_4096_and_then_refuses()
        {
            SerialSet set = new SerialSet();
            for (int i = 1; i <= SerialSet.MaxCount; i++)
            {
                Assert.IsTrue(set.Add(JournalBench.Serial(i)));
            }
            Assert.IsGreaterThanOrEqualTo(4096, set.Count);
            Assert.IsFalse(set.Add(JournalBench.Serial(100000)));
            Assert.IsTrue(set.Add(JournalBench.Serial(1)));
            for (int i = 1; i <= SerialSet.MaxCount; i++)
            {
                Assert.IsTrue(set.Contains(JournalBench.Serial(i)));
            }
            Assert.IsFalse(set.Contains(JournalBench.Serial(100000)));
            Assert.IsFalse(set.Contains(0));
            Assert.IsFalse(set.Add(0));
        }

        private static JournalBench ThreeUsed()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(1);
            bench.Use(2);
            bench.Use(3);
            return bench;
        }

        private static void AssertThreeUsed(JournalBench bench, string what)
        {
            for (int i = 1; i <= 3; i++)
            {
                Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(i)), what);
            }
        }

        // littlefs: block n begins with a pointer of 4 bytes for each power of two that divides n, and one more.
        private static int BlocksOf(int length)
        {
            int blocks = 0;
            int left = length;
            while (left > 0)
            {
                int pointers = blocks == 0 ? 0 : 1;
                for (int n = blocks; n > 0 && n % 2 == 0; n /= 2)
                {
                    pointers++;
                }
                left -= 4096 - 4 * pointers;
                blocks++;
            }
            return blocks;
        }
    }
}
