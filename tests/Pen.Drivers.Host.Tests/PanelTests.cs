// The display driver against the simulated controller.
using Pen.Control;
using Pen.Drivers.Tests;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Host.Tests;

[TestClass]
public sealed class PanelTests
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
}
