// Symbols of parts with two leads after IEC 60617: level, terminal 1 (or A, +) on the left.

using System;

namespace Pen.Hardware.Drawing;

/// <summary>Resistor, capacitor, inductor, fuse, switch, battery, motor and their kin.</summary>
internal static class PassiveSymbols
{
    public static Symbol Resistor()
    {
        return TwoLeads(2.6).Rectangle(-2.6, -1, 2.6, 1).Build();
    }

    /// <summary>A resistor that a temperature sets: the slanting line with its foot.</summary>
    public static Symbol Thermistor()
    {
        return TwoLeads(2.6).Rectangle(-2.6, -1, 2.6, 1).Line(-3, 1.8, -1.8, 1.8, 1.8, -1.8).Build();
    }

    public static Symbol Capacitor()
    {
        return TwoLeads(0.6).Thick(-0.6, -2, -0.6, 2).Thick(0.6, -2, 0.6, 2).Build();
    }

    public static Symbol PolarisedCapacitor()
    {
        return TwoLeads(0.6, "+", "-")
            .Rectangle(-1.1, -2, -0.4, 2)
            .Solid(0.4, -2, 1.1, -2, 1.1, 2, 0.4, 2)
            .Line(-2.6, -1.9, -2.6, -0.7)
            .Line(-3.2, -1.3, -2, -1.3)
            .Build();
    }

    public static Symbol Inductor()
    {
        return TwoLeads(3).Hump(-3, -1, 0).Hump(-1, 1, 0).Hump(1, 3, 0).Build();
    }

    public static Symbol FerriteBead()
    {
        return TwoLeads(2.6)
            .Rectangle(-2.6, -1, 2.6, 1)
            .Hump(-1.8, -0.6, 0.3)
            .Hump(-0.6, 0.6, 0.3)
            .Hump(0.6, 1.8, 0.3)
            .Build();
    }

    public static Symbol Fuse()
    {
        return TwoLeads(2.6).Rectangle(-2.6, -1, 2.6, 1).Line(-2.6, 0, 2.6, 0).Build();
    }

    /// <summary>A fuse that resets itself.</summary>
    public static Symbol ResettableFuse()
    {
        return TwoLeads(2.6)
            .Rectangle(-2.6, -1, 2.6, 1)
            .Line(-2.6, 0, 2.6, 0)
            .Line(-3, 1.8, -1.8, 1.8, 1.8, -1.8)
            .Build();
    }

    /// <summary>A cell: the long plate is positive.</summary>
    public static Symbol Battery()
    {
        return TwoLeads(0.6, "+", "-")
            .Line(-0.6, -2.4, -0.6, 2.4)
            .Thick(0.6, -1.2, 0.6, 1.2)
            .Line(-2.2, -2, -2.2, -0.8)
            .Line(-2.8, -1.4, -1.6, -1.4)
            .Build();
    }

    public static Symbol Motor()
    {
        return TwoLeads(2.6).Circle(0, 0, 2.6).Text("M", 0, 0).Build();
    }

    public static Symbol Buzzer()
    {
        return new SymbolBuilder()
            .Pin("+", -1, 2, Heading.Down, -2, 1)
            .Pin("-", 1, 2, Heading.Down, 2, 1)
            .Area(-3, 1, 3, 1, 3, 0, 2.6, -1.5, 1.5, -2.6, 0, -3, -1.5, -2.6, -2.6, -1.5, -3, 0)
            .Line(-4, 2, -4, 3.2)
            .Line(-4.6, 2.6, -3.4, 2.6)
            .Build();
    }

    /// <summary>A contact that closes.</summary>
    public static Symbol Switch()
    {
        return TwoLeads(2).Circle(-1.7, 0, 0.3).Circle(1.7, 0, 0.3).Line(-1.5, -0.2, 1.6, -1.8).Build();
    }

    /// <summary>A contact that a finger closes.</summary>
    public static Symbol Button()
    {
        return TwoLeads(2)
            .Circle(-1.7, 0, 0.3)
            .Circle(1.7, 0, 0.3)
            .Line(-2, -1, 2, -1)
            .Line(0, -1, 0, -2.4)
            .Line(-0.9, -2.4, 0.9, -2.4)
            .Build();
    }

    /// <summary>At rest COM meets NC, below; pressed it meets NO, above.</summary>
    public static Symbol Changeover()
    {
        return new SymbolBuilder()
            .NumberedPin("COM", -3, 0, Heading.Left, -2, 0, SemiconductorSymbols.Number(-4.2, -1.7))
            .NumberedPin("NO", 3, -1, Heading.Right, 2, -2, SemiconductorSymbols.Number(4.2, -3.7))
            .NumberedPin("NC", 3, 1, Heading.Right, 2, 2, SemiconductorSymbols.Number(4.2, 3.7))
            .Circle(-1.7, 0, 0.3)
            .Circle(1.7, -2, 0.3)
            .Circle(1.7, 2, 0.3)
            .Line(-1.5, 0.2, 1.6, 1.6)
            .Build();
    }

    /// <summary>Two windings and the rotor.</summary>
    public static Symbol Stepper()
    {
        SymbolBuilder builder = new SymbolBuilder()
            .NumberedPin("A1", -4, -3, Heading.Left, -3, -6, SemiconductorSymbols.Number(-5, -7.6))
            .NumberedPin("A2", -4, -1, Heading.Left, -3, -2, SemiconductorSymbols.Number(-5, -3.6))
            .NumberedPin("B1", -4, 1, Heading.Left, -3, 2, SemiconductorSymbols.Number(-5, 0.4))
            .NumberedPin("B2", -4, 3, Heading.Left, -3, 6, SemiconductorSymbols.Number(-5, 4.4))
            .Circle(3, 0, 2.6)
            .Text("M", 3, 0);
        return builder.SideHumps(-3, -6, -2, 3).SideHumps(-3, 2, 6, 3).Build();
    }

    public static Symbol TestPoint()
    {
        return new SymbolBuilder().Pin("1", 0, 1, Heading.Down, 0, 0.8).Circle(0, 0, 0.8).Build();
    }

    /// <summary>A bridge that a builder may cut or close with solder.</summary>
    public static Symbol SolderBridge()
    {
        return TwoLeads(1.6).Rectangle(-1.6, -1, -0.2, 1).Rectangle(0.2, -1, 1.6, 1).Build();
    }

    /// <summary>A builder with leads from the sides to the body's edge, so many millimetres from the middle.</summary>
    public static SymbolBuilder TwoLeads(double edge, string left = "1", string right = "2")
    {
        int reach = (int)Math.Ceiling((edge + 1) / GridPoint.Pitch);
        return new SymbolBuilder()
            .Pin(left, -Math.Max(2, reach), 0, Heading.Left, -edge, 0)
            .Pin(right, Math.Max(2, reach), 0, Heading.Right, edge, 0);
    }
}
