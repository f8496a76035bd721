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

    private static TextShape Number(double x, double y)
    {
        return Lettering.Centred("0", Box.Between(new Spot(x, y), new Spot(x, y)), false);
    }
}
