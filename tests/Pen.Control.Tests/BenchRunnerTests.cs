// Bench self-test: its chord, how it begins, goes on, is broken off and ends.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchRunnerTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(3)]
        public void A_third_button_makes_the_chord_none(int button)
        {
            var bench = new BenchRig();
            bench.SetChord(true);
            bench.SetButton(button, true);
            AssertOrdinary(bench);
        }

        [TestMethod]
        [DataRow(2)]
        [DataRow(4)]
        public void One_button_of_the_chord_is_none(int button)
        {
            var bench = new BenchRig();
            bench.SetButton(button, true);
            AssertOrdinary(bench);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(5)]
        public void A_chord_that_was_open_for_one_period_is_none(int period)
        {
            var bench = new BenchRig();
            bench.SetChord(true);
            bench.Pen.Run(period);
            bench.In.SpeedDownPressed = false;
            bench.Pen.Step();
            bench.In.SpeedDownPressed = true;
            AssertOrdinary(bench);
        }

        [TestMethod]
        public void Nobody_who_begins_it_within_10_s_has_an_ordinary_pen()
        {
            var bench = new BenchRig();
            bench.SetChord(true);
            bench.Pen.RunUntil(PenState.BenchTest, 40);
            bench.SetChord(false);
            Assert.AreEqual((int)SelfTestPrompt.Begin, (int)bench.Out.SelfTestPrompt);
            bench.Pen.Run(499);
            Assert.AreEqual((int)PenState.BenchTest, (int)bench.Out.State);
            Assert.AreEqual((int)SelfTestStep.None, (int)bench.Out.SelfTestStep);
            bench.Pen.Step();
            Assert.AreEqual((int)PenState.Homing, (int)bench.Out.State);
            Assert.AreEqual(0, bench.Lines);
        }

        [TestMethod]
        [DataRow(10)]
        [DataRow(11)]
        public void A_hold_of_Start_begins_it_however_long_the_buttons_have_been_up(int periods)
        {
            BenchRig bench = BenchRig.AtBegin();
            bench.Pen.Run(periods);
            bench.Pen.PressStartStop(400);
            Assert.AreEqual((int)SelfTestStep.Battery, (int)bench.Out.SelfTestStep);
        }

        [TestMethod]
        public void A_hold_of_Start_over_the_chord_begins_nothing()
        {
            var bench = new BenchRig();
            bench.SetChord(true);
            bench.Pen.RunUntil(PenState.BenchTest, 40);
            bench.Pen.Run(5);
            bench.Pen.PressStartStop(400);
            bench.Pen.Run(10);
            Assert.AreEqual((int)SelfTestStep.None, (int)bench.Out.SelfTestStep);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Start_or_the_driver_s_fault_breaks_off_any_step(bool start)
        {
            for (int step = 1; step <= 12; step++)
            {
                if (step != (int)SelfTestStep.StartStopButton || !start)
                {
                    BenchRig bench = BenchRig.AloneAt((SelfTestStep)step);
                    bench.Run(4);
                    int moves = bench.Pen.Axis.Moves;
                    bench.In.StartStopPressed = start;
                    bench.In.DriverFault = !start;
                    bench.Step();
                    Assert.AreEqual((int)SelfTestPrompt.Wait, (int)bench.Out.SelfTestPrompt);
                    Assert.AreEqual(0, bench.Out.SelfTestLight);
                    Assert.AreEqual(1, bench.Out.SelfTestFailed);
                    bench.In.StartStopPressed = false;
                    bench.In.DriverFault = false;
                    bench.AssertBrokenOffAt((SelfTestStep)step);
                    // Before home is known nothing moves.
                    Assert.AreEqual(moves, bench.Pen.Axis.Moves);
                }
            }
        }

        [TestMethod]
        public void Broken_off_with_the_needles_out_it_takes_them_in()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.StepAudit);
            bench.Pen.RunUntil(() => bench.Pen.Axis.Needles > 300, 60, "out");
            bench.In.StartStopPressed = true;
            bench.Step();
            bench.In.StartStopPressed = false;
            bench.AssertBrokenOffAt(SelfTestStep.StepAudit);
            bench.Run(60);
            Assert.AreEqual(-200, bench.Out.CountedDepthMicrometres);
            Assert.IsTrue(bench.Out.DepthProven);
        }

        [TestMethod]
        public void Broken_off_with_the_needles_parked_it_moves_nothing()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.DutyAlone);
            int moves = bench.Pen.Axis.Moves;
            bench.Step();
            bench.In.StartStopPressed = true;
            bench.Step();
            bench.In.StartStopPressed = false;
            bench.AssertBrokenOffAt(SelfTestStep.DutyAlone);
            bench.Run(60);
            Assert.AreEqual(moves, bench.Pen.Axis.Moves);
        }

        [TestMethod]
        public void Broken_off_in_homing_it_starts_no_other_way_in()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Home);
            bench.Run(10);
            bench.In.StartStopPressed = true;
            bench.Step();
            bench.In.StartStopPressed = false;
            bench.AssertBrokenOffAt(SelfTestStep.Home);
            bench.Run(300);
            int moves = bench.Pen.Axis.Moves;
            bench.Run(100);
            Assert.AreEqual(moves, bench.Pen.Axis.Moves);

            // The homing that went on ended as any other.
            BenchRig sound = BenchRig.AloneAt(SelfTestStep.Home);
            sound.Pen.RunUntil(() => sound.Out.DepthProven, 400, "first homing");
            Assert.AreEqual(sound.Pen.Axis.Moves, moves);
        }

        [TestMethod]
        public void A_service_cartridge_that_is_taken_out_ends_it()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Home);
            bench.In.CartridgePresent = false;
            bench.Step();
            bench.AssertBrokenOffAt(SelfTestStep.Home);
        }

        [TestMethod]
        public void A_cartridge_that_was_never_passed_may_be_taken_out()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Cartridge);
            bench.Pen.Worker.Chip.Status = CartridgeReadStatus.Ok;
            bench.RunTo(SelfTestStep.Home);
            bench.LetGo();
            bench.In.CartridgePresent = false;
            bench.RunTo(SelfTestStep.StepAudit);
            bench.AssertTold(SelfTestStep.Home, SelfTestVerdict.Pass, 0);
        }

        [TestMethod]
        public void The_next_step_begins_when_the_line_of_the_last_is_out()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Battery);
            bench.Pen.Worker.Silent = true;
            bench.Run(100);
            Assert.AreEqual(1, bench.Lines);
            Assert.AreEqual((int)SelfTestStep.Battery, (int)bench.Out.SelfTestStep);
            bench.Pen.Worker.Silent = false;
            bench.Run(3);
            Assert.AreEqual((int)SelfTestStep.Charger, (int)bench.Out.SelfTestStep);
        }

        [TestMethod]
        public void It_ends_with_one_beep_and_nothing_but_sleep_leads_out()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.GateCut);
            bench.Beeps = 0;
            bench.Finish();
            AssertEnd(bench, SelfTestVerdict.Pass, 0, SelfTestStep.None);
            bench.Run(40);
            Assert.AreEqual(1, bench.Beeps);
            bench.LetGo();
            bench.Run(520);
            bench.Pen.PressStartStop(400);
            bench.Run(5);
            AssertEnd(bench, SelfTestVerdict.Pass, 0, SelfTestStep.None);
            Assert.AreEqual(24, bench.Lines);
            Assert.AreEqual((int)PenState.BenchTest, (int)bench.Out.State);
            bench.In.StartStopPressed = true;
            bench.Pen.RunUntil(PenState.Saving, 110);
        }

        [TestMethod]
        public void Steps_that_fail_are_counted_and_the_first_is_kept()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Display);
            bench.Beeps = 0;
            for (int step = 9; step <= 11; step++)
            {
                bench.RunTo((SelfTestStep)step);
                bench.Run(8);
                bench.In.DepthDownPressed = step != 10;
                bench.In.DepthUpPressed = step == 10;
                bench.Run(3);
                bench.In.DepthDownPressed = false;
                bench.In.DepthUpPressed = false;
                Assert.AreEqual(step < 11 ? 1 : 2, bench.Out.SelfTestFailed);
                Assert.AreEqual((int)SelfTestStep.Display, (int)bench.Out.SelfTestFirstFailed);
                // Two beeps for what failed; the buzzer's own step adds its four.
                if (step == 9)
                {
                    bench.Run(8);
                    Assert.AreEqual(2, bench.Beeps);
                }
            }
            bench.HandsOff = false;
            bench.RunTo(SelfTestStep.GateCut);
            bench.Beeps = 0;
            bench.Finish();
            AssertEnd(bench, SelfTestVerdict.Fail, 2, SelfTestStep.Display);
            bench.Run(40);
            Assert.AreEqual(4, bench.Beeps);
            Assert.AreEqual(
                SelfTestReport.OfSummary(SelfTestVerdict.Fail, 2, SelfTestStep.Display),
                bench.Summary
            );
        }

        private static void AssertEnd(BenchRig bench, SelfTestVerdict verdict, int failed, SelfTestStep first)
        {
            Assert.AreEqual((int)SelfTestPrompt.Result, (int)bench.Out.SelfTestPrompt);
            Assert.AreEqual((int)SelfTestStep.None, (int)bench.Out.SelfTestStep);
            Assert.AreEqual((int)verdict, (int)bench.Out.SelfTestVerdict);
            Assert.AreEqual(failed, bench.Out.SelfTestFailed);
            Assert.AreEqual((int)first, (int)bench.Out.SelfTestFirstFailed);
        }

        private static void AssertOrdinary(BenchRig bench)
        {
            bench.Pen.RunUntil(PenState.Homing, 40);
            Assert.AreEqual(0, bench.Lines);
        }
    }
}
