// The core case: one life of the chain in which every demand comes once, and what was measured in it.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>What one unit measured in the core case. Times in milliseconds.</summary>
/// <param name="TooSoonMs">Channel A: edges closer than this are too soon.</param>
/// <param name="TooLateMs">Channel A: no edge for this long is silence.</param>
/// <param name="TooLateCoarseMs">Channel B: no edge for this long is silence.</param>
/// <param name="SilenceToOffMs">From the last edge to a motor without voltage.</param>
/// <param name="TooSoonToOffMs">From an edge too soon to a motor without voltage.</param>
/// <param name="GateToOffMs">From the gate line's fall to a motor without voltage.</param>
/// <param name="CartridgeToOffMs">From the switch's opening to a motor without voltage.</param>
/// <param name="BrownOutVolts">The supply, falling slowly under a good beat, at which the motor was cut.</param>
/// <param name="OverloadAmperes">Greatest current through a motor that does not turn.</param>
/// <param name="MemoryVolts">The memory's data line while it programs.</param>
/// <param name="Complaints">What was not as it must be; empty: all as it must.</param>
public sealed record CoreResult(
    double TooSoonMs,
    double TooLateMs,
    double TooLateCoarseMs,
    double SilenceToOffMs,
    double TooSoonToOffMs,
    double GateToOffMs,
    double CartridgeToOffMs,
    double BrownOutVolts,
    double OverloadAmperes,
    double MemoryVolts,
    IReadOnlyList<string> Complaints
);

/// <summary>
/// Power-up without a beat; start at the second good interval; the widest and narrowest beat that must be kept; silence; an edge
/// too soon; a stray PWM of 3 ms, 1 kHz and 20 kHz; gate low; cartridge out; a motor that does not turn, while the memory programs;
/// processor in reset; brown-out. Between two of them the chain is brought back, which must take two good intervals each time.
/// </summary>
public sealed class CoreCase
{
    /// <summary>Shortest interval that every unit keeps, in seconds.</summary>
    public const double ShortestKept = 6e-3;

    /// <summary>Longest interval that every unit keeps, in seconds.</summary>
    public const double LongestKept = 150e-3;

    /// <summary>Longest interval that every unit cuts as too soon, in seconds.</summary>
    public const double TooSoon = 5e-3;

    /// <summary>The motor counts as driven above this, in volts.</summary>
    public const double DrivenVolts = 1.0;

    private const double Period = 20e-3;

    // The load and the capacitor at VM take half a millisecond to run down when only the load switch has opened.
    private const double Soon = 2e-3;

    // The winding has its full current after a third of it.
    private const double Overloaded = 1e-3;

    private readonly List<(string Name, double From, double To, bool Driven)> _windows = [];
    private readonly double _lastBeat;
    private readonly double _silenceEnd;
    private readonly double _tooSoon;
    private readonly double _gateLow;
    private readonly double _cartridgeOut;
    private readonly double _overload;
    private double _brownOut;

    /// <summary>The case. The heartbeat is lost low, or high, by what its number of edges is until then.</summary>
    public CoreCase(double supplyVolts, double cellVolts, bool lostHigh)
    {
        LineScript s = Script;
        s.Cell(cellVolts, 0).Wait(1e-3).Supply(supplyVolts, 5e-3);
        // A processor takes longer than this to boot. A first edge within the slow timer's time would count from the rise of
        // the supply as from an edge.
        Expect("power-up, gate high, no beat", 0, 200e-3, false);
        s.Edge();
        Expect("after the first edge", 0, Period, false);
        s.Edge();
        Expect("after one good interval", 0, Period, false);
        s.Edge();
        Expect("after two good intervals", Soon, Period - Soon, true);
        double kept = s.Now;
        s.Edge();
        foreach (double interval in (double[])[ShortestKept, ShortestKept, LongestKept, LongestKept])
        {
            s.Beat(interval);
        }

        s.Beat(ShortestKept).Beat(LongestKept).Beat(Period, s.IsHigh == lostHigh ? 2 : 1);
        _windows.Add(("beats 6, 20 and 150 ms apart", kept, s.Now, true));
        _lastBeat = s.Now;
        s.Wait(180e-3);
        Expect("silence for 180 ms", 0, 70e-3, false);
        _silenceEnd = s.Now;
        s.Edge().Wait(Period).Edge();
        Expect("after silence and one good interval", 0, Period, false);
        s.Edge();
        Expect("after silence and two good intervals", Soon, TooSoon - Soon, true);
        s.Edge();
        _tooSoon = s.Now;
        Restore("edges 5 ms apart");
        Stray("edges 3 ms apart", 3e-3, 4);
        Stray("PWM of 1 kHz", 0.5e-3, 8);
        Stray("PWM of 20 kHz", 25e-6, 40);
        _gateLow = s.Now;
        s.Gate(false);
        Expect("gate low", Soon, Soon, false);
        s.Gate(true);
        Expect("gate high again", Soon, Soon, true);
        s.Edge();
        _cartridgeOut = s.Now;
        s.Cartridge(false);
        Expect("cartridge out", Soon, Soon, false);
        s.Cartridge(true);
        Expect("cartridge in again", Soon, Soon, true);
        s.Edge().Programming(true).Overload(true);
        _overload = s.Now;
        s.Wait(Overloaded).ReleaseGate();
        Expect("processor in reset", Soon, Soon, false);
        s.Programming(false).Overload(false).Gate(true).Beat(Period);
        BrownOut();
    }

