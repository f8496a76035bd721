// Faults of the needle motor and its sensors, injected into the rig's motor and wires.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorFaultTests
    {
        [TestMethod]
        [Proves("PEN-016")]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(5)]
        public void F01_A_rotor_jammed_while_running_latches_Stall_within_250_ms(int level)
        {
            PenRig rig = PenRig.AtRunning(level);
            rig.Motor.Jammed = true;
            rig.RunUntil(PenState.Fault, 12);
            rig.AssertLatched(StopReason.Stall);
        }

        [TestMethod]
        [Proves("PEN-016")]
        public void F01_A_rotor_jammed_from_rest_latches_Stall_within_250_ms()
        {
            PenRig rig = PenRig.AtReady();
            rig.Motor.Jammed = true;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.RunUntil(PenState.Fault, 12);
            rig.AssertLatched(StopReason.Stall);
        }

        [TestMethod]
        [Proves("PEN-008")]
        [Proves("PEN-009")]
        public void F02_Overload_warns_within_500_ms_and_stops_within_2_s()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Motor.LoadMicronewtonMetres = 900;
            int warned = rig.RunUntil(() => rig.Out.PressureWarning, 25, "warning");
            rig.RunUntil(PenState.Fault, 100 - warned);
            rig.AssertLatched(StopReason.Overload);
        }

        [TestMethod]
        [Proves("PEN-009")]
        [DataRow(1)]
        [DataRow(5)]
        public void F02_A_load_that_grows_slowly_warns_first_and_ends_as_Overload(int level)
        {
            PenRig rig = PenRig.AtRunning(level);
            bool warned = false;
            rig.Watch = () =>
            {
                rig.Motor.LoadMicronewtonMetres += 10;
                warned |= rig.Out.PressureWarning;
            };
            rig.RunUntil(PenState.Fault, 200);
            rig.AssertLatched(StopReason.Overload);
            Assert.IsTrue(warned);
        }

        [TestMethod]
        [Proves("PEN-010")]
        public void Rated_load_neither_warns_nor_stops()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Motor.LoadMicronewtonMetres = 350;
            rig.Watch = () => Assert.IsFalse(rig.Out.PressureWarning);
            rig.Run(200);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            Check.Near(120000, rig.Motor.TrueMillihertz, 1200);
        }

        [TestMethod]
        [Proves("PEN-013")]
        [Proves("PEN-014")]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(5)]
        public void F03_A_cut_encoder_latches_EncoderLost_within_250_ms_without_over_speed(int level)
        {
            PenRig rig = PenRig.AtRunning(level);
            rig.Motor.EncoderPermille = 0;
            rig.Motor.PeakMillihertz = 0;
            rig.RunUntil(PenState.Fault, 12);
            rig.AssertLatched(StopReason.EncoderLost);
            AssertBelow115Percent(rig, level);
        }

        [TestMethod]
        [Proves("PEN-013")]
        [DataRow(1, 700)]
        [DataRow(3, 700)]
        [DataRow(5, 700)]
        [DataRow(1, 1300)]
        [DataRow(5, 1300)]
        public void F04_An_encoder_30_percent_off_never_runs_the_rotor_above_115_percent(
            int level,
            int permille
        )
        {
            PenRig rig = PenRig.AtRunning(level);
            rig.Motor.EncoderPermille = permille;
            rig.Motor.PeakMillihertz = 0;
            rig.Run(150);
            AssertBelow115Percent(rig, level);
        }

        [TestMethod]
        [Proves("PEN-013")]
        [DataRow(1)]
        [DataRow(5)]
        public void F04_Converters_2_percent_off_the_wrong_way_do_not_add_up_to_an_over_speed(int level)
        {
            PenRig rig = PenRig.AtRunning(level);
            rig.Tamper = inputs =>
            {
                inputs.BatteryMillivolts = inputs.BatteryMillivolts * 98 / 100;
                inputs.MotorCurrentMilliamperes = inputs.MotorCurrentMilliamperes * 102 / 100;
            };
            rig.Run(50);
            rig.Motor.EncoderPermille = 700;
            rig.Motor.PeakMillihertz = 0;
            rig.RunUntil(PenState.Fault, 12);
            AssertBelow115Percent(rig, level);
        }

        [TestMethod]
        [Proves("PEN-020")]
        [DataRow(1, 1200)]
        [DataRow(5, 1200)]
        [DataRow(1, 800)]
        [DataRow(5, 800)]
        public void A_winding_20_percent_off_trips_nothing_and_holds_the_rate_within_2_percent(
            int level,
            int permille
        )
        {
            PenRig rig = PenRig.AtReady();
            rig.Motor.ResistancePermille = permille;
            rig.Faster(level - 1);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(50);
            rig.Motor.LoadMicronewtonMetres = 350;
            rig.Run(100);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            int set = RateLevels.MillihertzOf(level);
            Check.Near(set, rig.Motor.TrueMillihertz, set / 50);
        }

        [TestMethod]
        [Proves("PEN-015")]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(5)]
        public void F04_An_encoder_that_loses_30_percent_latches_within_250_ms(int level)
        {
            PenRig rig = PenRig.AtRunning(level);
            rig.Motor.EncoderPermille = 700;
            rig.RunUntil(PenState.Fault, 12);
            rig.AssertLatched(StopReason.RateImplausible);
        }

        [TestMethod]
        [Proves("PEN-017")]
        public void F05_A_rotor_that_turns_with_the_drive_off_latches_Runaway_within_100_ms()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(20);
            rig.Motor.ShortedOn = true;
            rig.RunUntil(PenState.Fault, 5);
            rig.AssertLatched(StopReason.Runaway);
        }

        [TestMethod]
        [Proves("PEN-018")]
        public void F06_The_drivers_own_fault_stops_in_the_same_period()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Step();
            rig.AssertLatched(StopReason.DriverFault);
        }

        [TestMethod]
        [Proves("PEN-019")]
        public void F07_Over_current_stops_within_40_ms()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 1601;
            rig.RunUntil(PenState.Fault, 2);
            rig.AssertLatched(StopReason.OverCurrent);
        }

        [TestMethod]
        [Proves("PEN-012")]
        [Proves("PEN-054")]
        public void Over_speed_is_latched_in_two_periods_and_ends_the_session()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Tamper = inputs => inputs.RotorRateMillihertz = 169000;
            rig.RunUntil(PenState.Fault, 2);
            rig.AssertLatched(StopReason.OverSpeed);
            Assert.AreEqual(CartridgeVerdict.SessionOver, rig.Out.Verdict);
        }

        [TestMethod]
        [Proves("PEN-012")]
        public void Over_speed_counts_from_what_the_depth_allows()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            rig.Deeper(16);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(30);
            rig.Tamper = inputs => inputs.RotorRateMillihertz = 101000;
            rig.RunUntil(PenState.Fault, 2);
            rig.AssertLatched(StopReason.OverSpeed);
        }

        [TestMethod]
        [Proves("PEN-084")]
        [DataRow(0)]
        [DataRow(6200)]
        public void F23_A_battery_reading_that_cannot_be_true_latches_within_200_ms(int millivolts)
        {
            PenRig rig = PenRig.AtRunning(5);
            rig.Motor.PeakMillihertz = 0;
            rig.Tamper = inputs => inputs.BatteryMillivolts = millivolts;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.SensorImplausible);
            AssertBelow115Percent(rig, 5);
        }

        [TestMethod]
        [Proves("PEN-085")]
        public void F23_A_current_reading_of_zero_while_running_latches_within_200_ms()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 0;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.SensorImplausible);
        }

        [TestMethod]
        [Proves("PEN-084")]
        [Proves("PEN-118")]
        [DataRow(0)]
        [DataRow(6200)]
        public void F23_No_start_with_an_impossible_battery_reading(int millivolts)
        {
            var rig = new PenRig();
            rig.Tamper = inputs => inputs.BatteryMillivolts = millivolts;
            rig.RunUntil(PenState.Fault, 260);
            rig.AssertLatched(StopReason.SelfTestFailed);
        }

        [TestMethod]
        [Proves("PEN-003")]
        public void A_rated_load_step_dips_at_most_10_percent_and_is_back_within_2_percent_in_250_ms()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Motor.LoadMicronewtonMetres = 350;
            int lowest = int.MaxValue;
            rig.Watch = () => lowest = Ints.Min(lowest, rig.Motor.TrueMillihertz);
            rig.Run(12);
            Assert.IsTrue(lowest >= 108000, "dip to " + lowest + " mHz");
            rig.Watch = () => Check.Near(120000, rig.Motor.TrueMillihertz, 2400);
            rig.Run(50);
        }

        [TestMethod]
        [Proves("PEN-004")]
        [DataRow(1)]
        [DataRow(5)]
        public void Spin_up_is_within_2_percent_in_400_ms_and_overshoots_less_than_5(int level)
        {
            PenRig rig = PenRig.AtReady();
            rig.Faster(level - 1);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            int set = RateLevels.MillihertzOf(level);
            rig.Watch = () => Assert.IsTrue(rig.Motor.TrueMillihertz < set / 100 * 105);
            rig.Run(20);
            rig.Watch = () => Check.Near(set, rig.Motor.TrueMillihertz, set / 50);
            rig.Run(50);
        }

        [TestMethod]
        [Proves("PEN-002")]
        public void The_highest_level_is_held_at_rated_load_on_a_nearly_empty_cell()
        {
            PenRig rig = PenRig.AtRunning(5);
            rig.Motor.LoadMicronewtonMetres = 350;
            rig.CellMillivolts = 3450;
            rig.Run(100);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            Check.Near(150000, rig.Motor.TrueMillihertz, 1500);
        }

        private static void AssertBelow115Percent(PenRig rig, int level)
        {
            int limit = RateLevels.MillihertzOf(level) / 100 * 115;
            Assert.IsTrue(
                rig.Motor.PeakMillihertz <= limit,
                "peak " + rig.Motor.PeakMillihertz + " of " + limit + " mHz"
            );
        }
    }
}
