// What the instrumented firmware calls: counts the instructions of the control period under way.
using System;

namespace Conformance.Tests.Counting;

/// <summary>
/// Lives in the same load context as the instrumented assemblies. Instructions count only on
/// the thread that calls <see cref="Begin"/> and <see cref="End"/>: what other threads do is not the period's.
/// </summary>
public static class InstructionCounter
{
    [ThreadStatic]
    private static int[]? _counts;

    /// <summary>Methods instrumented, which is the number of counters.</summary>
    public static int Methods { get; set; }

    /// <summary>Called at the end of each period with the firmware and the instructions of each method.</summary>
    public static Action<object, int[]>? Ended { get; set; }

    /// <summary>
    /// True where the thread that runs a period does nothing else: what it runs between two periods, to pace itself,
    /// is the next one's then.
    /// </summary>
    public static bool WholeLoop { get; set; }

    /// <summary>A period begins on this thread.</summary>
    public static void Begin()
    {
        if (!WholeLoop || _counts is null)
        {
            _counts = new int[Methods];
        }
    }

    /// <summary>So many instructions of a method are about to run.</summary>
    public static void Add(int method, int instructions)
    {
        if (_counts is { } counts)
        {
            counts[method] += instructions;
        }
    }

    /// <summary>The period of this thread has ended.</summary>
    public static void End(object firmware)
    {
        int[] counts = _counts!;
        _counts = WholeLoop ? new int[Methods] : null;
        Ended?.Invoke(firmware, counts);
    }
}
