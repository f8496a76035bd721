// Many independent trials on as many cores as are asked for.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Pen.Simulator.Commands;

/// <summary>Tries things at once that know nothing of one another, and keeps what came of them in order.</summary>
internal static class ParallelTrials
{
    /// <summary>
    /// Tries every item. Cancelled, it returns what was done until then. Outcomes come in the order of the items.
    /// </summary>
    /// <param name="items">What is to be tried.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="trial">One trial; called from any thread.</param>
    /// <param name="tried">Called after each trial, from any thread.</param>
    /// <param name="cancelled">Ends it after the trials that are under way.</param>
    public static IReadOnlyList<TOutcome> Run<TItem, TOutcome>(
        IReadOnlyList<TItem> items,
        int jobs,
        Func<TItem, TOutcome> trial,
        Action<TItem> tried,
        CancellationToken cancelled
    )
    {
        ConcurrentDictionary<int, TOutcome> outcomes = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs };
        OrderablePartitioner<int> one = Partitioner.Create(
            Enumerable.Range(0, items.Count),
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
                outcomes[index] = trial(items[index]);
                tried(items[index]);
            }
        );
        return [.. outcomes.OrderBy(entry => entry.Key).Select(entry => entry.Value)];
    }
}
