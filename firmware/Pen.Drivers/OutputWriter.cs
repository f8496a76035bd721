// Carries out what a control period decided, down to sleep.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>PenOutputs to the board's outputs. Pins are written when they change.</summary>
    public sealed class OutputWriter
    {
        private readonly MotorDrive _motor;
        private readonly StepperDrive _stepper;
        private readonly Indicators _indicators;
        private readonly Heartbeat _heartbeat;
        private readonly SlowWorker _worker;
        private readonly IPower _power;

        /// <summary>A writer over the drivers.</summary>
        public OutputWriter(
            MotorDrive motor,
            StepperDrive stepper,
            Indicators indicators,
            Heartbeat heartbeat,
            SlowWorker worker,
            IPower power
        )
        {
            _motor = motor;
            _stepper = stepper;
            _indicators = indicators;
            _heartbeat = heartbeat;
            _worker = worker;
            _power = power;
        }

        /// <summary>Sleep has been ordered: everything is off, and nothing is written any more.</summary>
        public bool Asleep;

        /// <summary>Writes a period's outputs; the motor first.</summary>
        public void Write(PenOutputs outputs, long nowMicroseconds)
        {
            if (Asleep)
            {
                return;
            }
            if (outputs.SleepNow)
            {
                FallAsleep();
                return;
            }
            if (!outputs.MotorGate && outputs.Test == DriveTest.DutyAlone)
            {
                _motor.ApplyDutyAlone(outputs.MotorDutyPermille, nowMicroseconds);
            }
            else
            {
                _motor.Apply(outputs.MotorGate, outputs.MotorDutyPermille, nowMicroseconds);
            }
            _stepper.Apply(outputs);
            _indicators.Apply(outputs);
            _worker.Post(outputs);
        }

        private void FallAsleep()
        {
            // The watch and the worker stop at this flag, so it comes first.
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
