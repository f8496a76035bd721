// The stepper and its driver: which pulses the rotor follows, and where it locks in again after losing them.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// Rates are taken over whole full steps (four pulses), because intervals are whole microseconds. Asked for
/// more than it can do, the rotor stands until the rate is one that it can start at, and then locks in where the
/// field is again: a multiple of four full steps away.
/// </summary>
internal sealed class DepthStepper
{
    // Quarter steps of one electrical revolution, and of one full step.
    private const int Cycle = 16;
    private const int FullStep = 4;
    private const int Remembered = 2 * FullStep;

    private readonly VirtualTime _time;
    private readonly PlantParameters _parameters;
    private readonly BoardSignals _signals;
    private readonly DepthScrew _screw;
    private readonly Action _settle;
    private readonly long[] _pulses = new long[Remembered];
    private int _newest;
    private long _last;
    private long _field;
    private int _direction = 1;
    private int _sinceRest;
    private bool _moves;
    private bool _inStep = true;
    private bool _settlePending;

    public DepthStepper(VirtualTime time, PlantParameters parameters, BoardSignals signals, DepthScrew screw)
    {
        _time = time;
        _parameters = parameters;
        _signals = signals;
        _screw = screw;
        _field = screw.Rotor;
        _settle = Settle;
    }

    /// <summary>What of its torque is left: 1 is all of it.</summary>
    public double Strength { get; set; } = 1;

    /// <summary>The pulses that its driver misses.</summary>
    public MissedPulses Missed { get; } = new();

    private long Now => _time.NowMicroseconds;

    // Above this a rotor can not be started, and not be stopped, at once.
    private double PullIn => SlowPullIn * _parameters.SpeedMargin;

    private double SlowPullIn => _parameters.PullIn * Strength;

    private double Acceleration =>
        _parameters.StepperAcceleration * Strength * _parameters.AccelerationMargin;

    /// <summary>A rising edge on the step line.</summary>
    public void Pulse()
    {
        if (!_signals.StepEnable || Missed.Misses())
        {
            return;
        }

        int direction = _signals.StepDirection ? 1 : -1;
        if (_moves && direction != _direction)
        {
            Rest();
        }

        if (!_moves)
        {
            BeginFromRest();
        }

        _direction = direction;
        _field += direction;
        Follow(IsWithinLimits());
        Remember(Now);
        AwaitSettling();
    }

    /// <summary>The driver was switched on or off: unpowered, a moving rotor is left to itself.</summary>
    public void OnEnableChanged()
    {
        if (_moves)
        {
            Rest();
        }
    }

    private void Follow(bool isWithinLimits)
    {
        if (_inStep && !isWithinLimits)
        {
            _inStep = false;
        }
        else if (!_inStep && Now - _last >= 1e6 / (FullStep * PullIn))
        {
            BeginFromRest();
            LockIn();
        }

        if (_inStep)
        {
            _screw.TurnTo(_field);
            SlipAtStop();
        }
    }

    // The field drags a blocked rotor on until the next pole is nearer: back by a whole cycle.
    private void SlipAtStop()
    {
        long lead = _field - _screw.Rotor;
        if (Math.Abs(lead) > Cycle / 2)
        {
            _field -= Math.Sign(lead) * Cycle;
            _screw.TurnTo(_field);
        }
    }

    private void LockIn()
    {
        long away = _screw.Rotor - _field;
        _field += Cycle * (long)Math.Floor((away / (double)Cycle) + 0.5);
        _inStep = true;
    }

    private bool IsWithinLimits()
    {
        if (_sinceRest++ == 0)
        {
            return true;
        }

        double rate = RateBetween(Now, Pulses(FullStep - 1));
        double before = RateBetween(Pulses(FullStep - 1), Pulses(Remembered - 1));
        if (rate > _parameters.PullOut * Strength * _parameters.SpeedMargin)
        {
            return false;
        }

        double change = 2 * Acceleration;
        double single = 1e6 / (FullStep * Math.Max(1, Now - _last));
        bool leapsFromRest = _sinceRest == 2 && Exceeds(single, SlowPullIn, change / 2);
        bool brakesTooHard = Exceeds(before, rate, change);
        if (brakesTooHard && _inStep)
        {
            Overshoot();
        }

        return !leapsFromRest && !brakesTooHard && !Exceeds(rate, before, change);
    }

    // A change of the squared rate is what acceleration does over travel; up to pull-in it comes free.
    private bool Exceeds(double faster, double slower, double change)
    {
        double free = Math.Max(slower, SlowPullIn);
        return faster > PullIn && (faster * faster) - (free * free) > change;
    }

    private static double RateBetween(long later, long earlier) => 1e6 / Math.Max(1, later - earlier);

    // Momentum carries the rotor past where it was to stop, into the next cycle.
    private void Overshoot() => _screw.TurnTo(_screw.Rotor + (_direction * (Cycle - FullStep)));

    private void BeginFromRest()
    {
        _moves = true;
        _sinceRest = _inStep ? 0 : 1;
        long spacing = (long)(1e6 / (FullStep * SlowPullIn));
        for (int i = 1; i <= Remembered; i++)
        {
            Remember(Now - ((Remembered + 1 - i) * spacing));
        }
    }

    private void AwaitSettling()
    {
        if (!_settlePending)
        {
            _settlePending = true;
            _time.Schedule(_last + (long)_parameters.StepperSettleUs, _settle);
        }
    }

    private void Settle()
    {
        _settlePending = false;
        if (!_moves)
        {
            return;
        }

        if (Now - _last < (long)_parameters.StepperSettleUs)
        {
            AwaitSettling();
            return;
        }

        Rest();
    }

    // No further pulse in time: a rotor that was too fast to stop there runs on before it locks in.
    private void Rest()
    {
        _moves = false;
        double rate = RateBetween(_last, Pulses(FullStep));
        double change = 2 * Acceleration;
        if (_inStep && Exceeds(rate, SlowPullIn, change))
        {
            Overshoot();
        }

        LockIn();
        _screw.TurnTo(_field);
    }

    private void Remember(long pulse)
    {
        _newest = (_newest + 1) & (Remembered - 1);
        _pulses[_newest] = pulse;
        _last = pulse;
    }

    // The pulse that many before the newest remembered one.
    private long Pulses(int before) => _pulses[(_newest - before) & (Remembered - 1)];
}
