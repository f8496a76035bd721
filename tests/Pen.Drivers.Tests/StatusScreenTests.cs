// What a person reads on the display in each situation.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class StatusScreenTests
    {
        [TestMethod]
        public void Ready_shows_rate_depth_battery_time_and_strokes()
        {
            Bench bench = new Bench();
            bench.Outputs.SessionSecondsLeft = 2641;
            Picture picture = bench.Render();
            Assert.AreEqual("120", picture.Large(0, 3));
            Assert.AreEqual("1.5", picture.Large(52, 3));
            Assert.AreEqual("Hz", picture.Line(1, 36).Substring(0, 2));
            Assert.AreEqual("mm", picture.Line(1, 88).Substring(0, 2));
            Assert.AreEqual("87%", picture.Line(0, 104));
            Assert.AreEqual("45m", picture.Line(1, 104));
            Assert.AreEqual("Ready: hold Start", picture.Line(2));
            Assert.AreEqual("Strokes 12345", picture.Line(3));
        }

        [TestMethod]
        [DataRow(1, "90")]
        [DataRow(2, "105")]
        [DataRow(4, "135")]
        [DataRow(5, "150")]
        [DataRow(0, "0")]
        public void A_level_is_shown_as_its_rate(int level, string hertz)
        {
            Bench bench = new Bench();
            bench.Outputs.RateLevel = level;
            Assert.AreEqual(hertz, bench.Render().Large(0, hertz.Length));
        }

        [TestMethod]
        public void Running_shows_the_measured_rate()
        {
            Bench bench = new Bench();
            bench.Outputs.State = PenState.Running;
            bench.Outputs.ShownRateMillihertz = 118600;
            Assert.AreEqual("119", bench.Render().Large(0, 3));
            Assert.AreEqual("Running", bench.Render().Line(2));
        }

        [TestMethod]
        [Proves("PEN-006")]
        public void Pressing_too_hard_goes_before_everything_else()
        {
            Bench bench = new Bench();
            bench.Outputs.State = PenState.Running;
            bench.Outputs.RateLimited = true;
            bench.Outputs.BatteryLow = true;
            Assert.AreEqual("Rate limited: battery", bench.Render().Line(2));
            bench.Outputs.PressureWarning = true;
            Assert.AreEqual("Pressing too hard!", bench.Render().Line(2));
            bench.Outputs.PressureWarning = false;
            bench.Outputs.RateLimited = false;
            Assert.AreEqual("Battery low: finish", bench.Render().Line(2));
        }

        [TestMethod]
        [Proves("PEN-081")]
        public void Charging_and_an_empty_battery_say_why_there_is_no_start()
        {
            Bench bench = new Bench();
            bench.Outputs.BatteryTooLowToStart = true;
            Assert.AreEqual("Battery low: charge", bench.Render().Line(2));
            bench.Outputs.Charging = true;
            Assert.AreEqual("Unplug the charger", bench.Render().Line(2));
            Assert.AreEqual("chg", bench.Render().Line(0, 104));
        }

        [TestMethod]
        public void Unlock_and_unproven_depth_are_shown()
        {
            Bench bench = new Bench();
            bench.Outputs.DepthUnlocked = true;
            bench.Outputs.DepthProven = false;
            Picture picture = bench.Render();
            Assert.AreEqual("UNLOCK", picture.Line(3, 92));
            Assert.AreEqual("--", picture.Line(0, 88).Substring(0, 2));
        }

        [TestMethod]
        [Proves("PEN-069")]
        public void A_fault_shows_its_code_its_name_and_what_to_do()
        {
            Bench bench = new Bench();
            bench.Outputs.State = PenState.Fault;
            bench.Outputs.Reason = StopReason.Stall;
            Picture picture = bench.Render();
            Assert.AreEqual("E101", picture.Large(0, 4));
            Assert.AreEqual("Motor stuck", picture.Line(1, 56));
            Assert.AreEqual("Check the cartridge.", picture.Line(2));
            Assert.AreEqual("Then hold Start 1 s", picture.Line(3));
        }

        [TestMethod]
        [Proves("PEN-069")]
        public void Every_fault_has_a_name_and_an_advice_that_fit_and_service_says_so()
        {
            Bench bench = new Bench();
            int faults = 0;
            for (int i = 0; i < SupervisorTable.Rows.Length; i++)
            {
                // Every reason there is stands in the table.
                StopReason reason = SupervisorTable.Rows[i].Reason;
                if (!StopReasons.IsFault(reason))
                {
                    continue;
                }
                faults++;
                bench.Outputs.State = PenState.Fault;
                bench.Outputs.Reason = reason;
                Picture picture = bench.Render();
                Assert.AreEqual("E" + (int)reason, picture.Large(0, 4));
                Assert.AreEqual(ScreenTexts.FaultName(reason), picture.Line(1, 56));
                Assert.AreNotEqual("Fault", ScreenTexts.FaultName(reason), "reason " + (int)reason);
                Assert.AreEqual(ScreenTexts.FaultAdvice(reason, 1), picture.Line(2));
                Assert.AreEqual(ScreenTexts.FaultAdvice(reason, 2), picture.Line(3));
                Assert.AreEqual(
                    StopReasons.NeedsService(reason),
                    picture.Line(3) == "Send it in for repair",
                    "reason " + (int)reason
                );
            }
            Assert.IsTrue(faults > 0);
        }

        [TestMethod]
        [Proves("PEN-069")]
        public void Every_refusal_says_why_and_what_to_do()
        {
            Bench bench = new Bench();
            for (int i = (int)CartridgeVerdict.Absent; i <= (int)CartridgeVerdict.ServiceTool; i++)
            {
                CartridgeVerdict verdict = (CartridgeVerdict)i;
                bench.Outputs.State = PenState.Refused;
                bench.Outputs.Verdict = verdict;
                Picture picture = bench.Render();
                Assert.AreEqual(ScreenTexts.OfVerdict(verdict), picture.Line(2));
                Assert.AreEqual(ScreenTexts.RemedyOf(verdict), picture.Line(3));
                Assert.AreNotEqual("", picture.Line(2));
            }
            bench.Outputs.Verdict = CartridgeVerdict.Used;
            Assert.AreEqual("Cartridge was used", bench.Render().Line(2));
            Assert.AreEqual("Take a new cartridge", bench.Render().Line(3));
        }

        [TestMethod]
        public void Retracting_says_why_it_stopped()
        {
            Bench bench = new Bench();
            bench.Outputs.State = PenState.Retracting;
            for (int i = 0; i < SupervisorTable.Rows.Length; i++)
            {
                StopReason reason = SupervisorTable.Rows[i].Reason;
                bench.Outputs.Reason = reason;
                string expected = ScreenTexts.OfStop(reason);
                Assert.AreEqual(expected.Length > 0 ? expected : "Needles going in", bench.Render().Line(2));
            }
        }

        [TestMethod]
        [DataRow((int)CalibrationStep.Homing, "Calibrating the depth", "Finding home: wait")]
        [DataRow((int)CalibrationStep.Adjusting, "Depth+/-: until flush", "Start=save Speed-=end")]
        [DataRow((int)CalibrationStep.Saving, "Calibrating the depth", "Saving: wait")]
        public void The_guided_calibration_says_what_to_do_and_how_far_was_nudged(
            int step,
            string first,
            string second
        )
        {
            Bench bench = new Bench();
            bench.Outputs.State = PenState.Calibrating;
            bench.Outputs.CalibrationStep = (CalibrationStep)step;
            bench.Outputs.NudgeMicrometres = -62;
            Picture picture = bench.Render();
            Assert.AreEqual("-62", picture.Large(0, 3));
            Assert.AreEqual("um", picture.Line(1, 36).Substring(0, 2));
            Assert.AreEqual(first, picture.Line(2));
            Assert.AreEqual(second, picture.Line(3));
            bench.Outputs.NudgeMicrometres = 6;
            Assert.AreEqual("+6", bench.Render().Large(0, 2));
        }

        [TestMethod]
        public void A_lost_calibration_is_shown_until_there_is_one_except_while_strokes_are_counted()
        {
            Bench bench = new Bench();
            bench.Outputs.CalibrationLost = true;
            bench.Outputs.DepthUnlocked = true;
            Picture picture = bench.Render();
            Assert.AreEqual("Calibrate depth", picture.Line(3).Substring(0, 15));
            Assert.AreEqual("UNLOCK", picture.Line(3, 92));
            bench.Outputs.State = PenState.Running;
            Assert.AreEqual("Strokes", bench.Render().Line(3).Substring(0, 7));
        }

        [TestMethod]
        public void Every_state_has_a_line_and_sleep_is_dark()
        {
            Bench bench = new Bench();
            for (int i = (int)PenState.SelfTest; i < SupervisorTable.StateCount; i++)
            {
                PenState state = (PenState)i;
                bench.Outputs.State = state;
                Assert.AreEqual(state != PenState.Asleep, bench.Render().Line(2).Length > 0, "state " + i);
            }
        }

        [TestMethod]
        public void Numbers_out_of_any_range_stay_inside_the_frame()
        {
            Bench bench = new Bench();
            bench.Outputs.BatteryPercent = int.MaxValue;
            bench.Outputs.Strokes = int.MaxValue;
            bench.Outputs.SessionSecondsLeft = int.MaxValue;
            bench.Outputs.ShownRateMillihertz = int.MaxValue - 1000;
            bench.Outputs.SetDepthMicrometres = int.MinValue;
            bench.Outputs.State = PenState.Running;
            Picture picture = bench.Render();
            Assert.AreEqual("999", picture.Large(0, 3));
            Assert.AreEqual("Strokes 2147483647", picture.Line(3));
        }

        private sealed class Bench
        {
            public readonly FrameBuffer Frame = new FrameBuffer();
            public readonly PenOutputs Outputs = new PenOutputs();

            public Bench()
            {
                Outputs.State = PenState.Ready;
                Outputs.RateLevel = 3;
                Outputs.SetDepthMicrometres = 1500;
                Outputs.DepthProven = true;
                Outputs.BatteryPercent = 87;
                Outputs.Strokes = 12345;
            }

            public Picture Render()
            {
                new StatusScreen(Frame).Render(Outputs);
                return Picture.Of(Frame);
            }
        }
    }
}
