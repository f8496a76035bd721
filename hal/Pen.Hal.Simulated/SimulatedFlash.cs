// Flash files that survive power, and tear when power goes in the middle of a write.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The files on the simulated flash.</summary>
public sealed class SimulatedFlash
{
    /// <summary>Names of the files.</summary>
    public string[] Names => throw new NotImplementedException();

    /// <summary>A copy of a file's bytes; empty if it does not exist.</summary>
    public byte[] GetFile(string name) => throw new NotImplementedException();

    /// <summary>Puts a file there, whole.</summary>
    public void SetFile(string name, byte[] content) => throw new NotImplementedException();
}
