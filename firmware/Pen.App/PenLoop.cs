// The control period, in the order in which it must happen.
using System;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal;

namespace Pen.App
{
    /// <summary>
    /// Reads, decides, gates, writes, beats. Whatever throws anywhere in a period switches the motor off and
    /// withholds the heartbeat; so does a period that was not in time.
    /// </summary>
    public sealed class PenLoop
    {
        /// <summary>
        /// Least time between the starts of two periods in microseconds: half a period. Closer ones (a loop that
        /// catches up, or races) get no heartbeat; the supervisor would take their edges for a runaway.
        /// </summary>
        public const int MinSpacingMicroseconds = PenController.PeriodMicroseconds / 2;

        /// <summary>Longest time that the work of a period may take, in microseconds.</summary>
        public const int MaxWorkMicroseconds = PenController.PeriodMicroseconds;

        private readonly IClock _clock;
        private readonly InputReader _reader;
        private readonly PenController _controller;
        private readonly SafetyGate _gate;
        private readonly MotorDrive _motor;
        private readonly StepperDrive _stepper;
        private readonly Indicators _indicators;
        private readonly SlowWorker _worker;
        private readonly Heartbeat _heartbeat;
        private readonly IPower _power;
        private bool _hasStarted;
        private long _startedAtMicroseconds;

        /// <summary>A loop over its parts.</summary>
        public PenLoop(
            IClock clock,
            InputReader reader,
            PenController controller,
            SafetyGate gate,
            MotorDrive motor,
            StepperDrive stepper,
            Indicators indicators,
            SlowWorker worker,
            Heartbeat heartbeat,
            IPower power
        )
        {
            _clock = clock;
            _reader = reader;
            _controller = controller;
            _gate = gate;
            _motor = motor;
            _stepper = stepper;
            _indicators = indicators;
            _worker = worker;
            _heartbeat = heartbeat;
            _power = power;
        }

        /// <summary>What the last period read.</summary>
        public readonly PenInputs Inputs = new PenInputs();

        /// <summary>What the last period decided.</summary>
        public readonly PenOutputs Outputs = new PenOutputs();

        /// <summary>Periods begun since power-up.</summary>
        public int Periods;

        /// <summary>Periods whose work took longer than <see cref="MaxWorkMicroseconds"/>.</summary>
        public int Overruns;

        /// <summary>Periods that ended in an exception.</summary>
        public int Failures;

        /// <summary>Sleep has been ordered: the loop does nothing any more.</summary>
        public bool Asleep;

        /// <summary>One control period. Never throws.</summary>
        public void RunPeriod()
        {
            if (Asleep)
            {
                return;
            }
            Periods++;
            try
            {
                long started = _clock.NowMicroseconds;
                bool spaced = IsSpaced(started);
                Decide(started);
                if (Outputs.SleepNow)
                {
                    FallAsleep();
                    return;
                }
                Write(started);
                long worked = _clock.NowMicroseconds - started;
                bool inTime = worked >= 0 && worked <= MaxWorkMicroseconds;
                if (!inTime)
                {
                    Overruns++;
                }
                if (spaced && inTime)
                {
                    _heartbeat.Beat();
                }
            }
            catch (Exception)
            {
                Failures++;
                _motor.Off();
            }
        }

        private bool IsSpaced(long started)
        {
            bool spaced = !_hasStarted || started - _startedAtMicroseconds >= MinSpacingMicroseconds;
            _hasStarted = true;
            _startedAtMicroseconds = started;
            return spaced;
        }

        private void Decide(long started)
        {
            _reader.Read(Inputs, started);
            _worker.Collect(Inputs);
            _controller.Step(Inputs, Outputs);
            Inputs.GateVetoed = !_gate.Apply(Inputs, Outputs);
        }

        private void Write(long started)
        {
            _motor.Apply(Outputs.MotorGate, Outputs.MotorDutyPermille, started);
            _stepper.Apply(Outputs);
            _indicators.Apply(Outputs);
            _worker.Post(Outputs);
        }

        private void FallAsleep()
        {
            Asleep = true;
            _motor.Off();
            _stepper.Off();
            _indicators.Off();
            _heartbeat.Off();
            _worker.DisplayOff();
            _power.DeepSleep();
        }
    }
}
