// The levels on the board's nets, as a logic analyser would see them.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Digital nets of the board. <see cref="Changed"/> is raised at every edge of any of them.</summary>
public sealed class BoardSignals
{
    /// <summary>PWM duty on the motor pin in permille.</summary>
    public int DutyPermille => throw new NotImplementedException();

    /// <summary>The firmware's gate line.</summary>
    public bool Gate => throw new NotImplementedException();

    /// <summary>The heartbeat line.</summary>
    public bool Heartbeat => throw new NotImplementedException();

    /// <summary>The windowed supervisor's output: the heartbeat is good.</summary>
    public bool HeartbeatGood => throw new NotImplementedException();

    /// <summary>The fail-safe chain's output: driver awake and load switch closed.</summary>
    public bool MotorSupplied => throw new NotImplementedException();

    /// <summary>The motor is driven: supplied, and duty above 0.</summary>
    public bool DriveOn => throw new NotImplementedException();

    /// <summary>Presence switch contact, bouncing.</summary>
    public bool CartridgePresent => throw new NotImplementedException();

    /// <summary>Charger plugged in.</summary>
    public bool Charging => throw new NotImplementedException();

    /// <summary>Home sensor output.</summary>
    public bool HomeSensor => throw new NotImplementedException();

    /// <summary>Step driver enabled.</summary>
    public bool StepEnable => throw new NotImplementedException();

    /// <summary>Red, green and blue light as bits 0, 1 and 2.</summary>
    public int Light => throw new NotImplementedException();

    /// <summary>Buzzer sounding.</summary>
    public bool Buzzer => throw new NotImplementedException();

    /// <summary>Raised after any of the above has changed, at the present world time.</summary>
    public event Action? Changed;

    internal void RaiseChanged() => Changed?.Invoke();
}
