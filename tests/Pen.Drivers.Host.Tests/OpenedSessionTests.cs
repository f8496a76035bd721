// A session is on record from its opening on, before there is any stop to save.
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class OpenedSessionTests
    {
        [TestMethod]
        public void A_session_without_a_stop_is_carried_over_every_later_boot()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            Assert.AreEqual(SlowAnswer.Done, bench.Use(5));
            for (int boot = 2; boot < 5; boot++)
            {
                bench.PowerUp();
                SessionRecord known = Known(bench, 5);
                Assert.AreEqual(JournalBench.Serial(5), known.Serial);
                Assert.AreEqual(12, known.NeedleCount);
                Assert.AreEqual(0x3837363534333231, known.Lot);
                Assert.AreEqual(345, known.OpenedSeconds);
                Assert.AreEqual(0, known.StopCount);
                Assert.AreEqual(0, known.RunningMilliseconds);
                Assert.IsFalse(known.Ended);
            }
        }

        [TestMethod]
        [DataRow(JournalBench.LogA)]
        [DataRow(JournalBench.LogB)]
        public void Either_log_alone_carries_it_over(string lost)
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(5);
            bench.Flash.SetFile(lost, new byte[0]);
            bench.PowerUp();
            Assert.AreEqual(345, Known(bench, 5).OpenedSeconds);
        }

        [TestMethod]
        public void What_is_saved_later_takes_its_place()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(5);
            bench.Save(5, 2, false);
            bench.PowerUp();
            Assert.AreEqual(2, bench.StopsOf(1, 5));
        }

        [TestMethod]
        public void A_full_log_makes_room_for_it_and_loses_none()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int number = 1; number <= 200; number++)
            {
                Assert.AreEqual(SlowAnswer.Done, bench.Use(number), "cartridge " + number);
            }
            bench.PowerUp();
            for (int number = 1; number <= 200; number++)
            {
                Assert.AreEqual(0, bench.StopsOf(1, number), "cartridge " + number);
            }
        }

        [TestMethod]
        public void Power_gone_at_any_byte_of_the_boot_after_keeps_it()
        {
            JournalBench opened = new JournalBench();
            opened.PowerUp();
            opened.Use(5);
            JournalBench whole = new JournalBench(opened.Flash.Clone());
            Assert.IsTrue(Boots(whole, 1 << 30));
            Assert.IsGreaterThan(4 * JournalRecord.Length, whole.Flash.Steps);
            for (int cut = 0; cut < whole.Flash.Steps; cut++)
            {
                JournalBench bench = new JournalBench(opened.Flash.Clone());
                Assert.IsFalse(Boots(bench, cut));
                Assert.AreEqual(MountResult.Usable, bench.Mount(), "cut at " + cut);
                Assert.AreEqual(345, Known(bench, 5).OpenedSeconds, "cut at " + cut);
            }
        }

        private static bool Boots(JournalBench bench, int steps)
        {
            try
            {
                bench.Flash.StepsUntilPowerLoss = steps;
                bench.Journal = new Journal(bench.Flash);
                return bench.Journal.Mount() == MountResult.Usable;
            }
            catch (PowerGoneException)
            {
                return false;
            }
        }

        // What the ring's first file of copy a holds of it: the log has been begun anew.
        private static SessionRecord Known(JournalBench bench, int number)
        {
            SessionRecord known = new SessionRecord();
            byte[] ring = bench.Flash.File("sessions-a0.bin");
            for (int at = 0; at + JournalRecord.Length <= ring.Length; at += JournalRecord.Length)
            {
                if (
                    !JournalRecord.Verify(ring, at)
                    || JournalRecord.Serial(ring, at) != JournalBench.Serial(number)
                )
                {
                    continue;
                }
                if (JournalRecord.Type(ring, at) == JournalRecord.SessionCounts)
                {
                    SessionCodec.TakeCounts(ring, at, known);
                }
                else
                {
                    SessionCodec.TakeReasons(ring, at, known);
                }
            }
            return known;
        }
    }
}
