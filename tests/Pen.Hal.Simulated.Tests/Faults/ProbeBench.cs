// What probes of faults do to a bench, and what they read off it.
using System;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class ProbeBench
{
    public const long Millisecond = 1_000;

    public static void Inject(this Bench bench, FaultRow row, double amount = 0) =>
        bench.Board.Faults.Inject(row.Make(amount));

    public static void Mend(this Bench bench, FaultRow row) => bench.Board.Faults.Clear(row.Site);

    /// <summary>Supplies the motor, drives it, and returns its mean rate once it is steady.</summary>
    public static double Spin(this Bench bench, int duty = 500)
    {
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(duty);
        bench.Beat(1_000 * Millisecond);
        return bench.MeanRate(200 * Millisecond);
    }

    /// <summary>Drives the carriage to where the needles come out, whatever it stood at, and then the motor.</summary>
    public static double SpinInSkin(this Bench bench, double torque, int duty = 700)
    {
        bench.Move(700);
        Assert.IsGreaterThan(0, bench.Truth.ProtrusionMicrometres);
        bench.Board.SkinMeanTorque = torque;
        return bench.Spin(duty);
    }

    /// <summary>Lowest and highest of what is looked at every millisecond, with a good heartbeat.</summary>
    public static (double Least, double Most) Range(this Bench bench, long microseconds, Func<double> look)
    {
        double least = double.MaxValue;
        double most = double.MinValue;
        for (long passed = 0; passed < microseconds; passed += Millisecond)
        {
            if (passed % (20 * Millisecond) == 0)
            {
                bench.Toggle();
            }

            bench.Wait(Millisecond);
            double value = look();
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }

    /// <summary>Changes of a level within a time.</summary>
    public static int Edges(this Bench bench, long microseconds, Func<bool> level)
    {
        int edges = 0;
        bool last = level();
        void Look()
        {
            edges += level() != last ? 1 : 0;
            last = level();
        }
        bench.Signals.Changed += Look;
        bench.Wait(microseconds);
        bench.Signals.Changed -= Look;
        return edges;
    }

    public static long Count(this IPulseCounter counter)
    {
        counter.Sample();
        return counter.Count;
    }

    /// <summary>Pulses counted while something is done.</summary>
    public static long CountDuring(this IPulseCounter counter, Action action)
    {
        long before = counter.Count();
        action();
        return counter.Count() - before;
    }

    /// <summary>What a number was before and is after something is done.</summary>
    public static double Change(Func<double> look, Action action)
    {
        double before = look();
        action();
        return look() - before;
    }
}
