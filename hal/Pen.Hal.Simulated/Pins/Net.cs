// The digital nets of the board by name.
namespace Pen.Hal.Simulated;

/// <summary>Lights and buttons lie in the order of their bits in <see cref="BoardSignals"/>.</summary>
internal enum Net
{
    Gate,
    Heartbeat,
    HeartbeatGood,
    MotorSupplied,
    CartridgePresent,
    Charging,
    DriverFault,
    HomeSensor,
    StepEnable,
    StepDirection,
    Buzzer,
    LightRed,
    LightGreen,
    LightBlue,
    StartStop,
    SpeedUp,
    SpeedDown,
    DepthUp,
    DepthDown,
}
