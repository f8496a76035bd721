// The ESP32's ports on a virtual ESP32, run through the contract suites; the board's own pins are wired from its file.
using Pen.Hal.Simulated;
using Pen.Hal.Simulated.Tests.Contracts;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

internal static class VirtualPorts
{
    public static PenBoard On(SimulatedBoard board, BoardFile? file = null)
    {
        VirtualChip chip = new(board, file);
        chip.MakeCurrent();
        return Esp32Board.Open(PinMap.ForTarget(chip.TargetName));
    }
}

[TestClass]
public sealed class VirtualDigitalContract : DigitalContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualCounterContract : CounterContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualAnalogContract : AnalogContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualStepTrainContract : StepTrainContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualSlowPortContract : SlowPortContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualOneWireContract : OneWireContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualStorageContract : StorageContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class VirtualClockAndPowerContract : ClockAndPowerContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board);
}

[TestClass]
public sealed class ClassicCounterContract : CounterContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}

[TestClass]
public sealed class ClassicAnalogContract : AnalogContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}

[TestClass]
public sealed class ClassicStepTrainContract : StepTrainContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}

[TestClass]
public sealed class ClassicSlowPortContract : SlowPortContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}

[TestClass]
public sealed class ClassicOneWireContract : OneWireContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}

[TestClass]
public sealed class ClassicClockAndPowerContract : ClockAndPowerContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => VirtualPorts.On(board, BoardFile.Esp32);
}
