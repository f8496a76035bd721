// The live view: pixels, keys, and a screen for narrow and wide terminals.
using System;
using System.IO;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Terminal;
using Pen.Simulator.Tracing;
using Spectre.Console;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class TerminalTests
{
    [TestMethod]
    public void Half_blocks_show_every_pixel()
    {
        string[] lines = DisplayDrawing.HalfBlocks((x, y) => (x + y) % 3 == 0).TrimEnd('\n').Split('\n');
        Assert.AreEqual(16, lines.Length);
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                string lit = y % 2 == 0 ? "\u2588\u2580" : "\u2588\u2584";
                Assert.AreEqual((x + y) % 3 == 0, lit.Contains(lines[y / 2][x]), $"{x}, {y}");
            }
        }
    }

    [TestMethod]
    public void Braille_shows_the_corners_of_its_cells()
    {
        string text = DisplayDrawing.Braille((x, y) => (x, y) is (0, 0) or (127, 31) or (2, 3));
        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.AreEqual(8, lines.Length);
        Assert.AreEqual(64, lines[0].Length);
        Assert.AreEqual('\u2801', lines[0][0]);
        Assert.AreEqual('\u2840', lines[0][1]);
        Assert.AreEqual('\u2880', lines[7][63]);
    }

    [TestMethod]
    public void Keys_work_a_pen_from_power_up_to_running_and_back()
    {
        SimulatedPen pen = new(new PlantParameters(), 1);
        BenchKeys keys = new(pen);
        Assert.AreEqual("power on", keys.Do(Key('p')));
        pen.AdvanceTo(2_000_000);
        Assert.AreEqual("fresh cartridge in", keys.Do(Key('i')));
        Assert.AreEqual("a cartridge is seated: take it out first", keys.Do(Key('i')));
        pen.AdvanceTo(4_000_000);
        Assert.AreEqual("start held 0.4 s", keys.Do(Key('s')));
        Assert.AreEqual("skin 0.10mNm", keys.Do(Key('l')));
        pen.AdvanceTo(6_000_000);
        Assert.AreEqual(PenState.Running, pen.Firmware!.Outputs.State);
        Assert.AreEqual(100e-6, pen.Board.SkinMeanTorque, 1e-12);
        Assert.AreEqual("stop", keys.Do(Key('x')));
        pen.AdvanceTo(6_100_000);
        Assert.IsFalse(pen.Board.Signals.DriveOn);
        pen.AdvanceTo(7_000_000);
        keys.Do(new ConsoleKeyInfo('\0', ConsoleKey.RightArrow, false, false, false));
        pen.AdvanceTo(7_300_000);
        Assert.AreEqual(2, pen.Firmware.Outputs.RateLevel);
        Assert.AreEqual("charger in", keys.Do(Key('c')));
        Assert.AreEqual("charger out", keys.Do(Key('c')));
        Assert.IsNull(keys.Do(Key('z')));
        Assert.AreEqual("power cut", keys.Do(Key('p')));
    }

    [TestMethod]
    public void Every_key_that_the_help_names_does_something()
    {
        foreach ((string name, _) in BenchKeys.Help.Where(entry => entry.Keys != "q"))
        {
            foreach (string key in name.Split('/').Where(key => key.Length == 1))
            {
                BenchKeys keys = new(new SimulatedPen(new PlantParameters(), 1));
                Assert.IsNotNull(keys.Do(Key(key[0])), key);
            }
        }
    }

    [TestMethod]
    [DataRow(200, 50, false)]
    [DataRow(80, 50, false)]
    [DataRow(200, 30, false)]
    [DataRow(80, 24, false)]
    [DataRow(80, 50, true)]
    [DataRow(80, 24, true)]
    public void The_screen_fits_the_terminal(int width, int height, bool faulty)
    {
        SimulatedPen pen = new(new PlantParameters(), 1);
        if (faulty)
        {
            pen.Board.Faults.Inject(new CircuitFault(FaultSite.Light, FaultKind.Stuck));
        }
        pen.PowerOn();
        pen.AdvanceTo(3_000_000);
        TraceRow row = new();
        row.Read(pen);
        pen.PowerOff();
        using StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            }
        );
        console.Profile.Width = width;
        string[] log = [.. Enumerable.Range(1, 8).Select(line => $"line {line}"), "[not markup]"];
        console.Write(LiveView.Render(pen, row, new BenchKeys(pen), log, width, height));
        string screen = output.ToString();
        StringAssert.Contains(screen, "NoCartridge: waiting for a cartridge");
        StringAssert.Contains(screen, "[not markup]");
        Assert.AreEqual(faulty, screen.Contains("faults: light lit", StringComparison.Ordinal));
        Assert.IsLessThan(height, screen.TrimEnd().Split('\n').Length);
        Assert.IsLessThanOrEqualTo(width, screen.Split('\n').Max(line => line.TrimEnd().Length));
    }

    [TestMethod]
    public void A_fault_is_typed_in_a_line_of_its_own_and_cleared_there()
    {
        SimulatedPen pen = new(new PlantParameters(), 1);
        BenchKeys keys = new(pen);
        Assert.AreEqual("fault encoder noise 500/s", Type(keys, "encoder noise 500/s"));
        Assert.AreEqual(
            new CircuitFault(FaultSite.Encoder, FaultKind.Garbage, 500),
            pen.Board.Faults.Active.Single()
        );
        Assert.AreEqual("faults: encoder noise 500/s", keys.Faults);
        string wrong = Type(keys, "encoder broken")!;
        StringAssert.StartsWith(wrong, "\"broken\"; expected what encoder does: cut, frozen, noise");
        Assert.AreEqual("fault encoder clear", Type(keys, "encoder clear"));
        Assert.IsEmpty(pen.Board.Faults.Active);
    }

    [TestMethod]
    public void Letters_of_an_open_line_are_no_keys_and_Escape_closes_it()
    {
        SimulatedPen pen = new(new PlantParameters(), 1);
        BenchKeys keys = new(pen);
        keys.Do(Key('f'));
        Assert.IsTrue(keys.Types);
        keys.Do(Key('p'));
        keys.Do(Key('q'));
        keys.Do(new ConsoleKeyInfo('\b', ConsoleKey.Backspace, false, false, false));
        Assert.AreEqual("fault> p_", keys.Faults);
        keys.Do(new ConsoleKeyInfo('\u001b', ConsoleKey.Escape, false, false, false));
        Assert.IsFalse(keys.Types);
        Assert.IsFalse(pen.Board.IsPowered);
        Assert.AreEqual("power on", keys.Do(Key('p')));
    }

    private static string? Type(BenchKeys keys, string text)
    {
        keys.Do(Key('f'));
        foreach (char letter in text)
        {
            Assert.IsNull(keys.Do(Key(letter)));
        }
        return keys.Do(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false));
    }

    private static ConsoleKeyInfo Key(char key) => new(key, ConsoleKey.None, false, false, false);
}
