// Many runs that know nothing of each other, on as many cores as are asked for.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pen.Simulator.Running;

/// <summary>Carries out independent runs. Each builds its own world, so results do not depend on who ran when.</summary>
internal static class ParallelRuns
{
    /// <summary>
    /// One result for each item, in the order of the items whatever the number of jobs. Cancelled, it begins nothing
    /// more and returns what was done until then, still in that order. What a run throws comes out as it is.
    /// </summary>
    /// <param name="items">What to run, one after the other as cores become free.</param>
    /// <param name="jobs">Runs at once, from 1.</param>
    /// <param name="run">One run; called from any thread.</param>
    /// <param name="done">Called after each run, from any thread; null if nobody counts.</param>
    /// <param name="cancelled">Asks to begin nothing more.</param>
    public static IReadOnlyList<TResult> Run<TItem, TResult>(
        IReadOnlyList<TItem> items,
        int jobs,
        Func<TItem, TResult> run,
        Action? done,
        CancellationToken cancelled
    )
    {
        ConcurrentDictionary<int, TResult> results = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs };
        // One by one: runs differ in length by far more than taking the next one costs.
        OrderablePartitioner<int> one = Partitioner.Create(
            Enumerable.Range(0, items.Count),
            EnumerablePartitionerOptions.NoBuffering
        );
        try
        {
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
                    results[index] = run(items[index]);
                    done?.Invoke();
                }
            );
        }
        catch (AggregateException failures) when (failures.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return [.. results.OrderBy(entry => entry.Key).Select(entry => entry.Value)];
    }
}
