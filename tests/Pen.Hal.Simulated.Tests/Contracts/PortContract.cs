// The base of the contract suites: a board in a known state, and the ports of whichever implementation is tested.
namespace Pen.Hal.Simulated.Tests.Contracts;

/// <summary>
/// Each suite below states what Pen.Hal promises and nothing of how it is kept. Another implementation runs
/// through it by deriving from the suite and naming its ports for a powered simulated board.
/// </summary>
public abstract class PortContract
{
    private PenBoard? _ports;

    /// <summary>The world at the other end of the wires.</summary>
    protected SimulatedBoard Board { get; private set; } = null!;

    /// <summary>The ports under test.</summary>
    protected PenBoard Ports => _ports!;

    /// <summary>The implementation's ports on a board that has just been powered.</summary>
    protected abstract PenBoard CreatePorts(SimulatedBoard board);

    [TestInitialize]
    public void BuildTheBoard()
    {
        Board = new SimulatedBoard(new PlantParameters(), 5);
        Board.PowerOn();
        // Now: a counter counts from here.
        _ports = CreatePorts(Board);
    }

    /// <summary>Cuts the power and gives it back: <see cref="Ports"/> are new ones then.</summary>
    protected void CyclePower()
    {
        Board.PowerOff();
        Board.PowerOn();
        _ports = CreatePorts(Board);
    }

    /// <summary>Lets time pass.</summary>
    protected void Wait(long microseconds) => Board.Time.Sleep(microseconds);
}
