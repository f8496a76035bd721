// Bench self-test: the service cartridge, home, and the way out and back.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchAxisTests
    {
        // 2.0 mm in quarter steps.
        private const int AuditSteps = 320;

        [TestMethod]
        public void The_cartridge_is_asked_for_and_read_only_when_it_has_settled()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Cartridge);
            bench.Run(20);
            AssertPrompt(SelfTestPrompt.InsertTool, bench);
            Assert.AreEqual(0, bench.Pen.Worker.TimesAsked(SlowRequest.ReadCartridge));
            bench.In.CartridgePresent = true;
            // 60 ms to settle, 3 periods to read, and the period in which it is told.
            bench.Run(4);
            AssertPrompt(SelfTestPrompt.Wait, bench);
            Assert.AreEqual(1, bench.Pen.Worker.TimesAsked(SlowRequest.ReadCartridge));
            bench.AssertEndsAfter(
                2,
                SelfTestStep.Cartridge,
                SelfTestVerdict.Pass,
                (int)CartridgeReadStatus.Service
            );
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(9)]
        public void Any_other_cartridge_fails_with_what_its_memory_said(int status)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Cartridge);
            bench.Pen.Worker.Chip.Status = (CartridgeReadStatus)status;
            bench.RunTo(SelfTestStep.Home);
            bench.AssertTold(SelfTestStep.Cartridge, SelfTestVerdict.Fail, status);
        }

        [TestMethod]
        public void A_cartridge_that_nobody_puts_in_fails_after_120_s()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Cartridge);
            bench.AssertEndsAfter(6000, SelfTestStep.Cartridge, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void Depth_minus_fails_the_cartridge_at_once()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Cartridge);
            bench.Run(4);
            bench.In.DepthDownPressed = true;
            bench.AssertEndsAfter(2, SelfTestStep.Cartridge, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void A_memory_that_is_not_read_within_20_s_fails()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Cartridge);
            bench.Pen.Worker.Silent = true;
            bench.In.CartridgePresent = true;
            // Settled and asked for in the third period.
            bench.Run(3 + 999);
            Assert.AreEqual(0, bench.Out.SelfTestFailed);
            bench.Step();
            Assert.AreEqual(1, bench.Out.SelfTestFailed);
            bench.Pen.Worker.Silent = false;
            bench.RunTo(SelfTestStep.Home);
            bench.AssertTold(SelfTestStep.Cartridge, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void Home_passes_when_it_was_found_twice_and_the_needles_are_parked()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Home);
            int homings = 0;
            bool proven = false;
            bench.Watch = () =>
            {
                homings += !bench.Out.DepthProven && proven ? 1 : 0;
                proven = bench.Out.DepthProven;
            };
            bench.RunTo(SelfTestStep.StepAudit);
            bench.AssertTold(SelfTestStep.Home, SelfTestVerdict.Pass, 0);
            // Proven once, given up for the second homing, and proven again.
            Assert.AreEqual(1, homings);
            Assert.IsTrue(proven);
        }

        [TestMethod]
        [DataRow(true, 202)]
        [DataRow(false, 201)]
        public void A_home_sensor_that_is_stuck_fails_with_the_stop_reason(bool active, int reason)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Home);
            bench.Pen.Axis.HomeStuckActive = active;
            bench.Pen.Axis.HomeStuckInactive = !active;
            bench.RunTo(SelfTestStep.DutyAlone - 1);
            bench.AssertTold(SelfTestStep.Home, SelfTestVerdict.Fail, reason);
        }

        [TestMethod]
        public void A_home_that_a_hand_came_near_fails_without_a_reason()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Cartridge);
            bench.Run(4);
            bench.In.DepthDownPressed = true;
            bench.Run(4);
            bench.In.DepthDownPressed = false;
            bench.RunTo(SelfTestStep.Home);
            bench.Run(10);
            int moves = bench.Pen.Axis.Moves;
            Assert.AreNotEqual(0, moves);
            // Put in while home is sought: what is found then proves nothing.
            bench.In.CartridgePresent = true;
            bench.RunTo(SelfTestStep.StepAudit);
            bench.AssertTold(SelfTestStep.Home, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void A_home_that_is_sought_for_8_s_fails()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Home);
            int moves = bench.Pen.Axis.Moves;
            int left = 0;
            // Every move drags on for nearly as long as one may.
            bench.Tamper = inputs =>
            {
                if (bench.Pen.Axis.Moves != moves)
                {
                    moves = bench.Pen.Axis.Moves;
                    left = 38;
                }
                left--;
                inputs.StepperMoving |= left > 0;
            };
            bench.AssertEndsAfter(400, SelfTestStep.Home, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void The_way_out_reaches_2_mm_and_ends_parked()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.StepAudit);
            bench.Pen.Axis.Deepest = int.MinValue;
            bench.RunTo(SelfTestStep.DutyAlone);
            bench.AssertTold(SelfTestStep.StepAudit, SelfTestVerdict.Pass, 0);
            Check.Near(AuditSteps, bench.Pen.Axis.Deepest, 2);
            Assert.AreEqual(-200, bench.Out.CountedDepthMicrometres);
            Assert.IsTrue(bench.Out.DepthProven);
        }

        [TestMethod]
        public void A_pulse_that_the_wire_does_not_carry_fails_the_audit()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.StepAudit);
            bench.Pen.Axis.MissCounts = 1;
            bench.RunTo(SelfTestStep.DutyAlone);
            bench.AssertTold(SelfTestStep.StepAudit, SelfTestVerdict.Fail, (int)StopReason.StepAudit);
        }

        [TestMethod]
        public void Needles_that_are_not_where_they_were_counted_do_not_go_out()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.StepAudit);
            bench.Pen.Axis.HomeStuckInactive = true;
            bench.Pen.Axis.Deepest = int.MinValue;
            bench.RunTo(SelfTestStep.DutyAlone);
            bench.AssertTold(SelfTestStep.StepAudit, SelfTestVerdict.Fail, (int)StopReason.PositionLost);
            Assert.IsTrue(bench.Pen.Axis.Deepest < HomeSearch.NominalEdgeSteps);
        }

        private static void AssertPrompt(SelfTestPrompt prompt, BenchRig bench)
        {
            Assert.AreEqual((int)prompt, (int)bench.Out.SelfTestPrompt);
        }
    }
}
