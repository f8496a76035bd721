// Which processor pin each role of the pen's board has.
namespace Pen.Hal.Esp32
{
    /// <summary>The pins of one board, by role. Numbers are GPIO numbers of the processor.</summary>
    public sealed class PinMap { }
}
