// The needle motor's plant against the analytic solutions of its equations.
using System;

namespace Pen.Hal.Simulated.Tests.Plant;

[TestClass]
public sealed class MotorPlantTests
{
    private const double Constant = 2.67e-3;
    private const double Coulomb = 0.15e-3;
    private const double Viscous = 2e-7;
    private const double BatteryResistance = 0.15;
    private const double Electronics = 0.060;

    // Steady state: d (E - Rb (d i + Ie)) = (Rm + Rd) i + k w, and k i = Tc + Ts + b w.
    private static double ExpectedHertz(double duty, double open, double skin)
    {
        double resistance = 1.1 + 0.36 + (duty * duty * BatteryResistance);
        double volts = duty * (open - (BatteryResistance * Electronics));
        double rate =
            (volts - (resistance * (Coulomb + skin) / Constant))
            / (Constant + (resistance * Viscous / Constant));
        return rate / (2 * Math.PI);
    }

    // A cell that does not empty keeps the open-circuit voltage at 4.2 V.
    private static Bench Endless(double stepUs = 50) =>
        new(
            1,
            parameters =>
            {
                parameters.Set("battery.capacity", 5);
                parameters.Set("plant.step_us", stepUs);
                parameters.Set("battery.ocv_090", 4.2);
            }
        );

    [TestMethod]
    [DataRow(200)]
    [DataRow(500)]
    [DataRow(800)]
    [DataRow(1000)]
    public void Steady_speed_is_the_solution_of_the_motor_equation(int duty)
    {
        Bench bench = Endless();
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(duty);
        bench.Beat(2_000_000);
        double expected = ExpectedHertz(duty / 1000.0, 4.2, 0);
        Assert.AreEqual(expected, bench.MeanRate(500_000), expected * 1e-4);
        double current = (Coulomb + (Viscous * bench.Truth.RotorRateHertz * 2 * Math.PI)) / Constant;
        Assert.AreEqual(current, bench.Truth.MotorCurrent, current * 1e-3);
    }

    [TestMethod]
    public void The_mean_skin_torque_over_a_revolution_is_what_was_set()
    {
        Bench bench = Endless(5);
        bench.Supply();
        bench.Move(700);
        Assert.IsTrue(bench.Truth.ProtrusionMicrometres > 0);
        bench.Board.SkinMeanTorque = 0.35e-3;
        bench.Ports.MotorPwm.SetDutyPermille(900);
        bench.Beat(500_000);
        double start = bench.Truth.CrankAngle;
        double last = start;
        double work = 0;
        bool back = false;
        while (last - start < 20 * Math.PI)
        {
            bench.Toggle();
            for (int i = 0; i < 1000; i++)
            {
                double torque = bench.Truth.SkinTorque;
                back |= bench.Truth.CrankAngle % (2 * Math.PI) > Math.PI + 0.01 && torque != 0;
                bench.Wait(20);
                double now = bench.Truth.CrankAngle;
                work += now - start < 20 * Math.PI ? torque * (now - last) : 0;
                last = now;
            }
        }

        Assert.AreEqual(0.35e-3, work / (20 * Math.PI), 0.35e-3 * 0.01);
        Assert.IsFalse(back, "resists only on the way in");
    }

    [TestMethod]
    public void Skin_slows_the_rotor_to_what_the_mean_torque_explains()
    {
        Bench bench = Endless();
        bench.Supply();
        bench.Move(700);
        bench.Board.SkinMeanTorque = 0.35e-3;
        bench.Ports.MotorPwm.SetDutyPermille(1000);
        bench.Beat(2_000_000);
        double expected = ExpectedHertz(1, 4.2, 0.35e-3);
        // Torque by angle is not torque by time: a ripple of the rate leaves a little.
        Assert.AreEqual(expected, bench.MeanRate(1_000_000), expected * 0.01);
    }

    [TestMethod]
    public void Needles_that_do_not_reach_out_meet_no_skin()
    {
        Bench bench = Endless();
        bench.Supply();
        bench.Move(-700);
        bench.Board.SkinMeanTorque = 2e-3;
        bench.Ports.MotorPwm.SetDutyPermille(500);
        bench.Beat(2_000_000);
        double expected = ExpectedHertz(0.5, 4.2, 0);
        Assert.AreEqual(expected, bench.MeanRate(500_000), expected * 1e-4);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.35e-3)]
    public void Halving_the_step_changes_the_speed_by_less_than_a_thousandth(double skin)
    {
        double Speed(double step)
        {
            Bench bench = Endless(step);
            bench.Supply();
            bench.Move(700);
            bench.Board.SkinMeanTorque = skin;
            bench.Ports.MotorPwm.SetDutyPermille(700);
            bench.Beat(1_000_000);
            return bench.MeanRate(2_000_000);
        }

        double coarse = Speed(50);
        Assert.AreEqual(Speed(25), coarse, coarse * 1e-3);
    }

    [TestMethod]
    [Proves("PEN-133")]
    public void The_brake_stops_the_rotor_within_250_ms_of_the_gate_going_low()
    {
        Bench bench = Endless();
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(1000);
        bench.Beat(2_000_000);
        Assert.IsTrue(bench.Truth.RotorRateHertz > 200);
        bench.Ports.MotorGate.Off();
        bench.Wait(250_000);
        Assert.AreEqual(0.0, bench.Truth.RotorRateHertz);
        bench.Wait(50_000);
        Assert.AreEqual(0.0, bench.Truth.MotorCurrent);
    }

    [TestMethod]
    public void A_torque_below_friction_does_not_move_the_rotor_and_does_not_chatter()
    {
        Bench bench = Endless();
        bench.Supply();
        double angle = bench.Truth.CrankAngle;
        // 0.15 mN.m of friction needs 56 mA, 82 mV: 1.5 % of 4.2 V is below, 3 % above.
        bench.Ports.MotorPwm.SetDutyPermille(15);
        bench.Beat(1_000_000);
        Assert.AreEqual(angle, bench.Truth.CrankAngle);
        bench.Ports.MotorPwm.SetDutyPermille(30);
        bench.Beat(1_000_000);
        Assert.IsTrue(bench.Truth.RotorRateHertz > 0);
    }

    [TestMethod]
    [Proves("PEN-134")]
    public void The_hardware_limit_holds_the_current_at_2_A()
    {
        Bench bench = Endless();
        bench.Board.Parameters.Set("motor.resistance", 0.5);
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(1000);
        bench.Wait(1000);
        Assert.AreEqual(2.0, bench.Truth.MotorCurrent, 1e-9);
    }

    [TestMethod]
    [Proves("PEN-011")]
    public void The_encoder_counts_48_edges_a_revolution_of_the_true_angle()
    {
        Bench bench = Endless();
        bench.Supply();
        double start = bench.Truth.CrankAngle;
        bench.Ports.MotorPwm.SetDutyPermille(600);
        bench.Beat(1_000_000);
        bench.Ports.MotorEncoder.Sample();
        double turns = (bench.Truth.CrankAngle - start) / (2 * Math.PI);
        Assert.AreEqual(turns * 48, bench.Ports.MotorEncoder.Count, 1.0);
        Assert.IsTrue(bench.Ports.MotorEncoder.Count > 0, "forward counts up");
        Assert.AreEqual(bench.Ports.Clock.NowMicroseconds, bench.Ports.MotorEncoder.SampledAtMicroseconds);
    }
}
