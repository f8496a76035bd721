// The processor's digital pins on the board's nets.
using System;

namespace Pen.Hal.Simulated;

internal sealed class InputPin(PowerSession power, BoardSignals signals, Net net) : IDigitalInput
{
    public bool Read() => power.IsAlive && signals.Get(net);
}

/// <summary>Drives a net while the processor lives; its pull-down does when the processor is gone.</summary>
internal sealed class OutputPin(PowerSession power, Action<bool> drive) : IDigitalOutput
{
    public void Write(bool high)
    {
        if (power.IsAlive)
        {
            drive(high);
        }
    }

    public void Off() => Write(false);
}

/// <summary>The duty register of the one PWM channel.</summary>
internal sealed class PwmPort(PowerSession power, Action<int> drive) : IPwmOutput
{
    public void SetDutyPermille(int dutyPermille)
    {
        if (power.IsAlive)
        {
            drive(Math.Clamp(dutyPermille, 0, 1000));
        }
    }

    public void Off() => SetDutyPermille(0);
}
