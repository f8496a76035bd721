// The whole firmware over a board: what Program starts on the device and the simulator on a desktop.
using Pen.Control;
using Pen.Drivers;
using Pen.Hal;

namespace Pen.App
{
    /// <summary>
    /// Composition root. Three callers, each its own thread on the device: the control loop calls
    /// <see cref="RunPeriod"/> every 20 ms, the slow worker calls <see cref="RunSlowWork"/> over and over,
    /// and the drive watch calls <see cref="Watch"/> every 10 ms.
    /// </summary>
    public sealed class PenFirmware
    {
        private readonly IClock _clock;
        private readonly MotorDrive _motor;
        private readonly SlowWorker _worker;
        private readonly OutputWriter _writer;
        private readonly PenLoop _loop;

        /// <summary>Builds the firmware. Every output is off afterwards.</summary>
        public PenFirmware(PenBoard board)
        {
            // The motor first: whatever follows may fail.
            _motor = new MotorDrive(board.MotorGate, board.MotorPwm);
            _clock = board.Clock;
            StepperDrive stepper = new StepperDrive(
                board.StepTrain,
                board.StepAudit,
                board.StepDirection,
                board.StepEnable,
                board.Clock
            );
            _worker = new SlowWorker(
                new CartridgeMemory(board.CartridgeBus),
                new Journal(board.Storage),
                new CalibrationStore(board.Storage),
                new Ssd1306(board.Display),
                board.Serial,
                board.Clock
            );
            Heartbeat heartbeat = new Heartbeat(board.Heartbeat);
            _writer = new OutputWriter(
                _motor,
                stepper,
                new Indicators(board.LightRed, board.LightGreen, board.LightBlue, board.Buzzer),
                heartbeat,
                _worker,
                board.Power
            );
            _loop = new PenLoop(
                board.Clock,
                new InputReader(board, stepper),
                _worker,
                new PenController(),
                new SafetyGate(),
                _writer,
                _motor,
                heartbeat
            );
        }

        /// <summary>What the last period read. For display and trace only.</summary>
        public PenInputs Inputs
        {
            get { return _loop.Inputs; }
        }

        /// <summary>What the last period decided. For display and trace only.</summary>
        public PenOutputs Outputs
        {
            get { return _loop.Outputs; }
        }

        /// <summary>Control periods begun since power-up.</summary>
        public int Periods
        {
            get { return _loop.Periods; }
        }

        /// <summary>Control periods whose work took longer than a period.</summary>
        public int Overruns
        {
            get { return _loop.Overruns; }
        }

        /// <summary>Control periods that ended in an exception.</summary>
        public int Failures
        {
            get { return _loop.Failures; }
        }

        /// <summary>One control period: read, decide, gate, write, heartbeat. Never throws.</summary>
        public void RunPeriod()
        {
            _loop.RunPeriod();
        }

        /// <summary>
        /// Does one piece of slow work that is due (a request of the controller, else the display), blocking
        /// for as long as it takes. False if nothing was due. Never throws but for the host's power loss.
        /// </summary>
        public bool RunSlowWork()
        {
            return !_writer.Asleep && _worker.RunOnce();
        }

        /// <summary>
        /// Darkens the display, which would else go on showing what was. Blocking, for when nothing runs any more.
        /// </summary>
        public void SwitchDisplayOff()
        {
            _worker.DisplayOff();
        }

        /// <summary>True if <see cref="RunSlowWork"/> would do something now. Only looks.</summary>
        public bool HasSlowWork
        {
            get { return !_writer.Asleep && _worker.HasWork; }
        }

        /// <summary>
        /// Switches the motor off if the control loop has not refreshed its command for two periods.
        /// </summary>
        public void Watch()
        {
            if (!_writer.Asleep)
            {
                _motor.ExpireIfStale(_clock.NowMicroseconds);
            }
        }
    }
}
