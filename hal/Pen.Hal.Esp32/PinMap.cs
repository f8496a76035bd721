// Which processor pin each role of the pen's board has.
namespace Pen.Hal.Esp32
{
    /// <summary>
    /// The pins of one board, by role: GPIO numbers of the processor, or <see cref="NotFitted"/>. Each map
    /// repeats a board file under hardware/ (board-esp32-s3.json, board-esp32.json), which says why; a test
    /// holds the two together.
    /// </summary>
    public sealed class PinMap
    {
        /// <summary>The board has no such part.</summary>
        public const int NotFitted = -1;

        // Targets of modules on which the memory takes none of the pins below. With octal PSRAM the S3 needs
        // 33 to 37 itself; with PSRAM or as a PICO the classic one needs 16 and 17.
        private const string S3Prefix = "ESP32_S3";
        private const string S3OctalPrefix = "ESP32_S3_OCTAL";
        private const string ClassicPrefix = "ESP32_REV";
        private const string ClassicBlePrefix = "ESP32_BLE_REV";

        /// <summary>Firmware's input to the fail-safe chain; high permits.</summary>
        public readonly int MotorGate;

        /// <summary>Heartbeat to the windowed supervisor.</summary>
        public readonly int Heartbeat;

        /// <summary>Duty of the needle motor's driver.</summary>
        public readonly int MotorPwm;

        /// <summary>Step pulses to the depth stepper's driver.</summary>
        public readonly int Step;

        /// <summary>The step line, wired back to be counted.</summary>
        public readonly int StepAudit;

        /// <summary>Direction of the depth stepper; high is deeper.</summary>
        public readonly int StepDirection;

        /// <summary>Enable of the depth stepper's driver; high holds torque.</summary>
        public readonly int StepEnable;

        /// <summary>Start/Stop button; can wake the processor.</summary>
        public readonly int StartStopButton;

        /// <summary>Speed+ button.</summary>
        public readonly int SpeedUpButton;

        /// <summary>Speed- button.</summary>
        public readonly int SpeedDownButton;

        /// <summary>Depth+ button.</summary>
        public readonly int DepthUpButton;

        /// <summary>Depth- button.</summary>
        public readonly int DepthDownButton;

        /// <summary>Cartridge presence switch.</summary>
        public readonly int CartridgeSwitch;

        /// <summary>The presence switch once more, for the counter; the same pin where pins are short.</summary>
        public readonly int CartridgeOpenings;

        /// <summary>The charger's power-good.</summary>
        public readonly int ChargerPowerGood;

        /// <summary>The motor driver's fault output.</summary>
        public readonly int DriverFault;

        /// <summary>Home sensor of the needle carriage.</summary>
        public readonly int HomeSensor;

        /// <summary>Encoder channel that leads when the motor turns forward.</summary>
        public readonly int EncoderA;

        /// <summary>Encoder channel that lags when the motor turns forward.</summary>
        public readonly int EncoderB;

        /// <summary>Motor current: a channel of AdcController, not a GPIO number.</summary>
        public readonly int MotorCurrentAdcChannel;

        /// <summary>Battery voltage: a channel of AdcController, not a GPIO number.</summary>
        public readonly int BatteryAdcChannel;

        /// <summary>1-Wire out: COM3's transmit line.</summary>
        public readonly int OneWireTx;

        /// <summary>1-Wire in: COM3's receive line.</summary>
        public readonly int OneWireRx;

        /// <summary>Display bus, data.</summary>
        public readonly int DisplayData;

        /// <summary>Display bus, clock.</summary>
        public readonly int DisplayClock;

        /// <summary>Red part of the light.</summary>
        public readonly int LightRed;

        /// <summary>Green part of the light.</summary>
        public readonly int LightGreen;

        /// <summary>Blue part of the light.</summary>
        public readonly int LightBlue;

        /// <summary>Active buzzer.</summary>
        public readonly int Buzzer;

        private PinMap(bool isS3)
        {
            MotorGate = isS3 ? 6 : 26;
            Heartbeat = isS3 ? 7 : 33;
            MotorPwm = isS3 ? 5 : 25;
            Step = isS3 ? 11 : 18;
            StepAudit = isS3 ? 12 : 19;
            StepDirection = isS3 ? 13 : 12;
            StepEnable = isS3 ? 14 : 32;
            StartStopButton = isS3 ? 4 : 27;
            SpeedUpButton = isS3 ? 33 : 2;
            SpeedDownButton = isS3 ? 34 : 5;
            DepthUpButton = isS3 ? 35 : 15;
            DepthDownButton = isS3 ? 36 : 0;
            CartridgeSwitch = isS3 ? 16 : 23;
            CartridgeOpenings = isS3 ? 17 : 23;
            ChargerPowerGood = isS3 ? 18 : 4;
            DriverFault = isS3 ? 8 : 22;
            HomeSensor = isS3 ? 15 : 21;
            EncoderA = isS3 ? 9 : 34;
            EncoderB = isS3 ? 10 : 35;
            MotorCurrentAdcChannel = isS3 ? 0 : 3;
            BatteryAdcChannel = isS3 ? 1 : 0;
            OneWireTx = isS3 ? 37 : 17;
            OneWireRx = isS3 ? 38 : 16;
            DisplayData = isS3 ? 21 : 14;
            DisplayClock = isS3 ? 48 : 13;
            LightRed = isS3 ? 39 : NotFitted;
            LightGreen = isS3 ? 40 : NotFitted;
            LightBlue = isS3 ? 41 : NotFitted;
            Buzzer = isS3 ? 42 : NotFitted;
        }

        /// <summary>
        /// The map of the board that carries a firmware target, as SystemInfo.TargetName tells it: ESP32_S3
        /// and its variants, but for octal memory, have the ESP32-S3 board, ESP32_REV and ESP32_BLE_REV the
        /// classic one. Null for any other name and for null: then no pin may be touched.
        /// </summary>
        public static PinMap ForTarget(string targetName)
        {
            if (targetName == null)
            {
                return null;
            }
            if (BeginsWith(targetName, S3Prefix))
            {
                return BeginsWith(targetName, S3OctalPrefix) ? null : new PinMap(true);
            }
            bool classic = BeginsWith(targetName, ClassicPrefix) || BeginsWith(targetName, ClassicBlePrefix);
            return classic ? new PinMap(false) : null;
        }

        private static bool BeginsWith(string text, string start)
        {
            return text.Length >= start.Length && text.Substring(0, start.Length) == start;
        }
    }
}
