// What a chain with a single fault still does: every demand once, and which of its two channels answered.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>What a chain with a fault did.</summary>
/// <param name="Runs">With a good beat, gate and cartridge, the motor is driven.</param>
/// <param name="NotCut">Demands after which the motor was still driven; empty: all were met.</param>
/// <param name="LostA">Demands that channel A (load switch) did not answer.</param>
/// <param name="LostB">Demands that channel B (nSLEEP) did not answer.</param>
/// <param name="BrakeLost">The brake does not close when the motor is cut.</param>
/// <param name="LimitLost">The driver no longer chops a motor that does not turn.</param>
/// <param name="FaultLine">With gate and PWM the driver says so at its fault line instead of driving.</param>
/// <param name="SeenGateLow">Driven at gate low with PWM: the firmware's power-up self-test sees it.</param>
/// <param name="SeenPwmZero">Driven at gate high without PWM: the power-up self-test sees it.</param>
/// <param name="SeenFaultLine">The driver's fault line is low at gate high without PWM: the power-up self-test sees it.</param>
/// <param name="SeenTooSoon">Supplied at edges 4.8 ms apart, which channel A alone must cut.</param>
public sealed record FaultResult(
    bool Runs,
    IReadOnlyList<string> NotCut,
    IReadOnlyList<string> LostA,
    IReadOnlyList<string> LostB,
    bool BrakeLost,
    bool LimitLost,
    bool FaultLine,
    bool SeenGateLow,
    bool SeenPwmZero,
    bool SeenFaultLine,
    bool SeenTooSoon
);

/// <summary>Every demand once, on one chain.</summary>
public sealed class FaultCase
{
    private const double Period = 20e-3;

    // Demands that act at once must have done so by then; the others have the bound of the hazard analysis.
    private const double Soon = 3e-3;
    private const double Bound = 250e-3;
    private const double Fastest = 4.8e-3;

    // Both transistors' thresholds with margin: below the load switch is open, above the brake closed.
    private const double SwitchVolts = 0.5;
    private const double BrakeVolts = 1.8;
    private const double SuppliedVolts = 3.2;

    // The processor reads a low below a quarter of its supply.
    private const double LowVolts = 0.8;

    private readonly List<(string Demand, double From, double To)> _demands = [];
    private readonly LineScript _script = new();
    private double _runFrom;
    private double _runTo;
    private double _pwmZero;
    private double _tooSoon;
    private double _overload;

    private FaultCase() { }

    /// <summary>Tries one faulty chain.</summary>
    /// <param name="chain">The netlist with the fault.</param>
    /// <param name="leak">Where inputs without a driver go: 0 ground, 1 supply.</param>
    public static FaultResult Try(Netlist chain, double leak)
    {
        FaultCase all = new();
        all.Everything();
        FaultResult result = all.Measure(all.Deck(chain, leak).Run());
        // What is not cut at once may be cut by the other channel in the time there is.
        List<string> open = [.. result.NotCut];
        foreach ((string demand, double interval) in Stray)
        {
            if (open.Contains(demand))
            {
                FaultCase longer = new();
                longer.Longer(demand, interval);
                if (longer.Measure(longer.Deck(chain, leak).Run()).NotCut.Count == 0)
                {
                    open.Remove(demand);
                }
            }
        }

        return result with
        {
            NotCut = open,
        };
    }

    private static readonly (string Demand, double Interval)[] Stray =
    [
        ("edges 3 ms apart", 3e-3),
        ("PWM of 1 kHz", 0.5e-3),
    ];

    private ChainDeck Deck(Netlist chain, double leak) =>
        new(CoreCase.Prepare(chain), _script)
        {
            Leak = leak,
            LongestStep = 5e-3,
            Parameters = ChainDeck.SlowRetry,
            Kept = ["MOTOR_P", "MOTOR_N", "MOTOR_NSLEEP", "MOTOR_NFAULT", "VBAT", "Q104_G", "BRAKE_G", "VM"],
        };

