// One row of the table of faults: what it is, how it is called, and how much of it there can be.
using System;

namespace Pen.Hal.Simulated;

/// <summary>What the amount of a fault is counted in.</summary>
public enum FaultUnit
{
    /// <summary>There is no amount.</summary>
    None,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Hertz.</summary>
    Hertz,

    /// <summary>Millinewton metres.</summary>
    MillinewtonMetres,

    /// <summary>Millinewton metres a second.</summary>
    MillinewtonMetresPerSecond,

    /// <summary>Micrometres.</summary>
    Micrometres,

    /// <summary>Ohms.</summary>
    Ohms,

    /// <summary>Things counted one by one: pulses, addresses, calls. Whole.</summary>
    Count,

    /// <summary>Things a second.</summary>
    PerSecond,

    /// <summary>A factor.</summary>
    Times,
}

/// <summary>A fault that a site can have.</summary>
/// <param name="Site">Where.</param>
/// <param name="Kind">The kind that it is of.</param>
/// <param name="Word">What people and scenarios call it; no two rows of a site share one.</param>
/// <param name="Catalogue">Numbers of the fault catalogue that it can express, such as <c>F03</c>; empty for none.</param>
/// <param name="Meaning">What happens, physically.</param>
/// <param name="Unit">Unit of the amount.</param>
/// <param name="Minimum">Smallest amount.</param>
/// <param name="Maximum">Largest amount; the same as the smallest where the word says it already.</param>
/// <param name="Default">The amount if none is given.</param>
/// <param name="Counted">What the amount counts, # for the number, such as <c># pulses</c>; empty where the unit says it.</param>
public sealed record FaultRow(
    FaultSite Site,
    FaultKind Kind,
    string Word,
    string Catalogue,
    string Meaning,
    FaultUnit Unit = FaultUnit.None,
    double Minimum = 0,
    double Maximum = 0,
    double Default = 0,
    string Counted = ""
)
{
    /// <summary>An amount can be chosen.</summary>
    public bool TakesAmount => Minimum < Maximum;

    /// <summary>The unit as it stands behind a number; empty for things counted.</summary>
    public string UnitText =>
        Unit switch
        {
            FaultUnit.Percent => "%",
            FaultUnit.Milliseconds => "ms",
            FaultUnit.Hertz => "Hz",
            FaultUnit.MillinewtonMetres => "mNm",
            FaultUnit.MillinewtonMetresPerSecond => "mNm/s",
            FaultUnit.Micrometres => "um",
            FaultUnit.Ohms => "Ohm",
            FaultUnit.PerSecond => "/s",
            FaultUnit.Times => "x",
            _ => "",
        };

    /// <summary>The fault of this row. Throws <see cref="ArgumentException"/> on an amount out of range.</summary>
    /// <param name="amount">How much; 0 for the default.</param>
    /// <param name="forMicroseconds">How long; 0 until it is cleared.</param>
    public CircuitFault Make(double amount = 0, long forMicroseconds = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(forMicroseconds);
        double actual = amount == 0 ? Default : amount;
        return Takes(actual)
            ? new CircuitFault(Site, Kind, actual, forMicroseconds)
            : throw new ArgumentException(
                FormattableString.Invariant(
                    $"{FaultVocabulary.WordOf(Site)} {Word} takes {Describe()}, not {amount}."
                )
            );
    }

    /// <summary>True if the amount is within the row's range, and whole where things are counted.</summary>
    public bool Takes(double amount) =>
        amount >= Minimum && amount <= Maximum && (Unit != FaultUnit.Count || amount == Math.Floor(amount));

    /// <summary>Range and default of the amount, as people write them.</summary>
    public string Describe() =>
        TakesAmount
            ? FormattableString.Invariant(
                $"{Minimum}{UnitText} to {Maximum}{UnitText}, without it {Default}{UnitText}"
            )
            : "no amount";
}
