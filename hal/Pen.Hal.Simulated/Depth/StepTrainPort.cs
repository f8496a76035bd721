// The pulse peripheral of the processor: trains of step pulses that run by themselves.
using System;

namespace Pen.Hal.Simulated;

internal sealed class StepTrainPort(PowerSession power, VirtualTime time, Action pulse) : IStepTrain
{
    private readonly StepTrainPattern?[] _patterns = new StepTrainPattern[StepTrainPattern.Profiles];
    private Train _train = new(power, time, pulse);

    public void DefineProfile(int profile, ushort[] rampMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(profile);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(profile, StepTrainPattern.Profiles);
        _patterns[profile] = new StepTrainPattern(rampMicroseconds);
    }

    public bool Start(int profile, int steps)
    {
        StepTrainPattern? pattern = StepTrainPattern.IsProfile(profile) ? _patterns[profile] : null;
        bool possible = pattern != null && steps is >= 1 and <= StepTrainPattern.MaxSteps;
        if (!power.IsAlive || !possible || !_train.IsDone)
        {
            return false;
        }

        if (_train.WasCut)
        {
            // A cut train still has an event pending, which must find it and not the next one.
            _train = new Train(power, time, pulse);
        }

        _train.Start(pattern!, steps);
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
        private StepTrainPattern? _pattern;
        private int _steps;
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

        public void Start(StepTrainPattern pattern, int steps)
        {
            _pattern = pattern;
            _steps = steps;
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
            _at += _pattern!.IntervalMicroseconds(_steps, _sent);
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
    }
}
