// The best that any regulator could do with the motor, cell and period it is given: the bounds of the table.
using System;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Responses of a regulator that knows everything at the control period after an event, and uses all that the cell and
/// the driver's current limit give until the rate is the set one. No pen with this motor and this period is quicker;
/// each bound is such a response, judged by the same code as the pen's own.
/// </summary>
/// <remarks>
/// Spin-up: from rest at full torque, k times the lesser of the current limit and (V - k w) / R, against friction.
/// Level change: until the first period after the button's first contact nothing changes; then full torque, or the
/// brake. Load step: until the first period after it the duty is what it was, so the rate falls along
/// w0 - (T R / k^2) (1 - exp(-t k^2 / (R J))), at first T / J a second; worst where the step comes right behind a
/// period and so meets a whole one. From there on full torque brings it back.
/// </remarks>
internal static class IdealRate
{
    // Ten times finer than the plant at its default.
    private const long StepMicroseconds = 5;
    private const long SampleMicroseconds = 250;

    /// <summary>From rest to a rate.</summary>
    public static RateTrace SpinUp(MotorEquation motor, double setHertz, long lengthMicroseconds) =>
        Approach(motor, 0, setHertz, 0, lengthMicroseconds);

    /// <summary>From one rate to another, in air; nothing happens before the first control period.</summary>
    public static RateTrace LevelChange(
        MotorEquation motor,
        double fromHertz,
        double toHertz,
        long firstPeriodMicroseconds,
        long lengthMicroseconds
    ) => Approach(motor, fromHertz, toHertz, firstPeriodMicroseconds, lengthMicroseconds);

    /// <summary>A load that comes on at time 0.</summary>
    /// <param name="motor">The motor.</param>
    /// <param name="at">Rate, crank angle, duty and time to the next period when the load comes.</param>
    /// <param name="load">Mean torque in N.m.</param>
    /// <param name="setHertz">The rate to get back to.</param>
    /// <param name="lengthMicroseconds">Length of the response.</param>
    public static RateTrace LoadStep(
        MotorEquation motor,
        LoadMoment at,
        double load,
        double setHertz,
        long lengthMicroseconds
    )
    {
        RateTrace trace = Begin(at.Hertz);
        double speed = at.Hertz * Math.Tau;
        double angle = at.Angle;
        double start = at.Angle;
        bool back = false;
        for (long now = 0; now < lengthMicroseconds; now += StepMicroseconds)
        {
            bool mayAct = now >= at.ToPeriodMicroseconds;
            back |= mayAct && speed >= setHertz * Math.Tau;
            double duty = mayAct ? 1 : at.Duty;
            double acceleration = back
                ? 0
                : motor.Acceleration(duty, speed, load * motor.SkinShape(angle % Math.Tau));
            Move(ref speed, ref angle, acceleration);
            Sample(trace, now, (angle - start) / Math.Tau, speed);
        }
        return trace;
    }

    /// <summary>
    /// Ripple that the skin makes at a constant voltage, which is what is left to any regulator that looks once in more
    /// than a revolution: peak to peak over the double of the mean.
    /// </summary>
    public static double Ripple(MotorEquation motor, double hertz, double load)
    {
        const long Length = 400_000;
        double duty = Math.Min(1, motor.DutyPermille(hertz, load) / 1000);
        RateTrace trace = Begin(hertz);
        double speed = hertz * Math.Tau;
        double angle = 0;
        for (long now = 0; now < Length; now += StepMicroseconds)
        {
            double skin = load * motor.SkinShape(angle % Math.Tau);
            Move(ref speed, ref angle, motor.Acceleration(duty, speed, skin));
            Sample(trace, now, angle / Math.Tau, speed);
        }
        return trace.Ripple(1);
    }

    private static RateTrace Approach(MotorEquation motor, double from, double to, long delay, long length)
    {
        RateTrace trace = Begin(from);
        double speed = from * Math.Tau;
        double wanted = to * Math.Tau;
        double angle = 0;
        bool rises = to > from;
        bool there = false;
        for (long now = 0; now < length; now += StepMicroseconds)
        {
            there |= rises ? speed >= wanted : speed <= wanted;
            bool rests = there || now < delay;
            double acceleration = rests ? 0 : motor.Acceleration(rises ? 1 : 0, speed, 0);
            Move(ref speed, ref angle, acceleration);
            Sample(trace, now, angle / Math.Tau, speed);
        }
        return trace;
    }

    private static RateTrace Begin(double hertz)
    {
        RateTrace trace = new();
        // A steady revolution before the event.
        double turns = hertz > 0 ? -2 : 0;
        long before = hertz > 0 ? (long)(2e6 / hertz) : 1;
        trace.Add(-before, turns, hertz);
        trace.Add(0, 0, hertz);
        trace.MarkZero();
        return trace;
    }

    private static void Move(ref double speed, ref double angle, double acceleration)
    {
        const double Step = StepMicroseconds * 1e-6;
        double before = speed;
        speed = Math.Max(0, speed + (acceleration * Step));
        angle += 0.5 * (before + speed) * Step;
    }

    private static void Sample(RateTrace trace, long now, double turns, double speed)
    {
        long then = now + StepMicroseconds;
        if (then % SampleMicroseconds == 0)
        {
            trace.Add(then, turns, speed / Math.Tau);
        }
    }
}

/// <summary>How things stood when a load came.</summary>
/// <param name="Hertz">The rotor's rate.</param>
/// <param name="Angle">Crank angle in radians, 0 or more.</param>
/// <param name="Duty">Share of time that the driver drives, 0 to 1, held until the next period.</param>
/// <param name="ToPeriodMicroseconds">Time to the next control period.</param>
internal readonly record struct LoadMoment(
    double Hertz,
    double Angle,
    double Duty,
    long ToPeriodMicroseconds
);
