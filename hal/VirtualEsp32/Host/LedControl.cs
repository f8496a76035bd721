// The peripheral behind PWM channels. It runs by itself, whatever becomes of the firmware.
using System;
using System.Collections.Generic;

namespace VirtualEsp32;

/// <summary>
/// One started flag for all channels: cleared by any stop, set by any start. While it is clear duties are
/// stored and not applied (read in nf-interpreter a3e8139: PWM.cpp of the ESP32).
/// </summary>
internal sealed class LedControl(VirtualChip chip)
{
    private const long ClockHertz = 80_000_000;
    private const int WidestDuty = 13;
    private const int DutyUnits = 10_000;

    private readonly Dictionary<int, uint> _stored = [];
    private readonly HashSet<int> _running = [];
    private bool _started;

    public double StoredDuty(int pin) => _stored.GetValueOrDefault(pin) / (double)DutyUnits;

    public void SetDuty(int pin, int frequency, double duty)
    {
        // As written there, these let a NaN through.
        if (duty < 0 || duty > 1)
        {
            throw new ArgumentException("A duty is 0 to 1.");
        }

        _stored[pin] = double.IsNaN(duty) ? DutyUnits : (uint)(duty * DutyUnits);
        if (_started && _running.Contains(pin))
        {
            Apply(pin, frequency);
        }
    }

    public void Start(int pin, int frequency)
    {
        _started = true;
        _running.Add(pin);
        Apply(pin, frequency);
    }

    public void Stop(int pin)
    {
        _started = false;
        chip.Wiring.DriveDuty(pin, 0);
    }

    private void Apply(int pin, int frequency)
    {
        int steps = 1 << Resolution(frequency);
        long steppedDuty = (long)steps * _stored[pin] / DutyUnits;
        chip.Wiring.DriveDuty(pin, (int)(((steppedDuty * 1000) + (steps / 2)) / steps));
    }

    private static int Resolution(int frequency)
    {
        for (int bits = WidestDuty; bits > 0; bits--)
        {
            if ((ClockHertz << 8) / frequency / (1 << bits) > 256)
            {
                return bits;
            }
        }

        return 1;
    }
}