    /// <summary>
    /// The netlist as the case runs it: with a tenth of the capacitor at VM. When only the load switch has opened, the driver
    /// chops that capacitor's charge into the brake, which changes no verdict and costs most of the run.
    /// </summary>
    public static Netlist Prepare(Netlist netlist) => netlist.WithValue("C110", netlist.ValueOf("C110") / 10);

    /// <summary>What must be off, or driven, and is looked at in a stretch of time each.</summary>
    public IEnumerable<(string Name, bool Driven)> Demands =>
        _windows.Select(window => (window.Name, window.Driven)).Distinct();

    /// <summary>What happens to the chain.</summary>
    public LineScript Script { get; } = new();

    /// <summary>What a run under <see cref="Script"/> shows.</summary>
    public CoreResult Measure(Waveforms w)
    {
        double[] motor = w.Between("MOTOR_P", "MOTOR_N");
        List<string> complaints = [];
        foreach ((string name, double from, double to, bool driven) in _windows)
        {
            (double least, double most) = w.Range(motor, from, to);
            if (driven ? least < DrivenVolts : most > DrivenVolts)
            {
                double when = (w.First(motor, DrivenVolts, !driven, from, to) ?? from) - from;
                complaints.Add(
                    FormattableString.Invariant(
                        $"{name}: {(driven ? "not driven" : "driven")} after {when * 1e3:0.0} ms"
                    )
                );
            }
        }

        double half = w.At(w.Of("ALIVE_A"), _lastBeat) / 2;
        double After(double[] signal, double level, bool above, double from, double to) =>
            ((w.First(signal, level, above, from, to) ?? double.NaN) - from) * 1e3;
        return new CoreResult(
            // The timer is emptied some microseconds after the edge; until then it still says the old.
            After(w.Of("SLOW_ENOUGH"), half, true, _lastBeat + 1e-3, _silenceEnd) + 1,
            After(w.Of("ALIVE_A"), half, false, _lastBeat + 1e-3, _silenceEnd) + 1,
            After(w.Of("ALIVE_B"), half, false, _lastBeat, _silenceEnd + 40e-3),
            After(motor, DrivenVolts, false, _lastBeat, _silenceEnd),
            After(motor, DrivenVolts, false, _tooSoon, _tooSoon + Period),
            After(motor, DrivenVolts, false, _gateLow, _gateLow + (2 * Soon)),
            After(motor, DrivenVolts, false, _cartridgeOut, _cartridgeOut + (2 * Soon)),
            w.At(w.Of("3V3"), w.First(motor, DrivenVolts, false, _brownOut, Script.Now) ?? Script.Now),
            w.Range(w.Of("i(Ljam)"), _overload, _overload + Overloaded).Most,
            w.At(w.Of("CART_MEMORY"), _overload + Overloaded),
            complaints
        );
    }

    // The supply falls to nothing and the cell to 2.5 V, slowly and under a beat; then the supply rises as slowly.
    private void BrownOut()
    {
        const double Slowly = 120e-3;
        const double Lowest = 2.5;
        double volts = Script.SupplyVolts;
        _brownOut = Script.Now;
        Script.Cell(Lowest, Slowly).Supply(0, Slowly);
        double undervolted = Script.Now + (Slowly * (volts - Lowest) / volts);
        Script.Beat(Period, 5).Wait(Period + 50e-3).Supply(volts, Slowly).Wait(Slowly);
        _windows.Add(
            ("supply below 2.5 V, and rising slowly without a beat", undervolted, Script.Now, false)
        );
        Script.Wait(Soon);
    }

    // Two good intervals bring the chain back; before the second has ended it stays off.
    private void Restore(string what)
    {
        Expect(what, Soon, Period - Soon, false);
        Script.Edge();
        Expect(what + ", then one good interval", 0, Period, false);
        Script.Edge();
        Expect(what + ", then two good intervals", Soon, Period - Soon, true);
    }

    private void Stray(string what, double interval, int edges)
    {
        // The first edge comes a whole period after the last one: only from the second on are they too soon.
        Script.Edge().Beat(interval);
        double from = Script.Now + Soon;
        Script.Beat(interval, edges - 1);
        if (Script.Now > from)
        {
            _windows.Add((what, from, Script.Now, false));
        }

        Restore(what);
    }

    private void Expect(string name, double after, double lasting, bool driven)
    {
        Script.Wait(after);
        // What begins at its end is not part of it.
        _windows.Add((name, Script.Now, Script.Now + lasting - 10e-6, driven));
        Script.Wait(lasting);
    }
}
