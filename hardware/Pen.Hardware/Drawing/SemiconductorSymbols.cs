// Symbols of diodes and transistors; field effect transistors show their body diode.

namespace Pen.Hardware.Drawing;

/// <summary>Diodes with the anode on the left; transistors with the control on the left.</summary>
internal static class SemiconductorSymbols
{
    public static Symbol Diode()
    {
        return Triangle().Line(1.3, -1.5, 1.3, 1.5).Build();
    }

    public static Symbol Schottky()
    {
        return Triangle().Line(0.6, -0.9, 0.6, -1.5, 1.3, -1.5, 1.3, 1.5, 2, 1.5, 2, 0.9).Build();
    }

    /// <summary>In a case with a third lead that nothing is connected to.</summary>
    public static Symbol SchottkyWithOpenLead()
    {
        return Triangle()
            .Line(0.6, -0.9, 0.6, -1.5, 1.3, -1.5, 1.3, 1.5, 2, 1.5, 2, 0.9)
            .NumberedPin("NC", 0, 2, Heading.Down, 0, 2.4, Number(-1.4, 3.6))
            .Build();
    }

    /// <summary>Output high while + is above -. Its supply is drawn apart.</summary>
    public static Symbol Comparator()
    {
        return new SymbolBuilder()
            .NumberedPin("+", -4, -2, Heading.Left, -4, -4, Number(-5.8, -5.6))
            .NumberedPin("-", -4, 2, Heading.Left, -4, 4, Number(-5.8, 2.4))
            .NumberedPin("out", 4, 0, Heading.Right, 5, 0, Number(6.6, -1.6))
            .Area(-4, -6, -4, 6, 5, 0)
            .Line(-3.2, -4, -1.8, -4)
            .Line(-2.5, -4.7, -2.5, -3.3)
            .Line(-3.2, 4, -1.8, 4)
            .Build();
    }

    public static Symbol Zener()
    {
        return Triangle().Line(0.6, -1.5, 1.3, -1.5, 1.3, 1.5, 2, 1.5).Build();
    }

    /// <summary>Two Zener diodes against each other: clamps both ways.</summary>
    public static Symbol BidirectionalClamp()
    {
        return PassiveSymbols
            .TwoLeads(2.4)
            .Area(-2.4, -1.4, -2.4, 1.4, 0, 0)
            .Area(2.4, -1.4, 2.4, 1.4, 0, 0)
            .Line(-0.6, -2, 0, -1.4, 0, 1.4, 0.6, 2)
            .Build();
    }

    public static Symbol Led()
    {
        return Triangle()
            .Line(1.3, -1.5, 1.3, 1.5)
            .Arrow(-0.4, -1.9, 0.8, -3.5)
            .Arrow(1, -1.9, 2.2, -3.5)
            .Build();
    }

    /// <summary>Three diodes in one case, each with both its leads.</summary>
    public static Symbol LedRgb()
    {
        var builder = new SymbolBuilder();
        string[] colours = ["R", "G", "B"];
        for (int i = 0; i < colours.Length; i++)
        {
            double y = 4 * (i - 1);
            int row = 2 * (i - 1);
            builder
                .NumberedPin(colours[i] + "A", -4, row, Heading.Left, -5, y, Number(-6.6, y - 1.5))
                .NumberedPin(colours[i] + "K", 4, row, Heading.Right, 5, y, Number(6.6, y - 1.5))
                .Line(-5, y, -0.9, y)
                .Area(-0.9, y - 1.1, -0.9, y + 1.1, 0.9, y)
                .Line(0.9, y - 1.1, 0.9, y + 1.1)
                .Line(0.9, y, 5, y)
                .Arrow(1.5, y - 0.4, 2.4, y - 1.6)
                .Text(colours[i], -3.4, y - 1.6);
        }

        return builder.Rectangle(-5, -7, 5, 6).Build();
    }

    /// <summary>Two Zener diodes with one anode.</summary>
    public static Symbol ZenerPair()
    {
        return new SymbolBuilder()
            .NumberedPin("K1", -2, -3, Heading.Up, -4, -3, Number(-5.4, -4.6))
            .NumberedPin("K2", 2, -3, Heading.Up, 4, -3, Number(5.4, -4.6))
            .NumberedPin("A", 0, 3, Heading.Down, 0, 3, Number(-1.4, 4.6))
            .Line(-4, -3, -4, -1.3)
            .Line(-5.5, -1.9, -5.5, -1.3, -2.5, -1.3, -2.5, -0.7)
            .Area(-5.5, 1.3, -2.5, 1.3, -4, -1.3)
            .Line(-4, 1.3, -4, 2.4, 4, 2.4, 4, 1.3)
            .Line(4, -3, 4, -1.3)
            .Line(2.5, -1.9, 2.5, -1.3, 5.5, -1.3, 5.5, -0.7)
            .Area(2.5, 1.3, 5.5, 1.3, 4, -1.3)
            .Line(0, 2.4, 0, 3)
            .Build();
    }

