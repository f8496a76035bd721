// Where on the board, or in the world around it, a fault can sit.
namespace Pen.Hal.Simulated;

/// <summary>
/// A part or a line that can misbehave, one way at a time. What each kind of fault means at a site stands in
/// <see cref="FaultVocabulary"/>.
/// </summary>
public enum FaultSite
{
    /// <summary>Rotor, crank and needle bar.</summary>
    Rotor,

    /// <summary>The skin that the needles meet.</summary>
    Skin,

    /// <summary>The needle motor's winding.</summary>
    Winding,

    /// <summary>The two wires between board and motor.</summary>
    MotorLead,

    /// <summary>The motor driver: its bridge of transistors.</summary>
    Driver,

    /// <summary>The driver's fault output.</summary>
    DriverFaultLine,

    /// <summary>The load switch between cell and driver, at the end of the fail-safe chain.</summary>
    LoadSwitch,

    /// <summary>The normally-on transistor that shorts the unsupplied motor.</summary>
    Brake,

    /// <summary>The needle motor's encoder.</summary>
    Encoder,

    /// <summary>The motor current's channel of the converter.</summary>
    CurrentSense,

    /// <summary>The battery voltage's channel of the converter.</summary>
    BatterySense,

    /// <summary>The cell and its contacts.</summary>
    Battery,

    /// <summary>The charger's power-good line.</summary>
    Charger,

    /// <summary>The depth stepper and its driver.</summary>
    Stepper,

    /// <summary>The line of step pulses, with the wire back to the counter that audits it.</summary>
    StepLine,

    /// <summary>The home sensor of the depth axis.</summary>
    HomeSensor,

    /// <summary>The cartridge presence switch.</summary>
    CartridgeSwitch,

    /// <summary>The memory in the cartridge that is seated, or will be.</summary>
    CartridgeMemory,

    /// <summary>The 1-Wire line to the cartridge.</summary>
    CartridgeLine,

    /// <summary>The flash that holds the journal.</summary>
    Flash,

    /// <summary>The processor's execution of the firmware; its peripherals go on.</summary>
    ControlLoop,

    /// <summary>The processor's microsecond clock.</summary>
    Clock,

    /// <summary>The button Start/Stop.</summary>
    StartStop,

    /// <summary>The button Speed+.</summary>
    SpeedUp,

    /// <summary>The button Speed-.</summary>
    SpeedDown,

    /// <summary>The button Depth+.</summary>
    DepthUp,

    /// <summary>The button Depth-.</summary>
    DepthDown,

    /// <summary>The display and its bus.</summary>
    Display,

    /// <summary>The tri-colour light.</summary>
    Light,

    /// <summary>The buzzer.</summary>
    Buzzer,

    /// <summary>The heartbeat between the processor and the fail-safe chain.</summary>
    HeartbeatLine,

    /// <summary>The gate line between the processor and the fail-safe chain.</summary>
    GateLine,

    /// <summary>The windowed supervisor's output between heartbeat and the chain's AND.</summary>
    Supervisor,

    /// <summary>The driver's sleep line, from the chain's AND.</summary>
    SleepLine,
}
