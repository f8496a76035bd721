// The power side with the real motor: run-down, current limit, PWM, and the data line of the cartridge's memory.
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Pen.Hardware.Failsafe;

/// <summary>What the power side measured.</summary>
/// <param name="RestMs">From the cut to a rotor at rest, from the highest rate, in milliseconds.</param>
/// <param name="BrakeAmperes">Greatest current through the winding while it brakes.</param>
/// <param name="PeakVolts">Greatest voltage at VM in it.</param>
public sealed record RunDown(double RestMs, double BrakeAmperes, double PeakVolts);

/// <summary>What the firmware reads in a control period of its proof.</summary>
/// <param name="Counts">Counts of the encoder in the period.</param>
/// <param name="Milliamperes">The current amplifier, which knows one direction, at the period's end.</param>
/// <param name="FaultLine">The driver's fault line is low at the period's end.</param>
public sealed record ProofReading(int Counts, int Milliamperes, bool FaultLine);

/// <summary>Short runs with the motor of <c>motor.cir</c>.</summary>
public static class PowerCase
{
    private const double Period = 20e-3;
    private const double RestRate = 5;

    // Held at the highest rate of the product until it is let go: 150 strokes a second.
    private const string Motor = """
        Vwinding MOTOR_P WINDING 0
        Xmotor WINDING MOTOR_N RATE motor
        Vfull FULL 0 942.5
        Sfull FULL RATE spun 0 clip
        """;

    // The chain's own start: three edges, and the time before.
    private const double Started = 0.07;

    /// <summary>The gate falls at the highest rate, or the cell is gone and the supply with it.</summary>
    public static RunDown Stop(Netlist chain, bool cellGone)
    {
        LineScript script = Running(4.2, true);
        double cut = script.Spun(false).Now;
        if (cellGone)
        {
            script.CellContact(false).Supply(0, 5e-3);
        }
        else
        {
            script.Gate(false);
        }

        script.Wait(0.35);
        Waveforms w = Deck(chain, script, []).Run();
        double[] rate = w.Of("RATE");
        double[] current = w.Of("i(Vwinding)");
        (double least, double most) = w.Range(current, cut, script.Now);
        return new RunDown(
            ((w.StaysBelow(rate, RestRate, cut, script.Now) ?? double.NaN) - cut) * 1e3,
            Math.Max(-least, most),
            w.Range(w.Of("VM"), cut, script.Now).Most
        );
    }

    /// <summary>Rotor jammed, full duty, full cell: greatest and mean current of the winding in amperes.</summary>
    /// <param name="chain">The netlist.</param>
    /// <param name="tripVolts">At which voltage of its sense pin the first bridge chops: 0.16 to 0.24 V, nominal 0.2 V.</param>
    /// <param name="otherVolts">And the second; null: at the same.</param>
    public static (double Most, double Mean) Stall(Netlist chain, double tripVolts, double? otherVolts = null)
    {
        // Driven only for as long as it takes: a chopping driver is what costs most to simulate.
        LineScript script = Running(4.2, false).Pwm(true).Wait(3e-3);
        Waveforms w = Deck(
                chain,
                script,
                new()
                {
                    ["rjam"] = 1e-3,
                    ["vlim"] = tripVolts,
                    ["vlimb"] = otherVolts ?? tripVolts,
                }
            )
            .Run();
        double[] current = w.Of("i(Vwinding)");
        double from = script.Now - 2e-3;
        double sum = 0;
        const int Samples = 4000;
        for (int i = 0; i < Samples; i++)
        {
            sum += w.At(current, from + (2e-3 * i / Samples));
        }

        return (w.Range(current, from, script.Now).Most, sum / Samples);
    }

    /// <summary>PWM of 20 kHz: mean voltage at the motor as a part of that at VM.</summary>
    /// <param name="chain">The netlist.</param>
    /// <param name="duty">Part of the time that the line is high.</param>
    public static double MeanVoltage(Netlist chain, double duty)
    {
        LineScript script = Running(3.7, true);
        const double Cycle = 50e-6;
        for (int i = 0; i < 100; i++)
        {
            script.Pwm(true).Wait(duty * Cycle).Pwm(false).Wait((1 - duty) * Cycle);
        }

        Waveforms w = Deck(chain, script, []).Run();
        double[] motor = w.Between("MOTOR_P", "MOTOR_N");
        double from = script.Now - (40 * Cycle);
        double sum = 0;
        double supply = 0;
        const int Samples = 20_000;
        for (int i = 0; i < Samples; i++)
        {
            double at = from + (40 * Cycle * i / Samples);
            sum += w.At(motor, at);
            supply += w.At(w.Of("VM"), at);
        }

        return sum / supply;
    }

