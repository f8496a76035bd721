// Every single fault of the chain, made from its netlist.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>One fault: a part, what is wrong with it, and the chain with that wrong.</summary>
/// <param name="Part">Reference of the part, or the line.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Chain">The netlist with the fault.</param>
/// <param name="Floats">A wire is open: what hangs on it is tried at both levels.</param>
public sealed record SingleFault(string Part, string What, Netlist Chain, bool Floats);

/// <summary>Makes the faults.</summary>
public static class FaultList
{
    private const double OpenOhm = 100e6;
    private const double ShortOhm = 10e-3;

    private static readonly string[] BipolarLegs = ["collector", "base", "emitter"];
    private static readonly string[] FieldLegs = ["drain", "gate", "source"];

    // Inputs and outputs of each function by its subcircuit: where they are among its nodes, and what they are called.
    private static readonly Dictionary<string, (string[] Inputs, int Output)> Functions = new()
    {
        ["nand2s"] = (["first input", "second input"], 2),
        ["nand3"] = (["first input", "second input", "third input"], 3),
        ["and4"] = (["first input", "second input", "third input", "fourth input"], 4),
        ["dff"] = (["clear", "data", "clock", "set"], 4),
        ["comp"] = (["plus input", "minus input"], 2),
        ["detector"] = ([], 0),
    };

    // The driver's pins that a fault can be at, by their place among its nodes.
    private static readonly (int Pin, string Name)[] DriverPins =
    [
        (0, "nSLEEP"),
        (1, "IN2"),
        (2, "VM"),
        (3, "OUT1"),
        (4, "OUT2"),
        (5, "sense A"),
        (6, "sense B"),
    ];

    private static readonly string[] Lines = ["HEARTBEAT", "MOTOR_GATE", "CARTRIDGE", "MOTOR_PWM"];

    /// <summary>All of them, in the order of the netlist, then those of whole parts and of the lines.</summary>
    public static IReadOnlyList<SingleFault> Of(Netlist chain) =>
        [
            .. chain.Elements.SelectMany(element => Of(chain, element)),
            .. chain
                .Elements.Where(element => element.Name[0] == 'X' && element.Reference != "U108")
                .GroupBy(element => element.Reference)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .SelectMany(part =>
                    (SingleFault[])
                        [
                            new(part.Key, "supply pin open: all outputs low", Stuck(chain, part, "0"), false),
                            new(
                                part.Key,
                                "ground pin open: all outputs high",
                                Stuck(chain, part, "3V3"),
                                false
                            ),
                        ]
                ),
            .. Lines.Select(line => new SingleFault(
                line,
                "shorted to 3V3",
                Bridge(chain, line, "3V3"),
                false
            )),
        ];

    private static IEnumerable<SingleFault> Of(Netlist chain, Element element) =>
        element.Name[0] switch
        {
            'R' =>
            [
                Make(element, "open", chain.WithValue(element.Name, OpenOhm), true),
                Make(element, "short", chain.WithValue(element.Name, ShortOhm)),
            ],
            'C' =>
            [
                Make(element, "open", chain.WithValue(element.Name, 1e-15)),
                Make(element, "short", Bridge(chain, element.Nodes[0], element.Nodes[1])),
            ],
            'D' =>
            [
                Make(element, "open", Cut(chain, element, 0)),
                Make(element, "short", Bridge(chain, element.Nodes[0], element.Nodes[1])),
            ],
            'Q' => Legs(chain, element, BipolarLegs),
            'M' => Legs(chain, element, FieldLegs),
            _ when element.Tail == "driver" => DriverPins.SelectMany(pin => OfDriver(chain, element, pin)),
            _ => OfFunction(chain, element),
        };

    private static IEnumerable<SingleFault> Legs(Netlist chain, Element element, string[] legs)
    {
        for (int i = 0; i < legs.Length; i++)
        {
            yield return Make(
                element,
                $"{legs[i]} open",
                Cut(chain, element, i),
                legs[i] is "base" or "gate"
            );
        }

        for (int i = 0; i < legs.Length; i++)
        {
            int next = (i + 1) % legs.Length;
            yield return Make(
                element,
                $"{legs[i]} to {legs[next]}",
                Bridge(chain, element.Nodes[i], element.Nodes[next])
            );
        }
    }

    private static IEnumerable<SingleFault> OfFunction(Netlist chain, Element element)
    {
        string kind = element.Tail.Split(' ')[0];
        string[] inputs = Functions[kind].Inputs;
        string gate = char.IsAsciiDigit(element.Name[^1]) ? "" : element.Name[^1] + ", ";
        for (int i = 0; i < inputs.Length; i++)
        {
            if (element.Nodes[i] == "3V3")
            {
                continue;
            }

            Netlist cut = Cut(chain, element, i);
            // A comparator's input leaks by less than the simulator sees; it floats to either rail all the same.
            cut =
                kind == "comp" ? cut.Plus(new Element("Rfloat", [Loose(element, i), "LEAK"], "33meg")) : cut;
            yield return Make(element, $"{gate}{inputs[i]} open", cut, true);
        }

        yield return Make(element, $"{gate}output stuck high", Stuck(chain, [element], "3V3"));
        yield return Make(element, $"{gate}output stuck low", Stuck(chain, [element], "0"));
    }

    private static IEnumerable<SingleFault> OfDriver(
        Netlist chain,
        Element element,
        (int Pin, string Name) pin
    )
    {
        yield return Make(element, $"{pin.Name} open", Cut(chain, element, pin.Pin));
        (string What, string Other)[] shorts = pin.Name switch
        {
            "OUT1" =>
            [
                ("OUT1 shorted to VM", "VM"),
                ("OUT1 shorted to ground", "0"),
                ("OUT1 shorted to OUT2", "MOTOR_N"),
            ],
            "OUT2" => [("OUT2 shorted to VM", "VM"), ("OUT2 shorted to ground", "0")],
            _ => [],
        };
        foreach ((string what, string other) in shorts)
        {
            yield return Make(element, what, Bridge(chain, element.Nodes[pin.Pin], other));
        }
    }

    private static SingleFault Make(Element element, string what, Netlist chain, bool floats = false) =>
        new(element.Reference, what, chain, floats);

    private static Netlist Bridge(Netlist chain, string node, string other) =>
        chain.Plus(new Element("Rfault", [node, other], Number(ShortOhm)));

    private static string Loose(Element element, int pin) => $"{element.Name}_{pin}_loose";

    private static Netlist Cut(Netlist chain, Element element, int pin)
    {
        string loose = Loose(element, pin);
        Element cut = element.Move(pin, loose);
        // The body of a field effect transistor is tied to its source inside.
        cut = element.Name[0] == 'M' && pin == 2 ? cut.Move(3, loose) : cut;
        return chain.With(cut).Plus(new Element("Rfault", [loose, element.Nodes[pin]], Number(OpenOhm)));
    }

    // What is stuck no longer listens: the net is tied to the rail and the function's own output is led away.
    private static Netlist Stuck(Netlist chain, IEnumerable<Element> elements, string rail)
    {
        int number = 0;
        foreach (Element element in elements)
        {
            int output = Functions[element.Tail.Split(' ')[0]].Output;
            chain = chain
                .With(element.Move(output, Loose(element, output)))
                .Plus(new Element($"Rfault{number++}", [element.Nodes[output], rail], "20"));
        }

        return chain;
    }

    private static string Number(double value) =>
        value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture);
}
