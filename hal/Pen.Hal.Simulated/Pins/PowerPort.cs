// The processor's way to switch itself off.
using System;

namespace Pen.Hal.Simulated;

internal sealed class PowerPort(PowerSession power, Action sleep) : IPower
{
    public void DeepSleep()
    {
        if (power.IsAlive)
        {
            sleep();
        }
    }
}
