// Time that a processor core worked for this program: what else a machine does is not counted.
using System;
using System.Diagnostics;

namespace Pen.Benchmarks;

/// <summary>Processor time of this process, all threads together.</summary>
internal static class CpuTime
{
    /// <summary>Since the process began.</summary>
    public static TimeSpan Now
    {
        get
        {
            using Process self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }

    /// <summary>Seconds worked since a moment.</summary>
    public static double SecondsSince(TimeSpan moment) => Math.Max(1e-6, (Now - moment).TotalSeconds);
}
