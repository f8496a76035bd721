// The pen's board as the firmware sees it: each port by its role.
namespace Pen.Hal
{
    /// <summary>
    /// Every port that the firmware uses, named by role. A composition root fills all of them before it hands
    /// the board over; none may be null.
    /// </summary>
    public sealed class PenBoard
    {
        /// <summary>Monotonic time.</summary>
        public IClock Clock { get; set; }

        /// <summary>Start/Stop button; true while pressed.</summary>
        public IDigitalInput StartStopButton { get; set; }

        /// <summary>Speed+ button; true while pressed.</summary>
        public IDigitalInput SpeedUpButton { get; set; }

        /// <summary>Speed- button; true while pressed.</summary>
        public IDigitalInput SpeedDownButton { get; set; }

        /// <summary>Depth+ button; true while pressed.</summary>
        public IDigitalInput DepthUpButton { get; set; }

        /// <summary>Depth- button; true while pressed.</summary>
        public IDigitalInput DepthDownButton { get; set; }

        /// <summary>Cartridge presence switch; true while a cartridge is seated.</summary>
        public IDigitalInput CartridgeSwitch { get; set; }

        /// <summary>
        /// Openings of the presence switch, counted by hardware: a cartridge that was out for less than a
        /// control period leaves its mark here.
        /// </summary>
        public IPulseCounter CartridgeOpenings { get; set; }

        /// <summary>The charger's power-good; true while a charger is plugged in.</summary>
        public IDigitalInput ChargerPowerGood { get; set; }

        /// <summary>The motor driver's fault output; true while it reports a fault.</summary>
        public IDigitalInput DriverFault { get; set; }

        /// <summary>Slotted opto home sensor; true while the needle carriage is at or shallower than home.</summary>
        public IDigitalInput HomeSensor { get; set; }

        /// <summary>Firmware's input to the hardware AND that lets the motor run; high permits.</summary>
        public IDigitalOutput MotorGate { get; set; }

        /// <summary>Heartbeat to the windowed supervisor; an edge every 5 to 150 ms keeps the motor supplied.</summary>
        public IDigitalOutput Heartbeat { get; set; }

        /// <summary>Needle motor duty.</summary>
        public IPwmOutput MotorPwm { get; set; }

        /// <summary>Needle motor encoder, quadrature.</summary>
        public IPulseCounter MotorEncoder { get; set; }

        /// <summary>Motor current sense amplifier.</summary>
        public IAnalogInput MotorCurrent { get; set; }

        /// <summary>Battery voltage divider.</summary>
        public IAnalogInput BatteryVoltage { get; set; }

        /// <summary>Step pulses to the depth stepper's driver.</summary>
        public IStepTrain StepTrain { get; set; }

        /// <summary>Rising edges seen on the step line, counted by hardware for the audit.</summary>
        public IPulseCounter StepAudit { get; set; }

        /// <summary>Depth stepper direction; high moves the needles deeper.</summary>
        public IDigitalOutput StepDirection { get; set; }

        /// <summary>Depth stepper driver enable; high holds torque, low releases it.</summary>
        public IDigitalOutput StepEnable { get; set; }

        /// <summary>1-Wire bus to the cartridge memory.</summary>
        public IOneWireBus CartridgeBus { get; set; }

        /// <summary>Flash files.</summary>
        public IStorage Storage { get; set; }

        /// <summary>Serial port for service: the journal's dump goes out here.</summary>
        public ISerialOutput Serial { get; set; }

        /// <summary>Bus to the display controller.</summary>
        public IDisplayBus Display { get; set; }

        /// <summary>Red part of the light.</summary>
        public IDigitalOutput LightRed { get; set; }

        /// <summary>Green part of the light.</summary>
        public IDigitalOutput LightGreen { get; set; }

        /// <summary>Blue part of the light.</summary>
        public IDigitalOutput LightBlue { get; set; }

        /// <summary>Active buzzer; high sounds.</summary>
        public IDigitalOutput Buzzer { get; set; }

        /// <summary>Deep sleep.</summary>
        public IPower Power { get; set; }
    }
}
