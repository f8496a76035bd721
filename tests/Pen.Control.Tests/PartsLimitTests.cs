// The small parts' limits to the digit: settings, clock, presence, power-up test.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class PartsLimitTests
    {
        [TestMethod]
        public void New_settings_are_level_1_at_500_um_with_nothing_but_the_lock_in_the_way()
        {
            var settings = new Settings();
            Assert.AreEqual(1, settings.Level);
            Assert.AreEqual(90_000, settings.RateMillihertz);
            Assert.AreEqual(500, settings.DepthMicrometres);
            Assert.AreEqual(1500, settings.DepthLimitMicrometres);
            Assert.AreEqual(5, settings.LevelCap);
            Assert.AreEqual(168_000, settings.TripMillihertz);
            Assert.IsFalse(settings.Unlocked);
            Assert.IsTrue(settings.Deeper());
            Assert.AreEqual(5, settings.LevelCap);
        }

        [TestMethod]
        public void Each_change_says_whether_it_was_made()
        {
            var settings = new Settings();
            Assert.IsFalse(settings.SpeedDown());
            for (int i = 0; i < 4; i++)
            {
                Assert.IsTrue(settings.SpeedUp());
            }
            Assert.IsFalse(settings.SpeedUp());
            Assert.AreEqual(150_000, settings.RateMillihertz);
            Assert.IsTrue(settings.SpeedDown());
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(settings.Shallower());
            }
            Assert.IsFalse(settings.Shallower());
            Assert.AreEqual(200, settings.DepthMicrometres);
            for (int i = 0; i < 13; i++)
            {
                Assert.IsTrue(settings.Deeper());
            }
            Assert.IsFalse(settings.Deeper());
            Assert.AreEqual(1500, settings.DepthMicrometres);
        }

        [TestMethod]
        public void The_level_and_the_trip_give_way_to_depth_and_a_cartridge_locks_again()
        {
            var settings = new Settings();
            settings.Unlock();
            for (int i = 0; i < 4; i++)
            {
                settings.SpeedUp();
            }
            for (int micrometres = 600; micrometres <= 2500; micrometres += 100)
            {
                Assert.IsTrue(settings.Deeper());
                int cap =
                    micrometres > 2000 ? 1
                    : micrometres > 1500 ? 3
                    : 5;
                Assert.AreEqual(cap, settings.LevelCap);
                Assert.AreEqual(cap, settings.Level);
                Assert.AreEqual(RateLevels.MillihertzOf(cap) / 1000 * 1120, settings.TripMillihertz);
            }
            Assert.IsFalse(settings.Deeper());
            settings.BeginCartridge(2500, 5);
            Assert.AreEqual(500, settings.DepthMicrometres);
            Assert.AreEqual(1500, settings.DepthLimitMicrometres);
            Assert.IsFalse(settings.Unlocked);
            Assert.AreEqual(1, settings.Level);
        }

        [TestMethod]
        public void Until_a_cartridge_has_been_seen_it_is_out_and_gone()
        {
            var presence = new Presence();
            Assert.IsTrue(presence.Out && presence.Gone);
            Assert.IsFalse(presence.In);
            presence.Update(new PenInputs(), 20);
            Assert.IsTrue(presence.Out && presence.Gone);
        }

        [TestMethod]
        public void One_opening_is_out_and_begins_the_60_ms_anew()
        {
            var presence = new Presence();
            var inputs = new PenInputs { CartridgePresent = true };
            presence.Update(inputs, 40);
            inputs.CartridgeOpenings = 1;
            presence.Update(inputs, 20);
            Assert.IsTrue(presence.Out);
            Assert.IsFalse(presence.Gone);
            inputs.CartridgeOpenings = 0;
            presence.Update(inputs, 40);
            Assert.IsFalse(presence.Out);
            Assert.IsFalse(presence.In);
            presence.Update(inputs, 20);
            Assert.IsTrue(presence.In);
        }

        [TestMethod]
        [Proves("PEN-050")]
        public void A_contact_that_stayed_closed_through_a_stall_is_not_gone()
        {
            var presence = new Presence();
            var inputs = new PenInputs { CartridgePresent = true };
            presence.Update(inputs, 20);
            presence.Update(inputs, 20);
            presence.Update(inputs, 20);
            presence.Update(inputs, 400);
            Assert.IsFalse(presence.Gone);
            Assert.IsTrue(presence.In);
        }

        // Closed and open again between two looks: what came before does not count.
        [TestMethod]
        [Proves("PEN-050")]
        public void An_opening_between_two_looks_begins_the_300_ms_anew()
        {
            var presence = new Presence();
            var inputs = new PenInputs { CartridgePresent = true };
            for (int i = 0; i < 4; i++)
            {
                presence.Update(inputs, 20);
            }
            inputs.CartridgePresent = false;
            for (int i = 0; i < 13; i++)
            {
                presence.Update(inputs, 20);
            }
            inputs.CartridgeOpenings = 1;
            presence.Update(inputs, 20);
            inputs.CartridgeOpenings = 0;
            for (int i = 0; i < 13; i++)
            {
                presence.Update(inputs, 20);
                Assert.IsFalse(presence.Gone);
            }
            presence.Update(inputs, 20);
            Assert.IsTrue(presence.Gone);
        }

        [TestMethod]
        public void A_period_of_150_ms_is_regular_and_a_longer_one_a_stall_for_that_period()
        {
            var clock = new PeriodClock();
            clock.Update(0);
            Assert.IsFalse(clock.Irregular);
            Assert.AreEqual(20, clock.ElapsedMilliseconds);
            clock.Update(150_000);
            Assert.IsFalse(clock.Irregular || clock.Stalled);
            Assert.AreEqual(150, clock.ElapsedMilliseconds);
            clock.Update(300_001);
            Assert.IsTrue(clock.Irregular && clock.Stalled);
            Assert.IsFalse(clock.RanBackwards);
            clock.Update(450_001);
            Assert.IsFalse(clock.Irregular || clock.Stalled);
        }

        [TestMethod]
        public void After_a_stall_one_period_of_150_ms_is_regular_too()
        {
            var clock = new PeriodClock();
            clock.Update(0);
            clock.Update(1_000_000);
            Assert.IsTrue(clock.Stalled);
            clock.Update(1_150_000);
            Assert.IsFalse(clock.Stalled);
        }

        [TestMethod]
        [DataRow(59, true)]
        [DataRow(60, false)]
        public void The_power_up_test_takes_200_ms_of_less_than_60_mA(int milliamperes, bool passes)
        {
            var test = new PowerUpTest();
            var inputs = new PenInputs { MotorCurrentMilliamperes = milliamperes };
            for (int i = 0; i < 9; i++)
            {
                test.Update(inputs, false, 20);
                Assert.IsFalse(test.Passed);
            }
            test.Update(inputs, false, 20);
            Assert.AreEqual(passes, test.Passed);
            Assert.IsFalse(test.Failed);
        }

        [TestMethod]
        [DataRow("counts")]
        [DataRow("current")]
        [DataRow("driver")]
        [DataRow("battery")]
        public void Each_single_reading_that_does_not_hold_fails_the_power_up_test_after_5_s(string what)
        {
            var test = new PowerUpTest();
            var inputs = new PenInputs
            {
                EncoderCounts = what == "counts" ? -1 : 0,
                MotorCurrentMilliamperes = what == "current" ? 100 : 0,
                DriverFault = what == "driver",
            };
            for (int i = 0; i < 249; i++)
            {
                test.Update(inputs, what == "battery", 20);
                Assert.IsFalse(test.Passed || test.Failed);
            }
            test.Update(inputs, what == "battery", 20);
            Assert.IsTrue(test.Failed);
            Assert.IsFalse(test.Passed);
        }

        [TestMethod]
        public void A_power_up_test_that_has_passed_stays_so()
        {
            var test = new PowerUpTest();
            for (int i = 0; i < 10; i++)
            {
                test.Update(new PenInputs(), false, 20);
            }
            for (int i = 0; i < 300; i++)
            {
                test.Update(new PenInputs { DriverFault = true }, false, 20);
                Assert.IsTrue(test.Passed);
                Assert.IsFalse(test.Failed);
            }
        }
    }
}
