// Virtual time: events in order, and firmware threads that block in it without ever running at once.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The world's clock. Nothing in the simulation reads any other.</summary>
public sealed class VirtualTime
{
    /// <summary>World time in microseconds, from 0.</summary>
    public long NowMicroseconds => throw new NotImplementedException();

    /// <summary>Runs the world (plant, events, threads) up to and including a time.</summary>
    public void AdvanceTo(long microseconds) => throw new NotImplementedException();

    /// <summary>Calls an action at a world time (events of one time run in the order scheduled).</summary>
    public void Schedule(long atMicroseconds, Action action) => throw new NotImplementedException();

    /// <summary>
    /// Starts a firmware thread now. It runs until it first blocks, then in lock-step with the world. It ends
    /// when its body returns or the power is cut (its blocking call throws <see cref="PowerLostException"/>).
    /// </summary>
    public void StartThread(string name, Action body) => throw new NotImplementedException();

    /// <summary>
    /// Blocks the calling firmware thread for a time. Called from outside a thread started here (a test), it
    /// advances the world by that time instead.
    /// </summary>
    public void Sleep(long microseconds) => throw new NotImplementedException();
}

/// <summary>Thrown out of a blocking call when the power is cut under it. Firmware never catches it by name.</summary>
public sealed class PowerLostException : Exception { }
