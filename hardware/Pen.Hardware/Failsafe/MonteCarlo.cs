// Many units through the core case, two at a time.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Pen.Hardware.Failsafe;

/// <summary>Units through the core case.</summary>
public static class MonteCarlo
{
    /// <summary>Runs of a whole campaign.</summary>
    public const int Runs = 200;

    /// <summary>One unit through the core case.</summary>
    public static CoreResult Run(Unit unit)
    {
        CoreCase core = new(unit.SupplyVolts, unit.CellVolts, unit.LostHigh);
        try
        {
            return core.Measure(unit.Deck(core.Script).Run());
        }
        catch (SpiceException exception) when (Spice.Find() is not null)
        {
            const double None = double.NaN;
            return new(
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                ["not simulated: " + exception.Message]
            );
        }
    }

    /// <summary>Units 1 to a number; results in the order of their numbers.</summary>
    public static IReadOnlyList<CoreResult> Run(Netlist netlist, int units) =>
        Run(netlist, Enumerable.Range(1, units).ToArray());

    /// <summary>Some units by their numbers; results in their order.</summary>
    public static IReadOnlyList<CoreResult> Run(Netlist netlist, IReadOnlyList<int> units) =>
        InParallel(units, number => Run(Unit.Draw(netlist, number)));

    /// <summary>Does something with each of many, on all cores; results in the order of what they belong to.</summary>
    public static TResult[] InParallel<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        TResult[] results = new TResult[items.Count];
        Parallel.For(
            0,
            items.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => results[i] = work(items[i])
        );
        return results;
    }
}
