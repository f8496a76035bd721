// The pulse peripheral of the processor: trains of step pulses that run by themselves.
using System;

namespace Pen.Hal.Simulated;

internal sealed class StepTrainPort(PowerSession power, VirtualTime time, Action pulse) : IStepTrain
{
    private const int Profiles = 4;
    private const int MaximumRamp = 512;
    private const int MaximumSteps = 1000;
    private const int ShortestInterval = 50;
    private const int LongestInterval = 32767;

    private readonly ushort[]?[] _ramps = new ushort[Profiles][];
    private Train _train = new(power, time, pulse);

    public void DefineProfile(int profile, ushort[] rampMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(profile);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(profile, Profiles);
        ArgumentNullException.ThrowIfNull(rampMicroseconds);
        if (rampMicroseconds.Length is < 1 or > MaximumRamp)
        {
            throw new ArgumentException("A ramp has 1 to 512 intervals.", nameof(rampMicroseconds));
        }

        int before = LongestInterval;
        foreach (ushort interval in rampMicroseconds)
        {
            if (interval < ShortestInterval || interval > before)
            {
                throw new ArgumentException(
                    "Intervals are 50 to 32767 us and never rise.",
                    nameof(rampMicroseconds)
                );
            }

            before = interval;
        }

        _ramps[profile] = (ushort[])rampMicroseconds.Clone();
    }

    public bool Start(int profile, int steps)
    {
        bool known = profile is >= 0 and < Profiles && _ramps[profile] != null;
        if (!power.IsAlive || !known || steps is < 1 or > MaximumSteps || !_train.IsDone)
        {
            return false;
        }

        if (_train.WasCut)
        {
            // A cut train still has an event pending, which must find it and not the next one.
            _train = new Train(power, time, pulse);
        }

        _train.Start(_ramps[profile]!, steps);
        return true;
    }

    public void Off() => _train.Cut();

    /// <summary>One train on its way. A cut one ignores the event that it still has pending.</summary>
    private sealed class Train
    {
        private readonly PowerSession _power;
        private readonly VirtualTime _time;
        private readonly Action _pulse;
        private readonly Action _step;
        private ushort[] _ramp = [];
        private int _steps;
        private int _rampSteps;
        private long _at;
        private int _sent;

        public Train(PowerSession power, VirtualTime time, Action pulse)
        {
            _power = power;
            _time = time;
            _pulse = pulse;
            _step = Step;
        }

        public bool IsDone { get; private set; } = true;

        public bool WasCut { get; private set; }

        public void Start(ushort[] ramp, int steps)
        {
            _ramp = ramp;
            _steps = steps;
            _rampSteps = Math.Min(steps / 2, ramp.Length);
            _at = _time.NowMicroseconds;
            _sent = 0;
            IsDone = false;
            ScheduleNext();
        }

        public void Cut()
        {
            WasCut |= !IsDone;
            IsDone = true;
        }

        private void ScheduleNext()
        {
            _at += Interval(_sent);
            _time.Schedule(_at, _step);
        }

        private void Step()
        {
            if (IsDone || !_power.IsAlive)
            {
                return;
            }

            _sent++;
            IsDone = _sent == _steps;
            _pulse();
            if (!IsDone)
            {
                ScheduleNext();
            }
        }

        // Before step number index: up the ramp, along its end, and back down.
        private int Interval(int index)
        {
            int fromEnd = _steps - 1 - index;
            int at = Math.Min(Math.Min(index, fromEnd), _rampSteps);
            return _ramp[Math.Min(at, _ramp.Length - 1)];
        }
    }
}
