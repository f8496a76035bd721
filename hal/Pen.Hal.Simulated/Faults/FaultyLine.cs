// A digital line between the one that drives it and those that hear it.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// Off: low, cut from its driver. Stuck: high. Garbage, and Wrong where nothing else is said: oscillates.
/// Intermittent: loose, high only in phases. Levels are those of the net: high is active.
/// </summary>
internal class FaultyLine(VirtualTime time, SeededRandom random, Action<bool> hear) : IFaultable
{
    private const double HalfSecond = 0.5e6;

    private readonly Repeater _repeater = new(time);
    private FaultKind? _fault;
    private bool _driven;
    private bool _heard;
    private bool _phase;

    /// <summary>What is heard.</summary>
    public bool Heard => _heard;

    /// <summary>The driver's level.</summary>
    public void Drive(bool level)
    {
        _driven = level;
        Tell();
    }

    public void Begin(CircuitFault fault)
    {
        _fault = fault.Kind;
        if (fault.Kind is FaultKind.Off or FaultKind.Stuck)
        {
            Tell();
            return;
        }

        // The first beat turns the phase at once: a loose line opens, an oscillating one changes.
        _phase = fault.Kind == FaultKind.Intermittent || (fault.Kind == FaultKind.Garbage && _heard);
        _repeater.Start(() =>
        {
            _phase = !_phase;
            Tell();
            return NextPhase(fault, _phase);
        });
    }

    public void End()
    {
        _repeater.Stop();
        _fault = null;
        Tell();
    }

    /// <summary>How long the phase lasts that has begun: half a period, half as long to half as long again.</summary>
    protected virtual long NextPhase(CircuitFault fault, bool phase)
    {
        double half = HalfSecond / fault.Amount;
        return (long)(half * (1 + (0.5 * random.NextSigned())));
    }

    /// <summary>What is heard of a driven level in a phase of a fault that is Wrong.</summary>
    protected virtual bool Wrongly(bool driven, bool phase) => phase;

    private void Tell()
    {
        bool level = _fault switch
        {
            null => _driven,
            FaultKind.Off => false,
            FaultKind.Stuck => true,
            FaultKind.Intermittent => _driven && _phase,
            FaultKind.Wrong => Wrongly(_driven, _phase),
            _ => _phase,
        };
        if (level != _heard)
        {
            _heard = level;
            hear(level);
        }
    }
}

/// <summary>A button's contact. Wrong: five times a second the other way round, for the amount.</summary>
internal sealed class FaultyButton(VirtualTime time, SeededRandom random, Action<bool> hear)
    : FaultyLine(time, random, hear)
{
    private const long GlitchPeriodMicroseconds = 200_000;

    protected override long NextPhase(CircuitFault fault, bool phase)
    {
        if (fault.Kind != FaultKind.Wrong)
        {
            return base.NextPhase(fault, phase);
        }

        long glitch = (long)(fault.Amount * 1000);
        return phase ? glitch : GlitchPeriodMicroseconds - glitch;
    }

    protected override bool Wrongly(bool driven, bool phase) => driven != phase;
}

/// <summary>Several lines that break together.</summary>
internal sealed class FaultyLines(params FaultyLine[] lines) : IFaultable
{
    public void Begin(CircuitFault fault)
    {
        foreach (FaultyLine line in lines)
        {
            line.Begin(fault);
        }
    }

    public void End()
    {
        foreach (FaultyLine line in lines)
        {
            line.End();
        }
    }
}
