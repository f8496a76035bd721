// What is wrong with a board at present, and the way to make it so.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>
/// The faults of one board: at most one a site. They act on circuit and plant, so that every form of processor
/// meets them, and outlive its power, but for a stopped control loop.
/// </summary>
public sealed class BoardFaults
{
    private readonly VirtualTime _time;
    private readonly IReadOnlyDictionary<FaultSite, IFaultable> _sites;
    private readonly List<CircuitFault> _active = [];

    // Counts what was done to each site, so that an end planned for an earlier fault leaves a later one alone.
    private readonly int[] _changes = new int[Enum.GetValues<FaultSite>().Length];

    internal BoardFaults(VirtualTime time, IReadOnlyDictionary<FaultSite, IFaultable> sites)
    {
        _time = time;
        _sites = sites;
    }

    /// <summary>The faults that are there now, oldest first, with the amounts that act.</summary>
    public IReadOnlyList<CircuitFault> Active => _active;

    /// <summary>Raised after a fault has begun or ended.</summary>
    public event Action? Changed;

    /// <summary>
    /// Something breaks, now. A fault that the site has already ends first. Throws
    /// <see cref="ArgumentException"/> for a fault that is not in the <see cref="FaultVocabulary"/>.
    /// </summary>
    public void Inject(CircuitFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.ForMicroseconds);
        FaultRow row = FaultVocabulary.RowOf(fault) ?? throw Unknown(fault);
        CircuitFault actual = row.Make(fault.Amount, fault.ForMicroseconds);
        End(fault.Site);
        int change = ++_changes[(int)fault.Site];
        _active.Add(actual);
        _sites[fault.Site].Begin(actual);
        Changed?.Invoke();
        if (fault.ForMicroseconds > 0)
        {
            _time.Schedule(
                _time.NowMicroseconds + fault.ForMicroseconds,
                () =>
                {
                    if (change == _changes[(int)fault.Site])
                    {
                        Clear(fault.Site);
                    }
                }
            );
        }
    }

    /// <summary>The site is well again; harmless if it was.</summary>
    public void Clear(FaultSite site)
    {
        if (End(site))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Everything is well again.</summary>
    public void ClearAll()
    {
        foreach (CircuitFault fault in _active.ToArray())
        {
            Clear(fault.Site);
        }
    }

    /// <summary>The fault that a site has; null for none.</summary>
    public CircuitFault? At(FaultSite site) => _active.Find(fault => fault.Site == site);

    private bool End(FaultSite site)
    {
        if (_active.RemoveAll(fault => fault.Site == site) == 0)
        {
            return false;
        }

        _changes[(int)site]++;
        _sites[site].End();
        return true;
    }

    private static ArgumentException Unknown(CircuitFault fault)
    {
        List<string> known = [];
        foreach (FaultRow row in FaultVocabulary.RowsOf(fault.Site))
        {
            known.Add(
                $"{FaultVocabulary.KindWord(row.Kind)} ({row.Word}"
                    + (row.TakesAmount ? ", " + row.Describe() : "")
                    + ")"
            );
        }

        return new ArgumentException(
            $"There is no fault {FaultVocabulary.Describe(fault)} of {fault.Amount}. Known for "
                + $"{FaultVocabulary.WordOf(fault.Site)}: {string.Join(", ", known)}."
        );
    }
}
