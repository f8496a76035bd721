// Light and buzzer by themselves: each state's colour and rhythm, each message's beeps.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class IndicationRhythmTests
    {
        private const int Off = 0;
        private const int Red = 1;
        private const int Green = 2;
        private const int Yellow = 3;
        private const int Blue = 4;
        private const int Cyan = 6;

        [TestMethod]
        [Proves("PEN-070")]
        [DataRow((int)PenState.SelfTest, Blue)]
        [DataRow((int)PenState.Homing, Blue)]
        [DataRow((int)PenState.Identifying, Blue)]
        [DataRow((int)PenState.Opening, Blue)]
        [DataRow((int)PenState.Extending, Blue)]
        [DataRow((int)PenState.Retracting, Blue)]
        [DataRow((int)PenState.Saving, Blue)]
        [DataRow((int)PenState.Fault, Red)]
        public void What_passes_and_what_is_wrong_blinks_four_times_a_second(int state, int colour)
        {
            AssertBlinks(new PenOutputs { State = (PenState)state }, 128, colour, Off);
        }

        [TestMethod]
        public void A_refused_cartridge_blinks_yellow_once_a_second()
        {
            AssertBlinks(new PenOutputs { State = PenState.Refused }, 512, Yellow, Off);
        }

        [TestMethod]
        [DataRow((int)PenState.Running, Green)]
        [DataRow((int)PenState.Ready, Green)]
        [DataRow((int)PenState.NoCartridge, Blue)]
        [DataRow((int)PenState.Asleep, Off)]
        public void Where_nothing_is_asked_of_anybody_the_light_stands_still(int state, int colour)
        {
            AssertBlinks(new PenOutputs { State = (PenState)state }, 128, colour, colour);
            AssertBlinks(new PenOutputs { State = (PenState)state }, 512, colour, colour);
        }

        [TestMethod]
        public void Pressing_too_hard_blinks_yellow_four_times_a_second_also_on_a_low_battery()
        {
            AssertBlinks(
                new PenOutputs
                {
                    State = PenState.Running,
                    PressureWarning = true,
                    BatteryLow = true,
                },
                128,
                Yellow,
                Off
            );
        }

        [TestMethod]
        public void A_low_battery_turns_the_green_light_yellow_once_a_second_while_running()
        {
            AssertBlinks(new PenOutputs { State = PenState.Running, BatteryLow = true }, 512, Green, Yellow);
        }

        [TestMethod]
        public void A_battery_too_low_to_start_turns_the_green_light_yellow_once_a_second()
        {
            AssertBlinks(
                new PenOutputs { State = PenState.Ready, BatteryTooLowToStart = true },
                512,
                Green,
                Yellow
            );
        }

        [TestMethod]
        [DataRow((int)PenState.Ready)]
        [DataRow((int)PenState.NoCartridge)]
        public void A_charger_blinks_cyan_once_a_second_whatever_the_battery_is_good_for(int state)
        {
            AssertBlinks(
                new PenOutputs
                {
                    State = (PenState)state,
                    Charging = true,
                    BatteryTooLowToStart = true,
                },
                512,
                Cyan,
                Off
            );
        }

        [TestMethod]
        public void The_light_still_blinks_after_a_month()
        {
            long month = 0x40000000L * 3;
            var lights = new Indications();
            var outputs = new PenOutputs { State = PenState.Fault };
            Assert.AreEqual(Red, Look(lights, outputs, month));
            Assert.AreEqual(Off, Look(lights, outputs, month + 128));
        }

        [TestMethod]
        public void Done_is_one_beep()
        {
            var sounds = new Indications();
            sounds.Acknowledge();
            Assert.AreEqual("###.................", Listen(sounds, new PenOutputs(), 20));
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Not_now_is_two_beeps()
        {
            var sounds = new Indications();
            sounds.Refuse();
            Assert.AreEqual("###....###..........", Listen(sounds, new PenOutputs(), 20));
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void A_fault_is_four_beeps()
        {
            var sounds = new Indications();
            sounds.Alarm();
            Assert.AreEqual("###....###....###....###......", Listen(sounds, new PenOutputs(), 30));
        }

        [TestMethod]
        public void A_message_after_another_is_heard_like_the_first()
        {
            var sounds = new Indications();
            sounds.Alarm();
            Listen(sounds, new PenOutputs(), 8);
            sounds.Refuse();
            Assert.AreEqual("###....###..........", Listen(sounds, new PenOutputs(), 20));
            sounds.Acknowledge();
            Assert.AreEqual("###.....", Listen(sounds, new PenOutputs(), 8));
        }

        [TestMethod]
        public void A_message_silences_itself_for_good()
        {
            var sounds = new Indications();
            var outputs = new PenOutputs();
            Listen(sounds, outputs, 5);
            sounds.Acknowledge();
            Listen(sounds, outputs, 5);
            // Nothing writes the buzzer any more, so what another has written stays.
            outputs.Buzzer = true;
            Assert.AreEqual("###", Listen(sounds, outputs, 3));
        }

        [TestMethod]
        public void Pressing_too_hard_beeps_every_400_ms_for_as_long_as_it_lasts()
        {
            var sounds = new Indications();
            var outputs = new PenOutputs { PressureWarning = true };
            Assert.AreEqual("...................###.................###.......", Listen(sounds, outputs, 49));
            outputs.PressureWarning = false;
            Assert.AreEqual("..............................", Listen(sounds, outputs, 30));
            outputs.PressureWarning = true;
            Assert.AreEqual("...................###", Listen(sounds, outputs, 22));
        }

        [TestMethod]
        public void A_pressure_that_comes_and_goes_does_not_add_up_to_a_beep()
        {
            var sounds = new Indications();
            var outputs = new PenOutputs();
            sounds.Alarm();
            Listen(sounds, outputs, 22);
            outputs.PressureWarning = true;
            Assert.AreEqual("##..............", Listen(sounds, outputs, 16));
            outputs.PressureWarning = false;
            sounds.Acknowledge();
            Assert.AreEqual("#", Listen(sounds, outputs, 1));
            outputs.PressureWarning = true;
            Assert.AreEqual("##.................###", Listen(sounds, outputs, 22));
        }

        // One colour in the first half of each cycle, another in the second, to the millisecond.
        private static void AssertBlinks(PenOutputs outputs, int halfMilliseconds, int first, int second)
        {
            var lights = new Indications();
            for (long start = 0; start < 8L * halfMilliseconds; start += 2L * halfMilliseconds)
            {
                Assert.AreEqual(first, Look(lights, outputs, start));
                Assert.AreEqual(first, Look(lights, outputs, start + halfMilliseconds - 1));
                Assert.AreEqual(second, Look(lights, outputs, start + halfMilliseconds));
                Assert.AreEqual(second, Look(lights, outputs, start + 2 * halfMilliseconds - 1));
            }
        }

        private static int Look(Indications lights, PenOutputs outputs, long uptimeMilliseconds)
        {
            lights.Write(outputs, uptimeMilliseconds, 20);
            return (outputs.LightRed ? Red : 0)
                + (outputs.LightGreen ? Green : 0)
                + (outputs.LightBlue ? Blue : 0);
        }

        // The buzzer over so many periods, a sign each.
        private static string Listen(Indications sounds, PenOutputs outputs, int periods)
        {
            string heard = "";
            for (int i = 0; i < periods; i++)
            {
                sounds.Write(outputs, 0, 20);
                heard += outputs.Buzzer ? "#" : ".";
            }
            return heard;
        }
    }
}
