// Something that turns the needle motor of a simulated board and can be asked for a rate: the pen, or a simpler one.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>A board under some control, from power-up on. Everything measured is read from its plant and pins.</summary>
internal abstract class RateSubject
{
    /// <summary>Time between two samples of the rotor, in microseconds.</summary>
    public const long SampleMicroseconds = 250;

    private const long Period = PenController.PeriodMicroseconds;

    // Two revolutions of the slowest level: what a mean over one needs.
    private const long LeadMicroseconds = 25_000;

    /// <summary>The board.</summary>
    public abstract SimulatedBoard Board { get; }

    /// <summary>World time in microseconds.</summary>
    public long Now => Board.Time.NowMicroseconds;

    /// <summary>World time of the control period that comes next, in microseconds.</summary>
    public long NextPeriod => (Now / Period + 1) * Period;

    /// <summary>Runs the world for a time in microseconds.</summary>
    public void Wait(long microseconds) => Board.Time.AdvanceTo(Now + microseconds);

    /// <summary>
    /// From rest to the moment at which the motor is first driven, the cell at a charge from then on. The needles are out.
    /// </summary>
    public abstract void Start(int level, double charge);

    /// <summary>Asks for another level while running; the ask itself is now.</summary>
    public abstract void AskLevel(int level);

    /// <summary>Motor off, and at rest again.</summary>
    public abstract void Stop();

    /// <summary>Throws <see cref="MeasuringStoppedException"/> if it does not run any more.</summary>
    public abstract void CheckRuns();

    /// <summary>Waits for the start of a control period and so long beyond it, in microseconds.</summary>
    public void WaitForPhase(long phaseMicroseconds) => Board.Time.AdvanceTo(NextPeriod + phaseMicroseconds);

    /// <summary>Records, after a lead of two revolutions, what follows on an event.</summary>
    public RateTrace Record(Action happens, long lengthMicroseconds)
    {
        // The lead is whole periods long, so that the phase stays.
        RateTrace trace = new();
        long lead = (LeadMicroseconds + Period - 1) / Period * Period;
        Follow(trace, lead);
        trace.MarkZero();
        happens();
        Follow(trace, lengthMicroseconds);
        CheckRuns();
        return trace;
    }

    /// <summary>Records from a standstill on.</summary>
    public RateTrace RecordFromRest(long lengthMicroseconds)
    {
        RateTrace trace = new();
        Sample(trace);
        trace.MarkZero();
        Follow(trace, lengthMicroseconds);
        CheckRuns();
        return trace;
    }

    private void Follow(RateTrace trace, long lengthMicroseconds)
    {
        long end = Now + lengthMicroseconds;
        if (trace.Count == 0)
        {
            Sample(trace);
        }
        while (Now < end)
        {
            Board.Time.AdvanceTo(Math.Min(end, Now + SampleMicroseconds));
            Sample(trace);
        }
    }

    private void Sample(RateTrace trace) =>
        trace.Add(Now, Board.Truth.CrankAngle / Math.Tau, Board.Truth.RotorRateHertz);
}

/// <summary>What was to be measured could not be: the subject stopped, or never started.</summary>
internal sealed class MeasuringStoppedException(string message) : Exception(message);
