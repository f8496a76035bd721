// How regularly the control loop ran, over all boots of a run.
using System;
using Pen.App;

namespace Pen.Simulator.Running;

/// <summary>Adds up the counters of each firmware that lived.</summary>
internal sealed class LoopStatistics
{
    private PenFirmware? _firmware;
    private PeriodPacer? _pacer;
    private LoopSummary _earlier = new(0, 0, 0, 0, 0);

    /// <summary>Takes note of the firmware that runs.</summary>
    public void Look(SimulatedPen pen)
    {
        if (pen.Firmware is PenFirmware firmware && !ReferenceEquals(firmware, _firmware))
        {
            _earlier = Sum();
            _firmware = firmware;
            _pacer = pen.Pacer;
        }
    }

    /// <summary>The sum up to now.</summary>
    public LoopSummary Sum()
    {
        return new LoopSummary(
            _earlier.Periods + (_firmware?.Periods ?? 0),
            _earlier.Overruns + (_firmware?.Overruns ?? 0),
            _earlier.Failures + (_firmware?.Failures ?? 0),
            _earlier.LatePeriods + (_pacer?.LatePeriods ?? 0),
            Math.Max(_earlier.LongestSpacingMicroseconds, _pacer?.LongestSpacingMicroseconds ?? 0)
        );
    }
}
