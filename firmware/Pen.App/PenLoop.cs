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
        /// Least time between the starts of two periods in microseconds: half a period. Closer ones (a loop
        /// that catches up, or races) get no heartbeat; the supervisor would take their edges for a runaway.
        /// </summary>
        public const int MinSpacingMicroseconds = PenController.PeriodMicroseconds / 2;

        /// <summary>Longest time that the work of a period may take, in microseconds.</summary>
        public const int MaxWorkMicroseconds = PenController.PeriodMicroseconds;

        private readonly IClock _clock;
        private readonly InputReader _reader;
        private readonly SlowWorker _worker;
        private readonly PenController _controller;
        private readonly SafetyGate _gate;
        private readonly OutputWriter _writer;
        private readonly MotorDrive _motor;
        private readonly Heartbeat _heartbeat;

        // Long before anything: the first period is spaced.
        private long _startedAtMicroseconds = long.MinValue / 2;

        /// <summary>A loop over its parts, in the order of their work.</summary>
        public PenLoop(
            IClock clock,
            InputReader reader,
            SlowWorker worker,
            PenController controller,
            SafetyGate gate,
            OutputWriter writer,
            MotorDrive motor,
            Heartbeat heartbeat
        )
        {
            _clock = clock;
            _reader = reader;
            _worker = worker;
            _controller = controller;
            _gate = gate;
            _writer = writer;
            _motor = motor;
            _heartbeat = heartbeat;
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

        /// <summary>One control period. Never throws; does nothing once asleep.</summary>
        public void RunPeriod()
        {
            if (_writer.Asleep)
            {
                return;
            }
            Periods++;
            try
            {
                PenInputs inputs = Inputs;
                PenOutputs outputs = Outputs;
                long started = _clock.NowMicroseconds;
                long spacing = started - _startedAtMicroseconds;
                _startedAtMicroseconds = started;
                _reader.Read(inputs, started);
                _worker.Collect(inputs);
                _controller.Step(inputs, outputs);
                inputs.GateVetoed = !_gate.Apply(inputs, outputs);
                _writer.Write(outputs, started);
                long worked = _clock.NowMicroseconds - started;
                if (worked < 0 || worked > MaxWorkMicroseconds)
                {
                    Overruns++;
                }
                else if (spacing >= MinSpacingMicroseconds && !_writer.Asleep && !outputs.HeartbeatWithheld)
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
    }
}
