// The levels on the board's nets, as a logic analyser would see them.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Digital nets of the board. <see cref="Changed"/> is raised at every edge of any of them.</summary>
public sealed class BoardSignals
{
    internal BoardSignals() { }

    /// <summary>PWM duty on the motor pin in permille.</summary>
    public int DutyPermille { get; private set; }

    /// <summary>The firmware's gate line.</summary>
    public bool Gate { get; private set; }

    /// <summary>The heartbeat line.</summary>
    public bool Heartbeat { get; private set; }

    /// <summary>The windowed supervisor's output: the heartbeat is good.</summary>
    public bool HeartbeatGood { get; private set; }

    /// <summary>The fail-safe chain's output: driver awake and load switch closed.</summary>
    public bool MotorSupplied { get; private set; }

    /// <summary>The motor is driven: supplied, and duty above 0.</summary>
    public bool DriveOn => MotorSupplied && DutyPermille > 0;

    /// <summary>Presence switch contact, bouncing.</summary>
    public bool CartridgePresent { get; private set; }

    /// <summary>Charger plugged in.</summary>
    public bool Charging { get; private set; }

    /// <summary>The motor driver's fault output is asserted.</summary>
    public bool DriverFault { get; private set; }

    /// <summary>Home sensor output.</summary>
    public bool HomeSensor { get; private set; }

    /// <summary>Step driver enabled.</summary>
    public bool StepEnable { get; private set; }

    /// <summary>Step direction line; high is deeper.</summary>
    public bool StepDirection { get; private set; }

    /// <summary>Red, green and blue light as bits 0, 1 and 2.</summary>
    public int Light { get; private set; }

    /// <summary>Buzzer sounding.</summary>
    public bool Buzzer { get; private set; }

    /// <summary>Contacts of the buttons, bouncing, as bits in the order of <see cref="PenButton"/>.</summary>
    public int Buttons { get; private set; }

    /// <summary>Raised after any of the above has changed, at the present world time.</summary>
    public event Action? Changed;

    internal void SetDuty(int permille)
    {
        if (DutyPermille != permille)
        {
            DutyPermille = permille;
            RaiseChanged();
        }
    }

    internal void Set(Net net, bool level)
    {
        if (Get(net) != level)
        {
            Store(net, level);
            RaiseChanged();
        }
    }

    internal bool Get(Net net) =>
        net switch
        {
            Net.Gate => Gate,
            Net.Heartbeat => Heartbeat,
            Net.HeartbeatGood => HeartbeatGood,
            Net.MotorSupplied => MotorSupplied,
            Net.CartridgePresent => CartridgePresent,
            Net.Charging => Charging,
            Net.DriverFault => DriverFault,
            Net.HomeSensor => HomeSensor,
            Net.StepEnable => StepEnable,
            Net.StepDirection => StepDirection,
            Net.LightRed => (Light & 1) != 0,
            Net.LightGreen => (Light & 2) != 0,
            Net.LightBlue => (Light & 4) != 0,
            Net.Buzzer => Buzzer,
            _ => (Buttons >> (net - Net.StartStop) & 1) != 0,
        };

    internal void RaiseChanged() => Changed?.Invoke();

    private void Store(Net net, bool level)
    {
        switch (net)
        {
            case Net.Gate:
                Gate = level;
                break;
            case Net.Heartbeat:
                Heartbeat = level;
                break;
            case Net.HeartbeatGood:
                HeartbeatGood = level;
                break;
            case Net.MotorSupplied:
                MotorSupplied = level;
                break;
            case Net.CartridgePresent:
                CartridgePresent = level;
                break;
            case Net.Charging:
                Charging = level;
                break;
            case Net.DriverFault:
                DriverFault = level;
                break;
            case Net.HomeSensor:
                HomeSensor = level;
                break;
            case Net.StepEnable:
                StepEnable = level;
                break;
            case Net.StepDirection:
                StepDirection = level;
                break;
            case Net.LightRed or Net.LightGreen or Net.LightBlue:
                Light ^= 1 << (net - Net.LightRed);
                break;
            case Net.Buzzer:
                Buzzer = level;
                break;
            default:
                Buttons ^= 1 << (net - Net.StartStop);
                break;
        }
    }
}
