// One pen of many: every part somewhere within its tolerance, at some temperature and supply.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>How one built chain differs from the nominal one, drawn by a number. The same number gives the same chain.</summary>
public sealed class Unit
{
    private static readonly string[] Precise = ["R111", "R112", "R124", "R125"];
    private static readonly string[] Timing = ["C104", "C105", "C108"];

    private ulong _state;

    private Unit(Netlist netlist, ulong number)
    {
        _state = number;
        Netlist = netlist;
    }

    /// <summary>The chain with this unit's values.</summary>
    public Netlist Netlist { get; private set; }

    /// <summary>0, 25 or 50 degrees Celsius, in turn.</summary>
    public double Celsius { get; private set; } = 25;

    /// <summary>The processor's supply in volts.</summary>
    public double SupplyVolts { get; private set; } = 3.3;

    /// <summary>The cell's voltage without load.</summary>
    public double CellVolts { get; private set; } = 3.7;

    /// <summary>Whether the heartbeat is lost at its high level.</summary>
    public bool LostHigh { get; private set; }

    /// <summary>Parameters of the models.</summary>
    public Dictionary<string, double> Parameters { get; } = new(ChainDeck.SlowRetry);

    /// <summary>Parameters of the transistors.</summary>
    public Dictionary<(string Model, string Parameter), double> Devices { get; } = [];

    /// <summary>The nominal unit at 25 C.</summary>
    public static Unit Nominal(Netlist netlist) => new(netlist, 0);

    /// <summary>A unit drawn by a number from 1.</summary>
    public static Unit Draw(Netlist netlist, int number)
    {
        Unit unit = new(netlist, (ulong)number * 0x9E3779B97F4A7C15UL) { Celsius = 25 * (number % 3) };
        unit.DrawAll();
        return unit;
    }

    /// <summary>A deck of this unit under a script.</summary>
    /// <param name="script">What happens to it.</param>
    public ChainDeck Deck(LineScript script) =>
        new(Netlist, script)
        {
            Celsius = Celsius,
            Parameters = Parameters,
            Devices = Devices,
        };

    private void DrawAll()
    {
        double warmer = Celsius - 25;
        foreach (Element element in Netlist.Elements)
        {
            if (element.Name[0] is 'R' or 'C')
            {
                // Draws in the order of the netlist, one for the value, one for the temperature.
                double value = Netlist.ValueOf(element.Name);
                (double tolerance, double coldest, double warmest) = Spread(element.Name);
                value *= 1 + Between(-tolerance, tolerance);
                value *= 1 + (warmer * 1e-6 * Between(coldest, warmest));
                Netlist = Netlist.WithValue(element.Name, value);
            }
        }

        SupplyVolts = Between(3.2, 3.4);
        CellVolts = Between(3.0, 4.2);
        LostHigh = Between(0, 1) < 0.5;
        // Thresholds of 74HC132 in parts of the supply: upper 0.38 to 0.70, hysteresis 0.09 to 0.31, lower not under 0.20.
        double upper = Between(0.38, 0.70);
        Parameters["vtp"] = upper;
        Parameters["vtm"] = Math.Max(0.20, upper - Between(0.09, 0.31));
        Parameters["vth"] = Between(0.3, 0.7);
        Parameters["ronhc"] = Between(40, 150);
        // MCP6542: offset at most 7 mV, hysteresis 1.5 to 6.5 mV peak to peak.
        foreach (string offset in (string[])["vos1", "vos2", "vos3", "vos4"])
        {
            Parameters[offset] = Between(-7e-3, 7e-3);
        }

        Parameters["hyst"] = Between(0.75e-3, 3.25e-3);
        Parameters["trip"] = Between(2.55, 2.70);
        Parameters["vlim"] = Parameters["vlimb"] = Between(0.16, 0.24);
        Devices[("BC847", "BF")] = Between(200, 450);
        Devices[("AO3401", "VTO")] = Between(-1.3, -0.5);
        Devices[("AO3400", "VTO")] = Between(0.65, 1.45);
    }

    // Tolerance as a fraction, and the bounds of the temperature coefficient in ppm/K. X7R has no coefficient: its 15 %
    // over temperature, voltage and age is in the tolerance. Film: PET drifts up, polypropylene down.
    private static (double Tolerance, double Coldest, double Warmest) Spread(string name) =>
        name[0] == 'R' ? (Precise.Contains(name) ? (0.001, -25, 25) : (0.01, -100, 100))
        : name == "C103" ? (0.025, -200, 30)
        : Timing.Contains(name) ? (0.05, -30, 400)
        : (0.25, 0, 0);

    private double Between(double least, double most) => least + ((most - least) * Next());

    // splitmix64.
    private double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / 9007199254740992.0);
    }

    /// <summary>What it is, in a line.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Celsius:0} C, supply {SupplyVolts:0.00} V, cell {CellVolts:0.00} V, heartbeat lost {(LostHigh ? "high" : "low")}"
        );
}
