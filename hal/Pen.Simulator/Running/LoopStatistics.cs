// How regularly the control loop ran, over all boots of a run.
using System;
using Pen.App;

namespace Pen.Simulator.Running;

/// <summary>
/// Adds up the counters of each firmware that lived, as they were when it was last seen alive: what the end of its
/// power did to it is not its own.
/// </summary>
internal sealed class LoopStatistics
{
    private PenFirmware? _firmware;
    private LoopSummary _earlier = new(0, 0, 0, 0, 0);
    private LoopSummary _sum = new(0, 0, 0, 0, 0);

    /// <summary>The sum up to the last look.</summary>
    public LoopSummary Sum => _sum;

    /// <summary>Looks at the firmware that runs.</summary>
    public void Look(SimulatedPen pen)
    {
        if (pen.Firmware is not PenFirmware firmware)
        {
            return;
        }
        if (!ReferenceEquals(firmware, _firmware))
        {
            _firmware = firmware;
            _earlier = _sum;
        }
        PeriodPacer? pacer = pen.Pacer;
        _sum = new LoopSummary(
            _earlier.Periods + firmware.Periods,
            _earlier.Overruns + firmware.Overruns,
            _earlier.Failures + firmware.Failures,
            _earlier.LatePeriods + (pacer?.LatePeriods ?? 0),
            Math.Max(_earlier.LongestSpacingMicroseconds, pacer?.LongestSpacingMicroseconds ?? 0)
        );
    }
}
