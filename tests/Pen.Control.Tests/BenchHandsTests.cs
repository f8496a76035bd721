// Bench self-test: what a hand, an eye or an ear decides. Buttons are counted from Start/Stop, 0 to 4.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchHandsTests
    {
        private const int Buttons = 5;

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        public void Each_button_passes_by_two_samples_down_and_two_up_and_tells_how_long(int button)
        {
            SelfTestStep step = StepOf(button);
            BenchRig bench = BenchRig.AloneAt(step);
            bench.Run(2);
            AssertPrompt(SelfTestPrompt.Wait, bench);
            bench.Step();
            AssertPrompt(SelfTestPrompt.Press, bench);
            bench.SetButton(button, true);
            bench.Run(2);
            bench.SetButton(button, false);
            bench.AssertEndsAfter(2, step, SelfTestVerdict.Pass, 40);
        }

        [TestMethod]
        public void Another_button_down_for_two_samples_fails_each_of_them()
        {
            for (int button = 0; button < Buttons; button++)
            {
                // Start/Stop in another one's step ends the test: see BenchRunnerTests.
                for (int other = 1; other < Buttons; other++)
                {
                    if (other != button)
                    {
                        BenchRig bench = BenchRig.AloneAt(StepOf(button));
                        bench.Run(4);
                        bench.SetButton(other, true);
                        bench.AssertEndsAfter(2, StepOf(button), SelfTestVerdict.Fail, 0);
                    }
                }
            }
        }

        [TestMethod]
        public void Another_button_down_for_one_sample_is_a_glitch()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.SpeedUpButton);
            bench.Run(4);
            for (int i = 0; i < 4; i++)
            {
                bench.In.SpeedDownPressed = i % 2 == 0;
                bench.Step();
            }
            bench.In.SpeedUpPressed = true;
            bench.Run(3);
            bench.In.SpeedUpPressed = false;
            bench.AssertEndsAfter(2, SelfTestStep.SpeedUpButton, SelfTestVerdict.Pass, 60);
        }

        [TestMethod]
        public void Two_buttons_that_touch_fail_the_step_of_each()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.DepthUpButton);
            bench.Run(4);
            bench.In.DepthUpPressed = true;
            bench.In.DepthDownPressed = true;
            bench.AssertEndsAfter(2, SelfTestStep.DepthUpButton, SelfTestVerdict.Fail, 20);
        }

        [TestMethod]
        public void Presses_of_one_sample_are_glitches_however_many_they_are()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.SpeedUpButton);
            bench.Run(4);
            for (int i = 0; i < 30; i++)
            {
                bench.In.SpeedUpPressed = i % 3 == 0;
                bench.Step();
            }
            Assert.AreEqual((int)SelfTestStep.SpeedUpButton, (int)bench.Out.SelfTestStep);
            bench.In.SpeedUpPressed = true;
            bench.Run(2);
            bench.In.SpeedUpPressed = false;
            bench.AssertEndsAfter(2, SelfTestStep.SpeedUpButton, SelfTestVerdict.Pass, 40);
        }

        [TestMethod]
        public void A_press_with_a_gap_of_one_sample_counts_whole()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.SpeedUpButton);
            bench.Run(4);
            for (int i = 0; i < 3; i++)
            {
                bench.In.SpeedUpPressed = i != 1;
                bench.Step();
            }
            bench.In.SpeedUpPressed = false;
            bench.AssertEndsAfter(2, SelfTestStep.SpeedUpButton, SelfTestVerdict.Pass, 40);
        }

        [TestMethod]
        public void A_button_that_is_down_when_its_step_begins_is_let_go_and_pressed_anew()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.SpeedUpButton);
            bench.In.SpeedUpPressed = true;
            bench.Run(10);
            AssertPrompt(SelfTestPrompt.Wait, bench);
            bench.In.SpeedUpPressed = false;
            bench.Step();
            bench.In.SpeedUpPressed = true;
            bench.Step();
            bench.In.SpeedUpPressed = false;
            bench.Run(20);
            AssertPrompt(SelfTestPrompt.Press, bench);
            bench.In.SpeedUpPressed = true;
            bench.Run(2);
            bench.In.SpeedUpPressed = false;
            bench.AssertEndsAfter(2, SelfTestStep.SpeedUpButton, SelfTestVerdict.Pass, 40);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(7)]
        public void What_nobody_does_fails_after_30_s(int afterStartStop)
        {
            SelfTestStep step = StepOf(afterStartStop);
            BenchRig bench = BenchRig.AloneAt(step);
            bench.AssertEndsAfter(1500, step, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        public void What_is_seen_or_heard_passes_by_Depth_plus_and_fails_by_Depth_minus(int afterStartStop)
        {
            SelfTestStep step = StepOf(afterStartStop);
            BenchRig bench = BenchRig.AloneAt(step);
            bench.Step();
            AssertPrompt(SelfTestPrompt.Confirm, bench);
            bench.Run(9);
            bench.In.DepthUpPressed = true;
            bench.Run(2);
            bench.In.DepthUpPressed = false;
            bench.AssertEndsAfter(2, step, SelfTestVerdict.Pass, 0);

            bench = BenchRig.AloneAt(step);
            bench.Run(10);
            bench.In.DepthDownPressed = true;
            bench.AssertEndsAfter(2, step, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        public void The_light_shows_red_green_and_blue_for_700_ms_each_and_begins_anew()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Light);
            for (int period = 1; period <= 150; period++)
            {
                bench.Step();
                int light = 1 << (period * 20 / 700 % 3);
                Assert.AreEqual(light, bench.Out.SelfTestLight);
                Assert.AreEqual(light == 1, bench.Out.LightRed);
                Assert.AreEqual(light == 2, bench.Out.LightGreen);
                Assert.AreEqual(light == 4, bench.Out.LightBlue);
            }
        }

        [TestMethod]
        [DataRow(5)]
        [DataRow(7)]
        public void The_light_is_dark_in_the_other_steps(int afterStartStop)
        {
            BenchRig bench = BenchRig.AtBegin();
            bench.Watch = () =>
                Assert.IsTrue(bench.Out.SelfTestLight == 0 || bench.Out.SelfTestStep == SelfTestStep.Light);
            bench.RunTo(StepOf(afterStartStop));
            bench.LetGo();
            bench.Run(50);
        }

        [TestMethod]
        public void The_buzzer_beeps_four_times_at_once_and_again_every_2_s()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Buzzer);
            bench.Beeps = 0;
            bench.Step();
            Assert.IsTrue(bench.Out.Buzzer);
            bench.Run(99);
            Assert.IsFalse(bench.Out.Buzzer);
            Assert.AreEqual(4, bench.Beeps);
            bench.Step();
            Assert.IsTrue(bench.Out.Buzzer);
            bench.Run(100);
            Assert.IsTrue(bench.Out.Buzzer);
            Assert.AreEqual(9, bench.Beeps);
        }

        [TestMethod]
        public void Before_the_buzzer_s_step_a_sound_pen_makes_no_sound()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Battery);
            bench.Run(10);
            bench.Beeps = 0;
            bench.RunTo(SelfTestStep.Buzzer);
            Assert.AreEqual(0, bench.Beeps);
        }

        private static SelfTestStep StepOf(int afterStartStop)
        {
            return (SelfTestStep)((int)SelfTestStep.StartStopButton + afterStartStop);
        }

        private static void AssertPrompt(SelfTestPrompt prompt, BenchRig bench)
        {
            Assert.AreEqual((int)prompt, (int)bench.Out.SelfTestPrompt);
        }
    }
}