    /// <summary>A light that shines across a slot on a transistor.</summary>
    public static Symbol OptoSlot()
    {
        return new SymbolBuilder()
            .NumberedPin("A", -5, -2, Heading.Left, -7, -4, Number(-8.6, -5.6))
            .NumberedPin("K", -5, 2, Heading.Left, -7, 4, Number(-8.6, 2.4))
            .NumberedPin("C", 5, -2, Heading.Right, 7, -4, Number(8.6, -5.6))
            .NumberedPin("E", 5, 2, Heading.Right, 7, 4, Number(8.6, 2.4))
            .Area(-7, -6, -1.5, -6, -1.5, -3, 1.5, -3, 1.5, -6, 7, -6, 7, 6, -7, 6)
            .Line(-7, -4, -4.4, -4, -4.4, -1)
            .Area(-5.7, -1, -3.1, -1, -4.4, 1)
            .Line(-5.7, 1, -3.1, 1)
            .Line(-4.4, 1, -4.4, 4, -7, 4)
            .Arrow(-2, -0.6, 1.4, -0.6)
            .Arrow(-2, 0.8, 1.4, 0.8)
            .Thick(2.6, -2, 2.6, 2)
            .Line(2.6, -0.9, 4.8, -2.4, 4.8, -4, 7, -4)
            .Arrow(2.6, 0.9, 4.6, 2.3)
            .Line(4.6, 2.3, 4.8, 2.4, 4.8, 4, 7, 4)
            .Build();
    }

    /// <summary>N channel, enhancement: drain above, source below.</summary>
    public static Symbol NMos()
    {
        return Channel(broken: true).Line(2, 0, 2, 3).Arrow(2, 0, -0.5, 0).Build();
    }

    /// <summary>N channel, depletion: conducts without a gate voltage.</summary>
    public static Symbol NMosDepletion()
    {
        return Channel(broken: false).Line(2, 0, 2, 3).Arrow(2, 0, -0.5, 0).Build();
    }

    /// <summary>P channel, enhancement: source above, drain below.</summary>
    public static Symbol PMos()
    {
        return Channel(broken: true, top: "S", bottom: "D").Line(2, -3, 2, 0).Arrow(-0.6, 0, 1.8, 0).Build();
    }

    public static Symbol Npn()
    {
        return Bipolar("C", "E").Arrow(-1, 1, 1.7, 2.8).Line(1.7, 2.8, 2, 3).Build();
    }

    /// <summary>Emitter above.</summary>
    public static Symbol Pnp()
    {
        return Bipolar("E", "C").Arrow(2, -3, -0.4, -1.4).Line(-1, 1, 2, 3).Build();
    }

    private static SymbolBuilder Triangle()
    {
        return PassiveSymbols.TwoLeads(1.3, "A", "K").Area(-1.3, -1.5, -1.3, 1.5, 1.3, 0);
    }

    private static SymbolBuilder Channel(bool broken, string top = "D", string bottom = "S")
    {
        SymbolBuilder builder = ThreeLeads("G", -1.6, top, bottom).Line(-1.6, -2.6, -1.6, 2.6);
        if (broken)
        {
            builder.Thick(-0.6, -2.9, -0.6, -1.5).Thick(-0.6, -0.7, -0.6, 0.7).Thick(-0.6, 1.5, -0.6, 2.9);
        }
        else
        {
            builder.Thick(-0.6, -2.9, -0.6, 2.9);
        }

        // Both channels' body diodes point up here: a P channel's source is above.
        return builder
            .Line(-0.6, -2.2, 2, -2.2, 2, -3)
            .Line(-0.6, 2.2, 2, 2.2, 2, 3)
            .Line(2, -3, 4.4, -3, 4.4, -0.9)
            .Area(3.5, 0.8, 5.3, 0.8, 4.4, -0.9)
            .Line(3.5, -0.9, 5.3, -0.9)
            .Line(4.4, 0.8, 4.4, 3, 2, 3)
            .Circle(2, -3, 0.35, true)
            .Circle(2, 3, 0.35, true);
    }

    private static SymbolBuilder Bipolar(string top, string bottom)
    {
        SymbolBuilder builder = ThreeLeads("B", -1, top, bottom).Thick(-1, -2.4, -1, 2.4);
        return top == "C" ? builder.Line(-1, -1, 2, -3) : builder.Line(-0.4, -1.4, -1, -1);
    }

    private static SymbolBuilder ThreeLeads(string control, double edge, string top, string bottom)
    {
        return new SymbolBuilder()
            .NumberedPin(control, -3, 0, Heading.Left, edge, 0, Number(-4.2, -1.6))
            .NumberedPin(top, 1, -3, Heading.Up, 2, -3, Number(0.6, -4.6))
            .NumberedPin(bottom, 1, 3, Heading.Down, 2, 3, Number(0.6, 4.6));
    }

    /// <summary>A place for a pin's number, centred.</summary>
    public static TextShape Number(double x, double y)
    {
        return Lettering.Centred("0", Box.Between(new Spot(x, y), new Spot(x, y)), false);
    }
}
