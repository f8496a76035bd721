// The ways to break a board that the tests try: at least one for each rule.
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace Hardware.Tests;

internal static class Damages
{
    private const string Pen = Data.Pen;
    private const string DevKit = Data.DevKit;

    public static readonly IReadOnlyList<Damage> All =
    [
        new(
            "references are unique and say what the part is",
            "two R1",
            Pen,
            (b, _) => b.Part("R2")["ref"] = "R1",
            "R1"
        ),
        new(
            "references are unique and say what the part is",
            "a resistor named C",
            Pen,
            (b, _) => b.Part("R2")["ref"] = "C99",
            "C99"
        ),
        new(
            "passive parts have a value",
            "a word for a value",
            Pen,
            (_, p) => p.Type("R-10k-0603")["value"] = "ten",
            "R101"
        ),
        new(
            "numbers 100 to 199 are the fail-safe chain's",
            "a chain's part elsewhere",
            Pen,
            (b, _) => b.Part("R105")["block"] = "operator",
            "R105"
        ),
        new(
            "numbers 100 to 199 are the fail-safe chain's",
            "another part in the chain",
            Pen,
            (b, _) => b.Part("R1")["block"] = "failsafe",
            "R1"
        ),
        new(
            "pins are wired or left open on purpose",
            "driver without supply",
            Pen,
            (b, _) => Pin(b, "U108", "VM", null),
            "U108.12"
        ),
        new(
            "pins are wired or left open on purpose",
            "input of a gate open",
            Pen,
            (b, _) => Pin(b, "U8", "A", null),
            "U8.2"
        ),
        new(
            "pins are wired or left open on purpose",
            "pin wired that must stay open",
            Pen,
            (b, _) => Pin(b, "U6", "NC", "GND"),
            "U6.4"
        ),
        new(
            "nets join two pins or more",
            "a slip in a net's name",
            Pen,
            (b, _) => Pin(b, "R104", "2", "HB_AX"),
            "HB_AX"
        ),
        new("nets join two pins or more", "a part left out", DevKit, (b, _) => b.Remove("R107"), "Q102_B"),
        new(
            "nets with an input have a driver",
            "inverter cut off",
            Pen,
            (b, _) => Pin(b, "U8", "Y", null),
            "STEP_NDIR"
        ),
        new(
            "nets with an input have a driver",
            "button left out",
            Pen,
            (b, _) => b.Remove("SW2"),
            "SPEED_UP"
        ),
        new(
            "nets with an input have a driver",
            "home sensor's buffer left out",
            Pen,
            (b, _) => b.Remove("U9"),
            "HOME"
        ),
        new("no two drivers on a net", "gate against gate", Pen, (b, _) => Pin(b, "U8", "Y", "HOME"), "HOME"),
        new(
            "no two drivers on a net",
            "processor against gate",
            Pen,
            (b, _) => Pin(b, "U101", "4Y", "HEARTBEAT"),
            "HEARTBEAT"
        ),
        new(
            "supply pins get what they are made for",
            "logic on the cell",
            Pen,
            (b, _) => b.Supply("3V3")["maximumMillivolts"] = 4200,
            "U1.3"
        ),
        new(
            "supply pins get what they are made for",
            "processor's supply on the cell's",
            Pen,
            (b, _) => Pin(b, "U1", "3V3", "VSYS"),
            "U1.3"
        ),
        new(
            "supply pins get what they are made for",
            "supply pin on a signal",
            Pen,
            (b, _) => Pin(b, "U6", "VS", "STEP"),
            "U6.6"
        ),
        new(
            "supply pins get what they are made for",
            "ground pin on a supply",
            Pen,
            (b, _) => Pin(b, "U6", "GND", "3V3"),
            "U6.2"
        ),
        new(
            "supplies come from where they say",
            "converter cut off",
            Pen,
            (b, _) => b.Supply("VSYS")["from"] = "R1",
            "VSYS"
        ),
        new(
            "supplies come from where they say",
            "least above most",
            Pen,
            (b, _) => b.Supply("VBAT")["minimumMillivolts"] = 4300,
            "VBAT"
        ),
        new(
            "the power budget counts everyone once",
            "a consumer forgotten",
            Pen,
            (b, _) => b["power"]!["consumers"]!.AsArray().RemoveAt(0),
            "U1"
        ),
        new(
            "the power budget counts everyone once",
            "a converter forgotten",
            Pen,
            (b, _) => b["power"]!["converters"]!.AsArray().RemoveAt(0),
            "VSYS"
        ),
        new(
            "circuits are decoupled",
            "no capacitor at the chain's comparator",
            Pen,
            (b, _) => b.Remove("C114"),
            "U102"
        ),
        new(
            "circuits are decoupled",
            "capacitor to the wrong net",
            DevKit,
            (b, _) => Pin(b, "C113", "2", "HB_A"),
            "U101"
        ),
        new(
            "parts stand the voltage across them",
            "capacitor of 4 V on the cell",
            Pen,
            (_, p) => p.Type("C-22u-0805")["maximumMillivolts"] = 4000,
            "C30"
        ),
        new(
            "the processor's pins carry the nets of the firmware",
            "two pins exchanged",
            Pen,
            (b, _) =>
            {
                Pin(b, "U1", "IO6", "HEARTBEAT");
                Pin(b, "U1", "IO7", "MOTOR_GATE");
            },
            "MotorGate"
        ),
        new(
            "the processor's pins carry the nets of the firmware",
            "a net that the firmware does not know",
            Pen,
            (b, _) => Pin(b, "U1", "IO47", "STEP"),
            "IO47"
        ),
        new(
            "the processor's pins carry the nets of the firmware",
            "a role forgotten",
            Pen,
            (b, _) => b["nets"]!.AsArray().Remove(b.Net("Heartbeat")),
            "Heartbeat"
        ),
        new(
            "pins exist, are free and carry one net",
            "gate on USB",
            Pen,
            (b, _) => b.Net("MotorGate")["gpio"] = 20,
            "MotorGate"
        ),
        new(
            "pins exist, are free and carry one net",
            "gate on the flash",
            DevKit,
            (b, _) => b.Net("MotorGate")["gpio"] = 9,
            "MotorGate"
        ),
        new(
            "pins exist, are free and carry one net",
            "a pin that is not there",
            Pen,
            (b, _) => b.Net("MotorGate")["gpio"] = 23,
            "MotorGate"
        ),
        new(
            "pins exist, are free and carry one net",
            "two nets at one pin",
            Pen,
            (b, _) => b.Net("MotorGate")["gpio"] = 7,
            "GPIO 7"
        ),
        new(
            "no load on a strap or on a pin that is high in reset",
            "gate on a pin that glitches",
            Pen,
            (b, _) => b.Net("MotorGate")["gpio"] = 21,
            "MotorGate"
        ),
        new(
            "no load on a strap or on a pin that is high in reset",
            "gate on a strap",
            Pen,
            (b, _) => b.Net("MotorGate")["gpio"] = 3,
            "MotorGate"
        ),
        new(
            "no load on a strap or on a pin that is high in reset",
            "step enable on a strap",
            DevKit,
            (b, _) => b.Net("StepEnable")["gpio"] = 12,
            "StepEnable"
        ),
        new(
            "what is on a strap leaves its level alone",
            "direction pulled up at a strap",
            DevKit,
            (b, _) => b.Net("StepDirection")["pull"] = "up-10k",
            "StepDirection"
        ),
        new(
            "what is on a strap leaves its level alone",
            "button held by the board at a strap",
            DevKit,
            (b, _) => b.Net("DepthDownButton")["pull"] = "down-10k",
            "DepthDownButton"
        ),
        new(
            "input-only pins are driven from outside",
            "button on an input-only pin",
            DevKit,
            (b, _) => b.Net("SpeedUpButton")["gpio"] = 34,
            "SpeedUpButton"
        ),
        new(
            "input-only pins are driven from outside",
            "output on an input-only pin",
            DevKit,
            (b, _) => b.Net("Step")["gpio"] = 35,
            "Step"
        ),
        new(
            "senses are on the first converter",
            "current on the second converter",
            Pen,
            (b, _) => b.Net("MotorCurrent")["gpio"] = 12,
            "MotorCurrent"
        ),
        new(
            "senses are on the first converter",
            "channels exchanged",
            DevKit,
            (b, _) => b.Net("MotorCurrent")["function"] = "ADC1_CH0",
            "MotorCurrent"
        ),
        new(
            "Start/Stop can wake",
            "on a pin that cannot",
            Pen,
            (b, _) => b.Net("StartStopButton")["gpio"] = 33,
            "wake"
        ),
        new(
            "Start/Stop can wake",
            "pulled by the processor",
            Pen,
            (b, _) => b.Net("StartStopButton")["pull"] = "internal-up",
            "resistor"
        ),
        new(
            "peripherals are used once",
            "a second line on the PWM",
            Pen,
            (b, _) => b.Net("Buzzer")["function"] = "PWM1",
            "PWM1"
        ),
        new(
            "peripherals are used once",
            "a fifth counter",
            Pen,
            (b, _) => b.Net("HomeSensor")["function"] = "pcnt",
            "5 lines"
        ),
        new("pulls are fitted as the nets say", "pull left out", Pen, (b, _) => b.Remove("R42"), "HOME"),
        new(
            "pulls are fitted as the nets say",
            "pull to the wrong rail",
            Pen,
            (b, _) => Pin(b, "R42", "2", "3V3"),
            "HOME"
        ),
        new(
            "pulls are fitted as the nets say",
            "another value",
            Pen,
            (b, _) => b.Part("R42")["type"] = "R-4k7-0603",
            "R42"
        ),
        new(
            "pulls are fitted as the nets say",
            "a pull where the processor has its own",
            Pen,
            (b, _) =>
            {
                b.Net("HomeSensor")["pull"] = "internal-up";
            },
            "R42"
        ),
        new(
            "every enable is held low by 10 kOhm or less",
            "gate without pull-down",
            Pen,
            (b, _) => b.Remove("R102"),
            "MOTOR_GATE"
        ),
        new(
            "every enable is held low by 10 kOhm or less",
            "heartbeat held by 100 kOhm",
            Pen,
            (b, _) => b.Part("R101")["type"] = "R-100k-0603",
            "HEARTBEAT"
        ),
        new(
            "every enable is held low by 10 kOhm or less",
            "driver's sleep line not held",
            DevKit,
            (b, _) => b.Remove("R129"),
            "MOTOR_NSLEEP"
        ),
        new(
            "every enable is held low by 10 kOhm or less",
            "stepper's enable held by 10 and 1 kOhm",
            Pen,
            (b, _) => b.Part("R38")["type"] = "R-10k-0603",
            "STEP_ENABLED"
        ),
    ];

    public static void Pin(JsonNode board, string reference, string pin, string? net) =>
        board.Part(reference)["pins"]![pin] = net;
}
