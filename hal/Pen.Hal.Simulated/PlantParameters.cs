// Every number of the plant, with its unit and its source.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The plant's parameters by name, for example <c>motor.resistance</c>.</summary>
public sealed class PlantParameters
{
    /// <summary>Names in the order of the file.</summary>
    public string[] Keys => throw new NotImplementedException();

    /// <summary>Reads a parameter. Throws <see cref="ArgumentException"/> with the known names for an unknown one.</summary>
    public double Get(string key) => throw new NotImplementedException();

    /// <summary>Sets a parameter. Throws <see cref="ArgumentException"/> for an unknown name or a value out of range.</summary>
    public void Set(string key, double value) => throw new NotImplementedException();

    /// <summary>Unit and source of a parameter, for listings.</summary>
    public string Describe(string key) => throw new NotImplementedException();
}
