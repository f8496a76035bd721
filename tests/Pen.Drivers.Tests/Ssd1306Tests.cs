// The display driver against the simulated controller, and against one that does not answer.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class Ssd1306Tests
{
    private readonly FrameBuffer _frame = new();

    [TestMethod]
    public void The_simulated_panel_shows_what_was_drawn_upright()
    {
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        Ssd1306 display = new(board.Ports.Display);
        PenOutputs outputs = new() { State = PenState.Fault, Reason = StopReason.HomeStuck };
        new StatusScreen(_frame).Render(outputs);
        Assert.IsTrue(display.Show(_frame, 0));
        Assert.AreEqual(Picture.Of(_frame).Render(), new Picture(board.GetDisplayPixel).Render());
        Assert.AreEqual("E202", new Picture(board.GetDisplayPixel).Large(0, 4));

        _frame.Clear();
        _frame.Text("second picture", 3, 1);
        Assert.IsTrue(display.Show(_frame, 100000));
        Assert.AreEqual(Picture.Of(_frame).Render(), new Picture(board.GetDisplayPixel).Render());

        display.Off();
        Assert.AreEqual("", new Picture(board.GetDisplayPixel).Line(1, 3));
    }

    [TestMethod]
    public void Only_pages_that_changed_are_sent()
    {
        FakeDisplay bus = new();
        Ssd1306 display = new(bus);
        Assert.IsTrue(display.Show(_frame, 0));
        bus.Transfers.Clear();

        Assert.IsTrue(display.Show(_frame, 100000));
        Assert.IsEmpty(bus.Transfers);

        _frame.Text("x", 60, 2);
        Assert.IsTrue(display.Show(_frame, 200000));
        Assert.HasCount(2, bus.Transfers);
        Assert.AreEqual("0021007F220202", Convert.ToHexString(bus.Transfers[0]));
        Assert.HasCount(129, bus.Transfers[1]);
        Assert.AreEqual(0x40, (int)bus.Transfers[1][0]);
    }

    [TestMethod]
    public void The_panel_is_switched_on_only_after_a_whole_picture()
    {
        FakeDisplay bus = new();
        new Ssd1306(bus).Show(_frame, 0);
        Assert.AreEqual("00AE", Convert.ToHexString(bus.Transfers[0].AsSpan(0, 2)));
        Assert.AreEqual("00AF", Convert.ToHexString(bus.Transfers[^1]));
        Assert.HasCount(1 + 4 * 2 + 1, bus.Transfers);
    }

    [TestMethod]
    public void A_display_that_fails_is_left_alone_for_a_second_and_then_set_up_afresh()
    {
        FakeDisplay bus = new();
        Ssd1306 display = new(bus);
        display.Show(_frame, 0);
        bus.IsAbsent = true;
        _frame.Text("x", 0, 0);
        bus.Transfers.Clear();
        Assert.IsFalse(display.Show(_frame, 100000));
        Assert.HasCount(1, bus.Transfers);
        Assert.IsFalse(display.Show(_frame, 1099999));
        Assert.HasCount(1, bus.Transfers);

        bus.IsAbsent = false;
        Assert.IsTrue(display.Show(_frame, 1100000));
        Assert.AreEqual("00AE", Convert.ToHexString(bus.Transfers[1].AsSpan(0, 2)));
        Assert.AreEqual("00AF", Convert.ToHexString(bus.Transfers[^1]));
    }

    private sealed class FakeDisplay : IDisplayBus
    {
        public List<byte[]> Transfers { get; } = [];

        public bool IsAbsent { get; set; }

        public bool Write(byte[] transfer, int count)
        {
            Transfers.Add(transfer.AsSpan(0, count).ToArray());
            return !IsAbsent;
        }
    }
}
