// What a simulated pen asks of whatever its firmware runs on.
using System;
using Pen.App;

namespace Pen.Simulator.Hosting;

/// <summary>Gives the firmware its threads whenever the processor runs, and takes them away when it does not.</summary>
internal interface IFirmwareHost
{
    /// <summary>The firmware that runs; null while none does.</summary>
    PenFirmware? Firmware { get; }

    /// <summary>When the firmware's periods started; null where they start exactly on time.</summary>
    PeriodPacer? Pacer { get; }

    /// <summary>
    /// Raised after each control period, if the host can tell; the heartbeat at the pins tells of every good one
    /// in any case.
    /// </summary>
    event Action? PeriodDone;

    /// <summary>The board's processor was powered on or off, fell asleep or woke.</summary>
    void OnPowerChanged();
}
