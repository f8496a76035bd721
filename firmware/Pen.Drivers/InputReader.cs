// Reads every pin of the board once a period.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// The board's inputs to PenInputs. Every pin is read every period: each of them either stops the pen
    /// within one period (buttons, presence, charger, driver fault) or is needed together with the others.
    /// </summary>
    public sealed class InputReader
    {
        private readonly IDigitalInput _startStop;
        private readonly IDigitalInput _speedUp;
        private readonly IDigitalInput _speedDown;
        private readonly IDigitalInput _depthUp;
        private readonly IDigitalInput _depthDown;
        private readonly IDigitalInput _cartridge;
        private readonly IDigitalInput _charger;
        private readonly IDigitalInput _driverFault;
        private readonly IDigitalInput _home;
        private readonly IAnalogInput _battery;
        private readonly IAnalogInput _current;
        private readonly IPulseCounter _openings;
        private readonly EncoderDriver _encoder;
        private readonly StepperDrive _stepper;
        private bool _hasOpenings;
        private long _lastOpenings;

        /// <summary>A reader over a complete board; the stepper tells of its own moves.</summary>
        public InputReader(PenBoard board, StepperDrive stepper)
        {
            // Fields, because reading a property costs three times as much on the device.
            _startStop = board.StartStopButton;
            _speedUp = board.SpeedUpButton;
            _speedDown = board.SpeedDownButton;
            _depthUp = board.DepthUpButton;
            _depthDown = board.DepthDownButton;
            _cartridge = board.CartridgeSwitch;
            _charger = board.ChargerPowerGood;
            _driverFault = board.DriverFault;
            _home = board.HomeSensor;
            _battery = board.BatteryVoltage;
            _current = board.MotorCurrent;
            _openings = board.CartridgeOpenings;
            _encoder = new EncoderDriver(board.MotorEncoder);
            _stepper = stepper;
        }

        /// <summary>Fills the inputs of a period that starts at a time.</summary>
        public void Read(PenInputs inputs, long nowMicroseconds)
        {
            inputs.NowMicroseconds = nowMicroseconds;
            inputs.StartStopPressed = _startStop.Read();
            inputs.SpeedUpPressed = _speedUp.Read();
            inputs.SpeedDownPressed = _speedDown.Read();
            inputs.DepthUpPressed = _depthUp.Read();
            inputs.DepthDownPressed = _depthDown.Read();
            // The level before the count: an opening between the two is counted, never missed by both.
            inputs.CartridgePresent = _cartridge.Read();
            inputs.CartridgeOpenings = TakeOpenings();
            inputs.ChargerConnected = _charger.Read();
            inputs.DriverFault = _driverFault.Read();
            inputs.HomeSensorActive = _home.Read();
            inputs.BatteryMillivolts = AnalogSense.BatteryMillivolts(_battery.ReadRaw() + _battery.ReadRaw());
            IAnalogInput current = _current;
            int code = current.ReadRaw() + current.ReadRaw() + current.ReadRaw() + current.ReadRaw();
            inputs.MotorCurrentCode = code;
            inputs.MotorCurrentMilliamperes = AnalogSense.MotorMilliamperes(code);
            _encoder.Sample();
            inputs.EncoderCounts = _encoder.Counts;
            inputs.RotorRateMillihertz = _encoder.RateMillihertz;
            _stepper.Read(inputs);
        }

        private int TakeOpenings()
        {
            _openings.Sample();
            long count = _openings.Count;
            long since = count - _lastOpenings;
            if (since == 0 && _hasOpenings)
            {
                return 0;
            }
            _lastOpenings = count;
            if (!_hasOpenings)
            {
                _hasOpenings = true;
                return 0;
            }
            // A counter that lost count must not read as calm: any difference is an opening.
            return since < 0 || since > int.MaxValue ? 1 : (int)since;
        }
    }
}
