// What every site of a fault can do: begin to misbehave, and stop.
namespace Pen.Hal.Simulated;

/// <summary>A site. It is never told to begin twice without an end between.</summary>
internal interface IFaultable
{
    /// <summary>Misbehaves from now on. The fault is one of the vocabulary, its amount in range.</summary>
    void Begin(CircuitFault fault);

    /// <summary>Is well again from now on.</summary>
    void End();
}
