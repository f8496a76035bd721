// The safety gate's verdict written a second time: from the whole history of the button and the drive, not from memory.
using System.Collections.Generic;

namespace Pen.Control.Host.Tests.Exhaustive;

/// <summary>A sample of what the gate looks at for consent, and what it then said.</summary>
internal readonly record struct GateSample(long Microseconds, bool Pressed, bool Driven);

/// <summary>Whether the drive may be on.</summary>
internal static class ReferenceGate
{
    /// <summary>The world as it is allows turning needles. All limits are those of the gate's requirements.</summary>
    public static bool WorldAllows(PenInputs inputs, long elapsedMicroseconds)
    {
        if (elapsedMicroseconds is < 1 or > 150_000)
        {
            return false;
        }
        if (!inputs.CartridgePresent || inputs.CartridgeOpenings != 0)
        {
            return false;
        }
        if (inputs.ChargerConnected || inputs.DriverFault)
        {
            return false;
        }
        return inputs.BatteryMillivolts is >= 2800 and <= 4500
            && inputs.MotorCurrentMilliamperes <= 1800
            && inputs.RotorRateMillihertz <= 172_500;
    }

    /// <summary>
    /// What is seated may turn: a treatment cartridge that was cleared, by a treatment; the service cartridge with the
    /// needles in and nothing cleared since power-up, by the bench test, slowly.
    /// </summary>
    public static bool MayTurn(PenInputs inputs, DriveTest test, int dutyPermille)
    {
        return test switch
        {
            DriveTest.None => inputs.ClearedSerial != 0 && inputs.Cartridge.Serial == inputs.ClearedSerial,
            DriveTest.Bench => inputs.Cartridge.Status == CartridgeReadStatus.Service
                && inputs.ClearedSerial == 0
                && inputs.HomeSensorActive
                && dutyPermille <= 250,
            _ => false,
        };
    }

    /// <summary>A half of the drive alone, called so, in time and with the needles in.</summary>
    public static bool IsNoDrive(
        PenInputs inputs,
        long elapsedMicroseconds,
        bool line,
        int duty,
        DriveTest test
    )
    {
        bool half =
            (test == DriveTest.DutyAlone && !line && duty is > 0 and <= 250)
            || (test == DriveTest.GateAlone && line && duty == 0);
        return half && inputs.HomeSensorActive && elapsedMicroseconds is >= 1 and <= 150_000;
    }

    /// <summary>
    /// A person consents: Start/Stop was held for 250 ms and released within the last 5 s, has not been pressed
    /// since, and the drive has not ended since; or the drive has been on without a break since such a moment.
    /// </summary>
    /// <param name="before">All samples before this one.</param>
    /// <param name="now">The time of this sample.</param>
    /// <param name="pressed">The button in this sample.</param>
    public static bool Consents(IReadOnlyList<GateSample> before, long now, bool pressed)
    {
        if (pressed && !WasPressed(before, before.Count - 1))
        {
            return false;
        }
        if (before.Count > 0 && before[^1].Driven)
        {
            // It was allowed then, and only what ends consent can end it.
            return true;
        }
        int release = LastRelease(before, pressed);
        if (release < 0)
        {
            return false;
        }
        for (int i = release; i < before.Count; i++)
        {
            if (before[i].Driven)
            {
                // It was on since, and is not any more.
                return false;
            }
        }
        long released = release == before.Count ? now : before[release].Microseconds;
        int down = FirstOfHold(before, release);
        return down >= 0 && released - before[down].Microseconds >= 250_000 && now - released <= 5_000_000;
    }

    // The sample of the latest change from pressed to released; none if the button was pressed after it.
    private static int LastRelease(IReadOnlyList<GateSample> before, bool pressed)
    {
        if (pressed)
        {
            return -1;
        }
        int release = before.Count;
        while (release > 0 && !before[release - 1].Pressed)
        {
            release--;
        }
        return WasPressed(before, release - 1) ? release : -1;
    }

    // The first pressed sample of the hold: after any released one, but not before two of them were seen running.
    private static int FirstOfHold(IReadOnlyList<GateSample> before, int release)
    {
        for (int i = release - 1; i >= 1; i--)
        {
            if (before[i].Pressed && !before[i - 1].Pressed && IsTrusted(before, i))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsTrusted(IReadOnlyList<GateSample> before, int end)
    {
        for (int i = 1; i < end; i++)
        {
            if (!before[i].Pressed && !before[i - 1].Pressed)
            {
                return true;
            }
        }
        return false;
    }

    // Before the first sample the button counts as pressed: one that is stuck at power-up consents to nothing.
    private static bool WasPressed(IReadOnlyList<GateSample> samples, int index) =>
        index < 0 || samples[index].Pressed;
}
