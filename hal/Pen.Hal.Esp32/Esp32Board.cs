// Opens every port of the board, those that could move a motor first.
using System.Device.Adc;
using System.Device.Gpio;

namespace Pen.Hal.Esp32
{
    /// <summary>The board's ports on nanoFramework's device API.</summary>
    public static class Esp32Board
    {
        /// <summary>
        /// Opens the ports of a board. The first four calls make off what could still be on from before a
        /// restart of the firmware alone, which resets neither the pins nor the PWM: gate low, duty 0,
        /// heartbeat silent, stepper released. Throws if a pin is taken or cannot do its work; what was opened
        /// until then is off.
        /// </summary>
        public static PenBoard Open(PinMap pins)
        {
            GpioController gpio = new GpioController();
            PenBoard board = new PenBoard();
            Esp32Output gate = new Esp32Output(gpio, pins.MotorGate);
            Esp32Pwm motor = new Esp32Pwm(pins.MotorPwm);
            Esp32Output heartbeat = new Esp32Output(gpio, pins.Heartbeat);
            Esp32Output stepEnable = new Esp32Output(gpio, pins.StepEnable);
            board.MotorGate = gate;
            board.MotorPwm = motor;
            board.Heartbeat = heartbeat;
            board.StepEnable = stepEnable;
            board.StepDirection = new Esp32Output(gpio, pins.StepDirection);

            board.Clock = new Esp32Clock();
            board.StepTrain = new Esp32StepTrain(pins.Step, board.Clock);
            OpenInputs(board, pins, gpio);
            OpenSenses(board, pins);
            OpenIndicators(board, pins, gpio);

            board.CartridgeBus = new Esp32OneWire(pins.OneWireTx, pins.OneWireRx);
            board.Storage = new Esp32Storage();
            board.Serial = new Esp32SerialOutput();
            board.Display = new Esp32Display(pins.DisplayData, pins.DisplayClock, board.Clock);
            IDigitalOutput[] outputs =
            {
                gate,
                heartbeat,
                stepEnable,
                board.StepDirection,
                board.LightRed,
                board.LightGreen,
                board.LightBlue,
                board.Buzzer,
            };
            board.Power = new Esp32Power(pins.StartStopButton, board.StartStopButton, outputs, motor);
            return board;
        }

        // Contacts and open-drain outputs pull their line low; the switch and the home sensor drive it high,
        // so that a broken wire reads as no cartridge and not home.
        private static void OpenInputs(PenBoard board, PinMap pins, GpioController gpio)
        {
            board.StartStopButton = new Esp32Input(gpio, pins.StartStopButton, false);
            board.SpeedUpButton = new Esp32Input(gpio, pins.SpeedUpButton, false);
            board.SpeedDownButton = new Esp32Input(gpio, pins.SpeedDownButton, false);
            board.DepthUpButton = new Esp32Input(gpio, pins.DepthUpButton, false);
            board.DepthDownButton = new Esp32Input(gpio, pins.DepthDownButton, false);
            board.ChargerPowerGood = new Esp32Input(gpio, pins.ChargerPowerGood, false);
            board.DriverFault = new Esp32Input(gpio, pins.DriverFault, false);
            board.CartridgeSwitch = new Esp32Input(gpio, pins.CartridgeSwitch, true);
            board.HomeSensor = new Esp32Input(gpio, pins.HomeSensor, true);
        }

        private static void OpenSenses(PenBoard board, PinMap pins)
        {
            // After the switch's own input: where both share a pin, a counter takes one that is open, and a
            // counted pin cannot be opened any more.
            board.CartridgeOpenings = Esp32PulseCounter.OfEdges(
                pins.CartridgeOpenings,
                GpioPulsePolarity.Falling
            );
            board.StepAudit = Esp32PulseCounter.OfEdges(pins.StepAudit, GpioPulsePolarity.Rising);
            board.MotorEncoder = Esp32PulseCounter.OfEncoder(pins.EncoderA, pins.EncoderB);
            AdcController adc = new AdcController();
            board.MotorCurrent = new Esp32AnalogInput(adc, pins.MotorCurrentAdcChannel);
            board.BatteryVoltage = new Esp32AnalogInput(adc, pins.BatteryAdcChannel);
        }

        private static void OpenIndicators(PenBoard board, PinMap pins, GpioController gpio)
        {
            board.LightRed = OpenIndicator(gpio, pins.LightRed);
            board.LightGreen = OpenIndicator(gpio, pins.LightGreen);
            board.LightBlue = OpenIndicator(gpio, pins.LightBlue);
            board.Buzzer = OpenIndicator(gpio, pins.Buzzer);
        }

        private static IDigitalOutput OpenIndicator(GpioController gpio, int pin)
        {
            if (pin == PinMap.NotFitted)
            {
                return new NoOutput();
            }
            return new Esp32Output(gpio, pin);
        }
    }
}
