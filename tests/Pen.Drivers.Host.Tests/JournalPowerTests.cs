// Power gone at every byte and every deletion, a write error at every write: nothing used is ever forgotten.
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class JournalPowerTests
    {
        private const int Everything = 1 << 30;

        [TestMethod]
        [Proves("PEN-091")]
        [DataRow(false)]
        [DataRow(true)]
        public void Power_gone_at_any_byte_of_a_treatment_loses_nothing_that_was_answered(bool garbles)
        {
            JournalBench before = new JournalBench();
            before.PowerUp();
            before.Use(1);
            before.Save(1, 2, false);
            JournalBench whole = new JournalBench(before.Flash.Clone());
            Treatment(whole, Everything);
            int steps = whole.Flash.Steps;
            Assert.IsGreaterThan(1000, steps);
            for (int cut = 0; cut < steps; cut++)
            {
                JournalBench bench = new JournalBench(before.Flash.Clone());
                bench.Flash.GarblesLastByte = garbles;
                Check(bench, Treatment(bench, cut), "cut at " + cut);
            }
        }

        [TestMethod]
        [Proves("PEN-091")]
        public void Power_gone_twice_at_any_two_places_of_the_boots_after_loses_nothing()
        {
            JournalBench before = new JournalBench();
            before.PowerUp();
            before.Use(1);
            before.Save(1, 2, false);
            for (int first = 0; first < 520; first += 5)
            {
                for (int second = 0; second < 520; second += 11)
                {
                    JournalBench bench = new JournalBench(before.Flash.Clone());
                    Boot(bench, first);
                    Boot(bench, second);
                    Assert.AreEqual(MountResult.Usable, bench.Mount());
                    Assert.IsInRange(2, 4, bench.Journal.BootNumber);
                    Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(1)));
                    Assert.AreEqual(2, bench.StopsOf(1, 1));
                }
            }
        }

        [TestMethod]
        public void A_write_error_anywhere_in_a_treatment_never_permits_what_both_copies_do_not_hold()
        {
            for (int torn = 0; torn < 12; torn += 11)
            {
                for (int write = 0; write < 40; write++)
                {
                    JournalBench bench = new JournalBench();
                    bench.PowerUp();
                    bench.Flash.WritesUntilError = write;
                    bench.Flash.BytesInSpiteOfError = torn;
                    Answers answers = Treatment(bench, Everything);
                    Check(bench, answers, "error at write " + write);

                    JournalFlash[] halves = Halves(bench.Flash);
                    for (int half = 0; half < 2; half++)
                    {
                        JournalBench single = new JournalBench(halves[half]);
                        Assert.AreNotEqual(MountResult.None, single.Mount());
                        Assert.IsTrue(
                            !answers.Permitted || single.Journal.IsUsed(JournalBench.Serial(2)),
                            "error at write " + write + ", copy " + half
                        );
                    }
                }
            }
        }

        [TestMethod]
        public void A_full_log_begun_anew_loses_nothing_wherever_power_goes()
        {
            JournalBench before = new JournalBench();
            before.PowerUp();
            before.Use(3);
            before.Use(4);
            JournalBench whole = new JournalBench(before.Flash.Clone());
            int steps = Overflow(whole, Everything) ? whole.Flash.Steps : 0;
            Assert.IsGreaterThan(500, steps);
            Assert.AreEqual(59, whole.StopsOf(2, 3));
            for (int cut = 0; cut < steps; cut++)
            {
                JournalBench bench = new JournalBench(before.Flash.Clone());
                Assert.IsFalse(Overflow(bench, cut));
                Assert.AreEqual(MountResult.Usable, bench.Mount(), "cut at " + cut);
                Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(3)), "cut at " + cut);
                Assert.AreEqual(3, bench.Journal.BootNumber, "cut at " + cut);
                Assert.AreEqual(1, bench.StopsOf(2, 4), "cut at " + cut);
                Assert.IsGreaterThanOrEqualTo(58, bench.StopsOf(2, 3), "cut at " + cut);
            }
        }

        [TestMethod]
        public void A_ring_that_comes_round_deletes_no_newer_session_wherever_power_goes()
        {
            JournalBench before = new JournalBench();
            before.PowerUp();
            for (int i = 1; i <= 6 * 63; i++)
            {
                Assert.AreEqual(SlowAnswer.Done, before.Journal.RecordIntent(JournalBench.Serial(i)));
                before.Save(i, i, true);
            }
            Assert.AreEqual(1, before.StopsOf(1, 1));
            JournalBench whole = new JournalBench(before.Flash.Clone());
            SaveOneMore(whole, Everything);
            int steps = whole.Flash.Steps;
            for (int cut = 0; cut < steps; cut++)
            {
                JournalBench bench = new JournalBench(before.Flash.Clone());
                SaveOneMore(bench, cut);
                Assert.AreEqual(MountResult.Usable, bench.Mount(), "cut at " + cut);
                Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(1)));
                Assert.AreEqual(64, bench.StopsOf(1, 64), "cut at " + cut);
                Assert.AreEqual(6 * 63, bench.StopsOf(1, 6 * 63), "cut at " + cut);
                Assert.AreEqual(SlowAnswer.Done, bench.Journal.RecordIntent(JournalBench.Serial(400)));
                Assert.AreEqual(SlowAnswer.Done, bench.Save(400, 9, true));
                Assert.AreEqual(9, bench.StopsOf(bench.Journal.BootNumber, 400), "cut at " + cut);
            }
        }

        [TestMethod]
        public void A_lost_register_is_written_again_wherever_power_goes()
        {
            JournalBench before = new JournalBench();
            before.PowerUp();
            for (int i = 1; i <= 45; i++)
            {
                before.Journal.RecordIntent(JournalBench.Serial(i));
            }
            byte[][] damages = { new byte[0], JournalBench.Garbage(500), JournalBench.Garbage(900) };
            for (int damage = 0; damage < damages.Length; damage++)
            {
                for (int cut = 0; cut < 700; cut += 9)
                {
                    JournalBench bench = new JournalBench(before.Flash.Clone());
                    string name = cut % 2 == 0 ? JournalBench.UsedA : JournalBench.UsedB;
                    bench.Flash.SetFile(name, (byte[])damages[damage].Clone());
                    Boot(bench, cut);
                    Assert.AreEqual(MountResult.Usable, bench.Mount(), "cut at " + cut);
                    JournalFlash[] halves = Halves(bench.Flash);
                    for (int half = 0; half < 2; half++)
                    {
                        JournalBench single = new JournalBench(halves[half]);
                        Assert.AreEqual(MountResult.Usable, single.Mount(), "cut at " + cut);
                        Assert.AreEqual(45, single.Journal.UsedCount, "cut at " + cut);
                    }
                }
            }
        }

        // The save that finds the log full is cut; true if it was not.
        private static bool Overflow(JournalBench bench, int steps)
        {
            try
            {
                bench.Journal.Mount();
                bench.Save(4, 1, false);
                int deletions = bench.Flash.Deletions;
                for (int stop = 1; stop <= 58; stop++)
                {
                    bench.Save(3, stop, false);
                }
                Assert.AreEqual(deletions, bench.Flash.Deletions, "the log was full too early");
                bench.Flash.Steps = 0;
                bench.Flash.StepsUntilPowerLoss = steps;
                bench.Save(3, 59, false);
                Assert.AreEqual(deletions + 2, bench.Flash.Deletions, "the log was not full");
                return true;
            }
            catch (PowerGoneException)
            {
                return false;
            }
        }

        private static void SaveOneMore(JournalBench bench, int steps)
        {
            try
            {
                bench.Journal.Mount();
                bench.Flash.StepsUntilPowerLoss = steps;
                bench.Flash.Steps = 0;
                bench.Save(1, 500, true);
            }
            catch (PowerGoneException)
            {
                return;
            }
        }

        private static void Boot(JournalBench bench, int steps)
        {
            try
            {
                bench.Flash.StepsUntilPowerLoss = steps;
                bench.Journal = new Journal(bench.Flash);
                bench.Journal.Mount();
            }
            catch (PowerGoneException)
            {
                return;
            }
        }

        // A boot, a cartridge opened and used with two stops, another one opened.
        private static Answers Treatment(JournalBench bench, int steps)
        {
            Answers answers = new Answers();
            try
            {
                bench.Flash.Steps = 0;
                bench.Flash.StepsUntilPowerLoss = steps;
                bench.Journal = new Journal(bench.Flash);
                bench.Journal.Mount();
                answers.Boot = bench.Journal.BootNumber;
                answers.Intended = bench.Journal.RecordIntent(JournalBench.Serial(2)) == SlowAnswer.Done;
                answers.Permitted = answers.Intended && bench.Open(2) == SlowAnswer.Done;
                answers.Stops = bench.Save(2, 1, false) == SlowAnswer.Done ? 1 : -1;
                answers.Stops = bench.Save(2, 2, false) == SlowAnswer.Done ? 2 : answers.Stops;
                answers.Stops = bench.Save(2, 3, true) == SlowAnswer.Done ? 3 : answers.Stops;
                answers.Second = bench.Use(3) == SlowAnswer.Done;
            }
            catch (PowerGoneException)
            {
                return answers;
            }
            return answers;
        }

        // What was answered before the end is known after it.
        private static void Check(JournalBench bench, Answers answers, string what)
        {
            Assert.AreEqual(MountResult.Usable, bench.Mount(), what);
            Journal journal = bench.Journal;
            Assert.IsGreaterThan(answers.Boot, journal.BootNumber, what);
            Assert.IsTrue(!answers.Intended || journal.IsUsed(JournalBench.Serial(2)), what);
            Assert.IsTrue(!answers.Second || journal.IsUsed(JournalBench.Serial(3)), what);
            if (answers.Stops > 0)
            {
                Assert.IsGreaterThanOrEqualTo(answers.Stops, bench.StopsOf(answers.Boot, 2), what);
            }
            Assert.AreEqual(SlowAnswer.Done, bench.Use(9), what);
            Assert.AreEqual(SlowAnswer.Done, bench.Save(9, 7, false), what);
            int boot = journal.BootNumber;
            Assert.AreEqual(MountResult.Usable, bench.Mount(), what);
            Assert.AreEqual(boot + 1, bench.Journal.BootNumber, what);
            Assert.IsTrue(bench.Journal.IsUsed(JournalBench.Serial(9)), what);
            Assert.AreEqual(7, bench.StopsOf(boot, 9), what);
        }

        // The flash with the files of one copy only.
        private static JournalFlash[] Halves(JournalFlash flash)
        {
            JournalFlash[] halves = { flash.Clone(), flash.Clone() };
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                int other = file < JournalFiles.FilesPerCopy ? 1 : 0;
                halves[other].SetFile(JournalFiles.Names[file], new byte[0]);
            }
            return halves;
        }

        private sealed class Answers
        {
            public int Boot;
            public bool Intended;
            public bool Permitted;
            public bool Second;
            public int Stops = -1;
        }
    }
}
