// What is said of a file that cannot be used.
using System;

namespace Pen.Hardware.Loading;

/// <summary>A file that cannot be used. The message names the file, the place in it and the remedy.</summary>
public sealed class BadDataException : Exception
{
    /// <summary>A file that cannot be used.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="place">Where in it, for example parts[3].type; empty for the whole file.</param>
    /// <param name="problem">What is wrong there, and what to do about it.</param>
    public BadDataException(string file, string place, string problem)
        : base(place.Length == 0 ? $"{file}: {problem}" : $"{file}: {place}: {problem}") { }
}
