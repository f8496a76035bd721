// What the processor, the operator and the cell do to the chain over time, as sources for ngspice.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pen.Hardware.Failsafe;

/// <summary>The lines into the chain over time. Each call acts now, which <see cref="Wait"/> moves on.</summary>
public sealed class LineScript
{
    // What an edge takes: the lines of a processor are faster, but the chain does not care.
    private const double EdgeSeconds = 1e-6;

    private readonly Dictionary<string, List<(double Time, double Level)>> _lines = new()
    {
        ["hb"] = [(0, 0)],
        ["gatehigh"] = [(0, 1)],
        ["gatelow"] = [(0, 0)],
        ["contact"] = [(0, 1)],
        ["pwm"] = [(0, 1)],
        ["cellin"] = [(0, 1)],
        ["spun"] = [(0, 0)],
        ["jam"] = [(0, 0)],
        ["prog"] = [(0, 0)],
    };
    private readonly List<(double Time, double Level)> _supply = [(0, 0)];
    private readonly List<(double Time, double Level)> _cell = [(0, 3.7)];

    /// <summary>Seconds since the run began.</summary>
    public double Now { get; private set; }

    /// <summary>What the supply has come to, or is on its way to, in volts.</summary>
    public double SupplyVolts => _supply[^1].Level;

    /// <summary>When the heartbeat's last edge was; negative before the first.</summary>
    public double LastEdge { get; private set; } = -1;

    /// <summary>The chain's supply in volts, from now on reached in a time.</summary>
    public LineScript Supply(double volts, double seconds) => Ramp(_supply, volts, seconds);

    /// <summary>The cell's voltage without load, from now on reached in a time.</summary>
    public LineScript Cell(double volts, double seconds) => Ramp(_cell, volts, seconds);

    /// <summary>Time goes on.</summary>
    public LineScript Wait(double seconds)
    {
        Now += seconds;
        return this;
    }

    /// <summary>An edge of the heartbeat.</summary>
    public LineScript Edge()
    {
        LastEdge = Now;
        return Put("hb", 1 - _lines["hb"][^1].Level);
    }

    /// <summary>Waits, then an edge: so many times.</summary>
    public LineScript Beat(double seconds, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Wait(seconds).Edge();
        }

        return this;
    }

    /// <summary>The firmware drives its gate line.</summary>
    public LineScript Gate(bool high) => Put("gatehigh", high ? 1 : 0).Put("gatelow", high ? 0 : 1);

    /// <summary>Nobody drives the gate line: the processor is in reset.</summary>
    public LineScript ReleaseGate() => Put("gatehigh", 0).Put("gatelow", 0);

    /// <summary>The cartridge switch.</summary>
    public LineScript Cartridge(bool seated) => Put("contact", seated ? 1 : 0);

    /// <summary>The PWM line, full or none.</summary>
    public LineScript Pwm(bool on) => Put("pwm", on ? 1 : 0);

    /// <summary>The cell's contact.</summary>
    public LineScript CellContact(bool closed) => Put("cellin", closed ? 1 : 0);

    /// <summary>The rotor is held at the highest rate, or let go. Only for a load with a motor.</summary>
    public LineScript Spun(bool held) => Put("spun", held ? 1 : 0);

    /// <summary>The motor is overloaded: a winding that does not turn is in its place.</summary>
    public LineScript Overload(bool on) => Put("jam", on ? 1 : 0);

    /// <summary>The cartridge's memory programs: it takes 0.8 mA from its data line, its most.</summary>
    public LineScript Programming(bool on) => Put("prog", on ? 1 : 0);

    /// <summary>The heartbeat's level now.</summary>
    public bool IsHigh => _lines["hb"][^1].Level > 0;

    /// <summary>Sources and the drivers behind them, as SPICE lines.</summary>
    public string Text()
    {
        StringBuilder text = new();
        foreach ((string name, List<(double Time, double Level)> points) in _lines)
        {
            text.Append($"V{name} {name} 0 {Pwl(points)}\n");
        }

        text.Append($"Vsupply 3V3 0 {Pwl(_supply)}\n");
        text.Append($"Vcell CELL 0 {Pwl(_cell)}\n");
        return text.ToString();
    }

    private LineScript Ramp(List<(double Time, double Level)> points, double volts, double seconds)
    {
        points.Add((Now, points[^1].Level));
        points.Add((Now + Math.Max(seconds, EdgeSeconds), volts));
        return this;
    }

    private LineScript Put(string line, double level)
    {
        List<(double Time, double Level)> points = _lines[line];
        if (points[^1].Level != level)
        {
            points.Add((Now, points[^1].Level));
            points.Add((Now + EdgeSeconds, level));
        }

        return this;
    }

    private static string Pwl(List<(double Time, double Level)> points)
    {
        if (points.Count == 1)
        {
            return Number(points[0].Level);
        }

        // Long lists go over several lines, which begin with a plus.
        IEnumerable<string> rows = points
            .Where((point, i) => i == 0 || point.Time > points[i - 1].Time)
            .Select(point => Number(point.Time) + " " + Number(point.Level))
            .Chunk(8)
            .Select(row => string.Join(' ', row));
        return "PWL(" + string.Join("\n+ ", rows) + ")";
    }

    private static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);
}