    private void Everything()
    {
        LineScript s = _script;
        s.ReleaseGate().Wait(1e-3).Supply(3.3, 5e-3);
        Demand("power-up", 10e-3, 190e-3);
        s.Gate(true).Edge().Beat(Period, 7).Wait(Soon);
        _runFrom = s.Now;
        s.Beat(Period, 3);
        _runTo = s.Now;
        s.Gate(false);
        Demand("gate low", Soon, Soon);
        s.Gate(true).Wait(Soon).Cartridge(false);
        Demand("cartridge out", Soon, Soon);
        // Longer than the over-current protection takes to try again: what it saw before is not said of this.
        s.Cartridge(true).Edge().Wait(Soon).Pwm(false).Beat(Period, 2).Wait(Soon);
        _pwmZero = s.Now;
        s.Wait(1e-3).Pwm(true).Beat(Period - Soon, 1);
        foreach ((string demand, double interval) in Stray)
        {
            s.Beat(interval, 6);
            _demands.Add((demand, s.Now, s.Now + (interval / 2)));
            s.Beat(Period, 3);
        }

        s.Beat(Fastest, 5).Wait(Fastest / 2);
        _tooSoon = s.Now;
        s.Beat(Period, 3);
        Silence("beat lost " + Level);
        s.Edge().Beat(Period, 7);
        Silence("beat lost " + Level);
        s.Edge().Beat(Period, 7).ReleaseGate();
        Silence("reset");
        // The limit last: with the slow retry of these cases a driver that chopped stays off for a while.
        s.Gate(true).Edge().Beat(Period, 4).Wait(Soon).Overload(true).Wait(0.5e-3);
        _overload = s.Now;
        s.Wait(0.1e-3);
    }

    private void Longer(string demand, double interval)
    {
        _script.Wait(1e-3).Supply(3.3, 5e-3).Wait(0.2).Edge().Beat(Period, 5);
        _runFrom = _runTo = _pwmZero = _tooSoon = _overload = _script.Now;
        _script.Beat(interval, (int)(Bound / interval));
        _demands.Add((demand, _script.Now, _script.Now + (interval / 2)));
        _script.Wait(interval);
    }

    // At the level after the next edge.
    private string Level => _script.IsHigh ? "low" : "high";

    private void Silence(string demand)
    {
        _script.Edge();
        _demands.Add((demand, _script.Now + Bound, _script.Now + Bound + 1e-3));
        _script.Wait(Bound + (2 * Soon));
    }

    private void Demand(string demand, double after, double lasting)
    {
        _demands.Add((demand, _script.Now + after, _script.Now + after + lasting));
        _script.Wait(after + lasting + Soon);
    }

    private FaultResult Measure(Waveforms w)
    {
        // Either way round.
        double[] motor = [.. w.Between("MOTOR_P", "MOTOR_N").Select(Math.Abs)];
        double[] faultLine = w.Of("MOTOR_NFAULT");
        double[] load = w.Between("VBAT", "Q104_G");
        double[] sleep = w.Of("MOTOR_NSLEEP");
        double[] brake = w.Between("BRAKE_G", "MOTOR_N");
        bool Driven(double from, double to) => w.Range(motor, from, to).Most > CoreCase.DrivenVolts;
        List<string> lostA = [];
        List<string> lostB = [];
        bool brakeLost = false;
        foreach ((string demand, _, double to) in _demands)
        {
            // Whether a channel cuts edges too soon is seen by what the motor gets: B takes its time.
            bool isStray = Stray.Any(stray => stray.Demand == demand);
            if (!isStray && w.At(load, to) > SwitchVolts)
            {
                lostA.Add(demand);
            }

            if (!isStray && demand != "power-up" && w.At(sleep, to) > CoreCase.DrivenVolts)
            {
                lostB.Add(demand);
            }

            brakeLost |= demand.StartsWith("beat", StringComparison.Ordinal) && w.At(brake, to) < BrakeVolts;
        }

        bool runs = w.Range(motor, _runFrom, _runTo).Least > CoreCase.DrivenVolts;
        return new FaultResult(
            runs,
            [.. _demands.Where(demand => Driven(demand.From, demand.To)).Select(demand => demand.Demand)],
            lostA,
            lostB,
            brakeLost,
            runs && w.At(motor, _overload) > CoreCase.DrivenVolts,
            !runs && w.Range(faultLine, _runFrom, _runTo).Least < LowVolts,
            _demands.Any(demand => demand.Demand == "gate low" && Driven(demand.From, demand.To)),
            Driven(_pwmZero, _pwmZero + 0.5e-3),
            w.Range(faultLine, _pwmZero, _pwmZero + 0.5e-3).Most < LowVolts,
            // With the load switch open the driver has emptied VM into the brake by then, to where it gives up (2.6 V).
            Driven(_tooSoon, _tooSoon + 1e-3)
                || (
                    runs
                    && w.At(w.Of("VM"), _tooSoon) > SuppliedVolts
                    && w.At(sleep, _tooSoon) > CoreCase.DrivenVolts
                )
        );
    }
}
