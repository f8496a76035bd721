// Every fault of the vocabulary, seen from the ports of a virtual ESP32.
using Pen.Hal.Simulated;
using Pen.Hal.Simulated.Tests.Faults;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class VirtualFaultContract : FaultContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}
