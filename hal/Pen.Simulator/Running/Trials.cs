// Many trials that know nothing of one another, on as many cores as are asked for.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Pen.Simulator.Running;

/// <summary>Runs independent trials at once and keeps their order.</summary>
internal static class Trials
{
    /// <summary>
    /// Tries every entry of a plan. Cancelled, it returns what was done until then. Outcomes come in the order of the
    /// plan, whoever finished first.
    /// </summary>
    /// <param name="plan">What to try.</param>
    /// <param name="jobs">How many at once, 1 or more.</param>
    /// <param name="trial">One trial; called from several threads.</param>
    /// <param name="tried">Called after each trial, from any thread; null for nobody.</param>
    /// <param name="cancelled">Breaks off between two trials.</param>
    public static IReadOnlyList<TOutcome> Run<TEntry, TOutcome>(
        IReadOnlyList<TEntry> plan,
        int jobs,
        Func<TEntry, TOutcome> trial,
        Action? tried,
        CancellationToken cancelled
    )
    {
        ConcurrentDictionary<int, TOutcome> outcomes = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs };
        OrderablePartitioner<int> one = Partitioner.Create(
            Enumerable.Range(0, plan.Count),
            EnumerablePartitionerOptions.NoBuffering
        );
        Parallel.ForEach(
            one,
            options,
            (index, state) =>
            {
                if (cancelled.IsCancellationRequested)
                {
                    state.Stop();
                    return;
                }
                outcomes[index] = trial(plan[index]);
                tried?.Invoke();
            }
        );
        return [.. outcomes.OrderBy(entry => entry.Key).Select(entry => entry.Value)];
    }
}
