// The panel by itself: what each press, hold and chord asks for, to the period.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class OperatorPanelTests
    {
        // A period is 20 ms and a level needs two samples: a hold of n periods reads n - 1 periods long after n.
        [TestMethod]
        public void The_buzzer_says_once_in_a_hold_that_300_ms_have_passed()
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            for (int period = 1; period <= 60; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 16, panel.StartHoldReached);
            }
            inputs.StartStopPressed = false;
            Run(panel, inputs, 5);
            inputs.StartStopPressed = true;
            Run(panel, inputs, 16);
            Assert.IsTrue(panel.StartHoldReached);
        }

        [TestMethod]
        [Proves("PEN-061")]
        [DataRow(15, false)]
        [DataRow(16, true)]
        [DataRow(100, true)]
        [DataRow(101, false)]
        public void A_start_is_a_hold_of_300_ms_to_less_than_2_s(int samples, bool starts)
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            Run(panel, inputs, samples - 1);
            // The last period of the hold is the first of two samples of a button that is up.
            inputs.StartStopPressed = false;
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.Start);
            panel.Update(inputs, 20);
            Assert.AreEqual(starts, panel.Start);
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.Start);
        }

        [TestMethod]
        public void Clearing_is_asked_for_from_1_s_on_and_sleep_from_2_s_on()
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            for (int period = 1; period <= 150; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period >= 51, panel.ClearFault);
                Assert.AreEqual(period >= 101, panel.Sleep);
            }
            inputs.StartStopPressed = false;
            Run(panel, inputs, 2);
            Assert.IsFalse(panel.ClearFault);
            Assert.IsFalse(panel.Sleep);
        }

        [TestMethod]
        [Proves("PEN-062")]
        public void A_press_that_was_consumed_asks_for_nothing_and_the_next_one_for_all()
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            Run(panel, inputs, 5);
            panel.ConsumeStartStop();
            AssertAsksForNothingUntilLetGo(panel, inputs);
            inputs.StartStopPressed = true;
            Run(panel, inputs, 51);
            Assert.IsTrue(panel.ClearFault);
        }

        [TestMethod]
        public void A_button_that_opens_for_one_sample_in_a_consumed_press_is_not_released()
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            Run(panel, inputs, 5);
            panel.ConsumeStartStop();
            inputs.StartStopPressed = false;
            panel.Update(inputs, 20);
            inputs.StartStopPressed = true;
            Run(panel, inputs, 150);
            Assert.IsFalse(panel.Sleep);
        }

        [TestMethod]
        public void Start_stop_held_for_10_s_is_stuck_until_it_is_let_go()
        {
            var panel = Awake();
            var inputs = new PenInputs { StartStopPressed = true };
            Run(panel, inputs, 500);
            Assert.IsFalse(panel.IsStartStopStuck);
            Run(panel, inputs, 1);
            Assert.IsTrue(panel.IsStartStopStuck);
            inputs.StartStopPressed = false;
            Run(panel, inputs, 2);
            Assert.IsFalse(panel.IsStartStopStuck);
        }

        [TestMethod]
        [Proves("PEN-062")]
        public void A_button_down_at_power_up_asks_for_nothing_until_it_has_been_let_go()
        {
            var panel = new OperatorPanel();
            var inputs = new PenInputs { StartStopPressed = true };
            AssertAsksForNothingUntilLetGo(panel, inputs);
            inputs.StartStopPressed = true;
            Run(panel, inputs, 16);
            Assert.IsTrue(panel.StartHoldReached);
        }

        [TestMethod]
        [Proves("PEN-063")]
        public void Only_the_raw_edge_of_start_stop_stops_and_a_button_down_at_power_up_gives_none()
        {
            var panel = new OperatorPanel();
            var inputs = new PenInputs { StartStopPressed = true };
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.StopEdge);
            inputs.StartStopPressed = false;
            Run(panel, inputs, 5);
            inputs.StartStopPressed = true;
            panel.Update(inputs, 20);
            Assert.IsTrue(panel.StopEdge);
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.StopEdge);
        }

        [TestMethod]
        [Proves("PEN-064")]
        [DataRow(0, 1)]
        [DataRow(0, 2)]
        [DataRow(0, 3)]
        [DataRow(0, 4)]
        [DataRow(1, 2)]
        [DataRow(1, 3)]
        [DataRow(1, 4)]
        [DataRow(2, 3)]
        [DataRow(2, 4)]
        [DataRow(3, 4)]
        public void Any_two_buttons_are_two_from_their_first_sample_and_one_is_not(int one, int other)
        {
            var panel = Awake();
            var inputs = new PenInputs();
            Press(inputs, one);
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.TwoButtons);
            Press(inputs, other);
            panel.Update(inputs, 20);
            Assert.IsTrue(panel.TwoButtons);
        }

        [TestMethod]
        public void All_five_buttons_are_at_least_two()
        {
            var panel = Awake();
            var inputs = new PenInputs();
            for (int button = 0; button < 5; button++)
            {
                Press(inputs, button);
            }
            panel.Update(inputs, 20);
            Assert.IsTrue(panel.TwoButtons);
        }

        [TestMethod]
        public void A_click_of_more_waits_60_ms_for_the_chord()
        {
            var speed = Awake();
            var depth = Awake();
            var speedDown = new PenInputs { SpeedUpPressed = true };
            var depthDown = new PenInputs { DepthUpPressed = true };
            for (int period = 1; period <= 20; period++)
            {
                speed.Update(speedDown, 20);
                depth.Update(depthDown, 20);
                Assert.AreEqual(period == 4, speed.SpeedUp);
                Assert.AreEqual(period == 4, depth.DepthUp);
            }
        }

        [TestMethod]
        public void A_click_shorter_than_the_wait_counts_when_it_is_let_go_once()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedUpPressed = true };
            Run(panel, inputs, 2);
            Assert.IsFalse(panel.SpeedUp);
            inputs.SpeedUpPressed = false;
            panel.Update(inputs, 20);
            int clicks = 0;
            for (int period = 0; period < 20; period++)
            {
                panel.Update(inputs, 20);
                clicks += panel.SpeedUp ? 1 : 0;
            }
            Assert.AreEqual(1, clicks);
        }

        [TestMethod]
        public void The_second_button_of_a_chord_may_come_within_60_ms_and_neither_counts()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedUpPressed = true };
            panel.Update(inputs, 20);
            panel.Update(inputs, 20);
            inputs.DepthUpPressed = true;
            for (int period = 0; period < 50; period++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.SpeedUp || panel.DepthUp);
            }
        }

        [TestMethod]
        public void What_is_left_of_a_chord_counts_for_nothing_until_both_are_up()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedUpPressed = true, DepthUpPressed = true };
            Run(panel, inputs, 10);
            inputs.SpeedUpPressed = false;
            for (int period = 0; period < 60; period++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.SpeedUp || panel.DepthUp || panel.Unlock);
            }
            inputs.DepthUpPressed = false;
            Run(panel, inputs, 5);
            inputs.DepthUpPressed = true;
            int clicks = 0;
            for (int period = 0; period < 10; period++)
            {
                panel.Update(inputs, 20);
                clicks += panel.DepthUp ? 1 : 0;
            }
            Assert.AreEqual(1, clicks);
        }

        [TestMethod]
        public void The_unlock_chord_is_held_3_s_without_a_break()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedUpPressed = true, DepthUpPressed = true };
            Run(panel, inputs, 150);
            Assert.IsFalse(panel.Unlock);
            inputs.DepthUpPressed = false;
            Run(panel, inputs, 3);
            inputs.DepthUpPressed = true;
            for (int period = 1; period <= 150; period++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.Unlock);
            }
            panel.Update(inputs, 20);
            Assert.IsTrue(panel.Unlock);
            panel.Update(inputs, 20);
            Assert.IsFalse(panel.Unlock);
        }

        [TestMethod]
        public void The_dump_chord_is_held_3_s_without_a_break_and_asks_once()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedDownPressed = true, DepthDownPressed = true };
            Run(panel, inputs, 150);
            Assert.IsFalse(panel.Dump);
            inputs.SpeedDownPressed = false;
            Run(panel, inputs, 3);
            inputs.SpeedDownPressed = true;
            for (int period = 1; period <= 300; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 151, panel.Dump);
            }
        }

        [TestMethod]
        public void Less_acts_with_the_second_sample_and_only_depth_repeats()
        {
            var panel = Awake();
            var inputs = new PenInputs { SpeedDownPressed = true };
            int slower = 0;
            for (int period = 1; period <= 60; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 2, panel.SpeedDown);
                slower += panel.DepthDown ? 1 : 0;
            }
            Assert.AreEqual(0, slower);
            inputs.SpeedDownPressed = false;
            Run(panel, inputs, 5);
            inputs.DepthDownPressed = true;
            for (int period = 1; period <= 33; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 2 || period == 27 || period == 33, panel.DepthDown);
            }
        }

        [TestMethod]
        public void A_panel_that_nobody_touches_comes_to_rest_and_wakes_with_any_button()
        {
            for (int button = 0; button < 5; button++)
            {
                var panel = Awake();
                Assert.IsTrue(panel.AtRest);
                var inputs = new PenInputs();
                Press(inputs, button);
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.AtRest);
                Run(panel, new PenInputs(), 5);
                Assert.IsTrue(panel.AtRest);
            }
        }

        // Start/Stop is down for 3 s more and then let go.
        private static void AssertAsksForNothingUntilLetGo(OperatorPanel panel, PenInputs inputs)
        {
            for (int period = 0; period < 150; period++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.StartHoldReached || panel.ClearFault || panel.Sleep);
            }
            inputs.StartStopPressed = false;
            for (int period = 0; period < 3; period++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.Start);
            }
        }

        private static OperatorPanel Awake()
        {
            var panel = new OperatorPanel();
            Run(panel, new PenInputs(), 5);
            return panel;
        }

        private static void Run(OperatorPanel panel, PenInputs inputs, int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                panel.Update(inputs, 20);
            }
        }

        private static void Press(PenInputs inputs, int button)
        {
            inputs.StartStopPressed |= button == 0;
            inputs.SpeedUpPressed |= button == 1;
            inputs.SpeedDownPressed |= button == 2;
            inputs.DepthUpPressed |= button == 3;
            inputs.DepthDownPressed |= button == 4;
        }
    }
}