    /// <summary>What the firmware reads in a step of its proof before the first start, period by period.</summary>
    /// <param name="chain">The netlist.</param>
    /// <param name="dutyAlone">A duty with the gate low; else the gate high without a duty.</param>
    /// <param name="dutyPermille">The duty.</param>
    /// <param name="periods">Periods of 20 ms.</param>
    public static IReadOnlyList<ProofReading> Proof(
        Netlist chain,
        bool dutyAlone,
        int dutyPermille,
        int periods
    )
    {
        LineScript script = new LineScript().Gate(false).Pwm(false);
        script.Cell(3.7, 0).Wait(1e-3).Supply(3.3, 1e-3).Wait(Started).Edge().Beat(Period, 3);
        double begun = script.Now;
        script.Gate(!dutyAlone);
        const int Cycles = 400;
        for (int i = 0; i < periods; i++)
        {
            for (int j = 0; j < Cycles && dutyAlone; j++)
            {
                double high = Period / Cycles * dutyPermille / 1000;
                script.Pwm(true).Wait(high).Pwm(false).Wait((Period / Cycles) - high);
            }

            script.Wait(begun + ((i + 1) * Period) - script.Now).Edge();
        }

        Waveforms w = Deck(chain, script.Wait(1e-6), []).Run();
        // 48 counts a revolution; the amplifier's filter: the last millisecond.
        double[] angle = w.Integral("RATE");
        double[] charge = w.Integral("i(Vwinding)");
        double[] line = w.Of("MOTOR_NFAULT");
        ProofReading[] readings = new ProofReading[periods];
        for (int i = 0; i < periods; i++)
        {
            double end = begun + ((i + 1) * Period);
            double turned = w.At(angle, end) - w.At(angle, end - Period);
            double mean = (w.At(charge, end) - w.At(charge, end - 1e-3)) / 1e-3;
            readings[i] = new ProofReading(
                (int)(turned * 48 / (2 * Math.PI)),
                (int)Math.Max(0, mean * 1000),
                w.At(line, end) < 0.8
            );
        }

        return readings;
    }

    /// <summary>Voltage of the memory's data line while it programs, in volts.</summary>
    /// <param name="chain">The netlist.</param>
    /// <param name="supplyVolts">The processor's supply.</param>
    /// <param name="amperes">What the memory takes: 0.8 mA at most.</param>
    public static double MemoryLine(Netlist chain, double supplyVolts, double amperes)
    {
        LineScript script = new();
        script.Wait(1e-3).Supply(supplyVolts, 1e-3).Wait(9e-3);
        string load = string.Create(
            CultureInfo.InvariantCulture,
            $"{ChainDeck.PlainLoad}\nImemory CART_MEMORY 0 {amperes}\nCmemory CART_MEMORY 0 1n"
        );
        return Last(chain, script, load);
    }

    /// <summary>Voltage of the memory's data line while the memory holds it low, in volts.</summary>
    /// <param name="chain">The netlist.</param>
    /// <param name="supplyVolts">The processor's supply.</param>
    public static double MemoryLow(Netlist chain, double supplyVolts)
    {
        LineScript script = new();
        script.Wait(1e-3).Supply(supplyVolts, 1e-3).Wait(9e-3);
        // 0.4 V at 4 mA.
        return Last(
            chain,
            script,
            ChainDeck.PlainLoad + "\nRmemory CART_MEMORY 0 100\nCmemory CART_MEMORY 0 1n"
        );
    }

    private static double Last(Netlist chain, LineScript script, string load)
    {
        Waveforms w = new ChainDeck(chain, script) { Load = load, Kept = ["CART_MEMORY"] }.Run();
        return w.At(w.Of("CART_MEMORY"), script.Now);
    }

    private static LineScript Running(double cellVolts, bool spun)
    {
        LineScript script = new LineScript().Spun(spun).Pwm(spun);
        script.Cell(cellVolts, 0).Wait(1e-3).Supply(3.3, 1e-3).Wait(Started - 1e-3 - (3 * Period));
        return script.Edge().Beat(Period, 3).Wait(1e-3);
    }

    private static ChainDeck Deck(Netlist chain, LineScript script, Dictionary<string, double> parameters) =>
        new(chain, script)
        {
            Load = Motor,
            Parameters = parameters,
            Kept = ["RATE", "VM", "MOTOR_P", "MOTOR_N", "BRAKE_G", "MOTOR_NFAULT", "i(Vwinding)"],
        };
}
