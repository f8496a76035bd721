// The fastest move that the depth actuator's limits allow.
using System;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Time-optimal moves: the rotor starts at once at the pull-in rate, accelerates at the limit up to the highest rate,
/// and slows down the same way to stop from the pull-in rate at once.
/// </summary>
/// <remarks>
/// With v0 the pull-in rate, v1 the highest, a the acceleration: speeding up takes (v1 - v0) / a and a distance of
/// (v1^2 - v0^2) / (2 a). A move of d that is longer than twice that runs at v1 in between; a shorter one turns round at
/// the peak sqrt(v0^2 + a d). The first pulse may come at once, so n pulses are n - 1 intervals apart.
/// </remarks>
internal sealed class StepperBound(PlantParameters plant)
{
    private const double QuarterSteps = 4;

    private readonly double _start = plant.Get("stepper.pull_in") * QuarterSteps;
    private readonly double _most = plant.Get("stepper.pull_out") * QuarterSteps;
    private readonly double _acceleration = plant.Get("stepper.acceleration") * QuarterSteps;

    /// <summary>Travel of a quarter step in micrometres.</summary>
    public double QuarterStepMicrometres { get; } =
        plant.Get("stepper.lead") / (plant.Get("stepper.steps_per_turn") * QuarterSteps);

    /// <summary>Time from the first to the last of so many pulses, in microseconds; the rotor stands at the end.</summary>
    public double MoveMicroseconds(int pulses)
    {
        double distance = Math.Max(0, pulses - 1);
        double peak = Math.Sqrt((_start * _start) + (_acceleration * distance));
        if (peak <= _most)
        {
            return 2e6 * (peak - _start) / _acceleration;
        }
        double ramp = ((_most * _most) - (_start * _start)) / (2 * _acceleration);
        return ((2 * (_most - _start) / _acceleration) + ((distance - (2 * ramp)) / _most)) * 1e6;
    }

    /// <summary>Time from the first to the last of so many pulses, in microseconds, where the rotor may run on behind.</summary>
    public double PassMicroseconds(int pulses)
    {
        double distance = Math.Max(0, pulses - 1);
        double speed = Math.Sqrt((_start * _start) + (2 * _acceleration * distance));
        if (speed <= _most)
        {
            return 1e6 * (speed - _start) / _acceleration;
        }
        double ramp = ((_most * _most) - (_start * _start)) / (2 * _acceleration);
        return (((_most - _start) / _acceleration) + ((distance - ramp) / _most)) * 1e6;
    }

    /// <summary>The same at the pull-in rate all the way: what a pen without a ramp does.</summary>
    public double ConstantMicroseconds(int pulses) => Math.Max(0, pulses - 1) / _start * 1e6;
}
