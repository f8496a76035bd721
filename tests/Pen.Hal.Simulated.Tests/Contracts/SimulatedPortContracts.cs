// The simulated board's own ports, run through the contract suites.
namespace Pen.Hal.Simulated.Tests.Contracts;

[TestClass]
public sealed class SimulatedDigitalContract : DigitalContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedCounterContract : CounterContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedStepTrainContract : StepTrainContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedSlowPortContract : SlowPortContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedAnalogContract : AnalogContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedClockAndPowerContract : ClockAndPowerContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedStorageContract : StorageContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

[TestClass]
public sealed class SimulatedOneWireContract : OneWireContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}
