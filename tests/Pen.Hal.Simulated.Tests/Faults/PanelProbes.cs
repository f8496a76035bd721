// Probes of buttons, display, light and buzzer.
using System;
using System.Collections.Generic;
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class PanelProbes
{
    private static readonly byte[] LightAll = [0x00, 0x8D, 0x14, 0xA5, 0xAF];

    private static readonly (FaultSite Site, PenButton Button)[] Buttons =
    [
        (FaultSite.StartStop, PenButton.StartStop),
        (FaultSite.SpeedUp, PenButton.SpeedUp),
        (FaultSite.SpeedDown, PenButton.SpeedDown),
        (FaultSite.DepthUp, PenButton.DepthUp),
        (FaultSite.DepthDown, PenButton.DepthDown),
    ];

    public static IReadOnlyList<(string Name, FaultProbe Probe)> All
    {
        get
        {
            List<(string Name, FaultProbe Probe)> all =
            [
                ("display absent", Absent),
                ("display stuck", StuckBus),
                ("display garbage", Garbled),
                ("display slow", Slow),
                ("display intermittent", Intermittent),
                ("light dark", Dark),
                ("light lit", Lit),
                ("buzzer silent", Silent),
                ("buzzer sounding", Sounding),
            ];
            foreach ((FaultSite site, PenButton button) in Buttons)
            {
                string word = FaultVocabulary.WordOf(site);
                all.Add(($"{word} up", (bench, row) => Up(bench, row, button)));
                all.Add(($"{word} down", (bench, row) => Down(bench, row, button)));
                all.Add(($"{word} chattering", (bench, row) => Chattering(bench, row, button)));
                all.Add(($"{word} loose", (bench, row) => Loose(bench, row, button)));
                all.Add(($"{word} glitches", (bench, row) => Glitches(bench, row, button)));
            }

            return all;
        }
    }

    private static IDigitalInput Pin(Bench bench, PenButton button) =>
        button switch
        {
            PenButton.StartStop => bench.Ports.StartStopButton,
            PenButton.SpeedUp => bench.Ports.SpeedUpButton,
            PenButton.SpeedDown => bench.Ports.SpeedDownButton,
            PenButton.DepthUp => bench.Ports.DepthUpButton,
            _ => bench.Ports.DepthDownButton,
        };

    private static void Put(Bench bench, PenButton button, bool pressed)
    {
        bench.Board.SetButton(button, pressed);
        bench.Wait(20 * Millisecond);
    }

    private static void Up(Bench bench, FaultRow row, PenButton button)
    {
        Put(bench, button, true);
        Assert.IsTrue(Pin(bench, button).Read());
        bench.Inject(row);
        Assert.IsFalse(Pin(bench, button).Read());
        Assert.IsTrue(bench.Board.IsPressed(button), "the finger is still there");
        bench.Mend(row);
        Assert.IsTrue(Pin(bench, button).Read());
    }

    private static void Down(Bench bench, FaultRow row, PenButton button)
    {
        bench.Inject(row);
        Assert.IsTrue(Pin(bench, button).Read());
        Put(bench, button, true);
        Put(bench, button, false);
        Assert.IsTrue(Pin(bench, button).Read());
        bench.Mend(row);
        Assert.IsFalse(Pin(bench, button).Read());
    }

    private static void Chattering(Bench bench, FaultRow row, PenButton button)
    {
        bench.Inject(row);
        Assert.AreEqual(200, bench.Edges(1_000 * Millisecond, Pin(bench, button).Read), 40);
    }

    private static void Loose(Bench bench, FaultRow row, PenButton button)
    {
        bench.Inject(row);
        Assert.AreEqual(0, bench.Edges(500 * Millisecond, Pin(bench, button).Read));
        Put(bench, button, true);
        Assert.AreEqual(40, bench.Edges(2_000 * Millisecond, Pin(bench, button).Read), 8);
    }

    private static void Glitches(Bench bench, FaultRow row, PenButton button)
    {
        foreach (bool pressed in new[] { false, true })
        {
            Put(bench, button, pressed);
            bench.Inject(row);
            int glitched = 0;
            for (int i = 0; i < 1_000; i++)
            {
                bench.Wait(Millisecond);
                glitched += Pin(bench, button).Read() != pressed ? 1 : 0;
            }

            Assert.AreEqual(5 * 20, glitched, 5);
            bench.Mend(row);
        }
    }

    private static double Duration(Bench bench, Action action) =>
        Change(() => bench.Board.Time.NowMicroseconds, action);

    private static bool Write(Bench bench) => bench.Ports.Display.Write(LightAll, LightAll.Length);

    private static void Absent(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        bool done = true;
        Assert.AreEqual(25, Duration(bench, () => done = Write(bench)), "no more than the address");
        Assert.IsFalse(done);
        Assert.IsFalse(bench.Board.GetDisplayPixel(0, 0));
        bench.Mend(row);
        Assert.IsTrue(Write(bench));
        Assert.IsTrue(bench.Board.GetDisplayPixel(0, 0));
    }

    private static void StuckBus(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        bool done = true;
        Assert.AreEqual(1e6, Duration(bench, () => done = Write(bench)));
        Assert.IsFalse(done);
    }

    private static void Garbled(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.IsTrue(Write(bench));
        Assert.IsFalse(bench.Board.GetDisplayPixel(0, 0));
        bench.Mend(row);
    }

    private static void Slow(Bench bench, FaultRow row)
    {
        double well = Duration(bench, () => Write(bench));
        bench.Inject(row);
        Assert.AreEqual(10 * well, Duration(bench, () => Assert.IsTrue(Write(bench))), well / 10);
    }

    private static void Intermittent(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        int failed = 0;
        for (int i = 0; i < 30; i++)
        {
            failed += Write(bench) ? 0 : 1;
        }

        Assert.AreEqual(10, failed);
    }

    private static void Dark(Bench bench, FaultRow row)
    {
        bench.Ports.LightRed.Write(true);
        Assert.AreEqual(1, bench.Signals.Light);
        bench.Inject(row);
        Assert.AreEqual(0, bench.Signals.Light);
        bench.Mend(row);
        Assert.AreEqual(1, bench.Signals.Light);
    }

    private static void Lit(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.AreEqual(7, bench.Signals.Light);
        bench.Ports.LightRed.Off();
        Assert.AreEqual(7, bench.Signals.Light);
    }

    private static void Silent(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        bench.Ports.Buzzer.Write(true);
        Assert.IsFalse(bench.Signals.Buzzer);
        bench.Mend(row);
        Assert.IsTrue(bench.Signals.Buzzer);
    }

    private static void Sounding(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.IsTrue(bench.Signals.Buzzer);
        bench.Mend(row);
        Assert.IsFalse(bench.Signals.Buzzer);
    }
}
